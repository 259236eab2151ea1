//! The loop: waits for something to happen, lets the shell change, draws. Nothing runs while nothing happens.

mod clipboard;
mod editor;
mod effects;
mod event;
pub(crate) mod failure;
mod fault;
mod maker;
pub(crate) mod reading;
mod seeker;
pub(crate) mod stage;
mod taking;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::Local;

use super::reader::whole::Whole;
use super::shared::message::Message;
use super::shared::settings::Mouse;
use super::shell::Shell;
use super::terminal::canvas::Canvas;
use super::terminal::error::TerminalError;
use super::terminal::input;
use super::terminal::panics::last_place;
use super::terminal::session::{Frame, Session};
use crate::library::Library;
use crate::search::entries::Results;
use crate::words::text::Text;
use clipboard::{NotTaken, Tmux};
use event::Event;
use failure::Failure;
use maker::Maker;
use reading::{Outside, Request, serve};
use seeker::{Gatherer, Seeker};
use stage::{Backstage, Stage};

/// How long the first frame waits for something to read. Nobody sees that it waits; and where a frame that says
/// "Reading" would be gone before it is seen, it would only cost time.
const GRACE: Duration = Duration::from_millis(10);

/// Keeps the name of a theme for the next time; says where, or why not.
pub(crate) type KeepTheme = Box<dyn Fn(&Text) -> String>;

/// Runs the screen until it ends, from before there is anything to read. When the first that is read is no more than a
/// first look at the briefings, the others are read as soon as that is on the screen. Gives back the shell as it was left,
/// and how it ended.
///
/// # Errors
/// When the terminal is gone, or there is nothing to show.
pub(crate) fn run(
    session: &mut Session,
    shell: Shell,
    outside: impl Outside,
    keep_theme: KeepTheme,
    backstage: Backstage,
) -> Result<(Shell, Ended), Failure> {
    let grace = Instant::now() + GRACE;
    let (sender, events) = mpsc::channel();
    let seeker = {
        let sender = sender.clone();
        Seeker::new(move |results| sender.send(Event::Found(Box::new(results))).is_ok())
    };
    let maker = {
        let sender = sender.clone();
        Maker::new(move |whole| sender.send(Event::Page(Box::new(whole))).is_ok())
    };
    let tmux = {
        let sender = sender.clone();
        Tmux::new(move |text| drop(sender.send(Event::NotCopied(text))))
    };
    {
        let sender = sender.clone();
        input::spawn(move |input| sender.send(Event::Input(input)).is_ok())?;
    }
    let stage = Stage::new(backstage, sender.clone())?;
    let requests = serve(outside, sender)?;
    let mut running = Running {
        session,
        shell,
        requests,
        seeker,
        gatherer: Gatherer::new(),
        maker,
        tmux,
        keep_theme,
        stage,
        ended: Ended::Cut,
        stale: Stale::Yes,
        next: None,
    };
    let ended = running.start(grace, &events);
    running.finish(&events)?;
    ended.map(|()| (running.shell, running.ended))
}

/// How long a frame waits for an answer of the finder: it is drawn once then, and not once without and once with it.
const BLINK: Duration = Duration::from_millis(4);

/// How the screen came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The reader wanted it.
    Wanted,
    /// The terminal or a signal did.
    Cut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    GoOn,
    End,
}

/// Whether something happened since the last frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stale {
    Yes,
    No,
}

/// The shell, with what it speaks to.
struct Running<'s, F, M, C> {
    session: &'s mut Session,
    shell: Shell,
    requests: Sender<Request>,
    seeker: Seeker<F>,
    gatherer: Gatherer,
    maker: Maker<M>,
    tmux: Tmux<C>,
    keep_theme: KeepTheme,
    stage: Stage,
    ended: Ended,
    stale: Stale,
    /// What is to be asked for when the next frame is on the screen.
    next: Option<fn(Arc<Library>) -> Request>,
}

