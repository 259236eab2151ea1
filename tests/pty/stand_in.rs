//! A small program that uses the terminal layer as the real one does, and misbehaves when it is told to.

use std::{
    io::Write as _,
    process::{Command, ExitCode},
    sync::mpsc,
    thread,
};

use bluf::facade::{Anchor, Ground, Input, Session, TerminalError, input};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::widgets::{Paragraph, Widget};

/// The variable that makes it ask for the terminal's background.
pub(crate) const ASK: &str = "ASK";

/// What the editor is, to which the terminal is lent.
const GUEST: &str = "echo guest here; read line; echo guest read $line; read line";

/// Runs it.
pub(crate) fn run() -> ExitCode {
    match StandIn::enter().and_then(StandIn::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "bluf: {error}");
            ExitCode::from(2)
        }
    }
}

struct StandIn {
    session: Session,
    ground: Option<Ground>,
    keys: u32,
    events: u32,
    said: String,
    next: Frame,
}

/// How the next frame goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Drawn,
    Panics,
}

enum Flow {
    GoOn,
    End,
}

impl StandIn {
    fn enter() -> Result<Self, TerminalError> {
        let mut session = Session::enter()?;
        if std::env::var_os(ASK).is_some() {
            session.ask_ground()?;
        }
        Ok(Self {
            session,
            ground: None,
            keys: 0,
            events: 0,
            said: String::new(),
            next: Frame::Drawn,
        })
    }

    fn run(mut self) -> Result<(), TerminalError> {
        let (sender, inputs) = mpsc::channel();
        input::spawn(move |input| sender.send(input).is_ok())?;
        loop {
            self.show()?;
            match inputs.recv() {
                Ok(input) => match self.take(input)? {
                    Flow::GoOn => {}
                    Flow::End => return Ok(()),
                },
                Err(_) => return Ok(()),
            }
        }
    }

    fn show(&mut self) -> Result<(), TerminalError> {
        match self.draw() {
            Err(TerminalError::Drawing(message)) => {
                self.next = Frame::Drawn;
                self.said = format!("caught: {message}");
                self.draw()
            }
            other => other,
        }
    }

    fn draw(&mut self) -> Result<(), TerminalError> {
        let Self {
            session,
            ground,
            keys,
            events,
            said,
            next,
        } = self;
        session.draw(|canvas| {
            let cells = canvas.whole();
            let size = cells.area;
            assert!(*next == Frame::Drawn, "asked to panic while drawing");
            let text = format!(
                "bluf {}x{}\nkeys {keys} events {events}\nground {ground:?}\n{said}",
                size.width, size.height
            );
            Paragraph::new(text).render(size, cells);
            // The first word of the screen is a link.
            let link = Anchor::new(0, 0..4, 1, "https://example.org/a");
            link.into_iter().collect()
        })?;
        Ok(())
    }

    fn take(&mut self, input: Input) -> Result<Flow, TerminalError> {
        self.events += u32::from(input != Input::Ready);
        match input {
            Input::Key(key) => return self.key(key),
            Input::Paste(text) => self.said = format!("paste {text:?}"),
            Input::Mouse(mouse) => self.said = format!("mouse {:?} {}", mouse.kind, mouse.column),
            Input::PasteTooLong => self.said = "paste too long".to_owned(),
            Input::Ground(ground) => self.ground = Some(ground),
            Input::Resize(..) | Input::Redraw | Input::Ready | Input::Large => {}
            Input::Closed => return Ok(Flow::End),
        }
        Ok(Flow::GoOn)
    }

    fn key(&mut self, key: KeyEvent) -> Result<Flow, TerminalError> {
        self.keys += 1;
        self.said = format!("key {:?} {:?}", key.code, key.modifiers);
        match (key.code, key.modifiers) {
            (KeyCode::Char('q'), _) => return Ok(Flow::End),
            (KeyCode::Char('z'), KeyModifiers::CONTROL) => self.session.suspend_self()?,
            (KeyCode::Char('P'), _) => panic!("asked to panic"),
            (KeyCode::Char('H'), _) => panic!("asked\u{1b}]0;own\u{7} to panic\u{202e}"),
            (KeyCode::Char('T'), _) => {
                // A thread without a name may be one that shares the work of whoever draws just then.
                let aside = thread::Builder::new().name("aside".to_owned());
                aside.spawn(|| panic!("asked to panic aside"))?;
            }
            (KeyCode::Char('D'), _) => self.next = Frame::Panics,
            (KeyCode::Char('E'), _) => return Err(std::io::Error::other("asked to fail").into()),
            (KeyCode::Char('M'), _) => self.session.capture_mouse()?,
            (KeyCode::Char('Y'), _) => self.session.copy("copied")?,
            (KeyCode::Char('e'), _) => self.lend()?,
            _ => {}
        }
        Ok(Flow::GoOn)
    }

    fn lend(&mut self) -> Result<(), TerminalError> {
        self.session.suspend()?;
        let _ = Command::new("sh").args(["-c", GUEST]).status();
        Ok(self.session.resume()?)
    }
}
