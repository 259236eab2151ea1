//! The entries whose texts hold some words, the best first, each with the place in its text that holds them best.
//!
//! A place in the title comes before one in the text, that before the names of other entries, whole words before
//! beginnings before what is in the middle of a word, words close together before words far apart; then what matters
//! more, then what was first. The name of one other entry is no place of this one: it is that one's, where it is found.

use std::ops::Range;

use among::Among;
use page::{Held, Known, Page, Ranked, Scratch, Words};
use wish::{Places, Wish};

use super::around::Around;
use super::needle::{self, Needle};
use super::rank::Best;
use super::terms::Terms;
use super::texts::Texts;

pub(super) mod among;
mod page;
pub(super) mod wish;

/// A place in the text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The entry, by its place in [`crate::library::Library::entries`].
    pub(crate) entry: u32,
    /// The folded bytes from the first word that was looked for to the last one.
    pub(crate) bytes: Range<usize>,
}

/// What was found in texts.
#[derive(Clone, Debug, Default)]
pub(super) struct InTexts {
    /// The best.
    pub(super) spots: Vec<Spot>,
    /// How many entries hold the words.
    pub(super) count: usize,
    /// Where to look when more is typed; none where that is hard to tell.
    pub(super) among: Option<Among>,
}

/// Looks for words in all texts, or where a question before says that they are.
pub(super) fn search(
    texts: &Texts,
    terms: &Terms,
    among: Option<&Among>,
    wish: &Wish<'_>,
) -> InTexts {
    let mut holding = None;
    let mut tally = Tally::of_best(wish.keep);
    match &terms.readings[..] {
        [] => {}
        [only] => holding = each(texts, only, among, wish, &mut tally),
        // Words and dates: what holds several readings counts once, where it is best.
        several => {
            let mut all = Tally::of_all();
            for needles in several {
                each(texts, needles, None, wish, &mut all);
            }
            let mut all = all.best.into_kept();
            all.sort_unstable_by_key(|ranked| (ranked.entry, *ranked));
            all.dedup_by_key(|ranked| ranked.entry);
            all.into_iter().for_each(|ranked| tally.add(ranked));
        }
    }
    let spots = tally.best.into_sorted().into_iter().map(|ranked| Spot {
        entry: ranked.entry,
        bytes: ranked.bytes(),
    });
    InTexts {
        spots: spots.collect(),
        count: tally.count,
        among: holding,
    }
}

/// For each entry, whether the words stand on its page, also where it only names another.
pub(super) fn holding(texts: &Texts, terms: &Terms) -> Vec<bool> {
    let mut holding = vec![false; texts.len()];
    let wish = Wish {
        keep: 0,
        passes: &|_| true,
        is_named: &|_| false,
        boost: &|_| 0,
        places: Places::All,
    };
    for needles in &terms.readings {
        let mut all = Tally::of_all();
        each(texts, needles, None, &wish, &mut all);
        for ranked in all.best.into_kept() {
            if let Some(holds) = holding.get_mut(ranked.entry as usize) {
                *holds = true;
            }
        }
    }
    holding
}

/// How many entries hold the words, and the best of them.
struct Tally {
    count: usize,
    best: Best<Ranked>,
}

impl Tally {
    fn of_best(keep: usize) -> Self {
        Self {
            count: 0,
            best: Best::new(keep),
        }
    }

    fn of_all() -> Self {
        Self::of_best(usize::MAX)
    }

    fn add(&mut self, ranked: Ranked) {
        self.count += 1;
        self.best.push(ranked);
    }
}

