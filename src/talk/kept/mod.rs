//! What is kept of a talk while it runs: place, clock, and the last good text of each file, so that after a crash it goes
//! on where it was, also while an editor has broken a file.
//!
//! In the state folder, `session/NAME.json` says all but the texts, which lie beside it in `session/NAME/` under numbers.
//! Each is written whole or not at all, for its owner only; a text only when it is another than before, and taken away
//! only when nothing names it any more. Whatever goes wrong with that is said, and the talk goes on.
//!
//! The texts are whole, also where a talk is given under a ceiling: what a ceiling withholds is worked out anew from them.

pub(crate) mod keeper;
pub(crate) mod read;
mod writer;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::message::{self, State};
use super::socket::name::SessionName;

/// The version of the form.
const VERSION: u32 = 1;

/// All but the texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Form {
    /// The version of the form, [`VERSION`].
    v: u32,
    /// The talk.
    state: State,
    /// The numbers, from 0, that the slides of its places had: the audience's, the console's, the talk's.
    numbers: [usize; 3],
    /// The files in their order.
    files: Vec<Kept>,
}

/// A file whose text is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Kept {
    /// The name that it is shown by.
    name: String,
    /// Where it is; none for one that is not on the disk.
    path: Option<message::Path>,
    /// The number of its text.
    text: u64,
}

/// The places of what is kept of a session.
#[derive(Debug, Clone)]
struct Places {
    form: PathBuf,
    texts: PathBuf,
}

impl Places {
    /// Those of a session, in the folder that the program keeps its state in.
    fn of(state: &Path, name: &SessionName) -> Self {
        let sessions = sessions(state);
        Self {
            form: sessions.join(format!("{name}.json")),
            texts: sessions.join(name.as_str()),
        }
    }

    fn text(&self, number: u64) -> PathBuf {
        self.texts.join(number.to_string())
    }

    /// Takes all of it away.
    fn clear(&self) {
        let _ = std::fs::remove_file(&self.form);
        let _ = std::fs::remove_dir_all(&self.texts);
    }
}

fn sessions(state: &Path) -> PathBuf {
    state.join("session")
}

#[cfg(test)]
#[allow(clippy::print_stdout)]
mod tests;
