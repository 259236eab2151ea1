//! The table of all keys, as text for the terminal and as Markdown for documents.

use std::fmt::Write;

use super::action::{ACTIONS, Group, Spec};
use super::keymap::Keymap;
use crate::typeset::width::columns;

/// Lines under a heading for each group: keys, the action's name, what it does.
pub fn text(keymap: &Keymap) -> String {
    let keys = |spec: &Spec| keymap.keys_of(spec.action).join("  ");
    let widest = |of: &dyn Fn(&Spec) -> usize| ACTIONS.iter().map(of).max().unwrap_or(0);
    let (first, second) = (
        widest(&|spec| columns(&keys(spec))),
        widest(&|spec| spec.name.len()),
    );
    let mut out = String::new();
    for group in Group::ALL {
        let gap = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{gap}{}", group.title());
        for spec in of(*group) {
            let keys = keys(spec);
            let room = " ".repeat(first - columns(&keys));
            let _ = writeln!(out, "  {keys}{room}  {:second$}  {}", spec.name, spec.words);
        }
    }
    out
}

/// A Markdown table with a row for each action.
pub fn markdown(keymap: &Keymap) -> String {
    let mut out = String::from("| Keys | Action | What it does |\n|---|---|---|\n");
    for group in Group::ALL {
        let _ = writeln!(out, "| **{}** | | |", group.title());
        for spec in of(*group) {
            let keys = keymap.keys_of(spec.action);
            let keys: Vec<String> = keys.iter().map(|keys| code(keys)).collect();
            let _ = writeln!(
                out,
                "| {} | `{}` | {} |",
                keys.join(" "),
                spec.name,
                spec.words
            );
        }
    }
    out
}

fn of(group: Group) -> impl Iterator<Item = &'static Spec> {
    ACTIONS.iter().filter(move |spec| spec.group == group)
}

/// Keys as code within a table: a backtick needs longer fences, a bar would end the cell.
fn code(keys: &str) -> String {
    let keys = keys.replace('|', "\\|");
    if keys.contains('`') {
        format!("`` {keys} ``")
    } else {
        format!("`{keys}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_line_with_its_keys_and_its_name() {
        let keymap = Keymap::default();
        let (text, markdown) = (text(&keymap), markdown(&keymap));
        for spec in ACTIONS {
            let keys = keymap.keys_of(spec.action);
            let line = format!("  {}  {}", spec.name, spec.words);
            let found = text.lines().find(|l| {
                let words: Vec<&str> = l.split_whitespace().collect();
                words
                    .join(" ")
                    .ends_with(&line.split_whitespace().collect::<Vec<_>>().join(" "))
            });
            assert!(
                found.is_some_and(|l| l.trim_start().starts_with(&keys.join("  "))),
                "{}",
                spec.name
            );
            assert!(markdown.contains(&format!("| `{}` | {} |", spec.name, spec.words)));
        }
        assert!(markdown.contains("| `Ctrl-p` | `find` |"));
    }

    #[test]
    fn signs_of_markdown_stay_within_their_cell() {
        assert_eq!(
            [code("j"), code("|"), code("`")],
            ["`j`", "`\\|`", "`` ` ``"]
        );
    }
}
