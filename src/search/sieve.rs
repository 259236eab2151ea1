//! Which entries of a library pass the filters of a query.
//!
//! What a filter names with commas between are alternatives; filters apart must all hold, those that leave out included.
//! A filter with a value that nothing has lets nothing through, and what is wrong with it is told in a few words.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::dates::{self, Reading};
use super::facts::{self, date};
use super::remark::Remark;
use super::syntax::{Name, Parsed, Qualifier, Sense, split};
use super::vocabulary::{Value, Vocabulary, marking_word, tags};
use crate::briefing::date::When;
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};

/// A filter with its alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    sense: Sense,
    any: Vec<Wanted>,
}

/// One thing that a filter lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    /// One of the values that occur.
    Value(Name, String),
    /// What may have been on this day or later (EDTF: the first day of what is written).
    From(NaiveDate),
    /// What may have been before this day.
    Until(NaiveDate),
    /// What may have been on one of the days from the first to the last.
    Within(NaiveDate, NaiveDate),
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
    for written in &parsed.filters {
        let values = written.value.split(',').filter(|value| !value.is_empty());
        if values.clone().next().is_none() {
            continue;
        }
        let being_typed = (written.at.end == cursor)
            .then(|| values.clone().next_back())
            .flatten();
        let mut any = Vec::new();
        for value in values {
            match understand(vocabulary, (written, value), being_typed == Some(value)) {
                Ok(wanted) => any.extend(wanted),
                Err(wrong) => {
                    remark.get_or_insert(wrong);
                }
            }
        }
        filters.push(Filter {
            sense: written.sense,
            any,
        });
    }
    (filters, remark)
}

fn understand(
    vocabulary: &Vocabulary,
    (written, value): (&Qualifier, &str),
    being_typed: bool,
) -> Result<Vec<Wanted>, Remark> {
    match written.name {
        Name::After | Name::Before | Name::On => {
            by_date(written.name, value, being_typed).map(|wanted| vec![wanted])
        }
        _ => by_value(vocabulary, written.name, value),
    }
}

/// A date that is only begun stands for the shorter one; before there is a year, for any.
fn by_date(name: Name, value: &str, being_typed: bool) -> Result<Wanted, Remark> {
    let when = match dates::read(value) {
        Reading::Whole(when) => Some(when),
        Reading::Begun(shorter) if being_typed => shorter,
        Reading::Begun(_) | Reading::Never => return Err(Remark::no_date(value)),
    };
    let first = when.as_ref().map(When::earliest);
    Ok(match name {
        Name::After => Wanted::From(first.unwrap_or(NaiveDate::MIN)),
        Name::Before => Wanted::Until(first.unwrap_or(NaiveDate::MAX)),
        _ => {
            let last = when.as_ref().map_or(NaiveDate::MAX, When::latest);
            Wanted::Within(first.unwrap_or(NaiveDate::MIN), last)
        }
    })
}

/// A value may be cut short: it stands for all that begin with it, or else for all of which a later word does.
fn by_value(vocabulary: &Vocabulary, name: Name, value: &str) -> Result<Vec<Wanted>, Remark> {
    let typed = value.to_lowercase();
    let known = vocabulary.values(name);
    let that = |is_meant: &dyn Fn(&Value) -> bool| -> Vec<Wanted> {
        let meant = known.iter().filter(|value| is_meant(value));
        let wanted = meant.map(|value| Wanted::Value(name, value.word.clone()));
        wanted.collect()
    };
    let ways: [&dyn Fn(&Value) -> bool; 3] = [
        &|value| value.word.to_lowercase() == typed,
        &|value| value.begins_with(&typed),
        &|value| value.goes_on_with(&typed),
    ];
    let mut found = ways.into_iter().map(that);
    let found = found.find(|found| !found.is_empty());
    found.ok_or_else(|| Remark::no_value(name, value, known))
}

/// For each entry, in the order of [`Library::entries`], whether it passes.
pub(super) fn passing(library: &Library, vocabulary: &Vocabulary, filters: &[Filter]) -> Vec<bool> {
    let mut passing = vec![true; library.entries().len()];
    for filter in filters {
        let any = filter.any.iter();
        let any: Vec<Test<'_>> = any
            .map(|wanted| Test::new(library, vocabulary, wanted))
            .collect();
        let entries = library.entries().enumerate();
        for (passes, (place, entry)) in passing.iter_mut().zip(entries) {
            if *passes {
                let holds = any.iter().any(|test| test.holds(library, place, entry));
                *passes = holds == (filter.sense == Sense::Wanted);
            }
        }
    }
    passing
}

/// A filter made ready for many entries.
enum Test<'a> {
    Plain(&'a Vocabulary, &'a Wanted),
    Linked(HashSet<EntryIx>),
}

impl<'a> Test<'a> {
    fn new(library: &Library, vocabulary: &'a Vocabulary, wanted: &'a Wanted) -> Self {
        match wanted {
            Wanted::Value(name @ (Name::Actor | Name::By | Name::Target | Name::Source), id) => {
                Self::Linked(vocabulary.linked(library, *name, id))
            }
            other => Self::Plain(vocabulary, other),
        }
    }

