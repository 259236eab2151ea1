//! The themes: the selected one is on the screen at once, and stays when it is chosen.

use super::Answer;
use super::list::{List, Pressed};
use crate::config::written::Colours;
use crate::theme::listed::Reach;
use crate::theme::raw::Background;
use crate::theme::resolved::Theme;
use crate::theme::{Ground, Themes, listed};
use crate::tui::action::Action;
use crate::tui::keymap::{Key, Keymap};
use crate::tui::settings::fitted;
use crate::words::text::Text;

/// The name of the choice that goes by the ground of the terminal.
const AUTO: &str = "auto";

/// A theme to choose.
#[derive(Debug)]
pub struct Choice {
    /// The name under which it is kept.
    pub name: Text,
    /// What else is to be known of it, in a few words.
    pub words: &'static str,
    /// The theme, in the colours that the terminal has.
    pub theme: Theme,
}

impl Choice {
    /// The name of the theme; none where it goes by the ground of the terminal.
    pub fn kept_name(&self) -> Option<&Text> {
        Some(&self.name).filter(|name| name.as_str() != AUTO)
    }
}

/// The list of themes.
#[derive(Debug)]
pub struct ThemeList {
    /// The themes.
    pub choices: Vec<Choice>,
    /// The selected one.
    pub list: List,
    /// The theme before.
    pub before: Theme,
}

impl ThemeList {
    /// The themes that there are on a ground; `before` is the one in use.
    pub fn new(themes: &Themes, ground: Option<Ground>, colours: Colours, before: &Theme) -> Self {
        let named = themes.all().into_iter();
        let named = named.filter(|listed| listed.reach == Reach::Named);
        let mut choices: Vec<Choice> = named
            .map(|listed| Choice {
                name: listed.theme.name().clone(),
                words: words(&listed),
                theme: fitted(listed.theme, colours),
            })
            .collect();
        if let Ok((theme, _)) = themes.wanted(None, ground) {
            let auto = Choice {
                name: Text::line(AUTO),
                words: "by the ground of the terminal",
                theme: fitted(theme, colours),
            };
            choices.insert(0, auto);
        }
        Self {
            choices,
            list: List::default(),
            before: before.clone(),
        }
    }

    /// Selects the theme of a name; without one, what goes by the ground of the terminal.
    pub fn select(&mut self, name: Option<&Text>) {
        let mut choices = self.choices.iter();
        let found = choices.position(|choice| choice.kept_name() == name);
        self.list.selected = found.unwrap_or(0);
    }

    /// The selected theme.
    pub fn selected(&self) -> Option<&Choice> {
        self.choices.get(self.list.selected)
    }

    pub(super) fn key(&mut self, key: Key, keymap: &Keymap) -> Answer {
        match self.list.key(key, keymap, self.choices.len()) {
            Pressed::Chosen => Answer::Keep,
            Pressed::Closed | Pressed::Other(Action::Themes) => Answer::Close,
            Pressed::Reload => Answer::Reload,
            Pressed::Moved | Pressed::Other(_) => Answer::Stay,
        }
    }
}

fn words(listed: &listed::Listed) -> &'static str {
    let own = listed.origin == listed::Origin::Own;
    match (listed.theme.background(), own) {
        (Background::Dark, false) => "dark",
        (Background::Light, false) => "light",
        (Background::Any, false) => "any ground",
        (Background::Dark, true) => "dark, yours",
        (Background::Light, true) => "light, yours",
        (Background::Any, true) => "any ground, yours",
    }
}
