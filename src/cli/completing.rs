//! What a shell offers for the word that is being typed, when it asks the program: ids and topics beside what the
//! definition of the command line has.
//!
//! It is asked at each Tab, so it says nothing of what is wrong, and offers less then.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use clap::builder::StyledStr;
use clap::{Arg, Args, Command, FromArgMatches};
use clap_complete::CompletionCandidate;
use clap_complete::env::Shells;

use super::library::Within;
use super::{named, output};
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::Entry;
use crate::reference::topic::all;
use crate::words::short::cut_at_word;

/// The variable by which a shell asks, with its name.
pub(super) const ASKING: &str = "BLUF_COMPLETE";
/// The columns of what an entry is called.
const TITLE: usize = 60;

/// Answers a shell that asks, by the definition of the command line; says whether one does.
pub(super) fn answered(definition: impl FnOnce() -> Command) -> bool {
    let asking = std::env::var(ASKING).unwrap_or_default();
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&asking) else {
        return false;
    };
    let folder = std::env::current_dir().ok();
    let mut answer = Vec::new();
    let made = shell.write_complete(&mut definition(), words(), folder.as_deref(), &mut answer);
    if made.is_ok() {
        // There is nobody to tell when that fails.
        let _ = output::print_styled(&String::from_utf8_lossy(&answer));
    }
    true
}

/// The words of the command line that is being typed.
fn words() -> Vec<OsString> {
    let mut words = std::env::args_os().skip_while(|word| word != "--");
    words.next();
    words.collect()
}

/// The ids that begin with what is typed: bare ones where they mean one entry, whole ones behind a slash.
pub(super) fn ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some((typed, library)) = typed.to_str().zip(library()) else {
        return Vec::new();
    };
    let mut found = BTreeMap::new();
    for (_, entry) in library.entries() {
        let (bare, whole) = (entry.id.item.as_str(), entry.id.to_string());
        let is_meant = bare.starts_with(typed) && named::find(&library, bare).is_ok();
        let id = match is_meant {
            true => bare.to_owned(),
            false => whole,
        };
        if id.starts_with(typed) {
            found.entry(id).or_insert_with(|| about(&library, entry));
        }
    }
    let offered = found.into_iter();
    offered
        .map(|(id, about)| CompletionCandidate::new(id).help(Some(StyledStr::from(about))))
        .collect()
}

/// What an entry is, with its marking.
fn about(library: &Library, entry: &Entry) -> String {
    let tlp = library.marking(entry).map_or("unmarked", Tlp::label);
    let kind = entry.kind().word();
    format!("{tlp} · {kind} · {}", cut_at_word(&entry.title, TITLE))
}

/// The topics that begin with what is typed.
pub(super) fn topics(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_str().unwrap_or_default();
    let names = all(&[])
        .into_iter()
        .map(|topic| (topic.name(), topic.summary()));
    let names = names.filter(|(name, _)| name.starts_with(typed));
    names
        .map(|(name, summary)| CompletionCandidate::new(name).help(Some(StyledStr::from(summary))))
        .collect()
}

/// The briefings that the command would read, as far as it may see them.
fn library() -> Option<Library> {
    // Whatever else the command takes is no matter here.
    let others = Arg::new("others").num_args(0..);
    let flags = Within::augment_args(Command::new("bluf").arg(others)).ignore_errors(true);
    let typed = flags.try_get_matches_from(words()).ok()?;
    let opened = Within::from_arg_matches(&typed).ok()?.silently();
    opened.ok().map(|opened| opened.library)
}
