//! The talk where it runs: what consoles ask of it, what they and the disk are told of it, and what is wrong with it.

use super::side::Side;
use super::staged::{Matter, Staged, Telling, moves};
use super::state::Present;
use crate::talk::course::Course as _;
use crate::talk::message::{Command, Place};
use crate::talk::moment::Moment;
use crate::tui::shared::Shared;

/// What is said where something would be frozen and nobody could see what goes on meanwhile.
const NO_CONSOLE: &str = "Nothing to freeze for: no console is there (bluf console)";

impl Present {
    fn staged(&mut self) -> Option<&mut Staged> {
        match &mut self.side {
            Side::Audience(staged) => Some(staged),
            Side::Console(_) => None,
        }
    }

    /// The name of the session, where the talk runs here.
    pub(crate) fn session(&self) -> Option<&str> {
        match &self.side {
            Side::Audience(staged) => Some(staged.talk.session()),
            Side::Console(_) => None,
        }
    }

    /// Counts the changes of the talk that runs here.
    pub(crate) fn seq(&self) -> Option<u64> {
        match &self.side {
            Side::Audience(staged) => Some(staged.talk.seq()),
            Side::Console(_) => None,
        }
    }

    /// What is to be told of the talk that runs here.
    pub(crate) fn telling(&self) -> Option<Telling> {
        let Side::Audience(staged) = &self.side else {
            return None;
        };
        Some(Telling {
            state: staged.talk.state(self.laid.outline(), Moment::now()),
            numbers: staged.talk.numbers(),
        })
    }

    /// A console asks for something. Whoever moves wants to see the slide, and not what was typed or chosen here.
    pub(crate) fn heed(&mut self, command: &Command, shared: &Shared) {
        if moves(command) {
            self.settle_down();
        }
        let Some(staged) = self.staged() else { return };
        // It would be as if the keys were dead for whoever sits here.
        let is_blind = *command == Command::Freeze && staged.is_alone();
        if !is_blind {
            self.ask(command, shared);
        }
    }

    /// What is wrong, for the audience's screen.
    pub(super) fn trouble(&self) -> Option<&str> {
        match &self.side {
            Side::Audience(staged) => staged.says(),
            Side::Console(_) => None,
        }
    }

    /// So many consoles are there now.
    pub(crate) fn count_consoles(&mut self, count: usize) {
        if let Some(staged) = self.staged() {
            staged.consoles = count;
        }
    }

    /// Says what is wrong, or that nothing is any more.
    pub(crate) fn tell_trouble(&mut self, matter: Matter, words: Option<String>) {
        let Some(staged) = self.staged() else { return };
        let told = match matter {
            Matter::Files => &mut staged.wrong.files,
            Matter::Socket => &mut staged.wrong.socket,
            Matter::Kept => &mut staged.wrong.kept,
        };
        if *told != words {
            *told = words;
            staged.tell_wrong();
        }
    }

    /// Whether a console is there that says what is wrong.
    pub(crate) fn is_watched(&self) -> bool {
        match &self.side {
            Side::Audience(staged) => !staged.is_alone(),
            Side::Console(_) => false,
        }
    }

    /// Says whether something else than the slide is on the audience's screen.
    pub(crate) fn tell_away(&mut self, away: bool) {
        if let Some(staged) = self.staged() {
            staged.talk.tell_away(away);
        }
    }

    /// Asks something of the talk, wherever it runs.
    pub(super) fn ask(&mut self, command: &Command, shared: &Shared) {
        match &mut self.side {
            Side::Audience(staged) => {
                let now = Moment::now();
                if staged.talk.is_frozen() && staged.is_alone() && moves(command) {
                    // Its console is gone: the audience's place is the only one that anybody knows.
                    let place: Place = staged.talk.state(self.laid.outline(), now).audience();
                    staged
                        .talk
                        .apply(&Command::Place { place }, &self.laid, now);
                    staged.talk.apply(&Command::Unfreeze, &self.laid, now);
                }
                staged.talk.apply(command, &self.laid, now);
            }
            Side::Console(joined) => joined.asks.push(command.clone()),
        }
        self.follow(shared);
    }

    /// Lets the audience keep its slide, or come to where the console is.
    pub(super) fn freeze(&mut self, shared: &mut Shared) {
        let is_blind = match &self.side {
            Side::Audience(staged) => staged.is_alone(),
            Side::Console(_) => false,
        };
        match self.side.is_frozen() {
            true => self.ask(&Command::Unfreeze, shared),
            false if is_blind => shared.say(NO_CONSOLE),
            false => self.ask(&Command::Freeze, shared),
        }
    }
}
