//! The loop: waits for something to happen, lets the app change, draws. Nothing runs while nothing happens.

use std::sync::mpsc;

use ratatui::layout::Size;

use super::app::App;
use super::draw::draw;
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
        None => {}
    }
    Ok(Flow::GoOn)
}
