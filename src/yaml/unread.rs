//! Fields that were written and could not be read, by a slip in them or in their names: what is wrong is told, so that
//! nothing else may take them for missing.

use crate::source::Span;
use crate::words::text::Text;

/// A field that was written and could not be read, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unread {
    /// The id of the entry that it stands in; empty for the briefing itself.
    pub entry: Text,
    /// The field that is meant, within a field the inner one; empty where that is not known.
    pub field: &'static str,
    /// The bytes of its value.
    pub span: Span,
}

/// Whether a field of an entry is among those that could not be read, which are in order.
pub(crate) fn holds(unread: &[Unread], entry: &str, field: &str) -> bool {
    let key = |it: &Unread| (&*it.entry, it.field) < (entry, field);
    let first = unread.get(unread.partition_point(key));
    first.is_some_and(|it| *it.entry == *entry && it.field == field)
}
