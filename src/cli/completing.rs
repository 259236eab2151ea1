//! What a shell offers for the word that is being typed, when it asks the program: ids and topics beside what the
//! definition of the command line has.
//!
//! It is asked at each Tab, so it says nothing of what is wrong, and offers less then.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::{CommandFactory, FromArgMatches};
use clap_complete::CompletionCandidate;
use clap_complete::env::Shells;

use super::ceiling::CeilingArgs;
use super::library::{Origin, config};
use super::{Args, named, output};
use crate::briefing::tlp::Tlp;
use crate::config::folders::Folders;
use crate::library::Library;
use crate::library::entry::Entry;
use crate::reference::topic::all;
use crate::words::short::cut_at_word;

/// The variable by which a shell asks, with its name.
pub(super) const ASKING: &str = "BLUF_COMPLETE";
/// The columns of what an entry is called.
const TITLE: usize = 60;

/// Answers a shell that asks; says whether one does.
pub(super) fn answered() -> bool {
    let asking = std::env::var(ASKING).unwrap_or_default();
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&asking) else {
        return false;
    };
    let folder = std::env::current_dir().ok();
    let mut answer = Vec::new();
    let made = shell.write_complete(
        &mut Args::command(),
        words(),
        folder.as_deref(),
        &mut answer,
    );
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
    let definition = Args::command().ignore_errors(true);
    let typed = definition.try_get_matches_from(words()).ok()?;
    let (_, typed) = typed.subcommand()?;
    let named = ["paths", "path"].into_iter().find_map(|name| {
        let paths = typed.try_get_many::<PathBuf>(name).ok()??;
        Some(paths.cloned().collect::<Vec<_>>())
    });
    let named = named.unwrap_or_default();
    let folders = Folders::of_user();
    let configuration = config(folders.as_ref());
    let origin = Origin::of(&named, &configuration.written, folders.as_ref()).ok()?;
    let whole = origin.load(&Library::default(), Vec::new(), &|_, _| {});
    match CeilingArgs::from_arg_matches(typed) {
        Ok(ceiling) => ceiling.under(whole, &named).ok(),
        Err(_) => Some(whole),
    }
}
