//! The day as of which the briefings are shown, as a person asks for it.

use crate::briefing::date::When;
use crate::words::text::Text;

/// What the day shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsOf {
    /// That of the last change of what was known in a briefing before the day it is now.
    Earlier(Text),
    /// That of the next change after it; behind the last one, none.
    Later(Text),
    /// This day.
    Day(When),
    /// None: all is shown that was there at the start.
    All,
}
