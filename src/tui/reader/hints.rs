//! Link hints: a letter or two for each link on the screen, so that any of them is two keys away.
//!
//! Labels are unique and none begins another. The letters under the fingers come first.

use super::Scroll;
use crate::library::Library;
use crate::page::part::Target;
use crate::page::sign::sign;
use crate::tui::keys::key::Key;
use crate::typeset::page::SetPage;

/// The letters of labels, the easiest first.
const LETTERS: &[u8; 26] = b"asdfghjklqwertyuiopzxcvbnm";

/// What happens with the link whose label is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It is followed.
    Follow,
    /// What it leads to is shown on top.
    Peek,
}

/// The labels of the links on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hints {
    /// What happens with the link that is chosen.
    pub manner: Manner,
    /// The letters typed so far.
    pub typed: String,
    /// A label for each link, in the order in which they stand.
    pub labels: Vec<Label>,
}

/// The label of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// Its letters.
    pub letters: String,
    /// Whether the link stands on the page or in the column beside it.
    pub beside: bool,
    /// The number of the link there.
    pub link: usize,
}

/// What the letters typed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typed {
    /// A label is complete.
    Chosen(Label),
    /// They begin some.
    Begun,
    /// No label begins so.
    Nothing,
    /// It is no letter: the labels are put away.
    Away,
}

impl Hints {
    /// Labels for the links that begin on the screen: those of the page, then those of the column beside it.
    pub(crate) fn new(manner: Manner, page: Shown<'_>, beside: Shown<'_>) -> Self {
        let mut links: Vec<(bool, usize)> = page.links().map(|link| (false, link)).collect();
        links.extend(beside.links().map(|link| (true, link)));
        let count = links.len();
        let labels = links
            .into_iter()
            .enumerate()
            .map(|(i, (beside, link))| Label {
                letters: letters(i, count),
                beside,
                link,
            });
        Self {
            manner,
            typed: String::new(),
            labels: labels.collect(),
        }
    }

    /// Takes in a key: a letter of a label; any other begins none.
    pub(crate) fn take(&mut self, key: Key) -> Typed {
        let letter = key.latin().typed().filter(char::is_ascii_alphabetic);
        letter.map_or(Typed::Away, |letter| self.type_letter(letter))
    }

    /// Takes in another letter.
    fn type_letter(&mut self, letter: char) -> Typed {
        self.typed.push(letter.to_ascii_lowercase());
        let mut begun = self
            .labels
            .iter()
            .filter(|label| label.letters.starts_with(&self.typed));
        match begun.next() {
            Some(label) if label.letters == self.typed => Typed::Chosen(label.clone()),
            Some(_) => Typed::Begun,
            None => Typed::Nothing,
        }
    }

    /// What is left to type for a link; none when it has no label, or one that begins otherwise.
    pub(crate) fn left(&self, beside: bool, link: usize) -> Option<&str> {
        let label = self
            .labels
            .iter()
            .find(|label| label.beside == beside && label.link == link)?;
        label.letters.strip_prefix(&self.typed)
    }
}

/// A page with the lines of it that are on the screen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    /// The page.
    pub page: &'a SetPage,
    /// Where it is scrolled to.
    pub scroll: &'a Scroll,
    /// How many lines are seen.
    pub height: usize,
}

impl Shown<'_> {
    /// The links that have their first words on the screen.
    fn links(self) -> impl Iterator<Item = usize> {
        let links = self.page.links.iter().enumerate();
        links
            .filter(move |(_, (_, at))| self.scroll.shows(at, self.height))
            // The names of columns may stand over the first line.
            .filter(move |(_, (_, at))| {
                self.page.top(at.start) == at.start || at.start > self.scroll.line
            })
            .map(|(i, _)| i)
    }
}

/// The label of one link among so many: one letter each while they last, else two each.
fn letters(i: usize, count: usize) -> String {
    let letter = |i: usize| char::from(LETTERS[i % LETTERS.len()]);
    if count <= LETTERS.len() {
        return letter(i).to_string();
    }
    format!("{}{}", letter(i / LETTERS.len()), letter(i))
}

/// The sign of what a link leads to, for a look without colours.
pub(crate) fn sign_of(library: &Library, target: &Target) -> &'static str {
    let Target::Entry(entry) = target else {
        return "↗";
    };
    library.entry(*entry).map_or("›", |entry| sign(&entry.body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn labels_are_unique_and_none_begins_another() {
        for count in [1, 26, 27, 200, 676] {
            let labels: HashSet<String> = (0..count).map(|i| letters(i, count)).collect();
            assert_eq!(labels.len(), count);
            let length = labels.iter().next().map(String::len);
            assert!(labels.iter().all(|label| Some(label.len()) == length));
        }
    }
}
