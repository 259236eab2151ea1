//! Reads what was kept of a talk, and clears what nobody will ask for any more.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rustix::fs::{Mode, OFlags};

use super::{Form, Kept, Places, VERSION, sessions};
use crate::source::SourceFile;
use crate::talk::message::State;
use crate::talk::moment::Moment;
use crate::talk::socket::name::SessionName;

/// The most bytes of what is kept beside the texts, and of a text.
const FORM: u64 = 4 << 20;
const TEXT: u64 = 16 << 20;

/// So long a talk is gone on with after it was left without an end: an hour later it is another one, whose clock must not
/// begin with the hour.
const GO_ON: Duration = Duration::from_secs(60 * 60);

/// So long what is kept lies there.
const OLD: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A talk that was left without an end.
#[derive(Debug)]
pub(crate) struct Earlier {
    /// The talk as it was.
    pub state: State,
    /// The numbers that the slides of its places had: the audience's, the console's, the talk's.
    pub numbers: [usize; 3],
    /// The last good version of each file, in their order.
    pub files: Vec<Arc<SourceFile>>,
}

/// What was kept of the session that was left a moment ago; none where nothing was, or nothing that can be read. What is
/// damaged is set aside.
pub(crate) fn earlier(state: &Path, name: &SessionName, now: Moment) -> Option<Earlier> {
    let places = Places::of(state, name);
    let text = match read(&places.form, FORM) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            set_aside(&places.form);
            return None;
        }
        Err(_) => return None,
    };
    let form: Form = match serde_json::from_str(&text) {
        Ok(form) => form,
        Err(_) if is_newer(&text) => return None,
        Err(_) => {
            set_aside(&places.form);
            return None;
        }
    };
    let left = Duration::from_millis(form.state.timer.wall);
    let is_known = form.v == VERSION && form.state.v == crate::talk::message::VERSION;
    if !is_known || now.wall.saturating_sub(left) > GO_ON {
        return None;
    }
    let files = form.files.iter().filter_map(|kept| file(&places, kept));
    Some(Earlier {
        files: files.collect(),
        state: form.state,
        numbers: form.numbers,
    })
}

/// Takes away what was kept of talks that were left days ago.
pub(crate) fn clear_old(state: &Path, now: SystemTime) {
    let entries = fs::read_dir(sessions(state))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let is_old = || {
            let changed = entry.metadata()?.modified()?;
            Ok::<bool, io::Error>(now.duration_since(changed).is_ok_and(|age| age > OLD))
        };
        let path = entry.path();
        // Texts are no older than the session that names them.
        let of_old_session = || !path.with_extension("json").exists() || !path.is_dir();
        if is_old().unwrap_or_default() && of_old_session() {
            let _ = match path.is_dir() {
                true => fs::remove_dir_all(&path),
                false => fs::remove_file(&path),
            };
        }
    }
}

fn file(places: &Places, kept: &Kept) -> Option<Arc<SourceFile>> {
    let text = read(&places.text(kept.text), TEXT).ok()?;
    Some(match &kept.path {
        Some(path) => SourceFile::from_disk(&path.path(), text),
        None => SourceFile::named(&kept.name, text),
    })
}

/// Whether a later version of the program wrote a text.
fn is_newer(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Versioned {
        v: u32,
    }
    serde_json::from_str(text).is_ok_and(|Versioned { v }| v > VERSION)
}

/// Reads a regular file of at most so many bytes, without waiting for whatever else stands there.
fn read(path: &Path, most: u64) -> io::Result<String> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    let found = file.metadata()?;
    if !found.is_file() || found.len() > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut text = String::new();
    file.take(most).read_to_string(&mut text)?;
    Ok(text)
}

fn set_aside(path: &Path) {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".bad");
    let _ = fs::rename(path, aside);
}
