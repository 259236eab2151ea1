//! What is typed in the finder, taken apart: words to look for, and filters as `kind:actor`.
//!
//! A filter is its name in any case, a colon, and a value without spaces, or several with commas between, which are
//! alternatives. A hyphen before it leaves out what it lets through. Words between quotation marks belong together. Whether there is such a value is not known
//! here.

use std::ops::Range;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Name {
    /// The kind of the entry.
    Kind,
    /// The briefing that it stands in.
    In,
    /// A tag of it.
    Tag,
    /// An actor that it is linked with.
    Actor,
    /// An actor who did or said it, or claims something in it.
    By,
    /// An actor whom it was done to.
    Target,
    /// A source that it cites.
    Source,
    /// The day on or after which it happened.
    After,
    /// The day before which it happened.
    Before,
    /// The days within which it may have happened.
    On,
    /// How well founded it is.
    Confidence,
    /// How likely it is.
    Likelihood,
    /// How it stands.
    Status,
    /// The grade of a source, or of what it rests on.
    Grade,
    /// A field that it has.
    Has,
    /// What is to be said of it.
    Is,
    /// With whom it may be shared.
    Tlp,
}

impl Name {
    /// Every filter.
    pub(crate) const ALL: &[Self] = &[
        Self::Kind,
        Self::In,
        Self::Tag,
        Self::Actor,
        Self::By,
        Self::Target,
        Self::Source,
        Self::After,
        Self::Before,
        Self::On,
        Self::Confidence,
        Self::Likelihood,
        Self::Status,
        Self::Grade,
        Self::Has,
        Self::Is,
        Self::Tlp,
    ];

    /// The word before the colon.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::In => "in",
            Self::Tag => "tag",
            Self::Actor => "actor",
            Self::By => "by",
            Self::Target => "target",
            Self::Source => "source",
            Self::After => "after",
            Self::Before => "before",
            Self::On => "on",
            Self::Confidence => "confidence",
            Self::Likelihood => "likelihood",
            Self::Status => "status",
            Self::Grade => "grade",
            Self::Has => "has",
            Self::Is => "is",
            Self::Tlp => "tlp",
        }
    }

    /// What its value says, in a few words.
    #[must_use]
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Kind => "the kind of entry",
            Self::In => "the briefing it stands in",
            Self::Tag => "a tag it has",
            Self::Actor => "an actor it is linked with",
            Self::By => "who did it, said it or claims it",
            Self::Target => "whom it was done to",
            Self::Source => "a source it cites",
            Self::After => "dated the first day of this date or later",
            Self::Before => "dated before the first day of this date",
            Self::On => "dated within this date",
            Self::Confidence => "how well founded it is",
            Self::Likelihood => "how likely it is",
            Self::Status => "how it stands",
            Self::Grade => "the grade of a source, or of what it rests on",
            Self::Has => "a field it has",
            Self::Is => "disputed, denied, or later than its as-of day",
            Self::Tlp => "with whom it may be shared",
        }
    }

    /// The filter with this word, in any case.
    #[must_use]
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|name| name.word().eq_ignore_ascii_case(word))
    }
}

/// What becomes of what a filter lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sense {
    /// It is wanted.
    Wanted,
    /// It is left out: `-kind:source`.
    LeftOut,
}

/// A filter as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Qualifier {
    /// What it looks at.
    pub name: Name,
    /// What becomes of what it lets through.
    pub sense: Sense,
    /// What is wanted; empty while it is not typed yet.
    pub value: String,
    /// Its bytes in what is typed.
    pub at: Range<usize>,
}

/// What is typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// The words to look for, as typed where there are no filters.
    pub words: String,
    /// The filters.
    pub filters: Vec<Qualifier>,
    /// The bytes of those words that look like a filter, but are none.
    pub unknown: Vec<Range<usize>>,
}

/// Takes apart what is typed. Never fails: what is no filter is a word.
///
/// `Report: value` and `http://…` are words, as titles and addresses have them.
#[must_use]
pub(crate) fn parse(typed: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut words = Vec::new();
    for at in tokens(typed) {
        let token = &typed[at.clone()];
        match split(token) {
            Some((name, value)) => match Name::from_word(name) {
                Some(name) => parsed.filters.push(Qualifier {
                    name,
                    sense: if token.starts_with(LEAVES_OUT) {
                        Sense::LeftOut
                    } else {
                        Sense::Wanted
                    },
                    value: value.to_owned(),
                    at,
                }),
                None => {
                    words.push(token);
                    parsed.unknown.extend((!value.is_empty()).then_some(at));
                }
            },
            None => words.push(token),
        }
    }
    parsed.words = if parsed.filters.is_empty() {
        // Spaces between words tell where a letter is missing.
        typed.to_owned()
    } else {
        words.join(" ")
    };
    parsed
}

