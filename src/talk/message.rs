//! What a talk and its consoles say to each other: a line of JSON each, of at most 64 KiB, with the version of the form.
//!
//! The talk tells its whole state at every change, so that nobody needs what was said before; a console asks. Of what
//! comes in nothing is believed: what is of another version, too long or garbage is an error, and never more than that.

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::clock::{Phase, Reading};
use super::moment::Moment;

/// The version of the form that this program speaks.
pub(crate) const VERSION: u32 = 1;

/// The most bytes of a line, without its end.
pub(crate) const LONGEST: usize = 64 << 10;

/// All that is to be known of a talk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The version of the form, [`VERSION`].
    pub v: u32,
    /// The name of the session.
    pub session: String,
    /// Counts the changes: the state with the higher number is the newer one.
    pub seq: u64,
    /// What is presented: files and folders, as absolute paths.
    pub paths: Vec<Path>,
    /// The id of the briefing among those of the paths.
    pub briefing: String,
    /// Whether it is the short version of the talk.
    pub short: bool,
    /// The ceiling: the word of a marking. None when there is none.
    pub max_tlp: Option<String>,
    /// The day that the slides are of, as `2014-12-20`. None for all days.
    pub as_of: Option<String>,
    /// Columns and rows of the audience's screen, which decide the pages.
    pub size: [u16; 2],
    /// Whether the audience's screen has large letters, which decide them, too.
    pub large: bool,
    /// What tells the slides shown from others: of the same files and the same version, it is the same.
    pub hash: String,
    /// The id of the slide that the audience sees.
    pub slide: String,
    /// Its page, from 0.
    pub page: usize,
    /// How many steps of the page are done.
    pub reveal: usize,
    /// Whether the audience's screen is black.
    pub blank: bool,
    /// Whether the audience keeps its slide while the console goes elsewhere.
    pub frozen: bool,
    /// Whether something else than the slide is on the audience's screen: a detour, from which one comes back to it.
    pub away: bool,
    /// Where the console is: where the audience is, unless that is frozen.
    pub console: Place,
    /// The clock.
    pub timer: Timer,
    /// What is wrong, to be said on the console only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrong: Option<String>,
}

/// A place in a talk by the slide's id: good for any version of it, at any size.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The id of the slide.
    pub slide: String,
    /// Its page, from 0.
    pub page: usize,
    /// How many steps of the page are done.
    pub reveal: usize,
}

/// A path. Not all of them are text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Path {
    /// One that is.
    Text(String),
    /// The bytes of one that is not.
    Bytes(Vec<u8>),
}

/// A clock at a moment. Times are in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// What the clock is doing.
    pub phase: Doing,
    /// What it shows.
    pub elapsed: u64,
    /// When, by the clock that all programs of a machine share.
    pub steady: u64,
    /// When, by the clock on the wall: since 1970.
    pub wall: u64,
    /// The time that was asked for (`--for`).
    pub asked: Option<u64>,
    /// What each section took, in their order.
    pub used: Vec<u64>,
    /// The number of the section that time goes to, from 0.
    pub section: Option<usize>,
    /// The place in the talk itself that time is reckoned by: where it was left for a backup slide.
    pub by: Place,
}

/// What a clock is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doing {
    /// It waits for the talk to begin.
    #[default]
    Waiting,
    /// It counts.
    Running,
    /// It stands still.
    Paused,
}

/// What may be asked of a talk, from its own screen as from a console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Command {
    /// One step on.
    Step,
    /// One step back.
    Back,
    /// To the next slide.
    NextSlide,
    /// To the previous slide.
    PreviousSlide,
    /// To the first slide.
    First,
    /// To the last slide of the talk.
    Last,
    /// To the slide of a number, from 1.
    Number {
        /// The number.
        number: usize,
    },
    /// To the slide with an id.
    Slide {
        /// The id.
        id: String,
    },
    /// To a place, as far as it is there.
    Place {
        /// The place.
        place: Place,
    },
    /// To the next section.
    NextSection,
    /// To the beginning of this section or the previous one.
    PreviousSection,
    /// From a backup slide back to where the talk was left.
    Return,
    /// The audience's screen black, or no longer.
    Blank,
    /// The audience keeps its slide.
    Freeze,
    /// The audience comes to where the console is.
    Unfreeze,
    /// The clock stands still.
    Pause,
    /// The clock goes on; it begins where it has not.
    Resume,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// It has more than [`LONGEST`] bytes.
    #[error("a message of more than 64 KiB")]
    TooLong,
    /// It is of another version of the form.
    #[error("a message of version {0}, and this program speaks version {VERSION}")]
    Version(u64),
    /// It is no message.
    #[error("no message")]
    Garbage,
}

/// A state as a line, with its end.
///
/// # Errors
/// When it is too long.
pub(crate) fn tell(state: &State) -> Result<Vec<u8>, BadLine> {
    line(state)
}

