//! What a person may choose of the screen: how things look, which keys there are, how dates are written, which
//! editor opens a file, whose the mouse is.

use super::app::mouse::Mouse;
use super::keymap::Keymap;
use crate::briefing::date::shown::Dates;
use crate::theme::resolved::Theme;

/// What was chosen.
#[derive(Debug)]
pub struct Settings {
    /// How things look.
    pub theme: Theme,
    /// The keys.
    pub keymap: Keymap,
    /// How dates are written.
    pub dates: Dates,
    /// The program and the arguments of the editor; without any, `vi`.
    pub editor: Vec<String>,
    /// Whose the mouse is at the start.
    pub mouse: Mouse,
}

/// A theme, and the defaults for everything else.
impl From<Theme> for Settings {
    fn from(theme: Theme) -> Self {
        Self {
            theme,
            keymap: Keymap::default(),
            dates: Dates::default(),
            editor: Vec::new(),
            mouse: Mouse::Ours,
        }
    }
}
