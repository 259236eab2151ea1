//! What a person may choose of the screen: how things look, which keys there are, how dates are written, which
//! editor opens a file, whose the mouse is.

use crate::briefing::date::shown::Dates;
use crate::config::written::Colours;
use crate::theme::depth::Depth;
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::theme::{Ground, Themes, default_name};
use crate::tui::keys::keymap::Keymap;
use crate::tui::shared::message::Message;
use crate::words::text::Text;
use ratatui::style::Color;

/// Whose the mouse is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The program's: clicks and the wheel come here.
    Ours,
    /// The terminal's: it selects text.
    Terminal,
}

/// What was chosen.
#[derive(Debug)]
pub struct Settings {
    /// How things look.
    pub theme: Theme,
    /// The theme that was asked for by its name; none where it goes by the ground of the terminal.
    pub theme_name: Option<Text>,
    /// The keys.
    pub keymap: Keymap,
    /// How dates are written.
    pub dates: Dates,
    /// The program and the arguments of the editor; without any, `vi`.
    pub editor: Vec<String>,
    /// Whose the mouse is at the start.
    pub mouse: Mouse,
    /// By how many columns the lists are wider than usual at the start.
    pub wider: i16,
    /// All themes, to choose another one.
    pub themes: Themes,
    /// How many colours are used.
    pub colours: Colours,
    /// The ground of the terminal, where it is known.
    pub ground: Option<Ground>,
    /// What is said while an earlier version of one of their files holds.
    pub stale: Option<Message>,
}

impl Settings {
    /// Whether the theme goes by the ground of the terminal.
    pub(crate) fn follow_ground(&self) -> bool {
        self.theme_name.is_none() && self.colours != Colours::Never
    }

    /// Says on what ground the screen stands; the theme may be another one then.
    pub(crate) fn stand_on(&mut self, ground: Ground) {
        self.ground = Some(ground);
        if !self.follow_ground() {
            return;
        }
        let name = default_name(self.ground, None);
        if let Ok((theme, _)) = self.themes.wanted(Some(name), self.ground) {
            self.theme = fitted(theme, self.colours);
        }
    }
}

/// A theme in as many colours as are used.
pub(crate) fn fitted(theme: Theme, colours: Colours) -> Theme {
    match colours {
        // The one of the program: the user's own of that name may have colours.
        Colours::Never if has_colours(&theme) => Theme::named(Some("mono"), None).unwrap_or(theme),
        Colours::Never | Colours::True => theme,
        Colours::Auto => theme.at(Depth::of_terminal()),
        Colours::Ansi => theme.at(Depth::Ansi),
        Colours::Indexed => theme.at(Depth::Indexed),
    }
}

fn has_colours(theme: &Theme) -> bool {
    let styles = Meaning::ALL.iter().map(|meaning| theme.style(*meaning));
    let mut colours = styles.flat_map(|style| [style.fg, style.bg]).flatten();
    colours.any(|colour| colour != Color::Reset)
}

/// A theme, and the defaults for everything else.
impl From<Theme> for Settings {
    fn from(theme: Theme) -> Self {
        Self {
            theme_name: Some(theme.name().clone()),
            theme,
            keymap: Keymap::default(),
            dates: Dates::default(),
            editor: Vec::new(),
            mouse: Mouse::Ours,
            wider: 0,
            themes: Themes::default(),
            colours: Colours::True,
            ground: None,
            stale: None,
        }
    }
}
