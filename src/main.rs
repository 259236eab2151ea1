//! A stand-in for the program: exercises the terminal.
use std::{io::Write as _, process::ExitCode, sync::mpsc, thread};

use bluf::tui::terminal::{
    Session, TerminalError, background,
    input::{self, Input},
};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::widgets::Paragraph;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "bluf: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), TerminalError> {
    let mut session = Session::enter()?;
    let ground = if std::env::var_os("ASK").is_some() {
        background()
    } else {
        None
    };
    let (sender, receiver) = mpsc::channel();
    input::spawn(move |input| sender.send(input).is_ok())?;
    let (mut keys, mut events, mut said) = (0, 0, String::new());
    let mut fail_next = false;
    loop {
        let drawn = session.draw(|frame| {
            let size = frame.area();
            assert!(!fail_next, "asked to panic while drawing");
            frame.render_widget(
                Paragraph::new(format!(
                    "bluf {}x{}\nkeys {keys} events {events}\nground {ground:?}\n{said}",
                    size.width, size.height
                )),
                size,
            );
        });
        if fail_next {
            fail_next = false;
            if let Err(TerminalError::Drawing(message)) = drawn {
                said = format!("caught: {message}")
            }
            continue;
        }
        drawn?;
        let Ok(input) = receiver.recv() else {
            return Ok(());
        };
        events += 1;
        match input {
            Input::Key(key) => {
                keys += 1;
                said = format!("key {:?} {:?}", key.code, key.modifiers);
                match (key.code, key.modifiers) {
                    (KeyCode::Char('q'), _) => return Ok(()),
                    (KeyCode::Char('z'), KeyModifiers::CONTROL) => session.suspend_self()?,
                    (KeyCode::Char('P'), _) => panic!("asked to panic"),
                    (KeyCode::Char('T'), _) => {
                        thread::spawn(|| panic!("asked to panic aside"));
                    }
                    (KeyCode::Char('D'), _) => fail_next = true,
                    (KeyCode::Char('E'), _) => {
                        return Err(std::io::Error::other("asked to fail").into());
                    }
                    (KeyCode::Char('M'), _) => session.capture_mouse()?,
                    (KeyCode::Char('Y'), _) => session.copy("copied")?,
                    (KeyCode::Char('e'), _) => {
                        session.suspend()?;
                        let _ = std::process::Command::new("sh")
                            .args([
                                "-c",
                                "echo guest here; read line; echo guest read $line; read line",
                            ])
                            .status();
                        session.resume()?;
                    }
                    _ => {}
                }
            }
            Input::Paste(text) => said = format!("paste {text:?}"),
            Input::Mouse(mouse) => said = format!("mouse {:?} {}", mouse.kind, mouse.column),
            Input::Resize(..) => {}
            Input::Redraw => {}
            Input::Closed => return Ok(()),
        }
    }
}
