//! The talk where it runs, with what it knows of its consoles and of what is wrong.

use crate::talk::message::{Command, State};
use crate::talk::state::Talk;

/// The talk, with what it knows of its consoles.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) talk: Talk,
    /// How many consoles are there.
    pub(super) consoles: usize,
    pub(super) wrong: Wrong,
}

/// What is wrong, each until it is well again.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    /// With the files.
    pub(super) files: Option<String>,
    /// With the socket.
    pub(super) socket: Option<String>,
    /// With what is kept.
    pub(super) kept: Option<String>,
}

/// All that is to be told of a talk after a change.
#[derive(Debug)]
pub struct Telling {
    /// The talk.
    pub state: State,
    /// The numbers of the slides of its places.
    pub numbers: [usize; 3],
}

/// What may go wrong while the talk goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matter {
    /// The files that are shown.
    Files,
    /// That consoles join.
    Socket,
    /// That the talk is kept.
    Kept,
}

impl Staged {
    pub(super) fn new(talk: Talk) -> Self {
        Self {
            talk,
            consoles: 0,
            wrong: Wrong::default(),
        }
    }

    /// What is wrong, in a line for the audience's screen: nothing while a console says it.
    pub(super) fn says(&self) -> Option<&str> {
        // What is wrong with files is said on every screen.
        let all = [&self.wrong.kept, &self.wrong.socket];
        let mut all = all.into_iter().flatten();
        all.next().filter(|_| self.is_alone()).map(String::as_str)
    }

    /// Whether there is nobody who would see where keys lead while the audience keeps its slide.
    pub(super) fn is_alone(&self) -> bool {
        self.consoles == 0
    }

    pub(super) fn tell_wrong(&mut self) {
        let wrong = &self.wrong;
        let all = [&wrong.files, &wrong.kept, &wrong.socket].into_iter();
        let all: Vec<&str> = all.flatten().map(String::as_str).collect();
        let words = (!all.is_empty()).then(|| all.join("; "));
        self.talk.tell_wrong(words.as_deref());
    }
}

/// Whether a command leads to another place.
pub(crate) fn moves(command: &Command) -> bool {
    !matches!(
        command,
        Command::Blank | Command::Freeze | Command::Unfreeze | Command::Pause | Command::Resume
    )
}
