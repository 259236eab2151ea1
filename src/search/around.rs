//! The words around a place, by which it is known again where the same is said.

/// How many bytes around a place tell it from others.
const AROUND: usize = 48;

/// The folded words around a place, by which it is known again where the same is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Around {
    before: String,
    behind: String,
}

impl Around {
    /// The words around a byte of a text, no further than the line goes.
    pub(super) fn of(text: &str, at: usize) -> Self {
        let (before, behind) = text.split_at(at);
        let start = before.floor_char_boundary(before.len().saturating_sub(AROUND));
        let before = before[start..].rsplit('\n').next().unwrap_or_default();
        let end = behind.floor_char_boundary(AROUND);
        let behind = behind[..end].split('\n').next().unwrap_or_default();
        Self {
            before: before.to_owned(),
            behind: behind.to_owned(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.before.len() + self.behind.len()
    }

    /// How many bytes are the same around a byte of another text.
    pub(super) fn alike(&self, text: &str, at: usize) -> usize {
        let same = |(one, other): &(u8, u8)| one == other;
        let (before, behind) = text.as_bytes().split_at(at);
        let behind = self
            .behind
            .bytes()
            .zip(behind.iter().copied())
            .take_while(same);
        let before = self.before.bytes().rev().zip(before.iter().rev().copied());
        behind.count() + before.take_while(same).count()
    }
}

/// A place on a page that was landed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Landed {
    /// Its number among those that hold one of the words.
    pub(crate) place: usize,
    /// Whether all around it is the same as where it was found.
    pub(crate) is_it: bool,
}
