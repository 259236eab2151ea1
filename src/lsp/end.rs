//! How a client left.

/// How a client left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// As it should: it said so before.
    Clean,
    /// Without a word before.
    Abrupt,
}
