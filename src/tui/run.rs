//! The loop: waits for something to happen, lets the shell change, draws. Nothing runs while nothing happens.

mod clipboard;
mod editor;
mod event;
mod maker;
pub(crate) mod reading;
mod seeker;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use ratatui::layout::Size;

use super::keys::key::Key;
use super::reader::whole::Whole;
use super::shared::effect::Effect;
use super::shared::settings::Mouse;
use super::shell::Shell;
use super::terminal::canvas::Canvas;
use super::terminal::error::TerminalError;
use super::terminal::input::{self, Input};
use super::terminal::session::Session;
use crate::library::{Extent, Library};
use crate::search::entries::Results;
use crate::words::text::Text;
use event::{Event, Why};
use maker::Maker;
use reading::{Outside, Request, serve};
use seeker::Seeker;

/// Keeps the name of a theme for the next time; says where, or why not.
pub(crate) type KeepTheme = Box<dyn Fn(&Text) -> String>;

/// Runs the screen until it ends. When it has no more than a first look at the briefings, they are read as soon as that
/// is on the screen.
///
/// # Errors
/// When the terminal is gone.
pub(crate) fn run(
    session: &mut Session,
    shell: Shell,
    keys: &[Key],
    outside: impl Outside,
    keep_theme: KeepTheme,
) -> Result<(), TerminalError> {
    let (sender, events) = mpsc::channel();
    let requests = serve(outside, sender.clone())?;
    let seeker = {
        let sender = sender.clone();
        Seeker::new(move |results| sender.send(Event::Found(Box::new(results))).is_ok())
    };
    let maker = {
        let sender = sender.clone();
        Maker::new(move |whole| sender.send(Event::Page(Box::new(whole))).is_ok())
    };
    input::spawn(move |input| sender.send(Event::Input(input)).is_ok())?;
    let mut running = Running {
        session,
        shell,
        requests,
        seeker,
        maker,
        keep_theme,
    };
    running.start(keys, &events)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    GoOn,
    End,
}

/// The shell, with what it speaks to.
struct Running<'s, F, M> {
    session: &'s mut Session,
    shell: Shell,
    requests: Sender<Request>,
    seeker: Seeker<F>,
    maker: Maker<M>,
    keep_theme: KeepTheme,
}