/// Stands before a filter that leaves out.
pub(super) const LEAVES_OUT: char = '-';

/// Name and value of what looks like a filter.
pub(super) fn split(token: &str) -> Option<(&str, &str)> {
    let token = token.strip_prefix(LEAVES_OUT).unwrap_or(token);
    let (name, value) = token.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_name && !value.starts_with("//")).then_some((name, value))
}

/// The bytes of what stands between spaces, or from one quotation mark to the next.
pub(super) fn tokens(typed: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &typed[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let rest = &typed[start..];
        if rest.is_empty() {
            return None;
        }
        let quoted = rest.strip_prefix('"');
        let end = match quoted.and_then(|quoted| quoted.find('"')) {
            Some(quoted) => 1 + quoted + 1,
            None if quoted.is_some() => rest.len(),
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        at = start + end;
        Some(start..at)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `expected`: the words, then each filter as `name=value@start..end`, then what is unknown as `?start..end`.
    fn check(typed: &str, expected: &str) {
        let parsed = parse(typed);
        let mut parts = vec![format!("[{}]", parsed.words)];
        for filter in &parsed.filters {
            let (name, value, at) = (filter.name.word(), &filter.value, &filter.at);
            let sense = if filter.sense == Sense::LeftOut {
                "-"
            } else {
                ""
            };
            parts.push(format!("{sense}{name}={value}@{}..{}", at.start, at.end));
        }
        let unknown = parsed.unknown.iter();
        parts.extend(unknown.map(|at| format!("?{}..{}", at.start, at.end)));
        assert_eq!(parts.join(" "), expected, "{typed}");
    }

    #[test]
    fn words_stay_as_typed() {
        check("", "[]");
        check(" north  korea ", "[ north  korea ]");
        check(
            "Sony hack: pressing Beijing",
            "[Sony hack: pressing Beijing]",
        );
        check("Report: a story", "[Report: a story]");
        check("10:30", "[10:30]");
        check("see https://a.example/b:c", "[see https://a.example/b:c]");
        check(":", "[:]");
        check("word:", "[word:]");
    }

    #[test]
    fn filters_are_taken_out() {
        check("kind:actor north", "[north] kind=actor@0..10");
        check(
            "north  in:sony-hack korea tag:a",
            "[north korea] in=sony-hack@7..19 tag=a@26..31",
        );
        check(
            "after:2014-06 before:201X",
            "[] after=2014-06@0..13 before=201X@14..25",
        );
        check("tlp:amber+strict", "[] tlp=amber+strict@0..16");
        check("김 actor:x", "[김] actor=x@4..11");
        check("kind:", "[] kind=@0..5");
        check("kind: x", "[x] kind=@0..5");
        check("KIND:Event Kind:", "[] kind=Event@0..10 kind=@11..16");
        check("TLP:CLEAR", "[] tlp=CLEAR@0..9");
        check("kind:a:b", "[] kind=a:b@0..8");
        check("-kind:a,b x", "[x] -kind=a,b@0..9");
        check("\"kind:a b\" on:2014", "[\"kind:a b\"] on=2014@11..18");
    }

    #[test]
    fn what_only_looks_like_a_filter_is_told_apart() {
        check("knd:actor  north", "[knd:actor  north] ?0..9");
        check("kind:x foo:bar", "[foo:bar] kind=x@0..6 ?7..14");
    }

    proptest! {
        #[test]
        fn any_text_comes_apart_and_nothing_is_lost(typed in "(kind:|in:|[a-c:]{1,3}|[ \u{3000}]|\\PC){0,12}") {
            let parsed = parse(&typed);
            let taken = parsed.filters.iter().map(|filter| &filter.at);
            let taken: Vec<&str> = taken.map(|at| typed.get(at.clone()).unwrap()).collect();
            let words: Vec<&str> = tokens(&parsed.words).map(|at| &parsed.words[at]).collect();
            for at in &parsed.unknown {
                prop_assert!(words.contains(&typed.get(at.clone()).unwrap()));
            }
            let mut all: Vec<&str> = taken.into_iter().chain(words).collect();
            let mut expected: Vec<&str> = tokens(&typed).map(|at| &typed[at]).collect();
            all.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(all, expected);
        }
    }
}