impl<F, M, C> Running<'_, F, M, C>
where
    F: Fn(Results) -> bool + Clone + Send + 'static,
    M: Fn(Whole) -> bool + Clone + Send + 'static,
    C: Fn(NotTaken) + Clone + Send + 'static,
{
    fn start(&mut self, grace: Instant, events: &Receiver<Event>) -> Result<(), Failure> {
        if self.shell.shared().settings.mouse == Mouse::Ours {
            self.session.capture_mouse()?;
        }
        self.ask_terminal()?;
        self.ask(|_| Request::Begin);
        if self.wait_for_first(grace, events)? == Flow::End {
            return Ok(());
        }
        self.show()?;
        while let Some(first) = self.wait(events)? {
            // What has piled up meanwhile is taken in before the next frame.
            for event in std::iter::once(first).chain(events.try_iter()) {
                if self.take(event)? == Flow::End {
                    return Ok(());
                }
            }
            self.ask_threads()?;
            self.ask_terminal()?;
            let deadline = Instant::now() + BLINK;
            if self.wait_while(deadline, events, Shell::is_behind)? == Flow::End {
                return Ok(());
            }
            self.show()?;
            self.stage.keep(&mut self.shell);
            self.shell.prepare();
        }
        Ok(())
    }

    /// Waits until something happens; meanwhile draws what changes by itself, as a clock. None when nothing can happen any
    /// more.
    fn wait(&mut self, events: &Receiver<Event>) -> Result<Option<Event>, Failure> {
        while let Some(lasts) = self.shell.lasts() {
            match events.recv_timeout(lasts) {
                Ok(event) => return Ok(Some(event)),
                Err(RecvTimeoutError::Timeout) => {
                    self.shell.fade();
                    self.stale = Stale::Yes;
                    self.show()?;
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
        Ok(events.recv().ok())
    }

    /// Ends what is under way: what was copied last is not lost.
    fn finish(&mut self, events: &Receiver<Event>) -> Result<(), TerminalError> {
        self.tmux.finish();
        for event in events.try_iter() {
            if let Event::NotCopied(not_taken) = event {
                self.copy_anyway(&not_taken)?;
            }
        }
        Ok(())
    }

    /// Takes in what happens until there is something to read, or until the first frame must not wait any more.
    fn wait_for_first(
        &mut self,
        grace: Instant,
        events: &Receiver<Event>,
    ) -> Result<Flow, Failure> {
        let flow = self.wait_while(grace, events, |shell| shell.shared().is_awaiting)?;
        self.ask_threads()?;
        Ok(flow)
    }

    /// Takes in what happens while something is still to come, but no longer than until some time.
    fn wait_while(
        &mut self,
        until: Instant,
        events: &Receiver<Event>,
        is_to_come: impl Fn(&Shell) -> bool,
    ) -> Result<Flow, Failure> {
        while is_to_come(&self.shell) {
            let left = until.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Ok(event) => match self.take(event)? {
                    Flow::GoOn => self.ask_threads()?,
                    Flow::End => return Ok(Flow::End),
                },
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(Flow::End),
            }
        }
        Ok(Flow::GoOn)
    }

    /// Asks for what the shell wants to be done beside it.
    fn ask_threads(&mut self) -> Result<(), TerminalError> {
        if let Some((library, texts)) = self.shell.to_gather() {
            self.gatherer.gather(library, &texts)?;
        }
        if let Some(request) = self.shell.wanted() {
            self.seeker.ask(request)?;
        }
        if let Some(begun) = self.shell.begun() {
            self.maker.ask(begun)?;
        }
        Ok(())
    }

    /// Asks the terminal for its ground where the theme goes by it, and for its letters where slides are shown; each
    /// question is put once.
    fn ask_terminal(&mut self) -> Result<(), TerminalError> {
        if self.shell.shared().settings.follow_ground() {
            self.session.ask_ground()?;
        }
        if self.shell.wants_letters() {
            self.session.ask_large()?;
        }
        Ok(())
    }

    /// Draws a frame, if anything happened and the terminal has taken the one before. A panic while drawing leaves the
    /// last frame on the screen, and the program goes on.
    fn show(&mut self) -> Result<(), Failure> {
        self.stage.follow(&mut self.shell)?;
        self.stage.begin_keeping(&self.shell);
        if self.stale == Stale::No {
            return Ok(());
        }
        let shell = &self.shell;
        let view = |canvas: &mut Canvas| {
            shell.draw_on(canvas);
            shell.anchors()
        };
        match self.session.draw(view) {
            Ok(Frame::Drawn) => self.stale = Stale::No,
            Ok(Frame::Waits) => return Ok(()),
            Err(TerminalError::Drawing(message)) => {
                self.stale = Stale::No;
                let fault = format!("{message} at {}", last_place());
                fault::log(self.stage.state(), &fault, Local::now());
                let message = format!("This screen could not be drawn: {message}");
                self.shell.shared_mut().say(Message::of_fault(&message));
            }
            Err(error) => return Err(error.into()),
        }
        if let Some(request) = self.next.take() {
            self.ask(request);
        }
        Ok(())
    }

    /// The thread goes on as long as the loop does.
    fn ask(&self, request: impl FnOnce(Arc<Library>) -> Request) {
        let _ = self
            .requests
            .send(request(self.shell.shared().library.clone()));
    }
}
