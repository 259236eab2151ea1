//! Unfinished merges of version control: told once each, and taken out before anything else is mended.

use std::ops::Range;

use super::chunks::Chunks;
use super::conflict::conflicts;
use super::mending::Mending;
use super::torn::{Part, has_marking};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};
use crate::yaml::marking;

/// So many lines of signs are told by their numbers.
const FEW: usize = 4;

/// What is said of a merge where the version that is not read has a marking.
const MARKED_IN_MERGE: &str = "; the other has a marking, so the file counts as RED";

impl Mending<'_> {
    /// Tells unfinished merges and blanks the second version of each, so that the first one is read; of one that is not
    /// whole, the lines of signs. Says whether there are any.
    pub(super) fn merge(&mut self) -> bool {
        let found = conflicts(&self.text);
        for conflict in &found.whole {
            let lines = |at: usize| self.line(at);
            let last = lines(conflict.all.end.saturating_sub(1));
            let span = Span::new(conflict.all.start, conflict.all.start + 7);
            let mut unread = self.text[conflict.out[1].clone()].lines();
            let is_marked = unread.any(has_marking);
            self.problems.push(Diagnostic::new(
                Code::Syntax,
                Place::new(self.source, span),
                &format!(
                    "an unfinished merge, in lines {} to {last}: the first version is read{}",
                    lines(conflict.all.start),
                    if is_marked { MARKED_IN_MERGE } else { "" }
                ),
                "keep one version, or both, and take the lines of `<<<<<<<`, `=======` and `>>>>>>>` out",
            ));
            self.ids
                .extend(is_marked.then(|| marking::FIELD.to_owned()));
            let key = self.top_key(conflict.all.start);
            self.parts.push(Part {
                key,
                span,
                code: Code::Syntax,
                stray: None,
                whole: Span::new(conflict.out[1].start, conflict.out[1].end),
            });
            for out in &conflict.out {
                self.blank(out.clone());
            }
        }
        found
            .left
            .iter()
            .for_each(|lines| self.left_of_merge(lines));
        let is_any = !found.whole.is_empty() || !found.left.is_empty();
        if is_any {
            self.chunks = Chunks::of(&self.text, self.chunks.is_field);
        }
        is_any
    }

    /// Tells lines of signs of a merge that lacks others of them, and blanks them: what stands around them is read, whichever
    /// version it is.
    fn left_of_merge(&mut self, lines: &[Range<usize>]) {
        let Some(first) = lines.first() else { return };
        let span = Span::new(first.start, first.start + 7);
        let number = |line: &Range<usize>| self.line(line.start).to_string();
        let (message, help) = match lines {
            [before @ .., last] if !before.is_empty() => {
                let (count, last) = (lines.len(), number(last));
                let which = match count {
                    ..=FEW => {
                        let before: Vec<String> = before.iter().map(number).collect();
                        format!("lines {} and {last}", before.join(", "))
                    }
                    _ => format!("{count} lines from {} to {last}", number(first)),
                };
                (
                    format!("what is left of an unfinished merge, in {which}"),
                    "take these lines out, and see that only one version of what stands around them is left",
                )
            }
            _ => (
                format!(
                    "what is left of an unfinished merge: a line of `{}`",
                    self.source.slice(span)
                ),
                "take this line out, and see that only one version of what stands around it is left",
            ),
        };
        let place = Place::new(self.source, span);
        let problem = Diagnostic::new(Code::Syntax, place, &message, help);
        self.problems.push(problem);
        lines.iter().for_each(|line| self.blank(line.clone()));
    }

    /// The number of the line of a byte.
    fn line(&self, at: usize) -> usize {
        self.source.position(Span::new(at, at).start).line
    }
}
