//! The help: every action in its group, with its keys; what is typed leaves those that match.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over, walk};
use crate::briefing::tlp::Tlp;
use crate::search::filter::filter;
use crate::theme::meaning::Meaning;
use crate::tui::keys::action::{ACTIONS, Action, Group, Mode, Spec};
use crate::tui::keys::key::Key;
use crate::tui::keys::keymap::Keymap;
use crate::tui::layout::{body, within};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use crate::tui::widget::paint;
use crate::tui::widget::row::{boxed, dim, ground, marked, selected};
use crate::typeset::width::columns;

/// Columns for the keys, at most.
const KEYS: u16 = 30;

/// The actions that there are on a screen, in the order in which the help shows them.
pub(super) fn actions(screen: &dyn Screen) -> Vec<&'static Spec> {
    let mode = match screen.mode() {
        Mode::Present => Mode::Present,
        Mode::Browse | Mode::Over | Mode::Typing | Mode::Labels => Mode::Browse,
    };
    let of = |group: Group| {
        let all = ACTIONS.iter().filter(move |spec| spec.group == group);
        all.filter(move |spec| spec.modes.has(mode))
    };
    Group::ALL.iter().flat_map(|group| of(*group)).collect()
}

/// The help's state.
#[derive(Debug)]
struct Help {
    /// What is typed, while the help is being filtered.
    line: Option<Line>,
    /// All actions that there are.
    actions: Vec<&'static Spec>,
    /// The actions that match, in their groups.
    matching: Vec<Matching>,
    list: List,
    /// What is compared with what is typed, for each action.
    texts: Vec<String>,
}

/// An action with the bytes of its words that match.
#[derive(Debug)]
struct Matching {
    spec: &'static Spec,
    marks: Vec<Range<usize>>,
}

/// A line of the help.
#[derive(Debug)]
enum HelpLine<'h> {
    /// The heading of a group.
    Heading(&'static str),
    /// An action, with its place among those that match.
    Action(usize, &'h Matching),
    /// Nothing, between groups.
    Gap,
}

/// The help, with all actions.
pub(super) fn open(shared: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    let keymap = shared.keymap();
    let actions = actions(screen);
    let mut help = Help {
        line: None,
        matching: Vec::new(),
        list: List::default(),
        texts: actions.iter().map(|spec| text(keymap, spec)).collect(),
        actions,
    };
    help.ask();
    Ok(Box::new(help))
}

/// The words stand first, so that what is marked in the text is marked in them. Nobody can type what divides the parts.
fn text(keymap: &Keymap, spec: &Spec) -> String {
    let keys = keymap.keys_of(spec.action).join("\u{1f}");
    let group = spec.group.title();
    format!("{}\u{1f}{group}\u{1f}{}\u{1f}{keys}", spec.words, spec.name)
}

impl Help {
    fn ask(&mut self) {
        let typed = self.line.as_ref().map_or("", Line::value);
        let all = &self.actions;
        let matching = filter(self.texts.iter().map(String::as_str), typed);
        let matching = matching.into_iter().filter_map(|(place, mut marks)| {
            let spec = *all.get(place)?;
            marks.retain(|mark| mark.end <= spec.words.len());
            Some(Matching { spec, marks })
        });
        self.matching = matching.collect();
        self.list = List::default();
    }

    /// The lines of the help, from top to bottom.
    fn lines(&self) -> Vec<HelpLine<'_>> {
        let mut lines = Vec::new();
        let mut last = None;
        for (i, matching) in self.matching.iter().enumerate() {
            let group = matching.spec.group;
            if last != Some(group) {
                if last.is_some() {
                    lines.push(HelpLine::Gap);
                }
                lines.push(HelpLine::Heading(group.title()));
                last = Some(group);
            }
            lines.push(HelpLine::Action(i, matching));
        }
        lines
    }

    fn act(&mut self, action: Action, shared: &Shared) -> Answer {
        match action {
            Action::Follow => {
                let chosen = self.matching.get(self.list.selected);
                chosen.map_or(Answer::Stay(None), |found| Answer::Do(found.spec.action))
            }
            Action::Close if self.line.take().is_some() => {
                self.ask();
                Answer::Stay(None)
            }
            Action::Search => {
                self.line.get_or_insert_default();
                Answer::Stay(None)
            }
            action => {
                let height = within(body(shared.size)).height;
                walk(&mut self.list, action, height, self.matching.len())
            }
        }
    }

    /// What means nothing in a list is the beginning of what is looked for.
    fn type_key(&mut self, key: Key) {
        match &mut self.line {
            Some(line) => {
                if line.key(key) {
                    self.line = None;
                }
            }
            None if key.typed().is_some() => {
                self.line.insert(Line::default()).key(key);
            }
            None => return,
        }
        self.ask();
    }
}

