//! Edits as a unified diff, as `diff -u` and patch(1) know it: nothing is compared, since it is known what changes.

use std::fmt::Write;
use std::ops::Range;

use super::{Edit, Edits};

/// How many lines that stay are shown around those that change.
pub(crate) const CONTEXT: usize = 3;

/// What edits change in a text, which is called `before` and then `after`. Edits that do not fit it show nothing.
pub(crate) fn diff(before: &str, after: &str, text: &str, edits: &Edits) -> String {
    let lines = Lines::of(text);
    let mut out = format!("--- {before}\n+++ {after}\n");
    let mut moved = 0;
    for hunk in hunks(&lines, edits.as_slice()) {
        put(&mut out, &lines, &hunk, &mut moved);
    }
    out
}

/// The lines of a text with their ends.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let lines = text.split_inclusive('\n');
        let starts = lines.scan(0, |next, line| {
            let start = *next;
            *next += line.len();
            Some(start)
        });
        Self {
            text,
            starts: starts.collect(),
        }
    }

    /// The line that a byte is in; behind the last line, one more.
    fn at(&self, byte: usize) -> usize {
        let line = self.starts.partition_point(|start| *start <= byte);
        match self.text.ends_with('\n') && byte >= self.text.len() {
            true => self.starts.len(),
            false => line.saturating_sub(1),
        }
    }

    fn bytes(&self, lines: Range<usize>) -> Range<usize> {
        let start = |line: usize| self.starts.get(line).copied().unwrap_or(self.text.len());
        start(lines.start)..start(lines.end)
    }

    fn text(&self, lines: Range<usize>) -> &'t str {
        self.text.get(self.bytes(lines)).unwrap_or_default()
    }
}

/// Lines that change together, with the edits in them.
struct Change<'e> {
    lines: Range<usize>,
    edits: Vec<&'e Edit>,
}

/// The changes, those that are near each other together.
fn hunks<'e>(lines: &Lines<'_>, edits: &'e [Edit]) -> Vec<Vec<Change<'e>>> {
    let mut hunks: Vec<Vec<Change<'e>>> = Vec::new();
    for edit in edits {
        let bytes = edit.span.range();
        let last = lines.at(bytes.end.max(bytes.start + 1) - 1);
        let end = match bytes.is_empty() && is_whole_line(lines, edit) {
            true => lines.at(bytes.start),
            false => (last + 1).min(lines.starts.len().max(1)),
        };
        let all = lines.at(bytes.start)..end;
        let before = hunks.last_mut().and_then(|hunk| hunk.last_mut());
        match before {
            Some(change) if change.lines.end > all.start => {
                change.lines.end = change.lines.end.max(all.end);
                change.edits.push(edit);
                continue;
            }
            _ => {}
        }
        let change = Change {
            lines: all,
            edits: vec![edit],
        };
        let near = |hunk: &&mut Vec<Change<'_>>| {
            let end = hunk.last().map_or(0, |change| change.lines.end);
            end + 2 * CONTEXT >= change.lines.start
        };
        match hunks.last_mut().filter(near) {
            Some(hunk) => hunk.push(change),
            None => hunks.push(vec![change]),
        }
    }
    hunks
}

/// Whether an insertion puts whole lines between two others.
fn is_whole_line(lines: &Lines<'_>, edit: &Edit) -> bool {
    let at = edit.span.range().start;
    let is_start = at == 0 || lines.text.as_bytes().get(at - 1) == Some(&b'\n');
    is_start && edit.text.ends_with('\n')
}

/// Writes a hunk; `moved` is how many lines the ones before have added.
fn put(out: &mut String, lines: &Lines<'_>, changes: &[Change<'_>], moved: &mut isize) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
        return;
    };
    let start = first.lines.start.saturating_sub(CONTEXT);
    let end = (last.lines.end + CONTEXT).min(lines.starts.len());
    let (mut body, mut next, mut added) = (String::new(), start, 0);
    for change in changes {
        signed(&mut body, ' ', lines.text(next..change.lines.start));
        let old = lines.text(change.lines.clone());
        let new = edited(lines, change);
        signed(&mut body, '-', old);
        signed(&mut body, '+', &new);
        added += count(&new) - count(old);
        next = change.lines.end;
    }
    signed(&mut body, ' ', lines.text(next..end));
    let old = end - start;
    let new = old.saturating_add_signed(added);
    let to = start.saturating_add_signed(*moved);
    let line = |start: usize, count: usize| start + usize::from(count > 0);
    let (from, to) = (line(start, old), line(to, new));
    let _ = writeln!(out, "@@ -{from},{old} +{to},{new} @@");
    out.push_str(&body);
    *moved += added;
}

fn count(text: &str) -> isize {
    isize::try_from(text.lines().count()).unwrap_or(isize::MAX)
}

/// The lines of a change as they are afterwards.
fn edited(lines: &Lines<'_>, change: &Change<'_>) -> String {
    let all = lines.bytes(change.lines.clone());
    let (mut out, mut done) = (String::new(), all.start);
    for edit in &change.edits {
        let span = edit.span.range();
        out.push_str(lines.text.get(done..span.start).unwrap_or_default());
        out.push_str(&edit.text);
        done = span.end;
    }
    out.push_str(lines.text.get(done..all.end).unwrap_or_default());
    out
}

fn signed(out: &mut String, sign: char, text: &str) {
    for line in text.split_inclusive('\n') {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn check(text: &str, edits: &[(usize, usize, &str)]) -> String {
        let edits = edits.iter().map(|(start, end, text)| Edit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        });
        diff("a", "b", text, &Edits::new(edits.collect()).unwrap())
    }

    #[test]
    fn a_change_stands_between_the_lines_around_it() {
        insta::assert_snapshot!(check("1\n2\n3\n4\n5\n6\n7\n8\n9\n", &[(8, 9, "five")]), @"
        --- a
        +++ b
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        ");
    }

    #[test]
    fn lines_come_go_and_need_no_end() {
        insta::assert_snapshot!(check("1\n2\n3", &[(0, 0, "0\n"), (2, 4, ""), (5, 5, "!")]), @r"
        --- a
        +++ b
        @@ -1,3 +1,3 @@
        +0
         1
        -2
        -3
        \ No newline at end of file
        +3!
        \ No newline at end of file
        ");
    }

    #[test]
    fn far_changes_have_hunks_of_their_own() {
        let text = "x\n".repeat(30);
        insta::assert_snapshot!(check(&text, &[(0, 1, "a\nb"), (56, 57, "y")]), @"
        --- a
        +++ b
        @@ -1,4 +1,5 @@
        -x
        +a
        +b
         x
         x
         x
        @@ -26,5 +27,5 @@
         x
         x
         x
        -x
        +y
         x
        ");
    }
}
