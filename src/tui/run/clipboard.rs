//! Where a copied text goes inside of tmux: to tmux, on a thread of its own, so that nothing waits for another program.
//!
//! tmux takes no text for the clipboard from a program within it (OSC 52) unless `set-clipboard` is `on`, which it is
//! not by default; but its own command is heard, and hands the text on to the terminal around it (tmux(1),
//! `load-buffer -w`). Nothing here is a line for a shell.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, SendError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long tmux may take: a server that is busy answers within a moment, one that hangs never does.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often it is looked whether tmux has done it.
const LOOK: Duration = Duration::from_millis(5);

/// A text that tmux did not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotTaken {
    /// The text.
    pub text: String,
    /// Why not, in words that go on after "tmux".
    pub why: String,
}

/// Whether the program runs in tmux, by the variable that tmux sets.
pub(super) fn is_in_tmux(tmux: Option<&OsStr>) -> bool {
    tmux.is_some_and(|value| !value.is_empty())
}

/// Gives texts to tmux, once there is something to give.
pub(super) struct Tmux<F> {
    /// Hears of a text that tmux did not take.
    not_taken: F,
    thread: Option<(Sender<String>, JoinHandle<()>)>,
}

impl<F: Fn(NotTaken) + Clone + Send + 'static> Tmux<F> {
    pub(super) fn new(not_taken: F) -> Self {
        Self {
            not_taken,
            thread: None,
        }
    }

    /// Gives a text to tmux, behind the one that it is given already. Of several that wait the last one counts.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn give(&mut self, mut text: String) -> io::Result<()> {
        if let Some((texts, _)) = &self.thread {
            match texts.send(text) {
                Ok(()) => return Ok(()),
                Err(SendError(unsent)) => text = unsent,
            }
        }
        let (sender, texts) = mpsc::channel();
        let not_taken = self.not_taken.clone();
        let thread = thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(move || serve(&texts, not_taken))?;
        // It waits for it.
        let _ = sender.send(text);
        self.thread = Some((sender, thread));
        Ok(())
    }

    /// Waits until tmux has taken what it was given, or for as long as it may take: what was copied before the end of
    /// the program is not lost.
    pub(super) fn finish(&mut self) {
        if let Some((texts, thread)) = self.thread.take() {
            drop(texts);
            // A panic has been told.
            let _ = thread.join();
        }
    }
}

fn serve(texts: &Receiver<String>, not_taken: impl Fn(NotTaken)) {
    while let Ok(text) = texts.recv() {
        let text = texts.try_iter().last().unwrap_or(text);
        let mut tmux = Command::new("tmux");
        tmux.args(["load-buffer", "-w", "-"]);
        if let Err(why) = give(&mut tmux, &text, PATIENCE) {
            not_taken(NotTaken { text, why });
        }
    }
}

/// Gives a text to a program on its standard input, and waits for its end.
fn give(command: &mut Command, text: &str, patience: Duration) -> Result<(), String> {
    let started = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|error| format!("could not be started: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // A program that reads nothing takes no more than its pipe holds. What it did not take, its end tells.
        let write = move || drop(input.write_all(text.as_bytes()));
        let writer = thread::Builder::new().name("copy".to_owned()).spawn(write);
        writer.map_err(|error| format!("was given nothing: {error}"))?;
    }
    match wait(&mut child, patience) {
        Ok(Some(status)) if status.success() => Ok(()),
        Ok(Some(status)) => Err(format!("ended with {status}")),
        Ok(None) => Err(format!(
            "did not answer within {} seconds",
            patience.as_secs()
        )),
        Err(error) => Err(format!("is not heard: {error}")),
    }
}

/// How a program ended; none when it did not in time: then it is ended.
fn wait(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let end = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        shell
    }

    #[test]
    fn a_text_is_taken_whole_or_it_is_said_why_not() {
        let long = "x".repeat(200_000);
        let count = "test $(wc -c) = 200000";
        assert_eq!(give(&mut shell(count), &long, PATIENCE), Ok(()));
        let ended = give(&mut shell("exit 3"), &long, PATIENCE);
        assert_eq!(ended, Err("ended with exit status: 3".to_owned()));
        let missing = give(&mut Command::new("/nonexistent"), "x", PATIENCE);
        assert!(missing.is_err_and(|why| why.starts_with("could not be started")));
    }

    #[test]
    fn nobody_waits_for_a_program_that_hangs() {
        let hangs = give(&mut shell("exec sleep 1000"), &"x".repeat(200_000), LOOK);
        assert_eq!(hangs, Err("did not answer within 0 seconds".to_owned()));
    }
}
