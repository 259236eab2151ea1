//! The entries of a library, found by what is typed: by name, then by words in their texts; filters by what an entry is.
//!
//! A [`Searcher`] belongs to whoever can wait for it: a small library is searched where keys are taken, a large one on
//! a thread of its own. It gathers names when it is first asked about a library.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::{Arc, Weak};

use super::complete::{Completion, complete};
use super::excerpt::Excerpt;
use super::facts::date;
use super::in_texts::among::Among;
use super::in_texts::wish::{Places, Wish};
use super::in_texts::{self, Spot};
use super::labels::{LabelKind, Labels};
use super::landing::Landing;
use super::marks;
use super::pin::Pin;
use super::rank::Tier;
use super::remark::Remark;
use super::romanised::romanised;
use super::session::Session;
use super::sieve::{Filter, passing, understood};
use super::syntax::{Parsed, parse};
use super::terms::Terms;
use super::texts::Gathered;
use super::vocabulary::Vocabulary;
use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::TitleWords;
use crate::library::entry::{Entry, EntryIx};
use crate::words::text::Text;

/// How many results are kept of those that words find: more than any screen shows, few enough to be ranked at once.
pub(crate) const KEEP: usize = 200;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which question this is: the answer to a later one makes it void.
    pub number: u64,
    /// What is searched.
    pub library: Arc<Library>,
    /// The open briefing, whose entries come first among equals.
    pub open: Text,
    /// What is typed.
    pub typed: String,
    /// The byte of it at which the next letter goes.
    pub cursor: usize,
    /// The texts of the library.
    pub texts: Arc<Gathered>,
}

/// An entry that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The entry.
    pub entry: EntryIx,
    /// Its kind.
    pub kind: EntryKind,
    /// The label that matched, when it is not the title: an alias or an id.
    pub other: Option<Box<str>>,
    /// Why it was found by a name; none where it was not.
    pub tier: Option<Tier>,
    /// The place in its text at which it was found.
    pub(crate) spot: Option<Spot>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The question that this answers.
    pub number: u64,
    /// The entries, the best first: where words were looked for, at most [`KEEP`] by name, then at most as many places in
    /// texts; else all.
    pub found: Vec<Found>,
    /// How many of them were found by name.
    pub by_name: usize,
    /// How many entries have the words in their texts, whether they are among those found or not. An entry that is
    /// found by its title is one of them only if they stand below that, too.
    pub in_texts: usize,
    /// The words that were looked for, without the filters.
    pub words: String,
    /// What is wrong with the filters.
    pub remark: Option<Remark>,
    /// What the filter that is being typed may become.
    pub completion: Completion,
    /// The markings of the values that the filters name.
    pub named: Vec<Option<Tlp>>,
    terms: Terms,
    texts: Arc<Gathered>,
}

/// Finds entries.
#[derive(Debug, Default)]
pub struct Searcher {
    index: Option<Index>,
}

/// What is kept of a library between questions.
#[derive(Debug)]
struct Index {
    /// To know it again; it may end meanwhile.
    library: Weak<Library>,
    session: Session,
    /// The values of filters, gathered when the first filter is typed.
    vocabulary: OnceCell<Vocabulary>,
    no_vocabulary: Vocabulary,
    sieve: Sieve,
    /// What comes first among equals, entry by entry, for the open briefing.
    ranks: Option<(Text, Vec<u8>)>,
    answered: Answered,
}

/// What was found for each beginning of the words that were asked last: erasing a letter leads back to it.
#[derive(Debug, Default)]
struct Answered {
    /// The open briefing, which the answers depend on, too.
    open: Option<Text>,
    filters: Vec<Filter>,
    /// Beginnings of each other, the shortest first.
    stack: Vec<(String, ByWords)>,
}

/// What words find.
#[derive(Debug, Clone, Default)]
struct ByWords {
    found: Vec<Found>,
    by_name: usize,
    in_texts: usize,
    among: Option<Arc<Among>>,
}

/// The filters that were asked last, with what passes them.
#[derive(Debug, Default)]
struct Sieve {
    filters: Vec<Filter>,
    passing: Vec<bool>,
}

