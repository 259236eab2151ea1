//! The help: every action in its group; what is typed leaves those that match.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyModifiers};

use super::Answer;
use super::list::{List, Pressed};
use crate::search::filter::filter;
use crate::tui::action::{Action, Spec};
use crate::tui::app::scrolled;
use crate::tui::draw::help::actions;
use crate::tui::keymap::{Key, Keymap};
use crate::tui::widget::input::Line;

/// The help's state.
#[derive(Debug)]
pub struct Help {
    /// What is typed, while the help is being filtered.
    pub line: Option<Line>,
    /// The actions that match, in their groups.
    pub found: Vec<Found>,
    /// The selected one of them.
    pub list: List,
    /// What is compared with what is typed, for each action.
    texts: Vec<String>,
}

/// An action with the bytes of its words that match.
#[derive(Debug)]
pub struct Found {
    /// The action.
    pub spec: &'static Spec,
    /// The bytes of its words that match what is typed.
    pub marks: Vec<Range<usize>>,
}

/// A line of the help.
#[derive(Debug)]
pub enum HelpLine<'h> {
    /// The heading of a group.
    Heading(&'static str),
    /// An action, with its place among those found.
    Action(usize, &'h Found),
    /// Nothing, between groups.
    Gap,
}

impl Help {
    pub(super) fn new(keymap: &Keymap) -> Self {
        // The words stand first, so that what is marked in the text is marked in them. Nobody can type what divides the
        // parts.
        let text = |spec: &Spec| {
            let keys = keymap.keys_of(spec.action).join("\u{1f}");
            let group = spec.group.title();
            format!("{}\u{1f}{group}\u{1f}{}\u{1f}{keys}", spec.words, spec.name)
        };
        let mut help = Self {
            line: None,
            found: Vec::new(),
            list: List::default(),
            texts: actions().into_iter().map(text).collect(),
        };
        help.ask();
        help
    }

    /// Types a text, where something is being typed.
    pub(super) fn insert(&mut self, text: &str) {
        if let Some(line) = &mut self.line {
            line.insert_text(text);
            self.ask();
        }
    }

    fn ask(&mut self) {
        let typed = self.line.as_ref().map_or("", Line::value);
        let all = actions();
        let found = filter(self.texts.iter().map(String::as_str), typed);
        let found = found.into_iter().filter_map(|(place, mut marks)| {
            let spec = *all.get(place)?;
            marks.retain(|mark| mark.end <= spec.words.len());
            Some(Found { spec, marks })
        });
        self.found = found.collect();
        self.list = List::default();
    }

    /// Lets letters be typed that filter the help.
    pub(super) fn start_typing(&mut self) {
        self.line.get_or_insert_default();
    }

    /// The selected action is wanted.
    pub(super) fn chosen(&self) -> Option<Answer> {
        let found = self.found.get(self.list.selected)?;
        Some(Answer::Do(found.spec.action))
    }

    /// The lines of the help, from top to bottom.
    pub fn lines(&self) -> Vec<HelpLine<'_>> {
        let mut lines = Vec::new();
        let mut last = None;
        for (i, found) in self.found.iter().enumerate() {
            let group = found.spec.group;
            if last != Some(group) {
                if last.is_some() {
                    lines.push(HelpLine::Gap);
                }
                lines.push(HelpLine::Heading(group.title()));
                last = Some(group);
            }
            lines.push(HelpLine::Action(i, found));
        }
        lines
    }

    /// Keeps the selected action in sight, where so many lines are seen; its first heading comes with the first one.
    pub fn keep_in_sight(&mut self, height: u16) {
        let selected = self.list.selected.min(self.found.len().saturating_sub(1));
        let lines = self.lines();
        let mut places = lines.iter();
        let at = places.position(|line| matches!(line, HelpLine::Action(i, _) if *i == selected));
        let offset = match selected {
            0 => 0,
            _ => scrolled(
                self.list.offset,
                at.unwrap_or(0),
                height.into(),
                lines.len(),
            ),
        };
        self.list.selected = selected;
        self.list.offset = offset;
    }

    pub(super) fn key(&mut self, key: Key, keymap: &Keymap) -> Answer {
        if self.line.is_some() {
            return self.type_key(key);
        }
        // What means nothing in a list is the beginning of what is looked for.
        if let Some(c) = key
            .typed()
            .filter(|_| !self.list.heeds(key, keymap, Action::Help))
        {
            let typed = if c == '/' {
                String::new()
            } else {
                c.to_string()
            };
            self.line = Some(Line::new(&typed));
            self.ask();
            return Answer::Stay;
        }
        match self.list.key(key, keymap, self.found.len()) {
            Pressed::Chosen => self.chosen().unwrap_or(Answer::Stay),
            Pressed::Closed | Pressed::Other(Action::Help) => Answer::Close,
            Pressed::Moved | Pressed::Reload | Pressed::Other(_) => Answer::Stay,
        }
    }

    fn type_key(&mut self, key: Key) -> Answer {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let last = self.found.len().saturating_sub(1);
        let selected = &mut self.list.selected;
        match key.code {
            KeyCode::Esc => {
                self.line = None;
                self.ask();
            }
            KeyCode::Enter => return self.chosen().unwrap_or(Answer::Stay),
            KeyCode::Down | KeyCode::Tab => *selected = (*selected + 1).min(last),
            KeyCode::Up | KeyCode::BackTab => *selected = selected.saturating_sub(1),
            KeyCode::Char('n' | 'j') if control => *selected = (*selected + 1).min(last),
            KeyCode::Char('p' | 'k') if control => *selected = selected.saturating_sub(1),
            _ => {
                if let Some(line) = &mut self.line {
                    line.key(key);
                }
                self.ask();
            }
        }
        Answer::Stay
    }
}
