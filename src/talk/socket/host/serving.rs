//! The thread of a talk that speaks to its consoles.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;

use super::shared::{Asked, Heard, Shared};
use super::standing::Standing;
use crate::talk::message;
use crate::talk::socket::connection::{Connection, Ended};
use crate::talk::socket::peer;

/// The most consoles at a time: more are turned away.
const CONSOLES: usize = 16;

/// The most that are let in or turned away at once, so that those who are in are not forgotten over it.
const AT_ONCE: usize = 64;

/// How long nobody is let in when the system has no more files to give.
const REST: Duration = Duration::from_secs(1);

/// What the thread has to do with.
pub(super) struct Serving<H> {
    standing: Standing,
    shared: Arc<Shared>,
    hear: H,
    consoles: Vec<Connection>,
    /// The newest state.
    newest: Option<Arc<[u8]>>,
    door: Door,
    /// Whether what stands in the file system could not be made again.
    is_unreachable: bool,
}

/// Whether somebody can be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    Open,
    /// The system has nothing to let them in with.
    Stuck,
}

/// What the thread was woken by.
struct Woken {
    is_rung: bool,
    has_changed: bool,
    is_knocked: bool,
    /// For each console.
    consoles: Vec<PollFlags>,
}

impl<H: Fn(Heard) -> bool> Serving<H> {
    pub(super) fn new(standing: Standing, shared: Arc<Shared>, hear: H) -> Self {
        Self {
            standing,
            shared,
            hear,
            consoles: Vec::new(),
            newest: None,
            door: Door::Open,
            is_unreachable: false,
        }
    }

    pub(super) fn run(mut self) {
        // Something may have vanished before it was watched.
        let mut flow = self.restore();
        while flow.is_continue() {
            flow = self.turn();
        }
    }

    fn turn(&mut self) -> ControlFlow<()> {
        let Ok(woken) = self.wait() else {
            let _ = self.hear(Heard::Unreachable(
                "no console is heard any more".to_owned(),
            ));
            return ControlFlow::Break(());
        };
        let before = self.consoles.len();
        if woken.is_rung {
            self.shared.bell.heard();
            self.take_told()?;
        }
        self.serve(&woken)?;
        if woken.has_changed {
            if let Some(watch) = self.standing.watch() {
                watch.heard();
            }
            self.restore()?;
        }
        if woken.is_knocked {
            self.let_in();
        }
        match self.consoles.len() == before {
            true => ControlFlow::Continue(()),
            false => self.hear(Heard::Consoles(self.consoles.len())),
        }
    }

    /// Waits for something to happen. While the talk is behind with commands, consoles are not listened to.
    fn wait(&mut self) -> io::Result<Woken> {
        let listener = self.standing.listener();
        let mut waiting = vec![PollFd::new(&self.shared.bell, PollFlags::IN)];
        let is_busy = self.shared.is_busy();
        for console in &self.consoles {
            let awaited = match is_busy {
                true => console.awaited() - PollFlags::IN,
                false => console.awaited(),
            };
            waiting.push(PollFd::new(console, awaited));
        }
        let consoles = self.consoles.len();
        let watch = self.standing.watch().and_then(|watch| watch.fd());
        waiting.extend(watch.map(|watch| PollFd::from_borrowed_fd(watch, PollFlags::IN)));
        let at_door = waiting.len();
        if self.door == Door::Open {
            waiting.push(PollFd::from_borrowed_fd(listener, PollFlags::IN));
        }
        let rest = (self.door == Door::Stuck).then_some(REST);
        let rest = rest.and_then(|rest| Timespec::try_from(rest).ok());
        retry_on_intr(|| poll(&mut waiting, rest.as_ref()))?;
        let told = |at: usize| waiting.get(at).map_or(PollFlags::empty(), PollFd::revents);
        let woken = Woken {
            is_rung: !told(0).is_empty(),
            has_changed: at_door > consoles + 1 && !told(consoles + 1).is_empty(),
            is_knocked: !told(at_door).is_empty(),
            consoles: (1..=consoles).map(told).collect(),
        };
        self.door = Door::Open;
        Ok(woken)
    }

    /// Takes what the talk has told.
    fn take_told(&mut self) -> ControlFlow<()> {
        let newest = {
            let mut told = self.shared.told();
            if told.has_ended {
                return ControlFlow::Break(());
            }
            told.newest.take()
        };
        let Some(newest) = newest else {
            return ControlFlow::Continue(());
        };
        // Those that are closed are dropped when poll(2) tells so.
        for console in &mut self.consoles {
            let _ = console.send_newest(newest.clone());
        }
        self.newest = Some(newest);
        // Where nothing is heard of the folder, it is looked at whenever something happens anyway.
        self.restore()
    }

    /// Reads from consoles and writes to them, and drops those that are of no more use.
    fn serve(&mut self, woken: &Woken) -> ControlFlow<()> {
        let mut is_heard = true;
        let (shared, hear) = (&self.shared, &self.hear);
        let mut events = woken.consoles.iter();
        self.consoles.retain_mut(|console| {
            let events = events.next().copied().unwrap_or(PollFlags::empty());
            let mut ended: Result<(), Ended> = Ok(());
            if events.contains(PollFlags::OUT) {
                ended = console.go_on();
            }
            if events.contains(PollFlags::IN) {
                ended = ended.and_then(|()| {
                    console.read(|line| {
                        let command = message::asked(line)?;
                        is_heard &= hear(Heard::Asked(Asked::new(command, shared)));
                        Ok(())
                    })
                });
            } else if events.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                ended = Err(Ended::Closed);
            }
            ended.is_ok()
        });
        flow(is_heard)
    }

    /// Lets in whoever waits, if he is this user.
    fn let_in(&mut self) {
        for _ in 0..AT_ONCE {
            let stream = match self.standing.accept() {
                Ok(stream) => stream,
                Err(error) => {
                    use io::ErrorKind::{ConnectionAborted, Interrupted, WouldBlock};
                    // Else there are no more files: whoever waits goes on waiting.
                    if ![WouldBlock, Interrupted, ConnectionAborted].contains(&error.kind()) {
                        self.door = Door::Stuck;
                    }
                    return;
                }
            };
            if self.consoles.len() >= CONSOLES || !peer::is_ours(&stream).unwrap_or_default() {
                continue;
            }
            let Ok(mut console) = Connection::over(stream) else {
                continue;
            };
            let greeted = self.newest.clone().map(|newest| console.send(newest));
            if greeted.is_none_or(|sent| sent.is_ok()) {
                self.consoles.push(console);
            }
        }
    }

    /// Makes again what has vanished, and says so when that is not possible, or is again.
    fn restore(&mut self) -> ControlFlow<()> {
        match self.standing.restore() {
            Ok(_) if self.is_unreachable => {
                self.is_unreachable = false;
                self.hear(Heard::Reachable)
            }
            Err(error) if !self.is_unreachable => {
                self.is_unreachable = true;
                self.hear(Heard::Unreachable(error.to_string()))
            }
            Ok(_) | Err(_) => ControlFlow::Continue(()),
        }
    }

    fn hear(&self, heard: Heard) -> ControlFlow<()> {
        flow((self.hear)(heard))
    }
}

fn flow(is_heard: bool) -> ControlFlow<()> {
    match is_heard {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    }
}
