//! What a shell offers for the word that is being typed, when it asks the program: ids and topics beside what the
//! definition of the command line has.
//!
//! It is asked at each Tab, so it says nothing of what is wrong, and offers less then.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::sync::OnceLock;

use clap::builder::StyledStr;
use clap::{Args, Command, FromArgMatches};
use clap_complete::CompletionCandidate;
use clap_complete::env::Shells;

use super::library::Within;
use super::output;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};
use crate::reference::topic::all;
use crate::words::short::cut_at_word;

/// The variable by which a shell asks, with its name.
pub(super) const ASKING: &str = "BLUF_COMPLETE";
/// The columns of what an entry is called.
const TITLE: usize = 60;
/// What the command that is being typed may see; none where that cannot be told: then nothing is offered.
static SEEN: OnceLock<Option<Within>> = OnceLock::new();

/// Answers a shell that asks, by the definition of the command line; says whether one does.
pub(super) fn answered(definition: impl Fn() -> Command) -> bool {
    let asking = std::env::var(ASKING).unwrap_or_default();
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&asking) else {
        return false;
    };
    SEEN.get_or_init(|| seen(definition(), words()));
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

/// The ids that begin with what is typed.
pub(super) fn ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else {
        return Vec::new();
    };
    let Some(library) = library(typed) else {
        return Vec::new();
    };
    let offered = ids_of(&library, typed).into_iter();
    let offered = offered.filter_map(|(id, entry)| {
        let about = about(&library, library.entry(entry)?);
        Some(CompletionCandidate::new(id).help(Some(StyledStr::from(about))))
    });
    offered.collect()
}

/// The ids of a library that begin so: bare where they mean one entry, whole where several briefings have them or a slash
/// is typed.
fn ids_of(library: &Library, typed: &str) -> BTreeMap<String, EntryIx> {
    let listed = library
        .entries()
        .filter(|(ix, entry)| entry.id.item.starts_with(typed) && library.is_listed(*ix));
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for (_, entry) in listed.filter(|(_, entry)| entry.briefing.is_some()) {
        *bearers.entry(entry.id.item.as_str()).or_default() += 1;
    }
    let is_meant = |bare: &str| {
        let shared = library.resolve(None, bare);
        let is_shared = shared.is_some_and(|entry| library.is_listed(entry));
        is_shared || bearers.get(bare) == Some(&1)
    };
    let mut offered = BTreeMap::new();
    for (ix, entry) in library.entries() {
        let bare = entry.id.item.as_str();
        if bare.starts_with(typed) && is_meant(bare) {
            offered.entry(bare.to_owned()).or_insert(ix);
            continue;
        }
        let whole = entry.id.to_string();
        if bare.starts_with(typed) || whole.starts_with(typed) {
            offered.entry(whole).or_insert(ix);
        }
    }
    offered
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

/// What a command line may see, by its definition, as if it were run: what it would refuse offers nothing, since a
/// ceiling may be in it. Only what has to be there yet may be missing.
fn seen(definition: Command, words: Vec<OsString>) -> Option<Within> {
    let mut begun = definition.mut_subcommands(|command| {
        let may_lack = command.mut_args(|arg| arg.required(false));
        may_lack.arg_required_else_help(false)
    });
    let matches = begun.try_get_matches_from_mut(words).ok()?;
    let (name, given) = matches.subcommand()?;
    let mut groups = begun.find_subcommand(name)?.get_groups();
    let within = Within::group_id();
    // A command without a ceiling sees all that there is.
    match groups.any(|group| Some(group.get_id()) == within.as_ref()) {
        true => Within::from_arg_matches(given).ok(),
        false => Some(Within::default()),
    }
}

/// The briefings that the command would read, as far as it may see them, and as far as ids that begin so may stand in
/// them.
fn library(begun: &str) -> Option<Library> {
    SEEN.get()?.as_ref()?.begun(begun).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::cli::named::find;
    use crate::library::embedded;
    use crate::source::SourceFile;

    fn check(library: &Library, typed: &str) {
        let offered = ids_of(library, typed);
        for (id, entry) in &offered {
            assert_eq!(find(library, id).unwrap(), *entry, "{typed}: {id}");
        }
        let offers = |entry: &Entry| {
            let (bare, whole) = (entry.id.item.as_str(), entry.id.to_string());
            offered.contains_key(bare) || offered.contains_key(&whole)
        };
        for (_, entry) in library.entries() {
            let begins = entry.id.item.starts_with(typed);
            assert!(!begins || offers(entry), "{typed}: {}", entry.id);
        }
    }

    /// Whatever is typed, the same is offered as if all files were loaded.
    fn check_begun(files: &[Arc<SourceFile>]) {
        let whole = Library::load(files.to_vec(), Vec::new());
        let typed = [
            "a",
            "no",
            "fbi",
            "fbi-",
            "sony-hack",
            "sony-hack/n",
            "who.",
            "again",
            "zz",
        ];
        for typed in typed.into_iter().chain(["event:", "ev", ""]) {
            let begun = Library::begun(files.to_vec().into(), typed);
            let (begun, whole) = (ids_of(&begun, typed), ids_of(&whole, typed));
            assert!(
                begun.keys().eq(whole.keys()),
                "{typed}: {begun:?} {whole:?}"
            );
        }
    }

    #[test]
    fn what_is_offered_means_one_entry_and_each_is_offered() {
        let mut files = embedded::files();
        // The same ids once more, and ids of library files in briefings.
        let again: Vec<_> = files
            .iter()
            .map(|file| SourceFile::named(&format!("again-{}", file.name()), file.text()))
            .collect();
        let library = Library::load(files.clone(), Vec::new());
        check_begun(&files);
        files.extend(again);
        check_begun(&files);
        for library in [library, Library::load(files, Vec::new())] {
            for typed in ["", "a", "no", "sony-hack", "sony-hack/n", "again", "zz"] {
                check(&library, typed);
            }
        }
    }
}
