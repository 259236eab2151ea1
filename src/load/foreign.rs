//! Files of other tools: YAML that says nowhere that it is one of ours.
//!
//! What makes a file one of ours is a collection at the top, `bluf`, `format` or `kind: library`, or a near miss of one
//! of them: a slip is to be told, and not to hide the file. Nothing here decides which files are asked about.

use super::{Parsed, SHAPES};
use crate::yaml::tree::Kind;

/// What only our files have at the top, besides collections.
const OURS: [&str; 2] = ["bluf", "format"];

/// The letters from which on a word may have two slips in it.
const LONG: usize = 8;

/// Whether a file is of another tool, by what was made of its text. Where that is no YAML, its lines tell.
pub(crate) fn is_foreign(text: &str, parsed: &Parsed<'_>) -> bool {
    let root = match parsed {
        Ok(tree) => tree.root.as_ref(),
        Err(_) => return !is_begun(text),
    };
    let Some(Kind::Map(pairs)) = root.map(|root| &root.kind) else {
        return true;
    };
    !pairs.iter().any(|(key, value)| {
        let key = key.text().unwrap_or_default();
        is_ours(key) || says_library(key, value.text().unwrap_or_default())
    })
}

/// Whether a text, or the beginning of one, may be one of ours by its lines: it has a title, or what only ours have.
pub(crate) fn is_begun(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("title:")) || may_be_ours(text)
}

/// Whether a text has a line that a file of ours may have at the top: a quick look, without false denials but for files
/// in braces.
fn may_be_ours(text: &str) -> bool {
    text.trim_ascii_start().starts_with('{')
        || text.lines().any(|line| {
            line.split_once(':')
                .is_some_and(|(key, value)| is_ours(key) || says_library(key, value.trim()))
        })
}

/// Whether a key at the top is one of ours.
fn is_ours(key: &str) -> bool {
    let collections = SHAPES.collections.fields.keys().map(String::as_str);
    let mut words = collections.chain(OURS);
    words.any(|word| is_near(key, word))
}

fn says_library(key: &str, value: &str) -> bool {
    is_near(key, "kind") && is_near(value, "library")
}

/// Whether a word is another one, or that with a slip in it.
fn is_near(written: &str, word: &str) -> bool {
    let most = 1 + usize::from(word.len() >= LONG);
    written == word
        || written.len().abs_diff(word.len()) <= most
            && word.len() > most + 2
            && strsim::damerau_levenshtein(&written.to_ascii_lowercase(), word) <= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::tree::{Indentation, parse};

    fn check(text: &str, expected: bool) {
        let parsed = parse(text, Indentation::Lenient);
        assert_eq!(is_foreign(text, &parsed), expected, "{text}");
    }

    #[test]
    fn what_has_nothing_of_ours_at_the_top_is_of_another_tool() {
        for text in [
            "services:\n  db: {image: postgres}\n",
            "site_name: Notes\nnav:\n  - Home: index.md\n",
            "title: A blog\nauthors: [a]\ntheme: x\n",
            "kind: Deployment\nmetadata: {events: [a]}\n",
            "kind: {{ .Values.kind }}\nmetadata:\n  name: {{ x }}\n",
            "- a\n- b\n",
            "only words\n",
            "# nothing\n",
            "",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn a_slip_in_what_is_ours_hides_no_file() {
        for text in [
            "title: t\nevents: [a]\n",
            "{title: t, options: {a: b}}\n",
            "evnets:\n  - a\n",
            "Events: [a]\n",
            "judgments: {}\n",
            "bluf: words\n",
            "format: 1\n",
            "kind: library\n",
            "kind: libary\n",
            "events:\n  - [a\n",
            "title: [t\nevents:\n  - a\n",
        ] {
            check(text, false);
        }
    }
}
