//! Filtering the rows of a list by any word that they show, without changing their order.
//!
//! Every word that is typed must be there: as the beginning of a word that the row shows, as a whole value (of a
//! likelihood, a grade, a status: `likely` is not *unlikely*), or within a name. `-word` leaves out the rows that have it.
//! Only where no row has all of them, names are looked at letter by letter, and for slips of the finger
//! ([`super::filter`]).

use std::ops::Range;

use super::filter::filter;
use super::fold::fold_keeping_spaces;

/// What divides the names of a row: nobody can type it.
pub(crate) const BETWEEN: char = '\u{1f}';

/// What a row can be filtered by, beside its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// Words, folded, a space before each.
    words: String,
    /// Values, folded.
    values: Vec<String>,
}

impl Terms {
    /// Words that the row shows: found by their beginnings.
    pub(crate) fn words(&mut self, text: &str) {
        self.words.push(' ');
        self.words.push_str(&fold_keeping_spaces(text));
    }

    /// A value that the row shows: found as a whole.
    pub(crate) fn value(&mut self, text: &str) {
        let value = fold_keeping_spaces(text).replace(' ', "-");
        self.values.push(value);
    }

    fn has(&self, word: &Word) -> bool {
        let begins = || {
            let mut places = self.words.match_indices(&word.words);
            places.any(|(at, _)| self.words[..at].ends_with([' ', '-', '(', '"']))
        };
        self.values.contains(&word.value) || begins()
    }
}

/// A row to be filtered: its names, the title first, divided by [`BETWEEN`], and its terms.
#[derive(Debug, Clone)]
pub(crate) struct Filtered {
    names: String,
    folded: String,
    terms: Terms,
}

/// A row that the filter lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passed {
    /// Its place among all.
    pub row: usize,
    /// The bytes of its names to be marked.
    pub marks: Vec<Range<usize>>,
}

impl Filtered {
    /// A row with its names and terms.
    pub(crate) fn new(names: String, terms: Terms) -> Self {
        Self {
            folded: fold_keeping_spaces(&names),
            names,
            terms,
        }
    }

    /// Its names.
    pub(crate) fn names(&self) -> &str {
        &self.names
    }

    fn has(&self, word: &Word) -> bool {
        match word.meant {
            Meant::Value => self.terms.values.contains(&word.value),
            Meant::Anything => self.is_called(word) || self.terms.has(word),
        }
    }

    fn is_called(&self, word: &Word) -> bool {
        self.folded.contains(&word.words)
    }
}

/// A word that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    typed: String,
    /// As it stands among words.
    words: String,
    /// As it stands as a value.
    value: String,
    meant: Meant,
}

/// What a word is looked for as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// Whatever it may be.
    Anything,
    /// A value alone: one letter is in nearly every name.
    Value,
}

/// The words that are typed: those that must be there, and those that must not.
fn words_of(typed: &str, rows: &[Filtered]) -> (Vec<Word>, Vec<Word>) {
    let word = |typed: &str| {
        let words = fold_keeping_spaces(typed);
        let is_value = || rows.iter().any(|row| row.terms.values.contains(&words));
        Word {
            typed: typed.to_owned(),
            value: words.replace(' ', "-"),
            meant: match words.chars().nth(1) {
                None if is_value() => Meant::Value,
                _ => Meant::Anything,
            },
            words,
        }
    };
    let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
    for typed in typed.split_whitespace() {
        match typed.strip_prefix('-') {
            // A dash alone begins a word that is still being typed.
            Some("") => {}
            Some(rest) => unwanted.push(word(rest)),
            None => wanted.push(word(typed)),
        }
    }
    (wanted, unwanted)
}

