//! Behind the stage: a talk that runs here is told to its consoles and kept on the disk; one that runs elsewhere is
//! joined. The shell knows of none of that: it changes a talk, and says what is to be told of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::SystemTime;

use super::event::Event;
use super::failure::Failure;
use crate::library::Extent;
use crate::source::SourceFile;
use crate::talk::kept::keeper::Keeper;
use crate::talk::kept::read::clear_old;
use crate::talk::message::State;
use crate::talk::socket::console::Console;
use crate::talk::socket::host::Host;
use crate::talk::socket::host::error::NoHost;
use crate::talk::socket::name::SessionName;
use crate::tui::present::staged::{Matter, Telling};
use crate::tui::shared::message::Message;
use crate::tui::shell::Shell;

/// What there is behind the stage.
#[derive(Debug, Clone, Default)]
pub(crate) struct Backstage {
    /// The folders in which consoles and talks meet, the first one first.
    pub places: Vec<PathBuf>,
    /// The folder in which the program keeps its state; none where the system names no home folder.
    pub state: Option<PathBuf>,
    /// The talk that this is the console of, if it is one.
    pub joins: Option<SessionName>,
}

/// The talk as it is told and kept, and the one that was joined.
pub(super) struct Stage {
    backstage: Backstage,
    events: Sender<Event>,
    hosted: Option<Hosted>,
    console: Option<Console>,
    /// The last good version of each file, whole.
    sources: Arc<[Arc<SourceFile>]>,
}

/// A talk that runs here.
struct Hosted {
    session: String,
    host: Option<Host>,
    keeper: Option<Keeper>,
    /// The change that was told last.
    told: u64,
    /// The same, until it is begun to be kept.
    unkept: Option<Telling>,
    keeping: Keeping,
}

/// Whether something is being kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    Begun,
    Done,
}

impl Stage {
    /// Joins the talk that is to be joined.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn new(backstage: Backstage, events: Sender<Event>) -> Result<Self, Failure> {
        let told = events.clone();
        let join = |name: &SessionName| {
            let told = move |word| told.send(Event::OfTalk(word)).is_ok();
            Console::join(&backstage.places, Some(name), told)
        };
        let console = backstage.joins.as_ref().map(join).transpose();
        let console = console.map_err(|error| Failure::Nothing(error.to_string()))?;
        Ok(Self {
            backstage,
            events,
            hosted: None,
            console,
            sources: Arc::default(),
        })
    }

    /// The folder in which the program keeps its state, if there is one.
    pub(super) fn state(&self) -> Option<&Path> {
        self.backstage.state.as_deref()
    }

    /// Takes in the files that are shown.
    pub(super) fn take_sources(&mut self, sources: Arc<[Arc<SourceFile>]>) {
        self.sources = sources;
    }

    /// Follows the shell: a talk that has begun there is hosted, one that is over is let go, and what has changed is
    /// told, or asked for.
    ///
    /// # Errors
    /// When the only thing to show is a talk of a name that another program has.
    pub(super) fn follow(&mut self, shell: &mut Shell) -> Result<(), Failure> {
        self.ask(shell);
        let session = shell.session().map(|(session, _)| session);
        if session != self.hosted.as_ref().map(|hosted| &*hosted.session) {
            let session = session.map(str::to_owned);
            self.end();
            if let Some(session) = session {
                self.host(session, shell)?;
            }
        }
        if let (Some(hosted), Some((_, seq))) = (&mut self.hosted, shell.session())
            && hosted.told != seq
            && let Some(telling) = shell.telling()
        {
            hosted.told = seq;
            hosted.tell(&telling.state, shell);
            hosted.unkept = Some(telling);
        }
        Ok(())
    }

    /// Begins to keep what has changed, while it is drawn: by the time that anybody sees a step, it is kept, and nobody
    /// waits for a disk to see the next slide.
    pub(super) fn begin_keeping(&mut self, shell: &Shell) {
        // Of a first look there is no more than the beginnings of files.
        let is_whole = shell.shared().library.extent() == Extent::Whole;
        let Some(hosted) = self.hosted.as_mut().filter(|_| is_whole) else {
            return;
        };
        if let Some(telling) = hosted.unkept.take()
            && let Some(keeper) = &hosted.keeper
        {
            keeper.begin(telling.state, telling.numbers, &self.sources);
            hosted.keeping = Keeping::Begun;
        }
    }

    /// Sees to it that what was begun to be kept is, before the next key.
    pub(super) fn keep(&mut self, shell: &mut Shell) {
        let Some(hosted) = &mut self.hosted else {
            return;
        };
        if std::mem::replace(&mut hosted.keeping, Keeping::Done) == Keeping::Begun
            && let Some(keeper) = &hosted.keeper
        {
            shell.tell_trouble(Matter::Kept, keeper.settle());
        }
    }

    /// The talk is over as it should be: nothing of it is kept.
    pub(super) fn end(&mut self) {
        if let Some(keeper) = self.hosted.take().and_then(|hosted| hosted.keeper) {
            keeper.end();
        }
    }

    fn host(&mut self, session: String, shell: &mut Shell) -> Result<(), Failure> {
        let Ok(name) = SessionName::given(&session) else {
            return Ok(());
        };
        let events = self.events.clone();
        let hear = move |heard| events.send(Event::Heard(heard)).is_ok();
        let host = match Host::open(&self.backstage.places, &name, hear) {
            Ok(host) => Some(host),
            Err(taken @ NoHost::Taken { .. }) => {
                let refused = shell.refuse_talk(taken.to_string());
                return refused.map_or(Ok(()), |why| Err(Failure::Nothing(why)));
            }
            Err(error) => {
                shell.tell_trouble(Matter::Socket, Some(error.to_string()));
                None
            }
        };
        let keeper = self
            .backstage
            .state
            .as_deref()
            .map(|state| kept(state, &name));
        let keeper = match keeper.transpose() {
            Ok(keeper) => keeper,
            Err(error) => {
                shell.tell_trouble(Matter::Kept, Some(error.to_string()));
                None
            }
        };
        self.hosted = Some(Hosted {
            session,
            host,
            keeper,
            told: 0,
            unkept: None,
            keeping: Keeping::Done,
        });
        Ok(())
    }

    /// Asks the talk that was joined for what the shell wants of it.
    fn ask(&self, shell: &mut Shell) {
        let Some(console) = &self.console else { return };
        for command in shell.asks() {
            if let Err(error) = console.ask(&command) {
                let shared = shell.shared_mut();
                shared.say(Message::own(&format!("Nothing was asked: {error}")));
            }
        }
    }
}

impl Hosted {
    fn tell(&self, state: &State, shell: &mut Shell) {
        let Some(host) = &self.host else { return };
        if let Err(error) = host.tell(state) {
            let words = format!("consoles cannot be told how the talk is: {error}");
            shell.tell_trouble(Matter::Socket, Some(words));
        }
    }
}

fn kept(state: &Path, name: &SessionName) -> std::io::Result<Keeper> {
    clear_old(state, SystemTime::now());
    Keeper::start(state, name)
}
