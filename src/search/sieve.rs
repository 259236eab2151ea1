//! Which entries of a library pass the filters of a query.
//!
//! Several filters of one name are alternatives; those of different names must all hold. A filter with a value that
//! nothing has lets nothing through, and what is wrong with it is told in a few words.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::dates::{self, Reading};
use super::remark::Remark;
use super::syntax::{Name, Parsed, Qualifier, split};
use super::vocabulary::{Value, Vocabulary, marking_word, tags};
use crate::briefing::date::When;
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::{Entry, EntryIx};

/// A filter that is understood, or lets nothing through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// One of the values that occur.
    Value(Name, String),
    /// Events that may have been on this day or later (EDTF: the first day of what is written).
    From(NaiveDate),
    /// Events that may have been before this day.
    Until(NaiveDate),
    /// Nothing, as no entry has the value that is written.
    Nothing(Name),
}

impl Filter {
    fn name(&self) -> Name {
        match self {
            Self::Value(name, _) | Self::Nothing(name) => *name,
            Self::From(_) => Name::After,
            Self::Until(_) => Name::Before,
        }
    }
}

/// The filters that hold, and what is to be said of the others. A date that ends at the byte `cursor`, and so is still
/// being typed, may be begun only.
pub(super) fn understood(
    vocabulary: &Vocabulary,
    typed: &str,
    parsed: &Parsed,
    cursor: usize,
) -> (Vec<Filter>, Option<Remark>) {
    let mut remark = None;
    let mut filters = Vec::new();
    for at in &parsed.unknown {
        let name = split(&typed[at.clone()]).map_or("", |(name, _)| name);
        remark.get_or_insert_with(|| Remark::no_filter(name));
    }
    for written in parsed
        .filters
        .iter()
        .filter(|written| !written.value.is_empty())
    {
        match understand(vocabulary, written, written.at.end == cursor) {
            Ok(found) => filters.extend(found),
            Err(wrong) => {
                filters.push(Filter::Nothing(written.name));
                remark.get_or_insert(wrong);
            }
        }
    }
    (filters, remark)
}

fn understand(
    vocabulary: &Vocabulary,
    written: &Qualifier,
    being_typed: bool,
) -> Result<Vec<Filter>, Remark> {
    match written.name {
        Name::After | Name::Before => by_date(written, being_typed).map(|filter| vec![filter]),
        _ => by_value(vocabulary, written),
    }
}

/// A date that is only begun stands for the shorter one; before there is a year, for any.
fn by_date(written: &Qualifier, being_typed: bool) -> Result<Filter, Remark> {
    let day = match dates::read(&written.value) {
        Reading::Whole(when) => Some(when.earliest()),
        Reading::Begun(shorter) if being_typed => shorter.map(|when| when.earliest()),
        Reading::Begun(_) | Reading::Never => return Err(Remark::no_date(written)),
    };
    Ok(match written.name {
        Name::After => Filter::From(day.unwrap_or(NaiveDate::MIN)),
        _ => Filter::Until(day.unwrap_or(NaiveDate::MAX)),
    })
}

/// A value may be cut short: it stands for all that begin with it, or else for all of which a later word does.
fn by_value(vocabulary: &Vocabulary, written: &Qualifier) -> Result<Vec<Filter>, Remark> {
    let (name, typed) = (written.name, written.value.to_lowercase());
    let known = vocabulary.values(name);
    let that = |is_meant: &dyn Fn(&Value) -> bool| -> Vec<Filter> {
        let meant = known.iter().filter(|value| is_meant(value));
        let filters = meant.map(|value| Filter::Value(name, value.word.clone()));
        filters.collect()
    };
    let ways: [&dyn Fn(&Value) -> bool; 3] = [
        &|value| value.word.to_lowercase() == typed,
        &|value| value.begins_with(&typed),
        &|value| value.goes_on_with(&typed),
    ];
    let mut found = ways.into_iter().map(that);
    let found = found.find(|found| !found.is_empty());
    found.ok_or_else(|| Remark::no_value(written, known))
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
            Self::Plain(Filter::Nothing(_)) => false,
            Self::Plain(Filter::Value(name, value)) => match name {
                Name::Kind => entry.kind().word() == value,
                Name::In => {
                    let file = entry.briefing.and_then(|i| library.briefings().get(i));
                    file.is_some_and(|file| *file.id == **value)
                }
                Name::Tag => tags(library, entry).any(|tag| **tag == **value),
                Name::Tlp => marking_word(library.marking(entry)) == *value,
                Name::Actor | Name::After | Name::Before => false,
            },
        }
    }
}

/// When something happened, was said, found or published.
pub(super) fn date(entry: &Entry) -> Option<&When> {
    match &entry.body {
        Body::Event(event) => event.own.date.as_ref(),
        Body::Statement(statement) => statement.own.date.as_ref(),
        Body::Evidence(evidence) => evidence.own.date.as_ref(),
        Body::Source(source) => source.own.date.as_ref(),
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
        let (filters, _) = understood(&vocabulary, typed, &parse(typed), typed.len());
        let passing = passing(&library, &vocabulary, &filters);
        let ids = library.entries().zip(passing).filter(|(_, passes)| *passes);
        let ids: Vec<String> = ids.map(|((_, entry), _)| entry.id.to_string()).collect();
        assert_eq!(ids.join(" "), expected, "{typed}");
    }

    fn check_remark(typed: &str, cursor: usize, expected: &str) {
        let vocabulary = Vocabulary::of(&library());
        let (_, remark) = understood(&vocabulary, typed, &parse(typed), cursor);
        let remark = remark.map(|remark| remark.to_string());
        assert_eq!(remark.unwrap_or_default(), expected, "{typed}");
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
    fn a_value_that_nothing_has_lets_nothing_through() {
        check("actor:kimsuky", "");
        check("in:zzz kind:actor", "");
        check("kind:foo", "");
        check("after:foo", "");
        check("kind:event before:2014-13", "");
        check("after:2014/12/19", "");
        check("after:2014-1 kind:actor", "");
        check("kind:foo kind:question", "one/q");
        check("in:t kind:ev", "two/late");
    }

    #[test]
    fn a_date_that_is_begun_stands_for_the_shorter_one() {
        check("after:2014-", "one/vague one/mid two/late");
        check("after:2014-1", "one/vague one/mid two/late");
        check("after:2014-06-3", "one/vague one/mid two/late");
        check("before:20", "one/old one/vague one/mid two/late");
        check("after:20", "one/old one/vague one/mid two/late");
    }

    #[test]
    fn values_are_completed_in_the_middle_too() {
        let files = [SourceFile::named("my-Brief.yaml", ONE)];
        let library = Library::load(files.to_vec(), Vec::new());
        let vocabulary = Vocabulary::of(&library);
        for typed in ["in:brief", "in:MY", "IN:my-brief"] {
            let (filters, remark) = understood(&vocabulary, typed, &parse(typed), 0);
            assert_eq!((filters.len(), remark), (1, None), "{typed}");
            assert!(passing(&library, &vocabulary, &filters).contains(&true));
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
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
        let no_date = |value: &str| format!("`{value}` is no date, as 2014 or 2014-12-19");
        check_remark("after:Friday", 12, &no_date("Friday"));
        check_remark("after:2014-13", 13, &no_date("2014-13"));
        check_remark("after:2014-12-40", 16, &no_date("2014-12-40"));
        check_remark("after:2014/12/19", 16, &no_date("2014/12/19"));
        check_remark("after:2014-1", 12, "");
        check_remark("after:2014-1 x", 14, &no_date("2014-1"));
    }
}