/// The rows that pass, in their order.
pub(crate) fn passed(rows: &[Filtered], typed: &str) -> Vec<Passed> {
    let (wanted, unwanted) = words_of(typed, rows);
    let left = |row: &&Filtered| !unwanted.iter().any(|word| row.has(word));
    let has_all = |row: &Filtered| has_all(row, &wanted);
    let left: Vec<(usize, &Filtered)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| left(row))
        .collect();
    let kept: Vec<(usize, &Filtered)> = left
        .iter()
        .copied()
        .filter(|(_, row)| has_all(row))
        .collect();
    if kept.is_empty() {
        let wanted: Vec<&str> = wanted.iter().map(|word| word.typed.as_str()).collect();
        let names = left.iter().map(|(_, row)| row.names.as_str());
        let found = filter(names, &wanted.join(" ")).into_iter();
        let passed = found.map(|(place, marks)| Passed {
            row: left[place].0,
            marks,
        });
        return passed.collect();
    }
    let mut passed: Vec<Passed> = kept
        .iter()
        .map(|(row, _)| Passed {
            row: *row,
            marks: Vec::new(),
        })
        .collect();
    for word in &wanted {
        let (places, named): (Vec<usize>, Vec<&str>) = kept
            .iter()
            .enumerate()
            .filter(|(_, (_, row))| word.meant == Meant::Anything && row.is_called(word))
            .map(|(place, (_, row))| (place, row.names.as_str()))
            .unzip();
        for (place, marks) in filter(named, &word.typed) {
            passed[places[place]].marks.extend(marks);
        }
    }
    for row in &mut passed {
        row.marks.sort_by_key(|mark| (mark.start, mark.end));
        row.marks.dedup();
    }
    passed
}

/// Whether a row has every word; words that make a value together may stand for it, as in `very likely`.
fn has_all(row: &Filtered, wanted: &[Word]) -> bool {
    let mut rest = wanted;
    while let Some((first, others)) = rest.split_first() {
        let joined = others.first().map(|second| Word {
            typed: String::new(),
            meant: Meant::Value,
            words: format!("{} {}", first.words, second.words),
            value: format!("{}-{}", first.value, second.value),
        });
        if let Some(joined) = joined
            && row.terms.values.contains(&joined.value)
        {
            rest = &others[1..];
        } else if row.has(first) {
            rest = others;
        } else {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Filtered> {
        let row = |names: &str, words: &[&str], values: &[&str]| {
            let mut terms = Terms::default();
            words.iter().for_each(|word| terms.words(word));
            values.iter().for_each(|value| terms.value(value));
            Filtered::new(names.to_owned(), terms)
        };
        vec![
            row("North Korea did it", &["due"], &["very likely", "moderate"]),
            row("China helped", &[], &["unlikely", "low"]),
            row("An insider helped", &[], &["likely", "high"]),
            row("Lazarus Group\u{1f}Hidden Cobra", &["group", "KP"], &[]),
            row("Report", &["The Daily Beast", "2014-12-19"], &["C"]),
        ]
    }

    #[track_caller]
    fn check(typed: &str, expected: &[usize]) {
        let found: Vec<usize> = passed(&rows(), typed).iter().map(|row| row.row).collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn values_are_found_as_wholes() {
        check("likely", &[2]);
        check("unlikely", &[1]);
        check("very likely", &[0]);
        check("very-likely", &[0]);
        check("VERY LIKELY moderate", &[0]);
        check("low", &[1]);
        check("c", &[4]);
        check("r", &[0, 2, 3, 4]);
    }

    #[test]
    fn words_are_found_by_their_beginnings_and_names_within() {
        check("beast", &[4]);
        check("bea", &[4]);
        check("east", &[]);
        check("2014-12", &[4]);
        check("12-19", &[4]);
        check("elped", &[1, 2]);
        check("cobra", &[3]);
        check("helped high", &[2]);
    }

    #[test]
    fn what_has_a_word_is_left_out() {
        check("-helped", &[0, 3, 4]);
        check("-likely", &[0, 1, 3, 4]);
        check("helped -likely", &[1]);
        check("-", &[0, 1, 2, 3, 4]);
        check("helped -", &[1, 2]);
    }

    #[test]
    fn where_no_row_has_the_words_names_are_looked_at_by_letters() {
        check("nrthkrea", &[0]);
        check("laxarus", &[3]);
        check("quartz", &[]);
    }

    #[test]
    fn what_is_marked_is_in_the_names() {
        let found = passed(&rows(), "cobra group");
        let names = &rows()[3].names;
        let marked: Vec<&str> = found[0]
            .marks
            .iter()
            .map(|mark| &names[mark.clone()])
            .collect();
        assert_eq!(marked, ["Group", "Cobra"]);
    }
}
