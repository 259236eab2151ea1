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
    /// Whether it is the short version of the talk.
    pub short: bool,
    /// The ceiling: the word of a marking. None when there is none.
    pub max_tlp: Option<String>,
    /// The day that the slides are of, as `2014-12-20`. None for all days.
    pub as_of: Option<String>,
    /// Columns and rows of the audience's screen, which decide the pages.
    pub size: [u16; 2],
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
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(in crate::talk) fn state() -> State {
        let place = |slide: &str| Place {
            slide: slide.to_owned(),
            page: 1,
            reveal: 2,
        };
        State {
            v: VERSION,
            session: "sony".to_owned(),
            seq: 7,
            paths: vec![Path::Text("/b/sony-hack.yaml".to_owned())],
            short: false,
            max_tlp: Some("GREEN".to_owned()),
            as_of: None,
            size: [120, 36],
            hash: "00ff".to_owned(),
            slide: "bluf".to_owned(),
            page: 0,
            reveal: 3,
            blank: false,
            frozen: true,
            console: place("timeline"),
            timer: Timer {
                phase: Doing::Running,
                elapsed: 5_000,
                steady: 100_000,
                wall: 1_416_000_000_000,
                asked: Some(1_200_000),
                used: vec![2_000, 3_000],
                section: Some(1),
                by: place("bluf"),
            },
            wrong: None,
        }
    }

    #[test]
    fn a_state_is_one_line_of_json() {
        let line = String::from_utf8(tell(&state()).unwrap()).unwrap();
        insta::assert_snapshot!(line, @r#"{"v":1,"session":"sony","seq":7,"paths":["/b/sony-hack.yaml"],"short":false,"max_tlp":"GREEN","as_of":null,"size":[120,36],"hash":"00ff","slide":"bluf","page":0,"reveal":3,"blank":false,"frozen":true,"console":{"slide":"timeline","page":1,"reveal":2},"timer":{"phase":"running","elapsed":5000,"steady":100000,"wall":1416000000000,"asked":1200000,"used":[2000,3000],"section":1,"by":{"slide":"bluf","page":1,"reveal":2}}}"#);
        let told = told(line.trim_end().as_bytes()).unwrap();
        assert_eq!(told, state());
        assert_eq!(told.timer.asked(), Some(Duration::from_secs(20 * 60)));
    }

    #[test]
    fn a_command_is_one_line_of_json() {
        let commands = [
            Command::Step,
            Command::Number { number: 12 },
            Command::Slide {
                id: "bluf".to_owned(),
            },
            Command::Place {
                place: Place::default(),
            },
        ];
        let lines: Vec<u8> = commands
            .iter()
            .flat_map(|command| ask(command).unwrap())
            .collect();
        insta::assert_snapshot!(String::from_utf8(lines.clone()).unwrap(), @r#"
        {"v":1,"do":"step"}
        {"v":1,"do":"number","number":12}
        {"v":1,"do":"slide","id":"bluf"}
        {"v":1,"do":"place","place":{"slide":"","page":0,"reveal":0}}
        "#);
        let mut cut = Lines::default();
        cut.feed(&lines);
        for command in commands {
            let line = cut.next().unwrap().unwrap();
            assert_eq!(asked(&line), Ok(command));
        }
        assert_eq!(cut.next(), Ok(None));
    }

    #[track_caller]
    fn check(line: &str, expected: BadLine) {
        assert_eq!(told(line.as_bytes()).unwrap_err(), expected, "{line:.40}");
        assert_eq!(asked(line.as_bytes()).unwrap_err(), expected, "{line:.40}");
    }

    #[test]
    fn what_is_no_message_is_refused_with_its_reason() {
        for garbage in [
            "",
            "{",
            "null",
            "{}",
            "{\"v\":-1}",
            "{\"v\":\"1\"}",
            "{\"v\":1}",
            "{\"v\":1,\"do\":\"format the disk\"}",
            "\u{0}\u{ff}",
            &format!("{{\"v\":1,\"do\":{}", "[".repeat(60_000)),
        ] {
            check(garbage, BadLine::Garbage);
        }
        check("{\"v\":2,\"do\":\"step\"}", BadLine::Version(2));
        check("{\"v\":0}", BadLine::Version(0));
        check("{\"v\":99999999999}", BadLine::Version(99_999_999_999));
        check(&" ".repeat(LONGEST + 1), BadLine::TooLong);
        assert_eq!(asked(&[0xff, 0xfe]), Err(BadLine::Garbage));
    }

    #[test]
    fn a_line_has_64_kib_and_not_a_byte_more() {
        let command = |more: usize| {
            let empty = ask(&Command::Slide { id: String::new() }).unwrap().len() - 1;
            Command::Slide {
                id: "x".repeat(LONGEST - empty + more),
            }
        };
        let whole = ask(&command(0)).unwrap();
        assert_eq!(whole.len(), LONGEST + 1);
        assert_eq!(asked(&whole[..LONGEST]), Ok(command(0)));
        assert_eq!(ask(&command(1)), Err(BadLine::TooLong));
        let mut lines = Lines::default();
        lines.feed(&whole);
        assert_eq!(lines.next().unwrap().unwrap().len(), LONGEST);
        // One byte more, with and without its end.
        lines.feed(&[b'x'; LONGEST + 1]);
        assert_eq!(lines.next(), Err(BadLine::TooLong));
        lines.feed(b"\n");
        assert_eq!(lines.next(), Err(BadLine::TooLong));
    }

    #[test]
    fn a_state_that_is_too_long_is_not_sent() {
        let mut long = state();
        long.paths = vec![Path::Text("x".repeat(LONGEST))];
        assert_eq!(tell(&long), Err(BadLine::TooLong));
    }

    #[test]
    fn a_path_that_is_no_text_comes_through() {
        use std::os::unix::ffi::OsStrExt;
        for bytes in [&b"/a/b.yaml"[..], b"/a/\xff.yaml", b""] {
            let path = std::path::Path::new(std::ffi::OsStr::from_bytes(bytes));
            let json = serde_json::to_string(&Path::of(path)).unwrap();
            assert_eq!(serde_json::from_str::<Path>(&json).unwrap().path(), path);
        }
    }

    fn places() -> impl Strategy<Value = Place> {
        (".*", any::<usize>(), any::<usize>()).prop_map(|(slide, page, reveal)| Place {
            slide,
            page,
            reveal,
        })
    }

    fn states() -> impl Strategy<Value = State> {
        let times = (
            any::<u64>(),
            any::<u64>(),
            any::<u64>(),
            any::<Option<u64>>(),
        );
        let used = proptest::collection::vec(any::<u64>(), 0..4);
        let of_talk = (".*", any::<u64>(), any::<bool>(), any::<Option<String>>());
        let shown = (places(), places(), any::<[u16; 2]>(), any::<bool>());
        (of_talk, shown, times, used).prop_map(|(of_talk, shown, times, used)| State {
            session: of_talk.0,
            seq: of_talk.1,
            short: of_talk.2,
            frozen: of_talk.2,
            max_tlp: of_talk.3.clone(),
            wrong: of_talk.3,
            slide: shown.0.slide.clone(),
            page: shown.0.page,
            reveal: shown.0.reveal,
            console: shown.1,
            size: shown.2,
            blank: shown.3,
            timer: Timer {
                elapsed: times.0,
                steady: times.1,
                wall: times.2,
                asked: times.3,
                section: used.len().checked_sub(1),
                used,
                by: shown.0,
                ..Timer::default()
            },
            ..state()
        })
    }

    proptest! {
        #[test]
        fn what_is_told_is_heard(state in states()) {
            let line = tell(&state).unwrap();
            prop_assert_eq!(memchr::memchr(b'\n', &line), Some(line.len() - 1));
            prop_assert_eq!(told(&line[..line.len() - 1]).unwrap(), state);
        }

        #[test]
        fn no_bytes_do_any_harm(bytes: Vec<u8>, cut in 0..200usize) {
            let _ = (told(&bytes), asked(&bytes));
            // Half a message, and one with other bytes in it.
            let mut line = tell(&state()).unwrap();
            let at = cut % line.len();
            let _ = (told(&line[..at]), asked(&line[..at]));
            line.splice(at..at, bytes);
            let _ = (told(&line), asked(&line));
        }

        #[test]
        fn lines_are_the_same_in_whatever_pieces(pieces in proptest::collection::vec("[a\n]{0,6}", 0..12)) {
            let whole = pieces.concat();
            let mut lines = Lines::default();
            let mut found = Vec::new();
            for piece in &pieces {
                lines.feed(piece.as_bytes());
                while let Some(line) = lines.next().unwrap() {
                    found.push(String::from_utf8(line).unwrap());
                }
            }
            let mut expected: Vec<&str> = whole.split('\n').collect();
            expected.pop();
            prop_assert_eq!(found, expected);
        }
    }
}
