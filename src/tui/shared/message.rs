//! What the program has to say in the line at the bottom, and whose words are in it.

use crate::briefing::tlp::Tlp;
use crate::words::text::Text;

/// Something to tell the reader. Words that stand in the program need no more; whatever is put together must say what it
/// shows, so that the marking of the screen covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    words: Text,
    shows: Vec<Option<Tlp>>,
}

impl Message {
    /// Words with something in them that no briefing says: a number, the name of a setting, what the system answered.
    pub fn own(words: &str) -> Self {
        Self::showing(words, Vec::new())
    }

    /// Words with something of entries in them that have these markings.
    pub(crate) fn showing(words: &str, shows: Vec<Option<Tlp>>) -> Self {
        Self {
            words: Text::line(words),
            shows,
        }
    }

    /// Words that may have something of a file in them, as those of a fault in the program: nobody knows of which.
    pub(crate) fn of_fault(words: &str) -> Self {
        Self::showing(words, vec![Some(Tlp::Unreadable)])
    }

    /// The words.
    pub fn words(&self) -> &Text {
        &self.words
    }

    /// The markings of all that it shows.
    pub(crate) fn markings(&self) -> &[Option<Tlp>] {
        &self.shows
    }
}

impl From<&'static str> for Message {
    fn from(words: &'static str) -> Self {
        Self::own(words)
    }
}