impl Searcher {
    /// Answers a question.
    pub fn answer(&mut self, request: &Request) -> Results {
        let library = &request.library;
        let known = self
            .index
            .take()
            .filter(|index| std::ptr::eq(index.library.as_ptr(), Arc::as_ptr(library)));
        let index = self
            .index
            .insert(known.unwrap_or_else(|| Index::new(library)));
        let (typed, cursor) = (request.typed.as_str(), request.cursor);
        let parsed = parse(typed);
        let (filters, remark) =
            understood(index.vocabulary(library, &parsed), typed, &parsed, cursor);
        index.sift(library, filters);
        let vocabulary = index.vocabulary(library, &parsed);
        let filters = parsed.filters.iter();
        let values = filters.flat_map(|it| it.value.split(',').map(move |value| (it.name, value)));
        let named = values.filter_map(|(name, value)| vocabulary.marking(name, value));
        let named = named.collect();
        let terms = Terms::new(&parsed.words);
        let by_words = if has_words(&parsed.words) {
            index.search_once(request, &parsed, &terms)
        } else {
            index.all(request)
        };
        Results {
            named,
            number: request.number,
            found: by_words.found,
            by_name: by_words.by_name,
            in_texts: by_words.in_texts,
            remark,
            completion: complete(library, index.vocabulary(library, &parsed), typed, cursor),
            words: parsed.words,
            terms,
            texts: request.texts.clone(),
        }
    }
}

impl Searcher {
    /// Pins a question: all entries that pass its filters and have all its words in their texts, their titles among
    /// them. Of words that tell too little to be looked for in texts, those that are found by name.
    pub fn pin(&mut self, request: &Request) -> Pin {
        let results = self.answer(request);
        let library = &request.library;
        let by_name = results.found.iter().map(|found| found.entry);
        let passing = match &self.index {
            Some(index) if !results.terms.is_empty() => {
                let holding = in_texts::holding(request.texts.of(library), &results.terms);
                let entries = library.entries().zip(holding).enumerate();
                let passing =
                    entries.filter(|(place, (_, holds))| *holds && index.sieve.passes(*place));
                passing.map(|(_, ((entry, _), _))| entry).collect()
            }
            _ => by_name.collect(),
        };
        Pin {
            query: request.typed.trim().to_owned(),
            number: request.number,
            passing,
            named: results.named,
        }
    }
}

impl Results {
    /// Whether words were looked for, so that the order is one of likeness.
    #[must_use]
    pub fn by_words(&self) -> bool {
        has_words(&self.words)
    }

    /// The bytes to mark in the label of a result.
    #[must_use]
    pub fn marks(&self, library: &Library, found: &Found) -> Vec<Range<usize>> {
        let (Some(entry), Some(tier)) = (library.entry(found.entry), found.tier) else {
            return Vec::new();
        };
        let label = found.other.as_deref().unwrap_or(&entry.title);
        marks::in_text(label, &self.words, tier)
    }

    /// The whole line around the place of a result, if it was found at one, with the bytes to be marked.
    pub(crate) fn line(
        &self,
        library: &Library,
        found: &Found,
    ) -> Option<(&str, Vec<Range<usize>>)> {
        let spot = found.spot.as_ref()?;
        Some(spot.line(self.texts.of(library), &self.terms))
    }

    /// The line from shortly before the place on.
    pub(crate) fn excerpt(&self, library: &Library, found: &Found) -> Option<Excerpt> {
        let texts = self.texts.of(library);
        let spot = found.spot.as_ref()?;
        let (line, marks) = spot.line(texts, &self.terms);
        let first = spot.first_mark(texts, &self.terms);
        Some(Excerpt::of(line, &marks, first))
    }

    /// Where a result was found on its page, if it was found at a place.
    pub(crate) fn landing(&self, library: &Library, found: &Found) -> Option<Landing> {
        let spot = found.spot.as_ref()?;
        let texts = self.texts.of(library);
        Some(Landing {
            words: self.words.clone(),
            around: spot.around(texts),
            is_title: spot.is_title(texts),
        })
    }
}

/// Whether a label says what the title says, in whatever case: nobody needs to read that twice.
fn is_same(label: &str, title: &str) -> bool {
    label == title || label.len() == title.len() && label.to_lowercase() == title.to_lowercase()
}

fn has_words(words: &str) -> bool {
    !words.trim().is_empty()
}

impl Index {
    fn new(library: &Arc<Library>) -> Self {
        Self {
            library: Arc::downgrade(library),
            session: Session::new(Arc::new(labels(library))),
            vocabulary: OnceCell::new(),
            no_vocabulary: Vocabulary::default(),
            sieve: Sieve::default(),
            ranks: None,
            answered: Answered::default(),
        }
    }

