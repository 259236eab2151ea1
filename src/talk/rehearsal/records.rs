//! Rehearsals that are kept: `rehearsals.json` in the state folder, all talks in one file, written whole or not at all.
//!
//! What is damaged is set aside as `.bad`, and the file begins anew. What a later version of the program wrote is left to
//! it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Rehearsal;
use crate::save;

/// The version of the form.
const VERSION: u32 = 1;

/// The most rehearsals of a talk that are kept: the newest.
const REHEARSALS: usize = 10;

/// The most bytes of all of them together; the talks that were rehearsed longest ago give way.
const BYTES: usize = 512 << 10;

/// Why a rehearsal is not kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotKept {
    /// The file is of a later version of the program.
    #[error("{0} was written by a later version of bluf, and stays as it is")]
    Newer(PathBuf),
    /// The system refuses.
    #[error("this rehearsal cannot be kept in {path}: {error}")]
    System {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// All that is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Form {
    v: u32,
    /// The rehearsals of each talk, the oldest first, by the path of its briefing.
    talks: BTreeMap<String, Vec<Rehearsal>>,
}

/// What becomes of the file.
enum Outcome {
    Kept(Vec<Rehearsal>),
    Damaged,
    Newer,
}

/// Keeps a rehearsal of the talk of a briefing in the folder that the program keeps its state in; tells the earlier ones
/// of the same version of the talk, the newest first.
///
/// # Errors
/// When it cannot be kept. What was kept before stays.
pub(crate) fn keep(
    state: &Path,
    briefing: &Path,
    rehearsal: &Rehearsal,
) -> Result<Vec<Rehearsal>, NotKept> {
    let path = state.join("rehearsals.json");
    let told = |error| NotKept::System {
        path: path.clone(),
        error,
    };
    // Once as it is, once more when what was damaged is set aside.
    for _ in 0..2 {
        match add(&path, &briefing.to_string_lossy(), rehearsal).map_err(told)? {
            Outcome::Kept(earlier) => return Ok(earlier),
            Outcome::Newer => return Err(NotKept::Newer(path)),
            Outcome::Damaged => set_aside(&path).map_err(told)?,
        }
    }
    Err(told(io::ErrorKind::InvalidData.into()))
}

fn add(path: &Path, briefing: &str, rehearsal: &Rehearsal) -> io::Result<Outcome> {
    let mut outcome = Outcome::Damaged;
    let written = save::change(path, |text| {
        let mut form = match text.map(read) {
            None => Form::default(),
            Some(Ok(form)) => form,
            Some(Err(unread)) => {
                outcome = unread;
                return None;
            }
        };
        let earlier = form.talks.entry(briefing.to_owned()).or_default();
        let same = earlier
            .iter()
            .rev()
            .filter(|one| one.short == rehearsal.short);
        outcome = Outcome::Kept(same.cloned().collect());
        earlier.push(rehearsal.clone());
        let text = form.written(briefing);
        // Numbers and texts can always be written.
        text.ok()
    });
    match written {
        Ok(true) => Ok(outcome),
        Ok(false) if matches!(outcome, Outcome::Kept(_)) => Err(io::ErrorKind::InvalidData.into()),
        Ok(false) => Ok(outcome),
        // No text, too long, or no file at all.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Outcome::Damaged),
        Err(error) => Err(error),
    }
}

fn read(text: &str) -> Result<Form, Outcome> {
    #[derive(Deserialize)]
    struct Versioned {
        v: u32,
    }
    match serde_json::from_str(text) {
        Ok(Versioned { v }) if v > VERSION => Err(Outcome::Newer),
        Ok(Versioned { v: VERSION }) => serde_json::from_str(text).map_err(|_| Outcome::Damaged),
        Ok(_) | Err(_) => Err(Outcome::Damaged),
    }
}

impl Form {
    /// The form as text, with no more than there is room for; the last rehearsal of the briefing always has room.
    fn written(&mut self, briefing: &str) -> serde_json::Result<String> {
        self.v = VERSION;
        for rehearsals in self.talks.values_mut() {
            let over = rehearsals.len().saturating_sub(REHEARSALS);
            rehearsals.drain(..over);
        }
        let mut text = serde_json::to_string(self)?;
        while text.len() > BYTES && self.make_room(briefing) {
            text = serde_json::to_string(self)?;
        }
        Ok(text)
    }