/// A command as a line, with its end.
///
/// # Errors
/// When it is too long.
pub(crate) fn ask(command: &Command) -> Result<Vec<u8>, BadLine> {
    line(&Asked {
        v: VERSION,
        command: command.clone(),
    })
}

/// The state that a line tells.
///
/// # Errors
/// When it does not.
pub(crate) fn told(line: &[u8]) -> Result<State, BadLine> {
    read(line)
}

/// The command that a line asks for.
///
/// # Errors
/// When it asks for none.
pub(crate) fn asked(line: &[u8]) -> Result<Command, BadLine> {
    Ok(read::<Asked>(line)?.command)
}

/// A command on its way.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    v: u32,
    #[serde(flatten)]
    command: Command,
}

/// The part of every message, whatever its version.
#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

fn line(message: &impl Serialize) -> Result<Vec<u8>, BadLine> {
    let mut line = serde_json::to_vec(message).map_err(|_| BadLine::Garbage)?;
    if line.len() > LONGEST {
        return Err(BadLine::TooLong);
    }
    line.push(b'\n');
    Ok(line)
}

fn read<M: DeserializeOwned>(line: &[u8]) -> Result<M, BadLine> {
    if line.len() > LONGEST {
        return Err(BadLine::TooLong);
    }
    let Versioned { v } = serde_json::from_slice(line).map_err(|_| BadLine::Garbage)?;
    if v != u64::from(VERSION) {
        return Err(BadLine::Version(v));
    }
    serde_json::from_slice(line).map_err(|_| BadLine::Garbage)
}

impl Path {
    /// The form of a path.
    pub(crate) fn of(path: &std::path::Path) -> Self {
        use std::os::unix::ffi::OsStrExt;
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes(path.as_os_str().as_bytes().to_vec()),
        }
    }

    /// The form of a path for whoever may be in another folder.
    pub(crate) fn absolute(path: &std::path::Path) -> Self {
        match std::path::absolute(path) {
            Ok(whole) => Self::of(&whole),
            Err(_) => Self::of(path),
        }
    }

    /// The path.
    pub(crate) fn path(&self) -> std::path::PathBuf {
        use std::os::unix::ffi::OsStringExt;
        match self {
            Self::Text(text) => text.into(),
            Self::Bytes(bytes) => std::ffi::OsString::from_vec(bytes.clone()).into(),
        }
    }
}

impl Timer {
    /// The form of what a clock reads.
    pub(crate) fn of(reading: &Reading, asked: Option<Duration>, by: Place) -> Self {
        Self {
            phase: match reading.phase {
                Phase::Waiting => Doing::Waiting,
                Phase::Running => Doing::Running,
                Phase::Paused => Doing::Paused,
            },
            elapsed: millis(reading.elapsed),
            steady: millis(reading.at.steady),
            wall: millis(reading.at.wall),
            asked: asked.map(millis),
            used: reading.used.iter().copied().map(millis).collect(),
            section: reading.section,
            by,
        }
    }

    /// What the clock read. A section beyond those that used something is none.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            phase: match self.phase {
                Doing::Waiting => Phase::Waiting,
                Doing::Running => Phase::Running,
                Doing::Paused => Phase::Paused,
            },
            elapsed: Duration::from_millis(self.elapsed),
            at: Moment {
                steady: Duration::from_millis(self.steady),
                wall: Duration::from_millis(self.wall),
            },
            used: self
                .used
                .iter()
                .copied()
                .map(Duration::from_millis)
                .collect(),
            section: self.section.filter(|section| *section < self.used.len()),
        }
    }

    /// The time that was asked for.
    pub(crate) fn asked(&self) -> Option<Duration> {
        self.asked.map(Duration::from_millis)
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Cuts what comes into lines, in whatever pieces it comes.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    begun: Vec<u8>,
    /// How much of it is known to have no end of a line.
    seen: usize,
}

impl Lines {
    /// Takes in what came next.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.begun.extend_from_slice(bytes);
    }

    /// The next whole line, without its end.
    ///
    /// # Errors
    /// When it is longer than a line may be, whether its end has come or not. Nothing else can be read then.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<u8>>, BadLine> {
        let rest = self.begun.get(self.seen..).unwrap_or_default();
        let Some(end) = memchr::memchr(b'\n', rest) else {
            self.seen = self.begun.len();
            return match self.seen > LONGEST {
                true => Err(BadLine::TooLong),
                false => Ok(None),
            };
        };
        let rest = self.begun.split_off(self.seen + end + 1);
        let mut line = std::mem::replace(&mut self.begun, rest);
        self.seen = 0;
        line.pop();
        match line.len() > LONGEST {
            true => Err(BadLine::TooLong),
            false => Ok(Some(line)),
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