/// Each entry that holds all of some words: the texts are looked through for the one that is rarest, and those that
/// hold it for the others. Gives where that one stands.
fn each(
    texts: &Texts,
    needles: &[Needle],
    among: Option<&Among>,
    wish: &Wish<'_>,
    tally: &mut Tally,
) -> Option<Among> {
    let words = Words::in_order(texts, needles);
    let first = words.first()?;
    let mut found = Among::new(texts, needles, first);
    let are_all = found.are_all();
    let mut scratch = Scratch::default();
    let mut look = |entry: u32, known: Known<'_>| {
        found.add(entry, texts.bytes(entry as usize).start, known);
        if !(wish.passes)(entry) {
            return;
        }
        let page = Page::of(texts, &words, entry, wish);
        match page.place(known, tally.best.bar(), &mut scratch) {
            Some(Held::Here(ranked)) => tally.add(ranked),
            Some(Held::Somewhere) => tally.count += 1,
            None => {}
        }
    };
    match among.filter(|among| among.holds_for(needles)) {
        Some(among) => among.each(texts, first, are_all, &mut look),
        None => among::everywhere(texts, first, are_all, &mut look),
    }
    Some(found)
}

impl Spot {
    /// The words around it, by which it is known again on a page.
    pub(super) fn around(&self, texts: &Texts) -> Around {
        Around::of(texts.folded(), self.bytes.start)
    }

    /// Whether it begins in the title.
    pub(super) fn is_title(&self, texts: &Texts) -> bool {
        self.bytes.start < texts.title_end(self.entry as usize)
    }

    /// The line it begins in, and the bytes to be marked there: wherever a word stands that was looked for.
    pub(super) fn line<'t>(&self, texts: &'t Texts, terms: &Terms) -> (&'t str, Vec<Range<usize>>) {
        let (line, start) = texts.line(self.entry as usize, self.bytes.start);
        let folded = &texts.folded()[start..];
        let end = start + folded.find('\n').unwrap_or(folded.len());
        let needles = terms.needles();
        let (mut at, mut letters) = (start, 0);
        let stretches = needle::merged(&needles, &texts.folded, start..end).map(|hit| {
            letters += texts.folded()[at..hit.start].chars().count();
            at = hit.start;
            (letters, letters + texts.folded()[hit].chars().count() - 1)
        });
        let stretches: Vec<_> = stretches.collect();
        (line, super::fold::origins_of(line, &stretches))
    }

    /// Which of the marks of its line is the first that belongs to it.
    pub(super) fn first_mark(&self, texts: &Texts, terms: &Terms) -> usize {
        let (_, start) = texts.line(self.entry as usize, self.bytes.start);
        let needles = terms.needles();
        let hits = needle::merged(&needles, &texts.folded, start..self.bytes.end);
        hits.take_while(|hit| hit.start < self.bytes.start).count()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::briefing::date::shown::Dates;
    use crate::library::Library;
    use crate::source::SourceFile;

    const ALL: Wish<'_> = Wish {
        keep: 99,
        passes: &|_| true,
        is_named: &|_| false,
        boost: &|_| 0,
        places: Places::Own,
    };

    const YAML: &str = "title: B
bluf: A sarin attack was feared.
tlp: CLEAR
actors:
  ann: {name: Ann, role: Speaks of art, notes: secret words}
  sony: {name: Sony, ext: {attack: G0131}}
events:
  - {id: late, title: Gas, date: 2015-06-25, text: A bomb. The art of it was feared much more than it should be., importance: 3}
  - {id: first, title: Gas, date: 2014-12-19, text: It starts. Then a bomb was feared., importance: 1}
  - {id: titled, title: The bomb that was feared, by: ann}
  - {id: apart, title: Smoke, text: 'Cyber attack of many words between them, and after all of those a partition.'}
sources:
  paper: {title: Paper, publisher: The Smart Paper}
statements:
  said: {by: ann, says: Odds of 50-to-1., when: Friday}
  told: {by: [ann, sony], about: titled, says: It was told.}