impl Over for Help {
    fn mode(&self) -> Mode {
        match self.line {
            Some(_) => Mode::Typing,
            None => Mode::Over,
        }
    }

    fn own(&self) -> &'static [Action] {
        &[Action::Search]
    }

    fn covers(&self) -> bool {
        true
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        match pressed {
            Pressed::Action(action) => self.act(action, shared),
            Pressed::Key(key) => {
                self.type_key(key);
                Answer::Stay(None)
            }
        }
    }

    fn paste(&mut self, text: &str) {
        if let Some(line) = &mut self.line {
            line.insert_text(text);
            self.ask();
        }
    }

    fn draw(&self, shared: &Shared, _: &dyn Screen, buf: &mut Buffer) {
        let count = match &self.line {
            Some(_) => format!("{} of {}", self.matching.len(), self.actions.len()),
            None => String::new(),
        };
        let theme = shared.theme();
        let inner = boxed(theme, buf, body(shared.size), "Keys", &count);
        let lines = self.lines();
        if lines.is_empty() {
            return nothing(shared, buf, inner, "Esc shows all.");
        }
        let shown = lines.iter().skip(self.list.offset);
        for (y, help_line) in (inner.y..inner.bottom()).zip(shown) {
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            match help_line {
                HelpLine::Gap => {}
                HelpLine::Heading(text) => {
                    let style = theme.style(Meaning::Heading);
                    paint::words(buf, line.x + 1, y, line.width, text, style);
                }
                HelpLine::Action(i, Matching { spec, marks }) => {
                    let is_selected = *i == self.list.selected;
                    action(shared, buf, line, (spec, marks), is_selected);
                }
            }
        }
        let scrolled = paint::Scrolled {
            lines: lines.len(),
            at: self.list.offset,
            last: lines.len().saturating_sub(inner.height.into()),
        };
        let style = theme.style(Meaning::Scrollbar);
        for y in paint::bar(inner.y..inner.bottom(), scrolled) {
            paint::words(buf, inner.right(), y, 1, "┃", style);
        }
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        vec![body(shared.size)]
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        let lines = self.lines();
        let line = self.list.at(within(body(shared.size)), at, lines.len())?;
        match lines.get(line)? {
            HelpLine::Action(i, _) => Some(*i),
            HelpLine::Heading(_) | HelpLine::Gap => None,
        }
    }

    fn select(&mut self, item: usize, _: &mut Shared) -> bool {
        self.list.pick(item)
    }

    fn wheel(&mut self, _: Position, by: isize, _: &mut Shared) {
        self.list.turn(by, self.matching.len());
    }

    /// The first heading comes with the first action.
    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let last = self.matching.len().saturating_sub(1);
        self.list.selected = self.list.selected.min(last);
        let selected = self.list.selected;
        let lines = self.lines();
        let at = |line: &HelpLine<'_>| matches!(line, HelpLine::Action(i, _) if *i == selected);
        let (at, lines) = (lines.iter().position(at).unwrap_or(0), lines.len());
        if selected == 0 {
            self.list.offset = 0;
        } else {
            let height = within(body(shared.size)).height;
            self.list.show(at, height.into(), lines);
        }
        true
    }

    /// Actions and their keys are of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        vec![
            Hint::saying(Action::Follow, "do it"),
            Hint::of(Action::Search),
            Hint::saying(Action::Close, "close"),
        ]
    }

    fn typed(&self) -> Option<&Line> {
        self.line.as_ref()
    }
}

/// Nothing matches what is typed, and what to do about it.
pub(super) fn nothing(shared: &Shared, buf: &mut Buffer, area: Rect, next: &str) {
    let text = format!("Nothing does that. {next}");
    dim(shared.theme(), buf, area, &text);
}

/// A row with an action: its keys, and its words with what of them matches.
pub(super) fn action(
    shared: &Shared,
    buf: &mut Buffer,
    area: Rect,
    (spec, marks): (&Spec, &[Range<usize>]),
    is_selected: bool,
) {
    let theme = shared.theme();
    let own = ground(theme, buf, area, selected(is_selected));
    let width = (area.width / 3).clamp(12, KEYS);
    let keys = whole(shared.keymap().keys_of(spec.action), width - 2);
    paint::words(buf, area.x + 2, area.y, width - 2, &keys, own(Meaning::Key));
    let at = (area.x + 2 + width, area.y);
    let room = area.width.saturating_sub(width + 3);
    marked(theme, buf, at, room, (spec.words, marks), own(Meaning::Row));
}

/// The keys that are whole in so many columns, the first in any case: half a key is none.
fn whole(keys: Vec<String>, width: u16) -> String {
    let mut keys = keys.into_iter();
    let mut shown = keys.next().unwrap_or_default();
    for key in keys {
        if columns(&shown) + 2 + columns(&key) > usize::from(width) {
            break;
        }
        shown = format!("{shown}  {key}");
    }
    shown
}
