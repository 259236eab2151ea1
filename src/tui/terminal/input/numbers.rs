//! The numbers of a control sequence: `1;5`, `97:65;2:1`.

/// Numbers separated by semicolons, each with more behind colons.
#[derive(Debug)]
pub(super) struct Numbers<'a>(&'a str);

impl<'a> Numbers<'a> {
    /// Those of a sequence; none where there is anything but numbers, as in answers.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let is_number = |byte: &u8| byte.is_ascii_digit() || b";:".contains(byte);
        let text = str::from_utf8(bytes).ok()?;
        bytes.iter().all(is_number).then_some(Self(text))
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number at a place, and of those there the one behind so many colons; none where it is left out or beyond 32
    /// bits.
    pub(super) fn get(&self, place: usize, part: usize) -> Option<u32> {
        let parts = self.0.split(';').nth(place)?;
        parts.split(':').nth(part)?.parse().ok()
    }
}