";

    /// `expected`: the ids of what is found, the best first, each with the line and its marks.
    fn check(typed: &str, expected: &[&str]) {
        let source = SourceFile::named("b.yaml", YAML);
        let library = Library::load(vec![source], Vec::new());
        let texts = Texts::of(&library, Dates::Iso);
        let terms = Terms::new(typed);
        let found = search(&texts, &terms, None, &ALL);
        let shown = found.spots.iter().map(|spot| {
            let (_, entry) = library.nth(spot.entry).unwrap();
            let (line, marks) = spot.line(&texts, &terms);
            let mut line = line.to_owned();
            for mark in marks.iter().rev() {
                line.insert(mark.end, ']');
                line.insert(mark.start, '[');
            }
            format!("{}: {line}", entry.id.item)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{typed}");
        assert_eq!(found.count, expected.len(), "{typed}");
    }

    /// The ids of what has the words on its page, in the order of the file.
    fn check_holding(typed: &str, expected: &[&str]) {
        let source = SourceFile::named("b.yaml", YAML);
        let library = Library::load(vec![source], Vec::new());
        let holding = holding(&Texts::of(&library, Dates::Iso), &Terms::new(typed));
        let entries = library.entries().zip(holding);
        let held = entries.filter(|(_, holds)| *holds);
        let held = held.map(|((_, entry), _)| entry.id.item.to_string());
        let mut held: Vec<String> = held.collect();
        held.sort();
        assert_eq!(held, expected, "{typed}");
    }

    proptest! {
        #[test]
        fn letter_by_letter_the_same_is_found(
            texts in proptest::collection::vec("[ab]{1,3}( [abc]{1,4}){0,6}", 1..12),
            typed in "[ab]{1,3}( ?[abc\"]{1,3}){0,3}",
        ) {
            let events = texts.iter().enumerate();
            let events = events.map(|(n, text)| format!("  - {{id: e{n}, title: x, text: {text}}}\n"));
            let yaml = format!("title: B\ntlp: CLEAR\nevents:\n{}", events.collect::<String>());
            let library = Library::load(vec![SourceFile::named("b.yaml", &*yaml)], Vec::new());
            let texts = Texts::of(&library, Dates::Iso);
            let mut among = None;
            for end in 1..=typed.len() {
                let terms = Terms::new(&typed[..end]);
                let found = |among| search(&texts, &terms, among, &ALL);
                let (narrowed, whole) = (found(among.as_ref()), found(None));
                prop_assert_eq!(&narrowed.spots, &whole.spots, "{}", &typed[..end]);
                prop_assert_eq!(narrowed.count, whole.count);
                among = narrowed.among.or(among);
            }
        }
    }

    proptest! {
        /// What is only counted is what is not among the best.
        #[test]
        fn the_best_few_are_the_first_of_all(
            texts in proptest::collection::vec(("[ab]{1,2}", "[ab]{1,3}( [abc]{1,4}){0,6}", 0_usize..3, 1_u8..6), 1..40),
            names in proptest::collection::vec("[abc]{1,3}( [ab]{1,2})?", 3),
            typed in "[ab]{1,3}( [abc]{1,3}){0,3}",
            keep in 1_usize..6,
        ) {
            let events = texts.iter().enumerate().map(|(n, (title, text, by, importance))| {
                format!("  - {{id: e{n}, title: {title}, by: x{by}, importance: {importance}, text: {text}}}\n")
            });
            let actors = names.iter().enumerate().map(|(n, name)| format!("  x{n}: {{name: {name}}}\n"));
            let (events, actors): (String, String) = (events.collect(), actors.collect());
            let yaml = format!("title: B\ntlp: CLEAR\nevents:\n{events}actors:\n{actors}");
            let library = Library::load(vec![SourceFile::named("b.yaml", &*yaml)], Vec::new());
            let (texts, terms) = (Texts::of(&library, Dates::Iso), Terms::new(&typed));
            let all = search(&texts, &terms, None, &ALL);
            let few = search(&texts, &terms, None, &Wish { keep, ..ALL });
            let first = all.spots.iter().take(keep).cloned();
            prop_assert_eq!(few.spots, first.collect::<Vec<_>>());
            prop_assert_eq!(few.count, all.count);
        }
    }

    #[test]
    fn of_a_word_that_one_entry_has_too_often_the_places_are_looked_for_again() {
        let events: String = (0..900)
            .map(|n| format!("  - {{id: e{n}, title: x, text: abd}}\n"))
            .collect();
        let often = "ab ".repeat(1_200);
        let yaml = format!(
            "title: B\ntlp: CLEAR\nevents:\n{events}  - {{id: often, title: x, text: {often}abc}}\n"
        );
        let library = Library::load(vec![SourceFile::named("b.yaml", &*yaml)], Vec::new());
        let texts = Texts::of(&library, Dates::Iso);
        let before = search(&texts, &Terms::new("ab"), None, &ALL);
        assert_eq!(before.count, 901);
        let found = search(&texts, &Terms::new("abc"), before.among.as_ref(), &ALL);
        let entries = found
            .spots
            .iter()
            .map(|spot| library.nth(spot.entry).unwrap().1);
        let ids: Vec<String> = entries.map(|entry| entry.id.to_string()).collect();
        assert_eq!(ids, ["b/often"]);
    }

    #[test]
    fn titles_come_before_texts_and_whole_words_before_parts() {
        check(
            "bomb",
            &[
                "titled: The [bomb] that was feared",
                "first: It starts. Then a [bomb] was feared.",
                "late: A [bomb]. The art of it was feared much more than it should be.",
            ],
        );
        check(
            "art",
            &[
                "ann: Speaks of [art]",
                "late: A bomb. The [art] of it was feared much more than it should be.",
                "first: It st[art]s. Then a bomb was feared.",
                "apart: Cyber attack of many words between them, and after all of those a p[art]ition.",
                "paper: The Sm[art] Paper",
            ],
        );
    }

    #[test]
    fn every_word_must_be_there_and_near_is_better_than_far() {
        check(
            "feared bomb",
            &[
                "titled: The [bomb] that was [feared]",
                "first: It starts. Then a [bomb] was [feared].",
                "late: A [bomb]. The art of it was [feared] much more than it should be.",
            ],
        );
        check(
            "\"bomb was feared\"",
            &["first: It starts. Then a [bomb was feared]."],
        );
        check("bomb nothing", &[]);
    }

    #[test]
    fn the_name_of_another_is_no_place_but_one_word_of_it_beside_own_ones_is() {
        check("\"bomb that was\"", &["titled: The [bomb that was] feared"]);
        check("sony", &["sony: [Sony]"]);
        // Who says it, and what it says; two others, named by one entry; and two names of which one is its own.
        check("told ann", &["told: It was [told]."]);
        check("ann sony", &["told: [Ann]"]);
        check(
            "ann bomb",
            &["told: [Ann]", "titled: The [bomb] that was feared"],
        );
    }

    #[test]
    fn what_names_another_holds_its_name() {
        check_holding("\"bomb that was\"", &["titled", "told"]);
        check_holding("sony", &["sony", "told"]);
        check_holding("nothing", &[]);
    }

    #[test]
    fn fields_are_found_and_names_of_others_last_and_notes_never() {
        check("ann friday", &["said: [Friday]"]);
        check("G0131", &["sony: attack [G0131]"]);
        check("secret", &[]);
        check("50-to-1", &["said: Odds of [50-to-1]."]);
        check("\"50 to 1\"", &["said: Odds of [50-to-1]."]);
        check(
            "cyberattack",
            &[
                "apart: [Cyber attack] of many words between them, and after all of those a partition.",
            ],
        );
        check("smart", &["paper: The [Smart] Paper"]);
        check("sarin", &["b: A [sarin] attack was feared."]);
    }

    #[test]
    fn dates_are_found_however_they_are_written() {
        check(
            "19 december 2014",
            &["first: [2014-12-19] · leads the story"],
        );
        check("december 2014", &["first: [2014-12]-19 · leads the story"]);
        check(
            "2014-12-19 bomb",
            &["first: [2014-12-19] · leads the story"],
        );
    }
}
