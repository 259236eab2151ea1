//! What keys do to the talk.

use super::finding::Way;
use super::side::Side;
use super::state::{Busy, ClockShown, Present};
use crate::talk::clock::Phase;
use crate::talk::course::Course as _;
use crate::talk::message::Command;
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::layout::console::Share;
use crate::tui::reader::hints::Manner;
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Move;

/// The most digits of a slide's number.
const DIGITS: usize = 5;

impl Present {
    pub(super) fn do_it(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        let number = std::mem::take(&mut self.number);
        match self.busy {
            Busy::Leaving => return self.leave_or_stay(action),
            Busy::Grid(at) => {
                if let Some(outcome) = self.act_in_grid(at, action, shared) {
                    return outcome;
                }
            }
            Busy::Finding(_) => return self.act_while_finding(action, shared),
            Busy::Hints(_) => {
                self.busy = Busy::No;
                return Outcome::Done;
            }
            Busy::No => {}
        }
        if let Some(command) = self.command(action, &number) {
            self.ask(&command, shared);
            return Outcome::Done;
        }
        match action {
            Action::Follow => return self.follow_or_step(shared),
            Action::Next => self.select_link(1),
            Action::Previous => self.select_link(-1),
            Action::Hints => self.label_links(Manner::Follow, shared),
            Action::HintsPeek => self.label_links(Manner::Peek, shared),
            Action::Slides => self.busy = Busy::Grid(self.spot().slide),
            Action::Search => self.busy = Busy::Finding(Line::default()),
            Action::FindNext => self.find(Way::On, shared),
            Action::FindPrevious => self.find(Way::Back, shared),
            Action::Timer => {
                self.clock = match self.clock {
                    ClockShown::Yes => ClockShown::No,
                    ClockShown::No => ClockShown::Yes,
                }
            }
            Action::Freeze => self.freeze(shared),
            Action::NotesDown => self.scroll_notes(Move::Down, shared),
            Action::NotesUp => self.scroll_notes(Move::Up, shared),
            Action::NotesLarger => self.resize_notes(Share::larger, shared),
            Action::NotesSmaller => self.resize_notes(Share::smaller, shared),
            Action::Close => self.close(shared),
            // A console can be opened again at any time.
            Action::Quit if matches!(self.side, Side::Console(_)) => return Outcome::Leave,
            Action::Quit => self.busy = Busy::Leaving,
            // Clickers send F5, and nobody on a stage wants to be told that a key does nothing.
            _ => {}
        }
        Outcome::Done
    }

    /// What an action asks of the talk, with the number that was typed before it.
    fn command(&self, action: Action, number: &str) -> Option<Command> {
        let command = match action {
            Action::Step => Command::Step,
            Action::StepBack => Command::Back,
            Action::NextSlide => Command::NextSlide,
            Action::PreviousSlide => Command::PreviousSlide,
            Action::FirstSlide => Command::First,
            Action::LastSlide => match number.parse() {
                Ok(number) => Command::Number { number },
                Err(_) => Command::Last,
            },
            Action::NextSection => Command::NextSection,
            Action::PreviousSection => Command::PreviousSection,
            Action::Blank => Command::Blank,
            Action::Pause => match self.side.clock().phase() {
                Phase::Running => Command::Pause,
                Phase::Waiting | Phase::Paused => Command::Resume,
            },
            _ => return None,
        };
        Some(command)
    }

    /// A digit of a slide's number; any other key does nothing, and nobody is told.
    pub(super) fn take_key(&mut self, key: Key, shared: &mut Shared) -> Outcome {
        match self.busy {
            Busy::Finding(_) => self.type_key(key),
            Busy::Hints(_) => return self.type_hint(key, shared),
            Busy::Leaving => self.busy = Busy::No,
            Busy::Grid(_) | Busy::No => {
                let digit = key.typed().filter(char::is_ascii_digit);
                match digit.filter(|_| self.number.len() < DIGITS) {
                    Some(digit) => self.number.push(digit),
                    None => self.number.clear(),
                }
            }
        }
        Outcome::Done
    }

    fn leave_or_stay(&mut self, action: Action) -> Outcome {
        self.busy = Busy::No;
        match action {
            Action::Quit | Action::Follow => Outcome::Leave,
            _ => Outcome::Done,
        }
    }

    /// Ends what is shown beside the slide; from a backup slide back to where the talk was left.
    fn close(&mut self, shared: &Shared) {
        if self.scroll.link.take().is_some() || self.forget_found() {
            return;
        }
        if self.side.is_blank() {
            return self.ask(&Command::Blank, shared);
        }
        if self.spot().slide >= self.laid.outline().talk() {
            self.ask(&Command::Return, shared);
        }
    }
}
