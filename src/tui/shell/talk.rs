//! Talks: how one begins and ends, and the detours in between.

use std::time::Duration;

use super::Shell;
use super::screens::Begun;
use crate::library::Extent;
use crate::slides::deck::Talk as Version;
use crate::talk::message::{Command, Path, State};
use crate::talk::socket::host::shared::Heard;
use crate::talk::state::Setup;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::present::begin::{Start, Wanted};
use crate::tui::present::rehearsed::Rehearsed;
use crate::tui::present::staged::{Matter, Telling, moves};
use crate::tui::present::state::Present;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::message::Message;

/// What is said where a talk goes on that was left without an end.
const GOES_ON: &str = "The talk goes on where it was left; with --anew it begins again";

/// What is said where there is nothing to present.
const NO_SLIDES: &str = "This briefing has nothing to make slides of";

impl Shell {
    /// The briefing is to be presented as soon as it is read.
    #[must_use]
    pub fn presenting(self, wanted: Wanted) -> Self {
        Self {
            to_present: Some(wanted),
            ..self
        }
    }

    /// Says what the briefings were opened by, for whoever joins a talk: none for those of the program itself.
    #[must_use]
    pub fn opened_by(self, paths: Vec<Path>) -> Self {
        Self { paths, ..self }
    }

    /// Begins the talk that was asked for on the command line, as soon as its briefing is there.
    pub(super) fn begin_asked(&mut self) {
        let Some(mut wanted) = self.to_present.take() else {
            return;
        };
        wanted.setup.paths.clone_from(&self.paths);
        let goes_on = matches!(wanted.start, Start::GoOn(..));
        match Present::new(wanted.clone(), &self.shared) {
            Some(present) => {
                self.screens.present(present, Begun::Outside);
                if goes_on {
                    self.shared.say(GOES_ON);
                }
            }
            None if self.shared.library.extent() != Extent::Whole => {
                self.to_present = Some(wanted);
            }
            None => self.shared.say(NO_SLIDES),
        }
    }

    /// Whether it matters which letters the screen has: slides are shown, or about to be.
    pub(crate) fn wants_letters(&self) -> bool {
        self.to_present.is_some() || self.screens.are_slides_on()
    }

    /// How long the screen looks as it does if nothing happens; none for always.
    pub(crate) fn lasts(&self) -> Option<Duration> {
        let screen = match self.over() {
            Some(_) => None,
            None => self.screen().lasts(),
        };
        screen.into_iter().chain(self.shared.changed.lasts()).min()
    }

    /// It looked so for as long as it does: what is marked for a moment only is marked no more.
    pub(crate) fn fade(&mut self) {
        self.shared.changed.fade();
    }

    /// Presents the open briefing, from the slide on that is about the selected entry, if one is.
    pub(super) fn present_from_here(&mut self) {
        let screen = self.screen();
        let wanted = Wanted {
            briefing: Some(screen.briefing_id().clone()),
            version: Version::Whole,
            setup: Setup {
                paths: self.paths.clone(),
                ..Setup::default()
            },
            start: Start::Anew,
        };
        let entry = screen.looked_at(&self.shared).ok();
        let entry = entry.and_then(|id| self.shared.library.find(&id));
        match Present::new(wanted, &self.shared) {
            Some(present) => {
                let present = present.at(entry, &self.shared);
                self.screens.present(present, Begun::Inside);
            }
            None => self.shared.say(NO_SLIDES),
        }
    }

    /// Ends the talk; one that was all that there is stays to be looked at by whoever ends the program.
    pub(super) fn leave_talk(&mut self) -> Option<Effect> {
        match self.screens.begun() {
            Begun::Outside => Some(Effect::Quit),
            Begun::Inside => {
                self.screens.leave();
                None
            }
        }
    }

    /// What is told of the talk that ended the program.
    pub(crate) fn rehearsed(&self) -> Option<Rehearsed> {
        self.screens.talk()?.rehearsed(&self.shared)
    }

