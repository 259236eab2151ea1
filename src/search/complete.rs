//! What the filter that is being typed may become.

use std::ops::Range;

use super::syntax::{LEAVES_OUT, Name, split, tokens};
use super::vocabulary::Vocabulary;
use crate::briefing::tlp::Tlp;
use crate::library::Library;

/// Letters of a name from which on it is completed: fewer begin too many other words.
const LEAST: usize = 2;
/// Candidates that are kept: more than a line shows.
const MOST: usize = 40;

/// What may be typed for a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the word.
    pub at: Range<usize>,
    /// The words that may take its place, the likeliest first; none when nothing is to be completed.
    pub candidates: Vec<Candidate>,
}

/// A word that may be typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// The whole word.
    pub word: String,
    /// The entries that it lets through, if it is a filter with a value.
    pub count: Option<usize>,
    /// With whom it may be shared; nothing for words of the format.
    pub marking: Option<Option<Tlp>>,
}

/// What the word that ends at the byte `cursor` may become.
pub(super) fn complete(
    library: &Library,
    vocabulary: &Vocabulary,
    typed: &str,
    cursor: usize,
) -> Completion {
    let Some(at) = word_at(typed, cursor) else {
        return Completion::default();
    };
    let word = &typed[at.clone()];
    let sense = if word.starts_with(LEAVES_OUT) {
        "-"
    } else {
        ""
    };
    let candidates = match split(word) {
        None => names(&word[sense.len()..]),
        Some((name, value)) => match Name::from_word(name) {
            Some(name) => {
                // Only the last one of several is being typed.
                let begin = value.rfind(',').map_or(0, |comma| comma + 1);
                let (before, typed) = value.split_at(begin);
                values(library, vocabulary, (name, before), &typed.to_lowercase())
            }
            None => Vec::new(),
        },
    };
    let signed = |one: Candidate| Candidate {
        word: format!("{sense}{}", one.word),
        ..one
    };
    let candidates: Vec<Candidate> = candidates.into_iter().map(signed).collect();
    let done = matches!(&candidates[..], [only] if only.word.to_lowercase() == word.to_lowercase());
    Completion {
        at,
        candidates: if done { Vec::new() } else { candidates },
    }
}

fn word_at(typed: &str, cursor: usize) -> Option<Range<usize>> {
    tokens(typed).find(|at| at.end == cursor)
}

fn names(word: &str) -> Vec<Candidate> {
    if word.len() < LEAST {
        return Vec::new();
    }
    let word = word.to_ascii_lowercase();
    let names = Name::ALL.iter().map(|name| name.word());
    names
        .filter(|name| name.starts_with(&word))
        .map(|name| Candidate {
            word: format!("{name}:"),
            count: None,
            marking: None,
        })
        .collect()
}

/// Values that begin with what is typed, then those that have a later word that does.
fn values(
    library: &Library,
    vocabulary: &Vocabulary,
    (name, before): (Name, &str),
    typed: &str,
) -> Vec<Candidate> {
    let all = vocabulary.values(name);
    let begin = all.iter().filter(|value| value.begins_with(typed));
    let inside = all
        .iter()
        .filter(|value| !value.begins_with(typed) && value.goes_on_with(typed));
    begin
        .chain(inside)
        .take(MOST)
        .enumerate()
        .map(|(i, value)| Candidate {
            word: format!("{}:{before}{}", name.word(), value.word),
            // The links of an actor are counted for the few that are seen at once.
            count: value
                .count
                .or_else(|| (i < 8).then(|| vocabulary.linked(library, name, &value.word).len())),
            marking: value.marking,
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use proptest::prelude::*;

    fn library() -> Library {
        let yaml = "title: B
tlp: GREEN
tags: [cyber, north]
actors:
  north-korea: {name: North Korea, tags: [north]}
  south-korea: South Korea
events:
  - {title: E, date: 2014-05, by: north-korea}
";
        Library::load(vec![SourceFile::named("b.yaml", yaml)], Vec::new())
    }

    /// `|` is the cursor; `expected`: the candidates with their counts.
    fn check(typed: &str, expected: &str) {
        let cursor = typed.find('|').unwrap();
        let typed = typed.replace('|', "");
        let library = library();
        let vocabulary = Vocabulary::of(&library);
        let found = complete(&library, &vocabulary, &typed, cursor);
        let words: Vec<String> = found
            .candidates
            .iter()
            .map(|one| match one.count {
                Some(count) => format!("{} {count}", one.word),
                None => one.word.clone(),
            })
            .collect();
        assert_eq!(words.join(", "), expected, "{typed}");
    }

    #[test]
    fn names_are_completed_from_two_letters_on() {
        check("ki|", "kind:");
        check("korea in|", "in:");
        check("k|", "");
        check("crew|", "");
        check("ki| x", "kind:");
        check("KI|", "kind:");
        check("k|ind", "");
        check("|", "");
    }

    #[test]
    fn values_are_those_that_occur() {
        check("kind:|", "kind:briefing 1, kind:event 1, kind:actor 2");
        check("kind:a|", "kind:actor 2");
        check("kind:actor|", "");
        check("in:|", "in:b 4");
        check("tag:|", "tag:north 2, tag:cyber 1");
        check("actor:ko|", "actor:north-korea 2, actor:south-korea 1");
        check("actor:so|", "actor:south-korea 1");
        check("after:20|", "after:2014 1");
        check("tlp:G|", "tlp:green 4");
        check("TLP:G|", "tlp:green 4");
        check("Kind:Actor|", "");
        check("knd:a|", "");
        check("-ki|", "-kind:");
        check("-kind:a|", "-kind:actor 2");
        check("kind:event,a|", "kind:event,actor 2");
        check("by:|", "by:north-korea 1");
        check("has:|", "has:by 1, has:date 1, has:tags 1");
    }

    proptest! {
        #[test]
        fn no_text_and_no_cursor_panic(typed in "(ki|kind:|in:b|[ a가:]){0,9}", cursor in 0usize..40) {
            let library = library();
            let found = complete(&library, &Vocabulary::of(&library), &typed, cursor);
            prop_assert!(typed.get(found.at).is_some());
        }
    }
}
