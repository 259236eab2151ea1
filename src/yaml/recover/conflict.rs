//! What a merge of git left in a file: two versions of some lines, between lines of signs, or some of these lines alone.

use std::ops::Range;

/// What was found.
#[derive(Default)]
pub(super) struct Conflicts {
    /// Two versions of some lines, each with all its signs.
    pub(super) whole: Vec<Conflict>,
    /// Lines of signs whose others are not there: those that go together, in one.
    pub(super) left: Vec<Vec<Range<usize>>>,
}

/// Two versions of some lines.
pub(super) struct Conflict {
    /// All of it, with the lines of signs.
    pub(super) all: Range<usize>,
    /// What is left out, so that the first version stays: the line of signs before it, and all from its end on.
    pub(super) out: [Range<usize>; 2],
}

/// The conflicts of a text.
pub(super) fn conflicts(text: &str) -> Conflicts {
    let mut found = Conflicts::default();
    let mut open: Vec<(char, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let all = at..at + line.len();
        at = all.end;
        let Some(sign) = sign(line) else { continue };
        if sign == '<' {
            found.end(std::mem::take(&mut open));
        }
        open.push((sign, all));
        if sign == '>' {
            found.end(std::mem::take(&mut open));
        }
    }
    found.end(open);
    found
}

impl Conflicts {
    /// Takes in lines of signs that follow each other.
    fn end(&mut self, lines: Vec<(char, Range<usize>)>) {
        match &lines[..] {
            [] => {}
            [('<', first), (_, middle), .., ('>', last)] => self.whole.push(Conflict {
                all: first.start..last.end,
                out: [first.clone(), middle.start..last.end],
            }),
            _ => self
                .left
                .push(lines.into_iter().map(|(_, line)| line).collect()),
        }
    }
}

/// The sign of which a line of git consists: seven of it, and words behind a space.
fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next()?;
    let rest = line.trim_start_matches(sign);
    let is_it = matches!(sign, '<' | '=' | '|' | '>') && line.len() - rest.len() == 7;
    (is_it && (rest.trim().is_empty() || rest.starts_with(' '))).then_some(sign)
}
