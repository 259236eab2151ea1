//! A thread that keeps a talk, so that no step of it waits long for a disk.

use std::io;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Places;
use super::writer::{Job, Writer};
use crate::source::SourceFile;
use crate::talk::message::State;
use crate::talk::socket::name::SessionName;

/// How long a step waits until it is kept: nearly always it is by then, and a slow disk is not worth more.
const PATIENCE: Duration = Duration::from_millis(50);

/// Keeps a talk until it is dropped, or has ended.
#[derive(Debug)]
pub struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    desk: Mutex<Desk>,
    changed: Condvar,
}

/// What is on the thread's desk.
#[derive(Debug, Default)]
struct Desk {
    /// What is to be kept next: only the newest counts.
    next: Option<Job>,
    work: Work,
    pace: Pace,
    /// What went wrong last.
    problem: Option<String>,
    end: Option<End>,
}

/// Whether the thread is writing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Work {
    #[default]
    Done,
    UnderWay,
}

/// Whether the thread was done with what came before when something was begun.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Pace {
    #[default]
    InTime,
    Late,
}

/// What becomes of what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// It stays, for the talk to go on.
    Keep,
    /// It goes: the talk has ended.
    Clear,
}

impl Keeper {
    /// Keeps a session in the folder that the program keeps its state in.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(state: &Path, name: &SessionName) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let places = Places::of(state, name);
        let own = shared.clone();
        let thread = thread::Builder::new()
            .name("keep".to_owned())
            .spawn(move || own.work(places))?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Keeps the talk as it is: its state, the numbers of the slides of its places, the last good version of its files.
    /// Waits a moment for that, unless an earlier one still takes longer. Tells what goes wrong with it, if something
    /// does, or did the last time.
    pub fn keep(
        &self,
        state: State,
        numbers: [usize; 3],
        files: &Arc<[Arc<SourceFile>]>,
    ) -> Option<String> {
        self.begin(state, numbers, files);
        self.settle()
    }

    /// Begins to keep the talk as it is, and waits for nothing.
    pub(crate) fn begin(&self, state: State, numbers: [usize; 3], files: &Arc<[Arc<SourceFile>]>) {
        let mut desk = self.shared.desk();
        desk.pace = match desk.work {
            Work::UnderWay => Pace::Late,
            Work::Done => Pace::InTime,
        };
        desk.next = Some(Job {
            state,
            numbers,
            files: files.clone(),
        });
        self.shared.changed.notify_all();
    }

    /// Waits a moment until what was begun is done, unless an earlier one still takes longer. Tells what goes wrong.
    pub(crate) fn settle(&self) -> Option<String> {
        let desk = self.shared.desk();
        if desk.pace == Pace::Late {
            return desk.problem.clone();
        }
        let (desk, _) = self
            .shared
            .changed
            .wait_timeout_while(desk, PATIENCE, |desk| !desk.is_clear())
            .unwrap_or_else(PoisonError::into_inner);
        desk.problem.clone()
    }

    /// The talk has ended as it should: nothing of it is kept any more.
    pub(crate) fn end(mut self) {
        self.finish(End::Clear);
    }

    fn finish(&mut self, end: End) {
        self.shared.desk().end.get_or_insert(end);
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish(End::Keep);
    }
}

impl Desk {
    fn is_clear(&self) -> bool {
        self.next.is_none() && self.work == Work::Done
    }
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, places: Places) {
        let mut writer = Writer::new(places.clone());
        while let Some(job) = self.next() {
            writer.write(&job, |written| self.tell(written));
        }
        if self.desk().end == Some(End::Clear) {
            places.clear();
        }
    }

    /// Tells whoever waits that it is written, or why not.
    fn tell(&self, written: io::Result<()>) {
        let mut desk = self.desk();
        desk.problem = written.err().map(|error| {
            format!("the talk cannot be kept, and would begin anew after a crash: {error}")
        });
        desk.work = Work::Done;
        drop(desk);
        self.changed.notify_all();
    }

    /// Waits for something to keep; none when the end has come and all is kept that has to be.
    fn next(&self) -> Option<Job> {
        let is_idle = |desk: &mut Desk| desk.next.is_none() && desk.end.is_none();
        let mut desk = self
            .changed
            .wait_while(self.desk(), is_idle)
            .unwrap_or_else(PoisonError::into_inner);
        if desk.end == Some(End::Clear) {
            return None;
        }
        let next = desk.next.take();
        if next.is_some() {
            desk.work = Work::UnderWay;
        }
        next
    }
}
