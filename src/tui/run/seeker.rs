//! A thread that answers the finder in large libraries, so that no letter waits for an answer.
//!
//! It is started when it is first asked something, and sleeps until it is asked again.

use std::sync::mpsc::{self, SendError, Sender};
use std::sync::{Arc, Weak};
use std::thread;

use crate::library::Library;
use crate::search::entries::{Request, Results, Searcher};
use crate::search::texts::Gathered;
use crate::tui::terminal::panics::contain;

/// Asks the thread, once there is one.
pub(super) struct Seeker<F> {
    /// Takes an answer; false when nobody wants one any more.
    answered: F,
    asked: Option<Sender<Request>>,
}

impl<F: Fn(Results) -> bool + Clone + Send + 'static> Seeker<F> {
    pub(super) fn new(answered: F) -> Self {
        Self {
            answered,
            asked: None,
        }
    }

    /// Asks something. What was asked before, and is not begun yet, is never answered.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn ask(&mut self, mut request: Request) -> std::io::Result<()> {
        if let Some(asked) = &self.asked {
            match asked.send(request) {
                Ok(()) => return Ok(()),
                // It failed over an earlier question; this is another one.
                Err(SendError(unsent)) => request = unsent,
            }
        }
        let asked = start(self.answered.clone())?;
        // It waits for it.
        let _ = asked.send(request);
        self.asked = Some(asked);
        Ok(())
    }
}

/// Gathers the texts of a library, on a thread of its own, once for each: whoever asks for them meanwhile waits.
pub(super) struct Gatherer {
    last: Weak<Gathered>,
}

impl Gatherer {
    pub(super) fn new() -> Self {
        Self { last: Weak::new() }
    }

    /// Begins, unless that is begun already.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn gather(
        &mut self,
        library: Arc<Library>,
        texts: &Arc<Gathered>,
    ) -> std::io::Result<()> {
        if std::ptr::eq(self.last.as_ptr(), Arc::as_ptr(texts)) {
            return Ok(());
        }
        self.last = Arc::downgrade(texts);
        let texts = texts.clone();
        // A failure is told by whoever asks for them.
        let work = move || drop(contain(|| texts.of(&library).memory()));
        thread::Builder::new()
            .name("texts".to_owned())
            .spawn(work)?;
        Ok(())
    }
}

fn start(answered: impl Fn(Results) -> bool + Send + 'static) -> std::io::Result<Sender<Request>> {
    let (asked, requests) = mpsc::channel::<Request>();
    let work = move || {
        let mut searcher = Searcher::default();
        while let Ok(request) = requests.recv() {
            let newest = requests.try_iter().last().unwrap_or(request);
            // A failure ends the thread, not the program: the next question starts another one.
            let Ok(results) = contain(|| searcher.answer(&newest)) else {
                return;
            };
            // The library must not outlive the next one while nothing is asked.
            drop(newest);
            if !answered(results) {
                return;
            }
        }
    };
    thread::Builder::new().name("find".to_owned()).spawn(work)?;
    Ok(asked)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::library::embedded;
    use crate::words::text::Text;

    #[test]
    fn the_newest_question_is_answered_last_and_always() {
        let library = Arc::new(Library::load(embedded::first_look().files, Vec::new()));
        let (sender, answers) = mpsc::channel();
        let mut seeker = Seeker::new(move |results| sender.send(results).is_ok());
        for number in 1..=50 {
            let typed = "north korea"[..number as usize % 11].to_owned();
            let request = Request {
                number,
                library: library.clone(),
                open: Text::line(""),
                cursor: typed.len(),
                typed,
                texts: Arc::default(),
            };
            seeker.ask(request).unwrap();
        }
        let mut last = 0;
        while last < 50 {
            let results: Results = answers.recv().unwrap();
            assert!(results.number > last);
            last = results.number;
        }
        // With the one who asks, the thread ends.
        drop(seeker);
        assert!(answers.recv().is_err());
    }
}
