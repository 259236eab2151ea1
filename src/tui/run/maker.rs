//! A thread that makes long pages whole, so that no key waits for a page.
//!
//! It is started when it is first asked for one, and sleeps until it is asked again.

use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::tui::reader::whole::{Begun, Whole};
use crate::tui::terminal::panics::contain;

/// Asks the thread, once there is one.
pub(super) struct Maker<F> {
    /// Takes a page; false when nobody wants one any more.
    made: F,
    asked: Option<Sender<Begun>>,
}

impl<F: Fn(Whole) -> bool + Clone + Send + 'static> Maker<F> {
    pub(super) fn new(made: F) -> Self {
        Self { made, asked: None }
    }

    /// Asks for pages. Those that were asked for before, and are not begun yet, are never made.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn ask(&mut self, mut begun: Begun) -> std::io::Result<()> {
        if let Some(asked) = &self.asked {
            match asked.send(begun) {
                Ok(()) => return Ok(()),
                // It failed over an earlier page; this is another one.
                Err(unsent) => begun = unsent.0,
            }
        }
        let asked = start(self.made.clone())?;
        // It waits for it.
        let _ = asked.send(begun);
        self.asked = Some(asked);
        Ok(())
    }
}

fn start(made: impl Fn(Whole) -> bool + Send + 'static) -> std::io::Result<Sender<Begun>> {
    let (asked, requests) = mpsc::channel::<Begun>();
    let work = move || {
        let mut next = None;
        while let Some(begun) = next.take().or_else(|| requests.recv().ok()) {
            let newest = requests.try_iter().last().unwrap_or(begun);
            let each = |whole| {
                let wanted = made(whole);
                next = requests.try_iter().last();
                wanted && next.is_none()
            };
            // A failure ends the thread, not the program: what is asked next starts another one.
            if contain(|| newest.make(each)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("pages".to_owned())
        .spawn(work)?;
    Ok(asked)
}
