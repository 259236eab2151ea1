//! What a screen is to the shell that shows it, and to what lies on top of it. Screens know nothing of each other.

use std::time::Duration;

use ratatui::layout::Position;

use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::reference::topic::Topic;
use crate::search::landing::Landing;
use crate::tui::keys::action::{Action, Mode, spec_of};
use crate::tui::keys::key::Key;
use crate::tui::layout::pane::{PaneKind, Sign};
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::shared::Shared;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::message::Message;
use crate::tui::terminal::canvas::Canvas;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::input::Line;
use crate::words::text::Text;

/// A key, as the keymap understood it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pressed {
    /// An action that holds in the mode.
    Action(Action),
    /// A key that means nothing of its own there: a letter that is typed, a key that changes the line.
    Key(Key),
}

/// What became of a key or a click.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// Something is to be done outside.
    Effect(Effect),
    /// Something else is to be done now.
    Then(Action),
    /// An entry is to be looked at, and then one comes back to the slide.
    Visit(EntryIx),
    /// The talk is over.
    Leave,
}

impl From<Option<Effect>> for Outcome {
    fn from(effect: Option<Effect>) -> Self {
        effect.map_or(Self::Done, Self::Effect)
    }
}

/// A part of the line at the top that says where one is, and what a click on it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crumb {
    /// The words.
    pub words: String,
    /// What a click does.
    pub action: Action,
}

/// An action offered in the line at the bottom, with what it does there: in full, and in fewer words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hint {
    /// The action.
    pub action: Action,
    /// What it does.
    pub words: [&'static str; 2],
    /// How much it matters that it is shown.
    pub weight: Weight,
}

/// How much it matters that an action is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// It is what one does here.
    Usual,
    /// It is good to know, where there is room beside what is usual.
    More,
}

impl Hint {
    /// An action in its own words.
    pub(crate) fn of(action: Action) -> Self {
        Self::saying(action, spec_of(action).map_or("", |spec| spec.brief))
    }

    /// An action in the words of the place.
    pub(crate) fn saying(action: Action, words: &'static str) -> Self {
        Self::shortened(action, words, words)
    }

    /// An action in words that get shorter where there is little room.
    pub(crate) fn shortened(action: Action, words: &'static str, short: &'static str) -> Self {
        Self {
            action,
            words: [words, short],
            weight: Weight::Usual,
        }
    }

    /// The same, for where there is room.
    pub(crate) fn with_room(self) -> Self {
        Self {
            weight: Weight::More,
            ..self
        }
    }
}

/// A word on the place that was found, for the line at the bottom: how many there are, and whether there are any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The words.
    pub words: String,
    /// Whether nothing was found.
    pub is_nothing: bool,
}

/// A screen.
pub(crate) trait Screen {
    /// What its keys mean now.
    fn mode(&self) -> Mode;

    /// Does what an action says.
    fn act(&mut self, action: Action, shared: &mut Shared) -> Outcome;

    /// Takes a key that is no action in its mode.
    fn key(&mut self, key: Key, shared: &mut Shared) -> Outcome;

    /// A text was pasted.
    fn paste(&mut self, text: &str);

    /// A click.
    fn click(&mut self, at: Position, shared: &mut Shared) -> Outcome;

    /// The mouse was moved to a place with its button down, since the last click.
    fn drag(&mut self, at: Position, shared: &mut Shared);

    /// The wheel was turned over a place, by some lines.
    fn wheel(&mut self, at: Position, by: isize, shared: &mut Shared);

    /// Stops typing and choosing: something else is about to happen.
    fn settle(&mut self);

    /// Brings what is shown up to date with everything else.
    fn refresh(&mut self, shared: &Shared);

    /// Does what may save time later, while nothing else is to be done.
    fn prepare(&mut self, shared: &Shared);

    /// The pages of which it shows only the beginning.
    fn begun(&self) -> Vec<Wanted>;

    /// Takes a whole page in the place of its beginning.
    fn take_page(&mut self, whole: &mut Whole, shared: &Shared);

    /// Takes in another library than before; the place is kept by ids.
    fn renew(&mut self, before: &Library, shared: &mut Shared);

    /// Makes all that is shown anew: the settings are others.
    fn redo(&mut self);

    /// Goes to an entry, and remembers where one was.
    fn go(&mut self, entry: EntryIx, shared: &mut Shared);

    /// Goes to a place on the page of an entry, with the words marked that were looked for.
    fn land(&mut self, entry: EntryIx, landing: Landing, shared: &mut Shared);

    /// Opens a briefing where it was left, by its place in the library.
    fn open(&mut self, briefing: usize, shared: &mut Shared);

    /// Scrolls the page to a line.
    fn scroll_to(&mut self, line: usize);

    /// Whether it draws the lines at the top and the bottom itself, at any size.
    fn is_bare(&self) -> bool {
        false
    }

    /// How long it looks as it does if nothing happens; none for always.
    fn lasts(&self) -> Option<Duration> {
        None
    }

    /// Draws it, between the lines at the top and the bottom.
    fn draw(&self, shared: &Shared, canvas: &mut Canvas);

    /// What of it the terminal can open.
    fn anchors(&self) -> Vec<Anchor>;

    /// The markings of all that it shows; none for what has none.
    fn markings(&self) -> Vec<Option<Tlp>>;

    /// Where one is, from the whole to the part.
    fn crumbs(&self, shared: &Shared) -> Vec<Crumb>;

    /// What matters most here, for the line at the bottom.
    fn footer(&self, shared: &Shared) -> Vec<Hint>;

    /// What is being typed at the bottom, and what stands before it.
    fn typed(&self) -> Option<(&'static str, &Line)>;

    /// How many places were found.
    fn tally(&self) -> Option<Tally>;

    /// The open briefing, by its place in the library.
    fn briefing(&self) -> Option<usize>;

    /// The id of the open briefing, also while no file has it.
    fn briefing_id(&self) -> &Text;

    /// The briefings that were open, by their ids, the open one first.
    fn recent(&self) -> Vec<Text>;

    /// What there is to look at more closely.
    ///
    /// # Errors
    /// With what to tell the reader when it is no entry.
    fn looked_at(&self, shared: &Shared) -> Result<EntryId, Message>;

    /// What is selected, as the reference has it.
    fn topic(&self, _shared: &Shared) -> Option<Topic<'static>> {
        None
    }

    /// The sections of the page: the line and the words of each heading.
    fn headings(&self) -> &[(usize, String)];

    /// The signs in its lists.
    fn signs(&self) -> Vec<(PaneKind, &'static Sign)>;
}
