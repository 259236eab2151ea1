//! The console's side of the socket: takes the state of a talk, asks for something.
//!
//! One thread, which waits in poll(2). A talk that dies is waited for, and joined again when it runs again; what was asked
//! and not sent by then is asked no more.

use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;

use super::bell::Bell;
use super::connection::{Connection, Ended};
use super::folder::{BadFolder, Folder};
use super::lock::{Holder, held};
use super::name::SessionName;
use super::peer;
use super::running::{Running, running};
use super::watch::Watch;
use crate::talk::message::{self, BadLine, Command, State};

/// The most commands that wait to be sent.
const COMMANDS: usize = 64;

/// How long until it is looked again for a talk that runs and cannot be joined, or where nobody tells of changes.
const LOOK: Duration = Duration::from_secs(1);

/// Why no talk can be joined.
#[derive(Debug, thiserror::Error)]
pub enum NoTalk {
    /// None runs.
    #[error("no talk runs: `bluf present FILE` begins one")]
    None,
    /// None of this name runs.
    #[error("no talk `{name}` runs; {}", of_names(.running))]
    Unknown {
        /// The name that was asked for.
        name: SessionName,
        /// Those that run.
        running: Vec<Running>,
    },
    /// Several run.
    #[error("several talks run: say which by --session; {}", of_names(.0))]
    Several(Vec<Running>),
    /// The folder of the sockets is not safe.
    #[error(transparent)]
    Folder(#[from] BadFolder),
    /// The system has no thread or pipe to give.
    #[error("no talk can be joined: {0}")]
    System(#[from] io::Error),
}

/// Something that a console is told.
#[derive(Debug)]
pub enum Told {
    /// The state of the talk.
    State(Box<State>),
    /// The talk has ended or died: the console waits for it.
    Gone,
    /// The talk says something that this program does not understand, such as another version of it would.
    Bad(BadLine),
}

/// Why something could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAsked {
    /// There is no talk now.
    #[error("the talk does not run")]
    NoTalk,
    /// It takes nothing.
    #[error("the talk does not answer")]
    Busy,
    /// It is too long.
    #[error(transparent)]
    Bad(#[from] BadLine),
}

/// A console that has joined a talk, until it is dropped.
#[derive(Debug)]
pub struct Console {
    name: SessionName,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    bell: Bell,
    asked: Mutex<AskedFor>,
}

#[derive(Debug)]
struct AskedFor {
    /// Lines to be sent; none while there is no talk. What is asked before the first connection stands is sent on it.
    lines: Option<VecDeque<Arc<[u8]>>>,
    has_ended: bool,
}

impl Console {
    /// Joins the talk of a name, or else the only one that runs. `told` takes what is told, on another thread, and says
    /// whether anybody listens still.
    ///
    /// # Errors
    /// When there is no such talk, or several are.
    pub fn join(
        places: &[PathBuf],
        name: Option<&SessionName>,
        told: impl Fn(Told) -> bool + Send + 'static,
    ) -> Result<Self, NoTalk> {
        let talk = choose(running(places)?, name)?;
        let shared = Arc::new(Shared {
            bell: Bell::new()?,
            asked: Mutex::new(AskedFor {
                lines: Some(VecDeque::new()),
                has_ended: false,
            }),
        });
        let joined = Joined {
            folder: talk.folder,
            name: talk.name.clone(),
            shared: shared.clone(),
            told,
        };
        let thread = thread::Builder::new()
            .name("console".to_owned())
            .spawn(move || joined.run())?;
        Ok(Self {
            name: talk.name,
            shared,
            thread: Some(thread),
        })
    }

    /// The name of the session.
    pub(crate) fn name(&self) -> &SessionName {
        &self.name
    }

    /// Asks the talk for something. Never waits.
    ///
    /// # Errors
    /// When there is no talk, or it takes nothing more. Then it is not asked later either.
    pub fn ask(&self, command: &Command) -> Result<(), NotAsked> {
        let line = message::ask(command)?;
        let mut asked = self.shared.asked();
        let lines = asked.lines.as_mut().ok_or(NotAsked::NoTalk)?;
        if lines.len() >= COMMANDS {
            return Err(NotAsked::Busy);
        }
        lines.push_back(line.into());
        drop(asked);
        self.shared.bell.ring();
        Ok(())
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.shared.asked().has_ended = true;
        self.shared.bell.ring();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn asked(&self) -> MutexGuard<'_, AskedFor> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn choose(mut running: Vec<Running>, name: Option<&SessionName>) -> Result<Running, NoTalk> {
    match name {
        Some(name) => match running.iter().position(|talk| talk.name == *name) {
            Some(at) => Ok(running.swap_remove(at)),
            None => Err(NoTalk::Unknown {
                name: name.clone(),
                running,
            }),
        },
        None if running.len() > 1 => Err(NoTalk::Several(running)),
        None => running.pop().ok_or(NoTalk::None),
    }
}

fn of_names(running: &[Running]) -> String {
    let names: Vec<String> = running
        .iter()
        .map(|talk| format!("`{}`", talk.name))
        .collect();
    match names.is_empty() {
        true => "none runs now: `bluf present FILE` begins one".to_owned(),
        false => format!("running: {}", names.join(", ")),
    }
}

/// What the thread has to do with.
struct Joined<T> {
    folder: PathBuf,
    name: SessionName,
    shared: Arc<Shared>,
    told: T,
}

/// How a connection came to its end.
enum Left {
    /// By the talk.
    Gone,
    /// By something that nobody understands.
    Bad(BadLine),
    /// Nobody listens any more.
    Unheard,
}

impl<T: Fn(Told) -> bool> Joined<T> {
    fn run(self) {
        while self.attend().is_continue() {}
    }

    /// Joins the talk as soon as it can be joined, and stays as long as it runs.
    fn attend(&self) -> ControlFlow<()> {
        let mut connection = self.connect()?;
        self.shared.asked().lines.get_or_insert_default();
        let left = loop {
            if let Err(left) = self.turn(&mut connection) {
                break left;
            }
        };
        self.shared.asked().lines = None;
        drop(connection);
        let told = match left {
            Left::Gone => Told::Gone,
            Left::Bad(bad) => Told::Bad(bad),
            Left::Unheard => return ControlFlow::Break(()),
        };
        if !(self.told)(told) {
            return ControlFlow::Break(());
        }
        // A talk that turns one away, or speaks otherwise, does not change within a moment.
        match held(&self.lock()) {
            Holder::Some(_) => self.rest(None, Some(LOOK)),
            Holder::None => ControlFlow::Continue(()),
        }
    }

    /// Waits until the talk runs, and connects. Where changes of the folder are heard, nobody looks before there is one.
    fn connect(&self) -> ControlFlow<(), Connection> {
        loop {
            let watch = Watch::on(&self.folder);
            if let Some(connection) = self.try_to_connect() {
                return ControlFlow::Continue(connection);
            }
            let lives = matches!(held(&self.lock()), Holder::Some(_));
            if !lives {
                self.shared.asked().lines = None;
            }
            let look = (lives || watch.is_none()).then_some(LOOK);
            self.rest(watch.as_ref(), look)?;
        }
    }

    fn try_to_connect(&self) -> Option<Connection> {
        let folder = Folder::find(&self.folder).ok().flatten()?;
        let stream = UnixStream::connect(folder.socket(self.name.as_str()).ok()?).ok()?;
        let is_ours = peer::is_ours(&stream).unwrap_or_default();
        is_ours.then(|| Connection::over(stream).ok()).flatten()
    }

    fn lock(&self) -> PathBuf {
        self.folder.join(format!("{}.lock", self.name))
    }

    /// Waits for a change in the folder, or for some time.
    fn rest(&self, watch: Option<&Watch>, time: Option<Duration>) -> ControlFlow<()> {
        let bell = (self.shared.bell.as_fd(), PollFlags::IN);
        let watch = watch.and_then(Watch::fd).map(|fd| (fd, PollFlags::IN));
        let woken = wait([Some(bell), watch], time);
        match woken {
            Ok([bell, _]) => {
                if !bell.is_empty() {
                    self.shared.bell.heard();
                }
                match self.shared.asked().has_ended {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            }
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn turn(&self, connection: &mut Connection) -> Result<(), Left> {
        let bell = (self.shared.bell.as_fd(), PollFlags::IN);
        let talk = (connection.as_fd(), connection.awaited());
        let woken = wait([Some(bell), Some(talk)], None);
        let [bell, talk] = woken.map_err(|_| Left::Unheard)?;
        if !bell.is_empty() {
            self.shared.bell.heard();
        }
        if talk.contains(PollFlags::OUT) {
            connection.go_on().map_err(left)?;
        }
        self.send(connection)?;
        if talk.contains(PollFlags::IN) {
            return self.read(connection);
        }
        match talk.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            true => Err(Left::Gone),
            false => Ok(()),
        }
    }

    /// Sends what was asked for, as long as the talk takes it.
    fn send(&self, connection: &mut Connection) -> Result<(), Left> {
        loop {
            let next = {
                let mut asked = self.shared.asked();
                if asked.has_ended {
                    return Err(Left::Unheard);
                }
                let lines = asked.lines.as_mut();
                let lines = lines.filter(|_| connection.waiting() == 0);
                lines.and_then(VecDeque::pop_front)
            };
            match next {
                Some(line) => connection.send(line).map_err(left)?,
                None => return Ok(()),
            }
        }
    }

    fn read(&self, connection: &mut Connection) -> Result<(), Left> {
        let mut is_heard = true;
        let read = connection.read(|line| {
            let state = message::told(line)?;
            is_heard &= (self.told)(Told::State(Box::new(state)));
            Ok(())
        });
        match is_heard {
            true => read.map_err(left),
            false => Err(Left::Unheard),
        }
    }
}

fn left(ended: Ended) -> Left {
    match ended {
        Ended::Closed => Left::Gone,
        Ended::Bad(bad) => Left::Bad(bad),
    }
}

/// Waits until something happens to one of some files, or for some time; tells what, for each.
fn wait<const N: usize>(
    files: [Option<(BorrowedFd<'_>, PollFlags)>; N],
    time: Option<Duration>,
) -> io::Result<[PollFlags; N]> {
    let given = files.iter().flatten();
    let mut waiting: Vec<PollFd<'_>> = given
        .map(|(file, events)| PollFd::from_borrowed_fd(*file, *events))
        .collect();
    let time = time.and_then(|time| Timespec::try_from(time).ok());
    retry_on_intr(|| poll(&mut waiting, time.as_ref()))?;
    let mut told = waiting.iter().map(PollFd::revents);
    Ok(files.map(|file| match file {
        Some(_) => told.next().unwrap_or(PollFlags::empty()),
        None => PollFlags::empty(),
    }))
}
