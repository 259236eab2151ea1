//! Problems that are to be left as they are, as a file says it (`x-allow`).

use crate::diagnostic::Code;
use crate::source::Span;

/// A kind of problem that is not to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// The kind.
    pub code: Code,
    /// The bytes of its name.
    pub at: Span,
    /// The bytes in which it is not to be told; none for the whole file.
    pub within: Option<Span>,
}