    /// The talk cannot be had: what is said of it. Where it is all that there is, that is for whoever ends the program.
    pub(crate) fn refuse_talk(&mut self, why: String) -> Option<String> {
        match self.screens.begun() {
            Begun::Outside => Some(why),
            Begun::Inside => {
                self.screens.leave();
                self.shared.say(Message::own(&why));
                self.refresh();
                None
            }
        }
    }

    /// The name of the session of the talk that runs here, and how often it has changed.
    pub(crate) fn session(&self) -> Option<(&str, u64)> {
        let talk = self.screens.talk()?;
        Some((talk.session()?, talk.seq()?))
    }

    /// What is to be told of the talk that runs here.
    pub fn telling(&self) -> Option<Telling> {
        self.screens.talk()?.telling()
    }

    /// Something goes wrong with the talk, or goes well again.
    pub(crate) fn tell_trouble(&mut self, matter: Matter, words: Option<String>) {
        if let Some(talk) = self.screens.talk_mut() {
            talk.tell_trouble(matter, words);
        }
    }

    /// A console asks something of the talk that runs here.
    pub fn obey(&mut self, command: &Command) {
        if moves(command) {
            // Whoever moves the talk wants the slide to be seen, and nothing else.
            self.put_away();
            self.pending.clear();
            self.screens.come_back();
            self.shared.message = None;
        }
        if let Some(talk) = self.screens.talk_mut() {
            talk.heed(command, &self.shared);
        }
        self.refresh();
    }

    /// A console says something, or comes or goes.
    pub fn heed(&mut self, heard: &Heard) {
        if let Heard::Asked(asked) = heard {
            return self.obey(&asked.command);
        }
        let Some(talk) = self.screens.talk_mut() else {
            return;
        };
        match heard {
            Heard::Asked(_) => {}
            Heard::Consoles(count) => talk.count_consoles(*count),
            Heard::Unreachable(why) => talk.tell_trouble(Matter::Socket, Some(why.clone())),
            Heard::Reachable => talk.tell_trouble(Matter::Socket, None),
        }
        self.refresh();
    }

    /// The talk that runs elsewhere tells how it is. Returns whether it shows other files than were read here.
    pub fn hear(&mut self, state: State) -> bool {
        let talk = self.screens.talk_mut();
        let differs = talk.is_some_and(|talk| talk.hear(state, &self.shared));
        self.refresh();
        differs
    }

    /// The talk that runs elsewhere has ended or died; or it says what nobody understands, for this reason.
    pub fn miss(&mut self, why: Option<String>) {
        let Some(talk) = self.screens.talk_mut() else {
            return;
        };
        match why {
            None => talk.miss(),
            Some(why) => talk.not_understand(why),
        }
    }

    /// What is to be asked of the talk that runs elsewhere.
    pub fn asks(&mut self) -> Vec<Command> {
        let talk = self.screens.talk_mut();
        talk.map_or_else(Vec::new, Present::asks)
    }

    /// Says to consoles what is wrong with the files; the audience's screen says it only where nobody else does.
    pub(super) fn tell_standing(&mut self) {
        let standing = self.shared.standing.as_ref();
        let words = standing.map(|standing| standing.words().to_string());
        let Some(talk) = self.screens.talk_mut() else {
            return;
        };
        talk.tell_trouble(Matter::Files, words);
        if talk.is_watched() {
            self.shared.standing = None;
        }
    }

    /// Says to consoles whether the slide is on the screen.
    pub(super) fn tell_away(&mut self) {
        let away = !self.screens.are_slides_on() || self.over().is_some();
        if let Some(talk) = self.screens.talk_mut() {
            talk.tell_away(away);
        }
    }

    /// Whether an action leads back from a detour to the slide.
    pub(super) fn leads_back(&self, action: Action) -> bool {
        let leaves = matches!(action, Action::Close | Action::Quit);
        self.screens.left_at().is_some() && leaves && self.screen().mode() == Mode::Browse
    }
}
