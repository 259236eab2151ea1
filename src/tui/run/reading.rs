//! A thread that reads: the briefings, the settings, and what is wrong with them. No key waits for a disk, nor for a rule.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::event::{Event, Why};
use crate::check;
use crate::library::Library;
use crate::source::SourceFile;
use crate::theme::Ground;
use crate::tui::shared::as_of::AsOf;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings::Settings;
use crate::tui::terminal::error::TerminalError;
use crate::tui::terminal::panics::contain;

/// How often somebody who waits hears how far reading has come.
const WORD: Duration = Duration::from_millis(100);
/// How long until files are read again that were being written all the while.
const LATER: Duration = Duration::from_millis(500);

/// What is read outside of the screen, on a thread of its own. Problems come as words to be said.
pub(crate) trait Outside: Send + 'static {
    /// Reads what is to be shown first: all briefings, or a first look at them. `tell` hears what [`Outside::load`] tells.
    ///
    /// # Errors
    /// When there is nothing to be shown, in words that say why.
    fn begin(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) -> Result<Library, String>;

    /// Reads the briefings, where these were there before. `tell` is to hear, on whatever thread, how many files are
    /// done, and of how many.
    fn load(&mut self, before: &Library, tell: &(dyn Fn(usize, usize) + Sync)) -> Library;

    /// The texts of the files that a library was made of, whole, also where less than that is shown.
    fn sources(&self, shown: &Library) -> Arc<[Arc<SourceFile>]>;

    /// Sets the day as of which briefings are loaded from now on, where these are shown; says in words why it stays as it
    /// is, where it does.
    fn as_of(&mut self, day: &AsOf, shown: &Library) -> Option<&'static str>;

    /// Reads the settings, for a screen on this ground.
    ///
    /// # Errors
    /// When there are none that the screen could have.
    fn settings(&mut self, ground: Option<Ground>) -> Result<Settings, String>;
}

/// What the thread is asked for that reads.
pub(super) enum Request {
    /// What is to be shown first.
    Begin,
    /// What is wrong with the briefings that were read.
    Check(Arc<Library>),
    /// The briefings; those before.
    Load(Arc<Library>),
    /// The same as of another day.
    AsOf(Arc<Library>, AsOf),
    /// The settings for a screen on this ground, then the briefings.
    ReadAgain(Arc<Library>, Option<Ground>),
}

/// A thread that does what is asked, one thing after the other.
pub(super) fn serve(
    mut outside: impl Outside,
    events: Sender<Event>,
) -> Result<Sender<Request>, TerminalError> {
    let (asked, requests) = mpsc::channel();
    let work = move || {
        let mut unsettled = None;
        while let Some(first) = next(&requests, unsettled.take()) {
            let mut last = None;
            for request in std::iter::once(first).chain(requests.try_iter()) {
                let request = match request {
                    Request::AsOf(before, day) => match outside.as_of(&day, &before) {
                        None => Request::Load(before),
                        Some(why) => {
                            let _ = events.send(Event::Told(why.into()));
                            continue;
                        }
                    },
                    request => request,
                };
                last = Some(match (request, last) {
                    (Request::Load(before), Some(Request::ReadAgain(_, ground))) => {
                        Request::ReadAgain(before, ground)
                    }
                    (request, _) => request,
                });
            }
            // Whoever asked meanwhile gets the same answer.
            match read(&mut outside, last, &events) {
                Ok(library) => unsettled = library.filter(|library| library.is_unsettled()),
                Err(_) => return,
            }
        }
    };
    thread::Builder::new()
        .name("outside".to_owned())
        .spawn(work)?;
    Ok(asked)
}

/// What is asked next. While a file is being written that could not be read for that, nobody has to ask.
fn next(requests: &Receiver<Request>, unsettled: Option<Arc<Library>>) -> Option<Request> {
    let Some(library) = unsettled else {
        return requests.recv().ok();
    };
    match requests.recv_timeout(LATER) {
        Ok(request) => Some(request),
        Err(RecvTimeoutError::Timeout) => Some(Request::Load(library)),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// Does what is asked; returns what was read, if something was.
fn read(
    outside: &mut impl Outside,
    request: Option<Request>,
    events: &Sender<Event>,
) -> Result<Option<Arc<Library>>, mpsc::SendError<Event>> {
    let clock = Mutex::new(Instant::now());
    let tell = |done, all| {
        // Nobody waits for a word on what takes no longer than a blink; and each one is a frame.
        let mut last = clock.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() > WORD {
            *last = Instant::now();
            let _ = events.send(Event::Read(done, all));
        }
    };
    let (before, why) = match request {
        Some(Request::Begin) => return events.send(begin(outside, &tell)).map(|()| None),
        Some(Request::Load(before) | Request::AsOf(before, _)) => (before, Why::Start),
        Some(Request::ReadAgain(before, ground)) => {
            events.send(match outside.settings(ground) {
                Ok(settings) => Event::Settings(Box::new(settings)),
                Err(why) => Event::Told(Message::own(&why)),
            })?;
            (before, Why::Asked)
        }
        Some(Request::Check(library)) => {
            return check(&library, Why::Start, events).map(|()| None);
        }
        None => return Ok(None),
    };
    let library = match contain(|| outside.load(&before, &tell)) {
        Ok(library) => Arc::new(library),
        Err(message) => return events.send(Event::Unread(message)).map(|()| None),
    };
    let sources = outside.sources(&library);
    events.send(Event::Loaded(library.clone(), sources))?;
    check(&library, why, events)?;
    Ok(Some(library))
}

/// What is to be shown first.
fn begin(outside: &mut impl Outside, tell: &(dyn Fn(usize, usize) + Sync)) -> Event {
    match contain(|| outside.begin(tell)) {
        Ok(Ok(library)) => {
            let sources = outside.sources(&library);
            Event::Loaded(Arc::new(library), sources)
        }
        Ok(Err(why)) => Event::Nothing(why),
        Err(message) => Event::Nothing(format!("the briefings could not be read: {message}")),
    }
}

/// Checks the rules: it takes its time while the briefings are read already.
fn check(
    library: &Library,
    why: Why,
    events: &Sender<Event>,
) -> Result<(), mpsc::SendError<Event>> {
    events.send(match contain(|| check::problems(library)) {
        Ok(problems) => Event::Checked(problems.into(), why),
        Err(message) => {
            let words = format!("The briefings could not be checked: {message}");
            Event::Told(Message::of_fault(&words))
        }
    })
}
