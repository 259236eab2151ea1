//! Reading on after a syntax error.
//!
//! The list item or top-level key around the error is overwritten with comments, so that every other offset stays
//! true, and the whole is parsed again, as mostly that was all. What stands before an error could be read, so that further
//! ones are looked for from there on, and the whole once more at the end: however many there are, the text is gone through
//! a few times in all. The ids in what is overwritten are kept, so that links to them do not seem to lead nowhere.
mod ahead;
mod blame;
mod chunks;
mod conflict;
mod mending;
mod merged;
pub(crate) mod torn;

use std::sync::Arc;

use super::explain::IsField;
use super::tree::{self, Indentation, Refusal, Tree, Why};
use crate::source::SourceFile;
use blame::{SyntaxError, over};
use mending::Mending;
use torn::Torn;

/// Reads on after the syntax errors of a text that was parsed; `then` gets what there is of a tree. Every place in it is
/// the same as in the file.
pub(crate) fn read_on<R>(
    source: &Arc<SourceFile>,
    parsed: Result<Tree<'_>, Refusal>,
    is_field: IsField,
    then: impl FnOnce(Option<Tree<'_>>, Torn) -> R,
) -> R {
    match parsed {
        Ok(tree) => then(Some(tree), Torn::default()),
        Err(refusal) => mend(source, refusal, is_field, |_, tree, torn| then(tree, torn)),
    }
}

/// Blanks what cannot be read, beginning with the refusal of the whole text, and hands on what is left: the text, of the same
/// length, its tree, where not too much is broken, and what that cost.
fn mend<R>(
    source: &Arc<SourceFile>,
    first: Refusal,
    is_field: IsField,
    then: impl FnOnce(&str, Option<Tree<'_>>, Torn) -> R,
) -> R {
    if let Why::Budget(limit) = &first.why {
        // Nothing is to be mended, and more is not looked at.
        let torn = Torn {
            problems: vec![over(first.at, limit).diagnose(source, source.text())],
            ..Torn::default()
        };
        return then(source.text(), None, torn);
    }
    let mut mending = Mending::of(source, is_field);
    let mut error = mending.first(first);
    loop {
        let may_be_readable = error.take().is_none_or(|error| mending.mend_on(error));
        let parsed = may_be_readable.then(|| either_way(&mending.text));
        let tree = match parsed {
            None => None,
            Some(Ok(tree)) => Some(tree),
            Some(Err(refused)) => {
                if let Why::Budget(limit) = &refused.lenient.why {
                    let problem = over(refused.lenient.at, limit);
                    let problem = problem.diagnose(source, &mending.text);
                    mending.problems.push(problem);
                } else if mending.may_go_on() {
                    error = (!mending.is_cut).then_some(refused);
                    continue;
                }
                None
            }
        };
        let torn = Torn {
            problems: mending.problems,
            lost: mending.ids,
            parts: mending.parts,
        };
        return then(&mending.text, tree, torn);
    }
}

/// Reads a text by the strict way, or else by the lenient one.
fn either_way(text: &str) -> Result<Tree<'_>, SyntaxError> {
    tree::parse(text, Indentation::Strict).or_else(|strict| {
        let at = Some(strict.at);
        let refused = |lenient| SyntaxError {
            lenient,
            strict: at,
        };
        match strict.why {
            Why::Budget(_) => Err(refused(strict)),
            Why::Syntax(..) => tree::parse(text, Indentation::Lenient).map_err(refused),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::mending::ids;
    use super::*;
    use proptest::prelude::*;

    fn mended(text: &str) -> (Vec<String>, Option<String>) {
        let source = SourceFile::named("t.yaml", text);
        let is_field = |key: &str| ["title", "name"].contains(&key);
        match tree::parse(text, Indentation::Lenient) {
            Ok(_) => (vec![], Some(text.to_owned())),
            Err(refusal) => mend(&source, refusal, is_field, |left, tree, torn| {
                let places = torn
                    .problems
                    .iter()
                    .map(|p| format!("{} {} {}", p.position(), p.code, p.message));
                let text = tree.map(|_| left.to_owned());
                (places.collect(), text)
            }),
        }
    }

    fn check(text: &str, problems: &[&str], left: &str) {
        let (found, text_left) = mended(text);
        assert_eq!(found, problems, "{text}");
        let squeezed: Vec<String> = text_left
            .unwrap_or_default()
            .lines()
            .map(str::trim_end)
            .filter(|l| !l.is_empty() && *l != "#")
            .map(str::to_owned)
            .collect();
        assert_eq!(squeezed.join("|"), left, "{text}");
    }

    #[test]
    fn a_colon_in_a_value_is_told_where_it_stands() {
        check(
            "title: China: the screws\nb: 1\n",
            &["1:13 unquoted-colon a colon followed by a space starts a new key"],
            "b: 1",
        );
    }

    #[test]
    fn unclosed_quotes_and_brackets_lose_only_their_own_entry() {
        check(
            "e:\n  - a: \"x\n  - b: 1\n",
            &["2:8 syntax `\"` is not closed"],
            "e:|  - b: 1",
        );
        check(
            "e:\n  - a: [x\n  - b: 1\n",
            &["2:8 syntax `[` is not closed"],
            "e:|  - b: 1",
        );
        check(
            "a:\n  x: {t: 1\n  y: {t: 2}\nb: 1\n",
            &["2:6 syntax `{` is not closed"],
            "a:|  y: {t: 2}|b: 1",
        );
    }

    #[test]
    fn links_that_yaml_takes_for_lists_are_told_apart() {
        let nested = "YAML reads `[[` at the start of a value as a list";
        check(
            "t: [[x]] and more\nb: 2\n",
            &[&format!("1:4 nested-link {nested}")],
            "b: 2",
        );
        check(
            "e:\n  - {id: a, t: see [[x]] now}\n  - b\n",
            &["2:20 braced-link a link inside `{ }` or `[ ]` without quotes"],
            "e:|  - b",
        );
    }

    #[test]
    fn tabs_are_shown_where_they_stand() {
        check(
            "a:\n\tb: 1\nc: 2\n",
            &["2:1 tab a tab where YAML wants spaces"],
            "c: 2",
        );
        check(
            "a:\n  - b\n\t- c\n  - d\n",
            &["3:1 tab a tab where YAML wants spaces"],
            "a:|  - b|  - d",
        );
    }

    #[test]
    fn only_a_field_in_the_column_of_a_dash_belongs_to_the_item() {
        let stray = |line| format!("{line}:3 syntax a line that stands under no item of the list");
        check(
            "a:\n  - id: fbi\n    name: FBI\n  cia:\n    name: CIA\n  nsa: NSA\n",
            &[&stray(4)],
            "a:|  - id: fbi|    name: FBI",
        );
        check(
            "a:\n  - id: fbi\n  name: FBI\n  - id: cia\n    name: CIA\n",
            &["3:3 syntax a field in the column of the dash before its item"],
            "a:|  - id: cia|    name: CIA",
        );
    }

    #[test]
    fn a_dash_alone_begins_an_item() {
        let colon = "unquoted-colon a colon followed by a space starts a new key";
        check(
            "e:\n  - title: A: b\n  -\n    title: B\n",
            &[&format!("2:13 {colon}")],
            "e:|  -|    title: B",
        );
        check(
            "e:\n- title: A: b\n-\n  title: B\n",
            &[&format!("2:11 {colon}")],
            "e:|-|  title: B",
        );
    }

    #[test]
    fn a_marking_in_a_version_that_is_not_read_is_lost() {
        let merge = |theirs: &str| format!("<<<<<<< HEAD\n- a\n=======\n{theirs}\n>>>>>>> x\n");
        let is_lost = |text: &str| {
            let source = SourceFile::named("t.yaml", text);
            let refusal = tree::refusal(text, Indentation::Lenient).unwrap();
            mend(
                &source,
                refusal,
                |_| true,
                |_, _, torn| torn.lost.contains(&"tlp".to_owned()),
            )
        };
        for theirs in [
            "tlp: RED",
            "\"tlp\" : RED",
            "title: t\ntlp: RED",
            "  - {id: a, TLP: RED}",
            "  - {id: a,classification: RED}",
            "  tpl: RED",
            "  <<: *red",
        ] {
            assert!(is_lost(&merge(theirs)), "{theirs}");
        }
        for theirs in ["title: RED", "- {id: a, text: tlp}", "x-tlp: RED"] {
            assert!(!is_lost(&merge(theirs)), "{theirs}");
        }
    }

    #[test]
    fn two_errors_are_both_told() {
        let (problems, left) = mended("e:\n  - a: b: c\n  - d: 1\n  - f: [g\nh: 1\n");
        assert_eq!(problems.len(), 2);
        assert!(left.is_some_and(|left| left.contains("- d: 1") && left.contains("h: 1")));
    }

    #[test]
    fn ids_of_what_is_lost_are_kept() {
        assert_eq!(ids("  - {id: leak, title: [x"), ["leak"]);
        assert_eq!(ids("  fbi: {name: [x"), ["fbi"]);
    }

    proptest! {
        #[test]
        fn no_text_panics_and_offsets_stay(text in "([a-c]: |- |  |\\[|\\]|\\{|\\}|\"|'|\n|#|\\[\\[a|é|:|\t){0,30}") {
            if let (_, Some(left)) = mended(&text) {
                prop_assert_eq!(left.len(), text.len());
            }
        }
    }
}