    /// What words find: once, as long as more is only typed behind them.
    fn search_once(&mut self, request: &Request, parsed: &Parsed, terms: &Terms) -> ByWords {
        self.answered
            .keep(&parsed.words, &request.open, &self.sieve.filters);
        if let Some((words, found)) = self.answered.stack.last()
            && *words == parsed.words
        {
            return found.clone();
        }
        let found = self.search(request, parsed, terms);
        self.answered.push(&parsed.words, found.clone());
        found
    }

    /// What filters may have for values; nothing where there are none.
    fn vocabulary(&self, library: &Library, parsed: &Parsed) -> &Vocabulary {
        if parsed.filters.is_empty() {
            return &self.no_vocabulary;
        }
        self.vocabulary.get_or_init(|| Vocabulary::of(library))
    }

    fn sift(&mut self, library: &Library, filters: Vec<Filter>) {
        if self.sieve.filters != filters {
            let vocabulary = self.vocabulary.get().unwrap_or(&self.no_vocabulary);
            self.sieve.passing = passing(library, vocabulary, &filters);
            self.sieve.filters = filters;
        }
    }

    fn search(&mut self, request: &Request, parsed: &Parsed, terms: &Terms) -> ByWords {
        let library = &request.library;
        let known = self.ranks.take().filter(|(open, _)| *open == request.open);
        // Once for all entries: they lie far apart, and each letter looks at most of them.
        let (_, ranks) = self.ranks.insert(known.unwrap_or_else(|| {
            let entries = library.entries();
            let ranks = entries.map(|(_, entry)| rank(entry, &request.open));
            (request.open.clone(), ranks.collect())
        }));
        let boost = |owner: u32| ranks.get(owner as usize).copied().unwrap_or(u8::MAX);
        let sieve = &self.sieve;
        let passes = |owner: u32| sieve.passes(owner as usize);
        let hits = if sieve.filters.is_empty() {
            self.session.query(&parsed.words, KEEP, &boost)
        } else {
            self.session
                .query_among(&parsed.words, KEEP, &boost, &passes)
        };
        let hits = hits.to_vec();
        let mut titled = foldhash::HashSet::default();
        let found = hits.into_iter().filter_map(|hit| {
            let (entry, own) = library.nth(hit.owner)?;
            let label = self.session.labels().text(hit.label);
            titled.insert(hit.owner);
            Some(Found {
                entry,
                kind: own.kind(),
                other: (!is_same(label, &own.title)).then(|| label.into()),
                tier: Some(hit.tier),
                spot: None,
            })
        });
        let mut found: Vec<Found> = found.collect();
        let by_name = found.len();
        if terms.is_empty() {
            return ByWords {
                found,
                by_name,
                ..ByWords::default()
            };
        }
        let wish = Wish {
            keep: KEEP,
            passes: &passes,
            is_named: &|owner| titled.contains(&owner),
            boost: &boost,
            places: Places::Own,
        };
        let mut before = self.answered.stack.iter().rev();
        let among = before.find_map(|(_, answer)| answer.among.clone());
        let texts = request.texts.of(library);
        let in_texts = in_texts::search(texts, terms, among.as_deref(), &wish);
        let spots = in_texts.spots.into_iter();
        found.extend(spots.filter_map(|spot| {
            let (entry, own) = library.nth(spot.entry)?;
            Some(Found {
                entry,
                kind: own.kind(),
                other: None,
                tier: None,
                spot: Some(spot),
            })
        }));
        ByWords {
            found,
            by_name,
            in_texts: in_texts.count,
            among: in_texts.among.map(Arc::new),
        }
    }

    /// Without words: all that pass the filters, or without those the entries of the open briefing and the other
    /// briefings. By kind; events by date, the others as they stand in their files, the open briefing first.
    fn all(&self, request: &Request) -> ByWords {
        let open = &request.open;
        let here =
            |entry: &Entry| entry.id.briefing == *open || entry.kind() == EntryKind::Briefing;
        let wanted = |(i, (_, entry)): &(usize, (EntryIx, &Entry))| {
            if self.sieve.filters.is_empty() {
                here(entry)
            } else {
                self.sieve.passes(*i)
            }
        };
        let entries = request.library.entries().enumerate().filter(wanted);
        let mut all: Vec<_> = entries
            .map(|(_, (ix, entry))| {
                let date = date(entry).map(|date| (date.earliest(), date.latest()));
                let place = (date.is_none(), date, is_elsewhere(entry, open), ix);
                (order(entry.kind()), place, entry.kind())
            })
            .collect();
        all.sort_unstable();
        let found = all.into_iter().map(|(_, (.., entry), kind)| Found {
            entry,
            kind,
            other: None,
            tier: None,
            spot: None,
        });
        let found: Vec<Found> = found.collect();
        ByWords {
            by_name: found.len(),
            found,
            ..ByWords::default()
        }
    }
}

