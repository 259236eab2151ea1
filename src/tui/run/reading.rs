//! A thread that reads: the briefings, the settings, and what is wrong with them. No key waits for a disk, nor for a rule.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::event::{Event, Why};
use crate::check;
use crate::library::Library;
use crate::library::disk::watch::Stirred;
use crate::source::SourceFile;
use crate::tui::shared::as_of::AsOf;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings::Settings;
use crate::tui::terminal::error::TerminalError;
use crate::tui::terminal::panics::contain;

/// How often somebody who waits hears how far reading has come.
const WORD: Duration = Duration::from_millis(100);
/// How long nothing may have changed before files are read again by themselves.
const QUIET: Duration = Duration::from_millis(50);
/// How long that is waited for, where they change all the while.
const LONGEST: Duration = Duration::from_millis(250);
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

    /// The same because something changed: nothing where the library would be the same.
    fn follow(&mut self, before: &Library) -> Option<Library>;

    /// From the next reading on, `stirred` is to hear when files change, as far as that is wanted.
    fn listen(&mut self, stirred: Stirred);

    /// Says in words, once, why changes are not heard of as they should be, where that is so.
    fn unheard(&mut self) -> Option<String>;

    /// Sets the day as of which briefings are loaded from now on, where these are shown; says in words why it stays as it
    /// is, where it does.
    fn as_of(&mut self, day: &AsOf, shown: &Library) -> Option<&'static str>;

    /// Reads the settings, for a screen of which the ground is not known.
    ///
    /// # Errors
    /// When there are none that the screen could have.
    fn settings(&mut self) -> Result<Settings, String>;

    /// The same because something may have changed: nothing where they are followed and did not, or are not followed.
    ///
    /// # Errors
    /// As [`Outside::settings`].
    fn follow_settings(&mut self) -> Result<Option<Settings>, String>;
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
    /// The settings, then the briefings.
    ReadAgain(Arc<Library>),
    /// Nothing, but files changed: it is told when they are quiet.
    Stirred,
    /// The briefings, since files changed; those before.
    Follow(Arc<Library>),
}

/// A thread that does what is asked, one thing after the other.
pub(super) fn serve(
    mut outside: impl Outside,
    events: Sender<Event>,
) -> Result<Sender<Request>, TerminalError> {
    let (asked, requests) = mpsc::channel();
    let stirs = asked.clone();
    outside.listen(Arc::new(move || drop(stirs.send(Request::Stirred))));
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
                last = Some(both(request, last));
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

/// What is asked when something else was asked before it: one answer is for both.
fn both(request: Request, before: Option<Request>) -> Request {
    match (request, before) {
        (Request::Load(library), Some(Request::ReadAgain(_))) => Request::ReadAgain(library),
        // What is read from now on has what changed.
        (Request::Stirred | Request::Follow(_), Some(Request::Check(library)))
        | (Request::Check(library), Some(Request::Stirred | Request::Follow(_))) => {
            Request::Load(library)
        }
        (Request::Stirred | Request::Follow(_), Some(before)) => before,
        (request, _) => request,
    }
}

/// What is asked next. While a file is being written that could not be read for that, nobody has to ask.
fn next(requests: &Receiver<Request>, unsettled: Option<Arc<Library>>) -> Option<Request> {
    let request = match unsettled {
        None => requests.recv().ok()?,
        Some(library) => match requests.recv_timeout(LATER) {
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => Request::Load(library),
            Err(RecvTimeoutError::Disconnected) => return None,
        },
    };
    Some(match request {
        Request::Stirred => quiet(requests),
        request => request,
    })
}

/// Waits until files that change are quiet, but not for long, and not when something is asked.
fn quiet(requests: &Receiver<Request>) -> Request {
    let end = Instant::now() + LONGEST;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match requests.recv_timeout(QUIET.min(left)) {
            Ok(Request::Stirred) if !left.is_zero() => {}
            Ok(request) => return both(request, Some(Request::Stirred)),
            Err(_) => return Request::Stirred,
        }
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
        Some(Request::ReadAgain(before)) => {
            tell_settings(outside.settings().map(Some), events)?;
            (before, Why::Asked)
        }
        Some(Request::Load(before) | Request::AsOf(before, _)) => (before, Why::Start),
        Some(Request::Check(library)) => {
            // They were read before anybody could hear of a change.
            tell_settings(outside.follow_settings(), events)?;
            return check(&library, Why::Start, events).map(|()| None);
        }
        // What is shown, the loop knows.
        Some(Request::Stirred) => return events.send(Event::Stirred).map(|()| None),
        Some(Request::Follow(before)) => (before, Why::Stirred),
        None => return Ok(None),
    };
    if why != Why::Asked {
        tell_settings(outside.follow_settings(), events)?;
    }
    let load = || match why {
        Why::Stirred => outside.follow(&before),
        Why::Start | Why::Asked => Some(outside.load(&before, &tell)),
    };
    let library = match contain(load) {
        Ok(library) => library.map(Arc::new),
        Err(message) => return events.send(Event::Unread(message)).map(|()| None),
    };
    if let Some(words) = outside.unheard() {
        events.send(Event::Told(Message::own(&words)))?;
    }
    let Some(library) = library else {
        return Ok(None);
    };
    let sources = outside.sources(&library);
    events.send(Event::Loaded(library.clone(), sources))?;
    check(&library, why, events)?;
    Ok(Some(library))
}

/// Tells settings, if there are others.
fn tell_settings(
    settings: Result<Option<Settings>, String>,
    events: &Sender<Event>,
) -> Result<(), mpsc::SendError<Event>> {
    match settings {
        Ok(None) => Ok(()),
        Ok(Some(settings)) => events.send(Event::Settings(Box::new(settings))),
        Err(why) => events.send(Event::Told(Message::own(&why))),
    }
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
