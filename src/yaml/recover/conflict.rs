//! What a merge of git left in a file: two versions of some lines, between lines of signs.

use std::ops::Range;

/// Two versions of some lines.
pub(super) struct Conflict {
    /// All of it, with the lines of signs.
    pub(super) all: Range<usize>,
    /// What is left out, so that the first version stays: the line of signs before it, and all from its end on.
    pub(super) out: [Range<usize>; 2],
}

/// The conflicts of a text.
pub(super) fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    let (mut begun, mut parted): (Option<Range<usize>>, Option<usize>) = (None, None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let is = |sign: char| {
            let rest = line.trim_start_matches(sign);
            line.len() - rest.len() == 7 && (rest.trim().is_empty() || rest.starts_with(' '))
        };
        if is('<') {
            (begun, parted) = (Some(at..end), None);
        } else if begun.is_some() && (is('=') || is('|')) {
            parted.get_or_insert(at);
        } else if is('>') {
            let whole = begun.take().zip(parted.take());
            found.extend(whole.map(|(first, middle)| Conflict {
                all: first.start..end,
                out: [first, middle..end],
            }));
        }
        at = end;
    }
    found
}