/// So many of the newest answers keep where to look when more is typed: it takes some bytes for each entry.
const REMEMBERED: usize = 4;

impl Answered {
    fn push(&mut self, words: &str, found: ByWords) {
        self.stack.push((words.to_owned(), found));
        if let Some((_, old)) = self.stack.iter_mut().rev().nth(REMEMBERED) {
            old.among = None;
        }
    }

    /// Keeps what still holds: the answers for beginnings of these words.
    fn keep(&mut self, words: &str, open: &Text, filters: &[Filter]) {
        if self.open.as_ref() != Some(open) || self.filters != filters {
            *self = Self {
                open: Some(open.clone()),
                filters: filters.to_vec(),
                stack: Vec::new(),
            };
        }
        let begins = |(begun, _): &(String, ByWords)| words.starts_with(begun.as_str());
        self.stack
            .truncate(self.stack.iter().take_while(|entry| begins(entry)).count());
    }
}

impl Sieve {
    fn passes(&self, owner: usize) -> bool {
        self.passing.get(owner).copied().unwrap_or(true)
    }
}

/// Every name, id and alias of a library.
#[must_use]
pub fn labels(library: &Library) -> Labels {
    let mut labels = Labels::builder();
    for (number, (_, entry)) in (0..).zip(library.entries()) {
        // Whoever types the word of a name wants what is called so before what is said with it.
        let kind = match entry.body.title() {
            TitleWords::Plain(_) => LabelKind::Title,
            TitleWords::Prose(_) | TitleWords::Quote(_) | TitleWords::None => LabelKind::Sentence,
        };
        labels.push(number, kind, &entry.title);
        for name in entry.body.aliases() {
            labels.push(number, LabelKind::Alias, name);
        }
        // What is said with a name in Hangul is found by the name's own entry.
        let titles = std::iter::once(&entry.title).filter(|_| kind == LabelKind::Title);
        for name in titles.chain(entry.body.aliases()) {
            for way in romanised(name) {
                labels.push(number, LabelKind::Alias, &way);
            }
        }
        if !entry.id.item.contains(':') {
            labels.push(number, LabelKind::Id, &entry.id.item);
        }
    }
    labels.build()
}

/// What comes first among equals: the open briefing's own, then by kind. Lower is better.
fn rank(entry: &Entry, open: &Text) -> u8 {
    order(entry.kind()).min(7) + if is_elsewhere(entry, open) { 8 } else { 0 }
}

/// The kinds in the order in which they are wanted.
fn order(kind: EntryKind) -> u8 {
    match kind {
        EntryKind::Actor => 0,
        EntryKind::Event => 1,
        EntryKind::Option => 2,
        EntryKind::Judgement => 3,
        EntryKind::Question => 4,
        EntryKind::Briefing => 5,
        EntryKind::Source => 6,
        EntryKind::Hypothesis => 7,
        EntryKind::Evidence => 8,
        EntryKind::Statement => 9,
        EntryKind::Tag => 10,
    }
}

