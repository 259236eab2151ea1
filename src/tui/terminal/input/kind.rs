//! The strings that terminals send, and how their answers begin: what is no answer was typed.

/// The number of a command has at most so many digits: the largest of xterm is 119, of iTerm2 1337.
const LONGEST_NUMBER: usize = 4;

/// Strings that terminals send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// OSC: colours, titles, the clipboard.
    Command,
    /// DCS: settings, capabilities, versions.
    Device,
    /// APC: whether there are graphics.
    Application,
}

impl Kind {
    /// What stands behind ESC.
    pub(super) fn introducer(self) -> char {
        match self {
            Self::Command => ']',
            Self::Device => 'P',
            Self::Application => '_',
        }
    }

    /// Whether an answer may begin so. `ESC ]` is also the key Alt-].
    pub(super) fn may_begin_with(self, text: &[u8]) -> bool {
        match self {
            Self::Command => match text {
                // The titles of a window and its icon.
                [b'l' | b'L', ..] => true,
                text => {
                    let digits = text.iter().take_while(|byte| byte.is_ascii_digit());
                    let digits = digits.take(LONGEST_NUMBER + 1).count();
                    let next = text.get(digits).copied().unwrap_or(b';');
                    (1..=LONGEST_NUMBER).contains(&digits) && next == b';'
                }
            },
            Self::Device => matches!(text, [b'0'..=b'9' | b'>' | b'!' | b'+' | b'$' | b'|', ..]),
            Self::Application => matches!(text, [b'G', ..]),
        }
    }
}
