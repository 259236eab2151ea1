//! What a list needs to say of an entry that had to be left out because of a slip, so that nobody takes it for absent.

use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::words::text::Text;

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