fn is_elsewhere(entry: &Entry, open: &Text) -> bool {
    entry.id.briefing != *open && !(entry.kind() == EntryKind::Briefing && entry.id.item == *open)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    const YAML: &str = "title: B
tlp: GREEN
actors:
  kimsuky: {name: 김수키, aliases: [Velvet Chollima]}
  ann: Ann
events:
  - {id: later, title: Ann later, date: 2015}
  - {id: undated, title: Ann some day}
  - {id: first, title: Ann first, date: 2014, by: kimsuky}
";

    fn library(yaml: &str) -> Arc<Library> {
        Arc::new(Library::load(
            vec![SourceFile::named("b.yaml", yaml)],
            Vec::new(),
        ))
    }

    fn request(library: &Arc<Library>, typed: &str) -> Request {
        Request {
            number: 7,
            library: library.clone(),
            open: Text::line("b"),
            typed: typed.to_owned(),
            cursor: typed.len(),
            texts: Arc::default(),
        }
    }

    fn ids(library: &Library, results: &Results) -> String {
        let ids = results.found.iter().map(|found| {
            let id = library.entry(found.entry).unwrap().id.item.to_string();
            match (&found.other, &found.spot) {
                (Some(other), _) => format!("{id} ({other})"),
                (None, Some(_)) => format!("in {id}"),
                (None, None) => id,
            }
        });
        ids.collect::<Vec<_>>().join(", ")
    }

    fn check(typed: &str, expected: &str) {
        let library = library(YAML);
        let results = Searcher::default().answer(&request(&library, typed));
        assert_eq!(ids(&library, &results), expected, "{typed}");
        assert_eq!(results.number, 7);
    }

    #[test]
    fn filters_narrow_what_words_find() {
        check("Ann", "ann, later, first, undated");
        check("Ann kind:event", "later, first, undated");
        check("kind:event ann fi", "first");
        check("Ann knd:x", "");
        check("Ann kind:x", "");
        check("kind:event amn", "");
        check("kind:event lateer", "later (later)");
    }

    #[test]
    fn without_words_all_that_pass_are_listed_and_events_by_date() {
        check("kind:event", "first, later, undated");
        check("after:2015", "later");
        check("", "kimsuky, ann, first, later, undated, b");
    }

    #[test]
    fn a_pin_lets_through_all_that_pass_and_hold_the_words() {
        let library = library(YAML);
        let check = |typed: &str, expected: &str| {
            let pin = Searcher::default().pin(&request(&library, typed));
            let passing = library.entries().filter(|(ix, _)| pin.passes(*ix));
            let ids: Vec<&str> = passing.map(|(_, entry)| entry.id.item.as_str()).collect();
            assert_eq!(ids.join(" "), expected, "{typed}");
        };
        check("kind:event", "later undated first");
        check("ann", "later undated first ann");
        check("ann -kind:actor fi", "first");
        check("velvet", "kimsuky");
        check("zzz", "");
        check("kind:zzz", "");
    }

    #[test]
    fn names_in_hangul_are_found_by_latin_letters() {
        check("gimsuki", "kimsuky (gimsuki)");
        check("kimsuki", "kimsuky (kimsuki)");
        check("김수", "kimsuky");
        check("velvet", "kimsuky (Velvet Chollima), in kimsuky");
    }

    #[test]
    fn width_ligatures_and_spaces_do_not_count() {
        let library = library(
            "title: B\nactors:\n  wide: ＡＰＴ１０\n  ligature: ﬁn7\n  longer: APT281\n  spaced: APT 28\n",
        );
        let check = |typed: &str, expected: &str| {
            let results = Searcher::default().answer(&request(&library, typed));
            assert_eq!(ids(&library, &results), expected, "{typed}");
        };
        check("apt10", "wide");
        check("apt-10", "wide");
        check("fin7", "ligature");
        check("apt28", "spaced, longer");
        check("ａｐｔ　２８", "spaced, longer");
    }

    #[test]
    fn an_erased_letter_leads_back_to_what_was_found_and_not_to_what_other_filters_found() {
        let library = library(YAML);
        let mut searcher = Searcher::default();
        for typed in [
            "a",
            "an",
            "ann",
            "an",
            "kind:event an",
            "kind:event a",
            "a",
            "an",
            "b",
        ] {
            let found = searcher.answer(&request(&library, typed));
            let anew = Searcher::default().answer(&request(&library, typed));
            assert_eq!(ids(&library, &found), ids(&library, &anew), "{typed}");
        }
        let elsewhere = Request {
            open: Text::line("other"),
            ..request(&library, "b")
        };
        let found = searcher.answer(&elsewhere);
        let anew = Searcher::default().answer(&elsewhere);
        assert_eq!(ids(&library, &found), ids(&library, &anew));
    }

    #[test]
    fn another_library_is_searched_anew_and_filters_that_are_gone_hold_no_more() {
        let mut searcher = Searcher::default();
        let one = library(YAML);
        let events = searcher.answer(&request(&one, "kind:event"));
        assert_eq!(events.found.len(), 3);
        assert_eq!(searcher.answer(&request(&one, "ann")).by_name, 4);
        let other = library("title: B\nactors:\n  eve: Eve\n");
        let found = searcher.answer(&request(&other, "Eve"));
        assert_eq!(ids(&other, &found), "eve");
        drop(one);
        let mut count = |typed| searcher.answer(&request(&other, typed)).found.len();
        assert_eq!((count("kind:event"), count("")), (0, 2));
    }
}
