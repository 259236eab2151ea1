//! Effects, carried out: what the screen wants from the world outside.

use std::io;
use std::path::Path;
use std::process::Command;

use super::clipboard::{self, NotTaken};
use super::reading::Request;
use super::{Ended, Flow, Running, editor};
use crate::search::entries::Results;
use crate::tui::reader::whole::Whole;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings::Mouse;
use crate::tui::terminal::error::TerminalError;

impl<F, M, C> Running<'_, F, M, C>
where
    M: Fn(Whole) -> bool + Clone + Send + 'static,
    F: Fn(Results) -> bool + Clone + Send + 'static,
    C: Fn(NotTaken) + Clone + Send + 'static,
{
    pub(super) fn carry_out(&mut self, effect: Option<Effect>) -> Result<Flow, TerminalError> {
        match effect {
            Some(Effect::Quit) => {
                self.ended = Ended::Wanted;
                self.stage.end();
                return Ok(Flow::End);
            }
            Some(Effect::Reload) => self.read_again(),
            Some(Effect::AsOf(day)) => self.ask(|library| Request::AsOf(library, day)),
            Some(Effect::Suspend) => self.session.suspend_self()?,
            // At once, and not behind what is being read: whoever quits now finds it kept.
            Some(Effect::KeepTheme(name)) => {
                let told = (self.keep_theme)(&name);
                self.shell.shared_mut().say(Message::own(&told));
            }
            Some(Effect::Mouse(Mouse::Ours)) => self.session.capture_mouse()?,
            Some(Effect::Mouse(Mouse::Terminal)) => self.session.release_mouse()?,
            Some(Effect::Copy(text)) => self.copy(text)?,
            Some(Effect::Edit(path, line)) => self.edit(&path, line)?,
            None => {}
        }
        Ok(Flow::GoOn)
    }

    fn read_again(&self) {
        self.ask(Request::ReadAgain);
    }

    /// Puts a text on the clipboard: through tmux, inside of it.
    fn copy(&mut self, text: String) -> Result<(), TerminalError> {
        let tmux = std::env::var_os("TMUX");
        if clipboard::is_in_tmux(tmux.as_deref()) {
            return Ok(self.tmux.give(text)?);
        }
        self.copy_to_terminal(&text)
    }

    /// Puts a text on the clipboard of the terminal, which refuses only what is too long aloud.
    fn copy_to_terminal(&mut self, text: &str) -> Result<(), TerminalError> {
        match self.session.copy(text) {
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                self.shell.shared_mut().say("Too long for the clipboard");
                Ok(())
            }
            other => Ok(other?),
        }
    }

    /// The terminal may take what tmux did not.
    pub(super) fn copy_anyway(&mut self, not_taken: &NotTaken) -> Result<(), TerminalError> {
        let why = &not_taken.why;
        self.shell.shared_mut().say(Message::own(&format!(
            "tmux {why}: the terminal was asked to copy instead"
        )));
        self.copy_to_terminal(&not_taken.text)
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
                    .say(Message::own(&format!("The editor ended with {status}")));
            }
            Ok(_) => {}
            Err(error) => {
                let program = program.to_string_lossy();
                self.shell.shared_mut().say(Message::own(&format!(
                    "The editor `{program}` could not be started: {error}; set EDITOR, or `editor` in the configuration"
                )));
            }
        }
        self.read_again();
        Ok(())
    }
}