impl<F, M> Running<'_, F, M>
where
    F: Fn(Results) -> bool + Clone + Send + 'static,
    M: Fn(Whole) -> bool + Clone + Send + 'static,
{
    fn start(&mut self, keys: &[Key], events: &Receiver<Event>) -> Result<(), TerminalError> {
        if self.shell.shared().settings.mouse == Mouse::Ours {
            self.session.capture_mouse()?;
        }
        for key in keys {
            // The next of these keys is pressed when the finder has answered.
            let effect = self.shell.key(*key);
            let effect = self.shell.find_now().or(effect);
            if self.carry_out(effect)? == Flow::End {
                return Ok(());
            }
        }
        self.show()?;
        self.ask(match self.shell.shared().library.extent() {
            Extent::FirstLook => Request::Load,
            Extent::Whole => Request::Check,
        });
        self.ask_threads()?;
        while let Ok(first) = events.recv() {
            // What has piled up meanwhile is taken in before the next frame.
            for event in std::iter::once(first).chain(events.try_iter()) {
                if self.take(event)? == Flow::End {
                    return Ok(());
                }
            }
            self.ask_threads()?;
            self.show()?;
        }
        Ok(())
    }

    /// Asks for what the shell wants to be done beside it.
    fn ask_threads(&mut self) -> Result<(), TerminalError> {
        if let Some(request) = self.shell.wanted() {
            self.seeker.ask(request)?;
        }
        if let Some(begun) = self.shell.begun() {
            self.maker.ask(begun)?;
        }
        Ok(())
    }

    /// Draws a frame. A panic while drawing leaves the last frame on the screen, and the program goes on.
    fn show(&mut self) -> Result<(), TerminalError> {
        let shell = &self.shell;
        let view = |canvas: &mut Canvas| {
            shell.draw_on(canvas);
            shell.anchors()
        };
        match self.session.draw(view) {
            Err(TerminalError::Drawing(message)) => {
                let message = format!("This screen could not be drawn: {message}");
                self.shell.shared_mut().say(&message);
                Ok(())
            }
            other => other,
        }
    }

    fn take(&mut self, event: Event) -> Result<Flow, TerminalError> {
        let effect = match event {
            Event::Loaded(library) => {
                self.shell.replace(library);
                None
            }
            Event::Checked(problems, why) => {
                self.shell.tell_problems(problems);
                if why == Why::Asked {
                    self.shell.shared_mut().say_what_was_read();
                }
                None
            }
            Event::Unread(why) => {
                self.shell.shared_mut().say_what_was_not_read(&why);
                None
            }
            Event::Read(done, all) => {
                self.shell.shared_mut().progress = Some((done, all));
                None
            }
            Event::Settings(settings) => {
                self.shell.set_up(*settings);
                None
            }
            Event::Told(words) => {
                self.shell.shared_mut().say(&words);
                None
            }
            Event::Found(results) => {
                for effect in self.shell.found(*results) {
                    if self.carry_out(Some(effect))? == Flow::End {
                        return Ok(Flow::End);
                    }
                }
                None
            }
            Event::Page(whole) => {
                self.shell.take_page(*whole);
                None
            }
            Event::Input(Input::Key(key)) => self.shell.key(key.into()),
            Event::Input(Input::Mouse(mouse)) => self.shell.mouse(mouse),
            Event::Input(Input::Paste(text)) => {
                self.shell.paste(&text);
                None
            }
            Event::Input(Input::Resize(width, height)) => {
                self.shell.resize(Size { width, height });
                None
            }
            Event::Input(Input::Redraw) => {
                self.shell.resize(self.session.size());
                None
            }
            Event::Input(Input::Closed) => return Ok(Flow::End),
        };
        self.carry_out(effect)
    }

    fn carry_out(&mut self, effect: Option<Effect>) -> Result<Flow, TerminalError> {
        match effect {
            Some(Effect::Quit) => return Ok(Flow::End),
            Some(Effect::Reload) => self.ask(Request::ReadAgain),
            Some(Effect::Suspend) => self.session.suspend_self()?,
            // At once, and not behind what is being read: whoever quits now finds it kept.
            Some(Effect::KeepTheme(name)) => {
                let told = (self.keep_theme)(&name);
                self.shell.shared_mut().say(&told);
            }
            Some(Effect::Mouse(Mouse::Ours)) => self.session.capture_mouse()?,
            Some(Effect::Mouse(Mouse::Terminal)) => self.session.release_mouse()?,
            Some(Effect::Copy(text)) => self.copy(&text)?,
            Some(Effect::Edit(path, line)) => self.edit(&path, line)?,
            None => {}
        }
        Ok(Flow::GoOn)
    }

    /// The thread goes on as long as the loop does.
    fn ask(&self, request: impl FnOnce(Arc<Library>) -> Request) {
        let _ = self
            .requests
            .send(request(self.shell.shared().library.clone()));
    }

    /// Puts a text on the clipboard. A terminal refuses only what is too long aloud.
    fn copy(&mut self, text: &str) -> Result<(), TerminalError> {
        let tmux = std::env::var_os("TMUX");
        if clipboard::is_in_tmux(tmux.as_deref()) && clipboard::give_to_tmux(text) {
            return Ok(());
        }
        match self.session.copy(text) {
            Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => {
                self.shell.shared_mut().say("Too long for the clipboard");
                Ok(())
            }
            other => Ok(other?),
        }
    }

    /// Lends the terminal to the editor, and reads the files again when it is done.
    fn edit(&mut self, path: &Path, line: usize) -> Result<(), TerminalError> {
        let (program, args) = editor::command(&self.shell.shared().settings.editor, path, line);
        self.session.suspend()?;
        let ended = Command::new(&program).args(args).status();
        self.session.resume()?;
        match ended {
            Ok(status) if !status.success() => {
                self.shell
                    .shared_mut()
                    .say(&format!("The editor ended with {status}"));
            }
            Ok(_) => {}
            Err(error) => {
                let program = program.to_string_lossy();
                self.shell.shared_mut().say(&format!(
                    "The editor `{program}` could not be started: {error}; set EDITOR, or `editor` in the configuration"
                ));
            }
        }
        self.ask(Request::ReadAgain);
        Ok(())
    }
}
