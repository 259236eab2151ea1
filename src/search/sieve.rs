//! Which entries of a library pass the filters of a query.
//!
//! Several filters of one name are alternatives; those of different names must all hold. What is wrong with a filter is
//! told in a few words, and the others hold without it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::syntax::{Name, Parsed, Written, split};
use super::vocabulary::{Vocabulary, marking_word, tags};
use crate::briefing::date::When;
use crate::library::file::Body;
use crate::library::{Entry, EntryIx, Library};
use crate::load::suggest;

/// A filter with a value that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// One of the values that occur.
    Value(Name, String),
    /// Events that may have been on this day or later (EDTF: the first day of what is written).
    From(NaiveDate),
    /// Events that may have been before this day.
    Until(NaiveDate),
}

impl Filter {
    fn name(&self) -> Name {
        match self {
            Self::Value(name, _) => *name,
            Self::From(_) => Name::After,
            Self::Until(_) => Name::Before,
        }
    }
}

/// The filters that hold, and what is to be said of the others. Of a filter that ends at the byte `cursor`, and so is
/// still being typed, nothing is said that the next letters may mend.
pub(super) fn understood(
    vocabulary: &Vocabulary,
    typed: &str,
    parsed: &Parsed,
    cursor: usize,
) -> (Vec<Filter>, Option<String>) {
    let mut remark = None;
    let mut filters = Vec::new();
    for at in &parsed.unknown {
        let name = split(&typed[at.clone()]).map_or("", |(name, _)| name);
        remark.get_or_insert_with(|| no_filter(name));
    }
    for written in parsed
        .filters
        .iter()
        .filter(|written| !written.value.is_empty())
    {
        match understand(vocabulary, written, written.at.end == cursor) {
            Ok(found) => filters.extend(found),
            Err(wrong) => drop(remark.get_or_insert(wrong)),
        }
    }
    (filters, remark)
}

fn no_filter(name: &str) -> String {
    let known = Name::ALL.iter().map(|name| name.word());
    format!("no filter `{name}:`, {}", suggest::help(name, known))
}

fn understand(
    vocabulary: &Vocabulary,
    written: &Written,
    being_typed: bool,
) -> Result<Vec<Filter>, String> {
    match written.name {
        Name::After | Name::Before => {
            let begun = being_typed && written.value.starts_with(|c: char| c.is_ascii_digit());
            match by_date(written) {
                Err(_) if begun => Ok(Vec::new()),
                other => other.map(|filter| vec![filter]),
            }
        }
        _ => by_value(vocabulary, written),
    }
}

fn by_date(written: &Written) -> Result<Filter, String> {
    match When::parse(&written.value) {
        Ok(when) if written.name == Name::After => Ok(Filter::From(when.earliest())),
        Ok(when) => Ok(Filter::Until(when.earliest())),
        Err(_) => Err(format!(
            "`{}` is no date, as 2014 or 2014-12-19",
            written.value
        )),
    }
}

/// A value may be cut short: it stands for all that begin with it.
fn by_value(vocabulary: &Vocabulary, written: &Written) -> Result<Vec<Filter>, String> {
    let (name, value) = (written.name, written.value.to_lowercase());
    let words = || {
        vocabulary
            .values(name)
            .iter()
            .map(|known| known.word.as_str())
    };
    let exact = words().find(|word| *word == value);
    let begun = words().filter(|word| exact.is_none() && word.starts_with(&value));
    let filter = |word: &str| Filter::Value(name, word.to_owned());
    let found: Vec<Filter> = exact.into_iter().chain(begun).map(filter).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let help = suggest::nearest(&value, words());
    let help = help.map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
    Err(format!(
        "nothing here has {}:{}{help}",
        name.word(),
        written.value
    ))
}

/// For each entry, in the order of [`Library::entries`], whether it passes.
pub(super) fn passing(library: &Library, vocabulary: &Vocabulary, filters: &[Filter]) -> Vec<bool> {
    let mut passing = vec![true; library.entries().len()];
    for name in Name::ALL {
        let of_name: Vec<Test<'_>> = filters
            .iter()
            .filter(|filter| filter.name() == *name)
            .map(|filter| Test::new(library, vocabulary, filter))
            .collect();
        if of_name.is_empty() {
            continue;
        }
        for (passes, (ix, entry)) in passing.iter_mut().zip(library.entries()) {
            *passes = *passes && of_name.iter().any(|test| test.holds(library, ix, entry));
        }
    }
    passing
}

/// A filter made ready for many entries.
enum Test<'a> {
    Plain(&'a Filter),
    Linked(HashSet<EntryIx>),
}

impl<'a> Test<'a> {
    fn new(library: &Library, vocabulary: &Vocabulary, filter: &'a Filter) -> Self {
        match filter {
            Filter::Value(Name::Actor, actor) => Self::Linked(vocabulary.linked(library, actor)),
            other => Self::Plain(other),
        }
    }

