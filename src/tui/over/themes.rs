//! The themes: the selected one is on the screen at once, and stays when it is chosen.

use ratatui::layout::{Rect, Size};

use super::contract::{Answer, Over};
use super::menu::Menu;
use crate::briefing::tlp::Tlp;
use crate::theme::listed::{Listed, Origin, Reach};
use crate::theme::raw::Background;
use crate::theme::resolved::Theme;
use crate::tui::layout::over;
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings::{Settings, fitted};
use crate::tui::widget::list::List;
use crate::tui::widget::menu::MenuRow;
use crate::words::text::Text;

/// The name of the choice that goes by the ground of the terminal.
const AUTO: &str = "auto";

/// A theme to choose.
#[derive(Debug)]
struct Choice {
    /// The name under which it is kept.
    name: Text,
    /// What else is to be known of it, in a few words.
    words: &'static str,
    /// The theme, in the colours that the terminal has.
    theme: Theme,
}

impl Choice {
    /// The name of the theme; none where it goes by the ground of the terminal.
    fn kept_name(&self) -> Option<&Text> {
        Some(&self.name).filter(|name| name.as_str() != AUTO)
    }

    fn show(&self, settings: &mut Settings) {
        settings.theme_name = self.kept_name().cloned();
        settings.theme = self.theme.clone();
    }
}

/// The list of themes.
#[derive(Debug)]
struct ThemeList {
    choices: Vec<Choice>,
    list: List,
    /// The theme that is kept unless another is chosen, with the name that it goes by.
    before: (Theme, Option<Text>),
}

/// The list of themes, from the one in use.
pub(super) fn open(shared: &Shared, _: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    let settings = &shared.settings;
    let choices = choices(settings);
    let name = settings.theme_name.as_ref();
    let mut names = choices.iter().map(Choice::kept_name);
    let list = List {
        selected: names.position(|other| other == name).unwrap_or(0),
        offset: 0,
    };
    Ok(Box::new(ThemeList {
        choices,
        list,
        before: (settings.theme.clone(), settings.theme_name.clone()),
    }))
}

/// Shows the theme that was chosen in this run, as its file is now.
pub(crate) fn show_chosen(shared: &mut Shared) {
    let Some(name) = &shared.chosen_theme else {
        return;
    };
    let mut choices = choices(&shared.settings).into_iter();
    if let Some(choice) = choices.find(|choice| choice.name == *name) {
        choice.show(&mut shared.settings);
    }
}

/// The themes that there are on the ground of the terminal.
fn choices(settings: &Settings) -> Vec<Choice> {
    let colours = settings.colours;
    let named = settings.themes.all().into_iter();
    let named = named.filter(|listed| listed.reach == Reach::Named);
    let mut choices: Vec<Choice> = named
        .map(|listed| Choice {
            name: listed.theme.name().clone(),
            words: words(&listed),
            theme: fitted(listed.theme, colours),
        })
        .collect();
    if let Ok((theme, _)) = settings.themes.wanted(None, settings.ground) {
        let auto = Choice {
            name: Text::line(AUTO),
            words: "by the ground of the terminal",
            theme: fitted(theme, colours),
        };
        choices.insert(0, auto);
    }
    choices
}

impl Menu for ThemeList {
    const TITLE: &'static str = "Themes";

    fn list(&self) -> &List {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List {
        &mut self.list
    }

    fn rows(&self) -> Vec<MenuRow<'_>> {
        let rows = self.choices.iter();
        rows.map(|choice| MenuRow::of(&choice.name, choice.words))
            .collect()
    }

    /// In the corner, where it covers little of what the themes look like.
    fn place(&self, size: Size, widest: usize, rows: usize) -> Rect {
        over::corner_menu(size, widest, rows)
    }

    /// The names of themes are of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn chosen(&mut self, shared: &mut Shared) -> Answer {
        let Some(choice) = self.choices.get(self.list.selected) else {
            return Answer::Stay(None);
        };
        choice.show(&mut shared.settings);
        self.before = (choice.theme.clone(), choice.kept_name().cloned());
        shared.chosen_theme = Some(choice.name.clone());
        Answer::Close(Some(Effect::KeepTheme(choice.name.clone())))
    }

    fn moved(&mut self, shared: &mut Shared) {
        if let Some(choice) = self.choices.get(self.list.selected) {
            choice.show(&mut shared.settings);
        }
    }

    fn closed(&mut self, shared: &mut Shared) {
        (shared.settings.theme, shared.settings.theme_name) = self.before.clone();
    }

    fn choosing(&self) -> [&'static str; 2] {
        ["keep it", "keep"]
    }
}

fn words(listed: &Listed) -> &'static str {
    let own = listed.origin == Origin::Own;
    match (listed.theme.background(), own) {
        (Background::Dark, false) => "dark",
        (Background::Light, false) => "light",
        (Background::Any, false) => "any ground",
        (Background::Dark, true) => "dark, yours",
        (Background::Light, true) => "light, yours",
        (Background::Any, true) => "any ground, yours",
    }
}
