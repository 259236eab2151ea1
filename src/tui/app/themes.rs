//! Choosing a theme: each is seen before it is kept.

use super::App;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::themes::ThemeList;

impl App {
    /// The list of themes.
    pub(super) fn open_themes(&mut self) {
        let mut list = ThemeList::new(&self.themes, self.ground, self.colours, &self.theme);
        list.select(self.theme_name.as_ref());
        self.overlay = Some(Overlay::Themes(Box::new(list)));
    }

    /// Shows the selected theme.
    pub(super) fn preview_theme(&mut self) {
        if let Some(Overlay::Themes(list)) = &self.overlay
            && let Some(choice) = list.selected()
        {
            self.theme = choice.theme.clone();
        }
    }

    /// Stays with the selected theme.
    pub(super) fn keep_theme(&mut self) -> Option<Effect> {
        self.preview_theme();
        let Some(Overlay::Themes(list)) = self.overlay.take() else {
            return None;
        };
        let choice = list.selected()?;
        self.theme_name = choice.kept_name().cloned();
        self.chosen_theme = Some(choice.name.clone());
        Some(Effect::KeepTheme(choice.name.clone()))
    }

    /// Shows the theme that was chosen in this run, as its file is now.
    pub(super) fn show_chosen_theme(&mut self) {
        let Some(name) = &self.chosen_theme else {
            return;
        };
        let list = ThemeList::new(&self.themes, self.ground, self.colours, &self.theme);
        let mut choices = list.choices.into_iter();
        if let Some(choice) = choices.find(|choice| choice.name == *name) {
            self.theme_name = choice.kept_name().cloned();
            self.theme = choice.theme;
        }
    }

    /// Puts away the list of themes.
    pub(super) fn close_overlay_of_themes(&mut self) {
        if let Some(Overlay::Themes(_)) = self.overlay {
            self.overlay = None;
        }
    }
}
