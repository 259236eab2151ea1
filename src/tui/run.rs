//! The loop: waits for something to happen, lets the app change, draws. Nothing runs while nothing happens.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use ratatui::layout::Size;

use super::app::App;
use super::draw::draw;
use super::editor;
use super::effect::Effect;
use super::keymap::Key;
use super::seeker::Seeker;
use super::terminal::input::{self, Input};
use super::terminal::{Session, TerminalError};
use crate::library::{Extent, Library};
use crate::search::entries::Results;

/// What the loop waits for.
enum Event {
    /// Something that the reader did.
    Input(Input),
    /// The briefings, read again.
    Loaded(Box<Library>),
    /// What the finder found in a large library.
    Found(Box<Results>),
}

/// Asks for the briefings to be read, and says which there were before.
type Loader = Sender<Arc<Library>>;

/// Runs the app until it ends. `load` reads the briefings, and gets those that are shown: when the app has no more than a first look at them, as soon
/// as that is on the screen, and when the reader asks for it.
///
/// # Errors
/// When the terminal is gone.
pub fn run(
    session: &mut Session,
    mut app: App,
    keys: &[Key],
    load: impl Fn(&Library) -> Library + Send + 'static,
) -> Result<(), TerminalError> {
    let (sender, events) = mpsc::channel();
    let loader = loader(load, sender.clone())?;
    let mut seeker = {
        let sender = sender.clone();
        Seeker::new(move |results| sender.send(Event::Found(Box::new(results))).is_ok())
    };
    input::spawn(move |input| sender.send(Event::Input(input)).is_ok())?;
    for key in keys {
        // The next of these keys is pressed when the finder has answered.
        let effect = app.key(*key);
        let effect = app.find_now().or(effect);
        if carry_out(effect, &mut app, session, &loader)? == Flow::End {
            return Ok(());
        }
    }
    show(session, &mut app)?;
    if app.library.extent() == Extent::FirstLook {
        let _ = loader.send(app.library.clone());
    }
    while let Ok(first) = events.recv() {
        // What has piled up meanwhile is taken in before the next frame.
        for event in std::iter::once(first).chain(events.try_iter()) {
            if take(event, &mut app, session, &loader)? == Flow::End {
                return Ok(());
            }
        }
        if let Some(request) = app.wanted.take() {
            seeker.ask(request)?;
        }
        show(session, &mut app)?;
    }
    Ok(())
}

/// A thread that reads the briefings each time it is given the old ones, one time after the other.
fn loader(
    load: impl Fn(&Library) -> Library + Send + 'static,
    events: Sender<Event>,
) -> Result<Loader, TerminalError> {
    let (asked, requests) = mpsc::channel();
    let work = move || {
        while let Ok(before) = requests.recv() {
            // Whoever asked meanwhile gets the same answer.
            let before: Arc<Library> = requests.try_iter().last().unwrap_or(before);
            let library = Box::new(load(&before));
            if events.send(Event::Loaded(library)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("load".to_owned()).spawn(work)?;
    Ok(asked)
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
    event: Event,
    app: &mut App,
    session: &mut Session,
    loader: &Loader,
) -> Result<Flow, TerminalError> {
    match event {
        Event::Loaded(library) => app.replace(*library),
        Event::Found(results) => {
            let effect = app.found(*results);
            return carry_out(effect, app, session, loader);
        }
        Event::Input(Input::Key(key)) => {
            let effect = app.key(key.into());
            return carry_out(effect, app, session, loader);
        }
        Event::Input(Input::Paste(text)) => app.paste(&text),
        Event::Input(Input::Resize(width, height)) => app.resize(Size { width, height }),
        Event::Input(Input::Redraw) => app.resize(session.size()),
        Event::Input(Input::Mouse(_)) => {}
        Event::Input(Input::Closed) => return Ok(Flow::End),
    }
    Ok(Flow::GoOn)
}

fn carry_out(
    effect: Option<Effect>,
    app: &mut App,
    session: &mut Session,
    loader: &Loader,
) -> Result<Flow, TerminalError> {
    match effect {
        Some(Effect::Quit) => return Ok(Flow::End),
        // The loader goes on as long as the loop does.
        Some(Effect::Reload) => drop(loader.send(app.library.clone())),
        Some(Effect::Suspend) => session.suspend_self()?,
        Some(Effect::Copy(text)) => copy(&text, app, session)?,
        Some(Effect::Edit(path, line)) => edit(&path, line, app, session, loader)?,
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
    loader: &Loader,
) -> Result<(), TerminalError> {
    let (program, args) = editor::command(&app.editor, path, line);
    session.suspend()?;
    let ended = Command::new(&program).args(args).status();
    session.resume()?;
    match ended {
        Ok(status) if !status.success() => app.say(&format!("The editor ended with {status}")),
        Ok(_) => {}
        Err(error) => {
            let program = program.to_string_lossy();
            app.say(&format!(
                "The editor `{program}` could not be started: {error}; set EDITOR, or `editor` in the configuration"
            ));
        }
    }
    let _ = loader.send(app.library.clone());
    Ok(())
}
