//! The loop: waits for something to happen, lets the app change, draws. Nothing runs while nothing happens.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc;

use ratatui::layout::Size;

use super::app::App;
use super::draw::draw;
use super::editor;
use super::effect::Effect;
use super::keymap::Key;
use super::terminal::input::{self, Input};
use super::terminal::{Session, TerminalError};
use crate::library::Library;

/// Runs the app until it ends. `load` reads the briefings again.
///
/// # Errors
/// When the terminal is gone.
pub fn run(
    session: &mut Session,
    mut app: App,
    keys: &[Key],
    load: &dyn Fn() -> Library,
) -> Result<(), TerminalError> {
    let (sender, inputs) = mpsc::channel();
    input::spawn(move |input| sender.send(input).is_ok())?;
    for key in keys {
        let effect = app.key(*key);
        if carry_out(effect, &mut app, session, load)? == Flow::End {
            return Ok(());
        }
    }
    loop {
        show(session, &mut app)?;
        let Ok(first) = inputs.recv() else {
            return Ok(());
        };
        // What has piled up meanwhile is taken in before the next frame.
        for input in std::iter::once(first).chain(inputs.try_iter()) {
            if take(input, &mut app, session, load)? == Flow::End {
                return Ok(());
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    GoOn,
    End,
}

/// Draws a frame. A panic while drawing leaves the last frame on the screen, and the program goes on.
fn show(session: &mut Session, app: &mut App) -> Result<(), TerminalError> {
    match session.draw(|frame| draw(app, frame.buffer_mut())) {
        Err(TerminalError::Drawing(message)) => {
            app.say(&format!("This screen could not be drawn: {message}"));
            Ok(())
        }
        other => other,
    }
}

fn take(
    input: Input,
    app: &mut App,
    session: &mut Session,
    load: &dyn Fn() -> Library,
) -> Result<Flow, TerminalError> {
    match input {
        Input::Key(key) => {
            let effect = app.key(key.into());
            return carry_out(effect, app, session, load);
        }
        Input::Paste(text) => app.paste(&text),
        Input::Resize(width, height) => app.resize(Size { width, height }),
        Input::Redraw => app.resize(session.size()),
        Input::Mouse(_) => {}
        Input::Closed => return Ok(Flow::End),
    }
    Ok(Flow::GoOn)
}

fn carry_out(
    effect: Option<Effect>,
    app: &mut App,
    session: &mut Session,
    load: &dyn Fn() -> Library,
) -> Result<Flow, TerminalError> {
    match effect {
        Some(Effect::Quit) => return Ok(Flow::End),
        Some(Effect::Reload) => app.replace(load()),
        Some(Effect::Suspend) => session.suspend_self()?,
        Some(Effect::Copy(text)) => copy(&text, app, session)?,
        Some(Effect::Edit(path, line)) => edit(&path, line, app, session, load)?,
        None => {}
    }
    Ok(Flow::GoOn)
}

/// Puts a text on the clipboard; only a text that is too long can be refused here, the terminal's refusal is silent.
fn copy(text: &str, app: &mut App, session: &mut Session) -> Result<(), TerminalError> {
    match session.copy(text) {
        Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => {
            app.say("Too long for the clipboard");
            Ok(())
        }
        other => Ok(other?),
    }
}

/// Lends the terminal to the editor, and reads the files again when it is done.
fn edit(
    path: &Path,
    line: usize,
    app: &mut App,
    session: &mut Session,
    load: &dyn Fn() -> Library,
) -> Result<(), TerminalError> {
    let words = ["VISUAL", "EDITOR"].iter().find_map(|name| {
        std::env::var(name)
            .ok()
            .filter(|words| !words.trim().is_empty())
    });
    let (program, args) = editor::command(words.as_deref(), path, line);
    session.suspend()?;
    let ended = Command::new(&program).args(args).status();
    session.resume()?;
    match ended {
        Ok(status) if status.success() => app.replace(load()),
        Ok(status) => {
            app.replace(load());
            app.say(&format!("The editor ended with {status}"));
        }
        Err(error) => {
            let program = program.to_string_lossy();
            app.say(&format!(
                "The editor `{program}` could not be started: {error}; set EDITOR"
            ));
        }
    }
    Ok(())
}
