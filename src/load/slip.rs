//! What a list needs to say of an entry that had to be left out because of a slip, so that nobody takes it for absent.

use std::collections::HashMap;

use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Code;
use crate::source::{SourceFile, Span};
use crate::words::text::Text;

/// By what an entry that was left out is known again in another version of its file: numbers and places change there with
/// every line above.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SlipId {
    kind: EntryKind,
    /// The first words at its place, at most to the end of the line.
    words: Text,
    /// How many that are written alike stand before it.
    nth: u32,
}

/// How many bytes of its words an id has at most.
const MOST: usize = 80;

/// The ids of what was left out of a file, in the same order.
pub(crate) fn ids(source: &SourceFile, left_out: &[LeftOut]) -> Vec<SlipId> {
    let mut alike: HashMap<(EntryKind, Text), u32> = HashMap::new();
    let id = |slip: &LeftOut| {
        let (text, start) = (source.text(), slip.span.start as usize);
        let line = source.line_around(slip.span.start);
        // A line may be as long as the file, and hold all of them.
        let end = text.floor_char_boundary(start + MOST).min(line.end);
        let words = text.get(start..end);
        let words = Text::line(words.unwrap_or_default().trim_end());
        let before = alike.entry((slip.kind, words.clone())).or_default();
        let nth = *before;
        *before += 1;
        SlipId {
            kind: slip.kind,
            words,
            nth,
        }
    };
    left_out.iter().map(id).collect()
}

/// An entry that had to be left out because of a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it would be.
    pub kind: EntryKind,
    /// What it would be called; none where that cannot be read.
    pub title: Option<Text>,
    /// The bytes where it begins or, where it is no YAML, those of the slip.
    pub span: Span,
    /// What is wrong with it.
    pub code: Code,
    /// With whom it may be shared: what cannot be read counts as the narrowest there is.
    pub marking: Option<Tlp>,
}