    /// Gives up half of the other talks, those that were rehearsed longest ago, or else all earlier rehearsals of this
    /// one; says whether there was anything to give up.
    fn make_room(&mut self, briefing: &str) -> bool {
        let last = |rehearsals: &[Rehearsal]| rehearsals.last().map_or(0, |last| last.ended);
        let others = self.talks.iter().filter(|(path, _)| *path != briefing);
        let mut others: Vec<(u64, String)> = others
            .map(|(path, rehearsals)| (last(rehearsals), path.clone()))
            .collect();
        others.sort_unstable();
        if !others.is_empty() {
            others.truncate(others.len().div_ceil(2));
            for (_, path) in others {
                self.talks.remove(&path);
            }
            return true;
        }
        let Some(own) = self.talks.get_mut(briefing).filter(|own| own.len() > 1) else {
            return false;
        };
        own.drain(..own.len() - 1);
        true
    }
}

fn set_aside(path: &Path) -> io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".bad");
    fs::rename(path, aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::rehearsal::Took;

    fn rehearsal(ended: u64) -> Rehearsal {
        Rehearsal {
            ended,
            whole: 60_000,
            ..Rehearsal::default()
        }
    }

    fn ended(earlier: &[Rehearsal]) -> Vec<u64> {
        earlier.iter().map(|one| one.ended).collect()
    }

    #[test]
    fn the_last_rehearsals_of_a_talk_are_kept() {
        let state = tempfile::tempdir().unwrap();
        let keep =
            |path: &str, ended| keep(state.path(), path.as_ref(), &rehearsal(ended)).unwrap();
        assert!(keep("/b/one.yaml", 1).is_empty());
        assert!(keep("/b/two.yaml", 2).is_empty());
        assert_eq!(ended(&keep("/b/one.yaml", 3)), [1]);
        for number in 4..=20 {
            keep("/b/one.yaml", number);
        }
        let earlier = keep("/b/one.yaml", 21);
        assert_eq!(ended(&earlier), (11..=20).rev().collect::<Vec<u64>>());
    }

    #[test]
    fn the_short_version_is_a_talk_of_its_own() {
        let state = tempfile::tempdir().unwrap();
        let keep = |one: &Rehearsal| keep(state.path(), Path::new("/b.yaml"), one).unwrap();
        keep(&rehearsal(1));
        let short = Rehearsal {
            short: true,
            ..rehearsal(2)
        };
        assert!(keep(&short).is_empty());
        assert_eq!(ended(&keep(&rehearsal(3))), [1]);
        assert_eq!(ended(&keep(&short)), [2]);
    }

    #[test]
    fn what_is_damaged_is_set_aside_and_the_next_one_kept() {
        for damaged in [
            &b"{"[..],
            b"",
            b"\xff",
            b"{\"v\":1}",
            b"{\"v\":0,\"talks\":{}}",
        ] {
            let state = tempfile::tempdir().unwrap();
            let path = state.path().join("rehearsals.json");
            fs::write(&path, damaged).unwrap();
            let briefing = Path::new("/b.yaml");
            assert_eq!(keep(state.path(), briefing, &rehearsal(1)).unwrap(), []);
            assert_eq!(fs::read(path.with_extension("json.bad")).unwrap(), damaged);
            let earlier = keep(state.path(), briefing, &rehearsal(2)).unwrap();
            assert_eq!(ended(&earlier), [1]);
        }
    }

    #[test]
    fn what_a_later_version_wrote_stays() {
        let state = tempfile::tempdir().unwrap();
        let path = state.path().join("rehearsals.json");
        fs::write(&path, "{\"v\":2,\"new\":1}").unwrap();
        let told = keep(state.path(), Path::new("/b.yaml"), &rehearsal(1)).unwrap_err();
        assert!(told.to_string().contains("later version"), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"v\":2,\"new\":1}");
    }

    #[test]
    fn where_it_cannot_be_written_that_is_told() {
        let state = tempfile::tempdir().unwrap();
        let file = state.path().join("file");
        fs::write(&file, "").unwrap();
        let told = keep(&file, Path::new("/b.yaml"), &rehearsal(1)).unwrap_err();
        assert!(told.to_string().contains("cannot be kept in"), "{told}");
    }

    #[test]
    fn many_talks_give_way_to_the_newest() {
        let state = tempfile::tempdir().unwrap();
        let long = |ended| Rehearsal {
            sections: (0..500)
                .map(|number| Took {
                    id: format!("section-{number}"),
                    time: 1_000,
                })
                .collect(),
            ..rehearsal(ended)
        };
        for number in 1..=60 {
            let path = format!("/b/{number}.yaml");
            keep(state.path(), path.as_ref(), &long(number)).unwrap();
        }
        let path = state.path().join("rehearsals.json");
        assert!(fs::metadata(&path).unwrap().len() <= BYTES as u64);
        for (number, count) in [(60, 1), (59, 1), (1, 0)] {
            let path = format!("/b/{number}.yaml");
            let earlier = keep(state.path(), path.as_ref(), &long(100 + number)).unwrap();
            assert_eq!(earlier.len(), count, "{number}");
        }
    }
}