    fn holds(&self, library: &Library, place: usize, (ix, entry): (EntryIx, &Entry)) -> bool {
        let (vocabulary, wanted) = match self {
            Self::Linked(linked) => return linked.contains(&ix),
            Self::Plain(vocabulary, wanted) => (vocabulary, wanted),
        };
        let (name, value) = match wanted {
            Wanted::From(day) => return date(entry).is_some_and(|date| date.latest() >= *day),
            Wanted::Until(day) => return date(entry).is_some_and(|date| date.earliest() < *day),
            Wanted::Within(first, last) => {
                let date = date(entry);
                return date
                    .is_some_and(|date| date.earliest() <= *last && date.latest() >= *first);
            }
            Wanted::Value(name, value) => (*name, value.as_str()),
        };
        match name {
            Name::Kind => entry.kind().word() == value,
            Name::In => {
                let file = entry.briefing.and_then(|i| library.briefings().get(i));
                file.is_some_and(|file| *file.id == *value)
            }
            Name::Tag => tags(library, entry).any(|tag| **tag == *value),
            Name::Tlp => marking_word(library.marking(entry)) == value,
            Name::Grade => vocabulary.has_grade(place, value),
            name => {
                let mut words = facts::words(library, name, (ix, entry)).into_iter();
                words.any(|word| word == value)
            }
        }
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
    fn commas_are_alternatives_and_filters_apart_all_hold() {
        check("in:two kind:event", "two/late");
        check("kind:event in:two,one tag:power", "");
        check("tag:north tag:power kind:actor", "one/ann");
        check("kind:actor,question in:one", "one/ann one/bob one/q");
        check("kind:actor kind:question", "");
        check("kind:event -in:one", "two/late");
        check("in:one -kind:event,actor -tlp:amber", "one");
        check("-kind:zzz in:two", "two two/late two/ann");
    }

    #[test]
    fn what_an_entry_says_of_itself_is_asked_by_its_words() {
        let yaml = "title: B
tlp: CLEAR
as_of: 2014-12-20
status: draft
sources:
  good: {title: Good, reliability: B, date: 2014-12-21}
  poor: {title: Poor, reliability: C}
actors:
  ann: Ann
  bob: {name: Bob, notes: 'Of [[ann]].'}
events:
  - {id: rival, title: Rival, date: 2014-12-19, target: bob, attribution: [{to: ann, by: bob, level: state, confidence: low, status: claimed}, {to: bob, level: state, status: assessed}]}
  - {id: late, title: Late, date: 2014-12-24, by: ann, sources: good#3}
evidence:
  code: {text: Code, sources: poor}
  graded: {text: Graded, grade: A2}
statements:
  said: {by: bob, quote: No., date: 2014-12-19}
judgements:
  likely: {text: Likely, likelihood: likely, confidence: moderate, for: [code, graded]}
  unlikely: {text: Unlikely, likelihood: unlikely}
options:
  one: {title: One, status: proposed, ratings: {effect: 3}}
questions:
  who: {text: Who?, status: answered, hypotheses: {a: Ann}}
";
        let files = vec![SourceFile::named("b.yaml", yaml)];
        let library = Library::load(files, Vec::new());
        let vocabulary = Vocabulary::of(&library);
        let check = |typed: &str, expected: &str| {
            let (filters, remark) = understood(&vocabulary, typed, &parse(typed), 0);
            let passing = passing(&library, &vocabulary, &filters);
            let ids = library.entries().zip(passing).filter(|(_, passes)| *passes);
            let ids: Vec<&str> = ids.map(|((_, entry), _)| entry.id.item.as_str()).collect();
            assert_eq!(
                (ids.join(" ").as_str(), remark),
                (expected, None),
                "{typed}"
            );
        };
        check("likelihood:likely", "likely");
        check("likelihood:unl", "unlikely");
        check("confidence:low,mod", "rival likely");
        check("status:proposed", "one");
        check("status:answered", "who");
        check("status:draft", "b");
        check("is:disputed", "rival");
        check("is:later", "late");
        check("by:bob", "rival said");
        check("by:ann", "late");
        check("target:bob", "rival");
        check("source:good", "late");
        check("grade:C", "likely code poor");
        check("grade:c -kind:judgement", "code poor");
        check("grade:A", "likely graded");
        check("has:attribution", "rival");
        check("has:quote", "said");
        check("has:ratings", "one");
        check("on:2014-12-19", "rival said");
        check("on:2014-12 -kind:source", "rival late said");
        check("after:2014-12-20 kind:source", "good");
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
        check("kind:foo,question", "one/q");
        check("kind:foo kind:question", "");
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
            "no filter `zzz:`, use one of kind, in, tag, actor, by, target, source, after, before, on, confidence, \
             likelihood, status, grade, has, is, tlp",
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