    fn holds(&self, library: &Library, ix: EntryIx, entry: &Entry) -> bool {
        match self {
            Self::Linked(linked) => linked.contains(&ix),
            Self::Plain(Filter::From(day)) => date(entry).is_some_and(|date| date.latest() >= *day),
            Self::Plain(Filter::Until(day)) => {
                date(entry).is_some_and(|date| date.earliest() < *day)
            }
            Self::Plain(Filter::Value(name, value)) => match name {
                Name::Kind => entry.kind().word() == value,
                Name::In => {
                    let file = entry.briefing.and_then(|i| library.briefings().get(i));
                    file.is_some_and(|file| *file.id == **value)
                }
                Name::Tag => tags(entry).any(|tag| **tag == **value),
                Name::Tlp => marking_word(library.marking(entry)) == *value,
                Name::Actor | Name::After | Name::Before => false,
            },
        }
    }
}

/// When an event happened; no other entry has a date to filter by.
pub(super) fn date(entry: &Entry) -> Option<&When> {
    match &entry.body {
        Body::Event(event) => event.own.date.as_ref(),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::syntax::parse;
    use super::*;
    use crate::source::SourceFile;

    const ONE: &str = "title: One
tlp: GREEN
tags: [power]
actors:
  ann: {name: Ann, tags: [power, north]}
  bob: {name: Bob, relations: [leads ann]}
events:
  - {id: old, title: Old, date: 2013-05, by: ann}
  - {id: vague, title: Vague, date: 201X}
  - {id: mid, title: Mid, date: 2014-06-15, text: 'By [[bob]].'}
  - {id: undated, title: Undated, tlp: RED}
questions:
  q: {text: Who?, tlp: AMBER, hypotheses: {h: Ann}}
";
    const TWO: &str = "title: Two
actors:
  ann: {name: Ann}
events:
  - {id: late, title: Late, date: 2016/2017, by: ann}
";

    fn library() -> Library {
        let files = [("one.yaml", ONE), ("two.yaml", TWO)];
        let files = files.map(|(name, text)| SourceFile::named(name, text));
        Library::load(files.to_vec(), Vec::new())
    }

    /// `expected`: the ids of those that pass, in the order of the files.
    fn check(typed: &str, expected: &str) {
        let library = library();
        let vocabulary = Vocabulary::of(&library);
        let (filters, remark) = understood(&vocabulary, typed, &parse(typed), 0);
        assert_eq!(remark, None, "{typed}");
        let passing = passing(&library, &vocabulary, &filters);
        let ids = library.entries().zip(passing).filter(|(_, passes)| *passes);
        let ids: Vec<String> = ids.map(|((_, entry), _)| entry.id.to_string()).collect();
        assert_eq!(ids.join(" "), expected, "{typed}");
    }

    fn check_remark(typed: &str, cursor: usize, expected: &str) {
        let vocabulary = Vocabulary::of(&library());
        let (_, remark) = understood(&vocabulary, typed, &parse(typed), cursor);
        assert_eq!(remark.as_deref().unwrap_or_default(), expected, "{typed}");
    }

    #[test]
    fn each_filter_lets_through_what_has_it() {
        check("kind:actor", "one/ann one/bob two/ann");
        check("in:two", "two two/late two/ann");
        check("tag:power", "one one/ann");
        check("actor:bob", "one/mid one/ann one/bob");
        check("actor:ann", "one/old one/ann one/bob two/late two/ann");
        check("tlp:red", "one/undated");
        check("tlp:amber", "one/q one/q.h");
        check("tlp:unmarked", "two two/late two/ann");
    }

    #[test]
    fn dates_are_those_that_an_event_may_have_had() {
        check("after:2014", "one/vague one/mid two/late");
        check("after:2014-06-15", "one/vague one/mid two/late");
        check("after:2014-06-16", "one/vague two/late");
        check("before:2014", "one/old one/vague");
        check("before:2014-06-15", "one/old one/vague");
        check("after:2014 before:2015 kind:event", "one/vague one/mid");
        check("after:2017-06", "one/vague two/late");
    }

    #[test]
    fn filters_of_one_name_are_alternatives_and_of_several_all_hold() {
        check("in:two kind:event", "two/late");
        check("kind:event in:two in:one tag:power", "");
        check("tag:north tag:power kind:actor", "one/ann");
        check("kind:actor kind:question in:one", "one/ann one/bob one/q");
    }

    #[test]
    fn values_may_be_cut_short_and_have_capitals() {
        check("kind:act in:t", "two/ann");
        check("kind:ACTOR in:Two", "two/ann");
        check(
            "tag:",
            "one one/old one/vague one/mid one/undated one/ann one/bob one/q one/q.h two two/late two/ann",
        );
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_holds() {
        check_remark("knd:actor", 0, "no filter `knd:`, did you mean `kind`?");
        check_remark(
            "zzz:a",
            0,
            "no filter `zzz:`, use one of kind, in, tag, actor, after, before, tlp",
        );
        check_remark(
            "kind:actr",
            0,
            "nothing here has kind:actr, did you mean `actor`?",
        );
        check_remark("tag:zzzzzz", 0, "nothing here has tag:zzzzzz");
        check_remark(
            "after:Friday",
            12,
            "`Friday` is no date, as 2014 or 2014-12-19",
        );
        check_remark("after:2014-1", 12, "");
        check_remark(
            "after:2014-1 x",
            14,
            "`2014-1` is no date, as 2014 or 2014-12-19",
        );
        let library = library();
        let vocabulary = Vocabulary::of(&library);
        let typed = "knd:x kind:actr in:two";
        let (filters, _) = understood(&vocabulary, typed, &parse(typed), 0);
        assert_eq!(filters, [Filter::Value(Name::In, "two".to_owned())]);
    }
}
