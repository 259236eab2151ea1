//! The talk's side of the socket: tells consoles the state of the talk, hears what they ask.
//!
//! One thread, which waits in poll(2) without a timeout. Whoever joins gets the state at once; whoever lags gets the newest
//! one only; whoever says something that nobody understands is dropped, and nothing else happens. Nothing that a console
//! does, or does not do, delays the talk.

pub(crate) mod error;
mod serving;
pub(crate) mod shared;
mod standing;

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::name::SessionName;
use crate::talk::message::{self, BadLine, State};
use error::NoHost;
use serving::Serving;
use shared::{Heard, Shared};
use standing::Standing;

/// A talk that consoles can join, until it is dropped.
#[derive(Debug)]
pub struct Host {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Lets consoles join a talk, in the first of some places. `hear` takes what is heard, on another thread, and says
    /// whether anybody listens still.
    ///
    /// # Errors
    /// When a talk of this name runs already in any of the places, or there can be no socket.
    pub fn open(
        places: &[PathBuf],
        name: &SessionName,
        hear: impl Fn(Heard) -> bool + Send + 'static,
    ) -> Result<Self, NoHost> {
        let standing = Standing::take(places, name)?;
        let shared = Arc::new(Shared::new()?);
        let serving = Serving::new(standing, shared.clone(), hear);
        let thread = thread::Builder::new()
            .name("talk".to_owned())
            .spawn(move || serving.run())?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Tells all consoles the state of the talk. Never waits.
    ///
    /// # Errors
    /// When the state is too long to be told; then they keep the one before.
    pub fn tell(&self, state: &State) -> Result<(), BadLine> {
        let line = message::tell(state)?;
        self.shared.told().newest = Some(line.into());
        self.shared.bell.ring();
        Ok(())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.shared.told().has_ended = true;
        self.shared.bell.ring();
        if let Some(thread) = self.thread.take() {
            // It waits for nothing but the bell.
            let _ = thread.join();
        }
    }
}
