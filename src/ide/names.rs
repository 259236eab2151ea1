//! The names that may be written in a file, each with what it is called.

use std::collections::HashSet;

use crate::briefing::EntryKind;
use crate::briefing::id::is_id;
use crate::briefing::prose::plain;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::{Body, TitleWords};
use crate::library::written_files::WrittenFile;
use crate::words::short::cut_at_word;
use crate::work;

/// The columns of what something is called, in a list.
const TITLE: usize = 80;

/// A name that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// As it is written.
    pub(crate) id: String,
    /// What it names.
    pub(crate) kind: EntryKind,
    /// What that is called.
    pub(crate) title: String,
    /// What else it is called.
    pub(crate) aliases: Vec<String>,
    /// With whom that may be shared.
    pub(crate) marking: Option<Tlp>,
    /// The name of the briefing or library file that declares it.
    pub(crate) from: String,
}

/// What an entry is called, in a line.
pub(crate) fn title(body: &Body) -> String {
    let words = match body.title() {
        TitleWords::Plain(text) | TitleWords::Quote(text) => plain(text),
        TitleWords::Prose(prose) => plain(prose),
        TitleWords::None => String::new(),
    };
    cut_at_word(&words, TITLE).into_owned()
}

fn aliases(body: &Body) -> Vec<String> {
    body.aliases().map(|alias| plain(alias)).collect()
}

/// Those of some kinds that mean something without saying where: the file's own, those of library files, and briefings.
pub(crate) fn in_sight(
    library: &Library,
    file: Option<&WrittenFile<'_>>,
    takes: &dyn Fn(EntryKind) -> bool,
) -> Vec<Name> {
    let own = |file: &WrittenFile<'_>| own(file, takes);
    let mut names: Vec<Name> = file.map(own).unwrap_or_default();
    let mut known: HashSet<String> = names.iter().map(|name| name.id.clone()).collect();
    let shared = library
        .written_files()
        .filter(|file| file.briefing.is_none());
    let shared = shared.flat_map(|file| own(&file));
    let briefings = library.briefings().iter();
    let briefings = briefings.filter(|_| takes(EntryKind::Briefing));
    let briefings = briefings.map(|file| Name {
        id: file.id.to_string(),
        kind: EntryKind::Briefing,
        title: plain(file.title()),
        aliases: Vec::new(),
        marking: file.own_marking(),
        from: file.source.name().to_string(),
    });
    names.extend(
        shared
            .chain(briefings)
            .filter(|name| known.insert(name.id.clone())),
    );
    names
}

/// Those of some kinds of a briefing, as they are written elsewhere.
pub(crate) fn within(
    library: &Library,
    briefing: &str,
    takes: &dyn Fn(EntryKind) -> bool,
) -> Vec<Name> {
    let mut files = library.written_files();
    let file = files.find(|file| file.briefing.is_some() && file.id == briefing);
    let names = file.map(|file| own(&file, takes));
    let names = names.unwrap_or_default().into_iter();
    let elsewhere = names.map(|name| Name {
        id: format!("{briefing}/{}", name.id),
        ..name
    });
    elsewhere.collect()
}

/// What each is called is looked for only where it is told.
fn own(file: &WrittenFile<'_>, takes: &dyn Fn(EntryKind) -> bool) -> Vec<Name> {
    work::count(file.declared.len());
    let can_be_written = |id: &str| id.split('.').all(is_id);
    let declared = file.declared.iter();
    let declared =
        declared.filter(|(id, it)| takes(it.kind) && can_be_written(id) && !it.is_lost());
    let from = match file.id {
        "" => file.source.stem(),
        id => id,
    };
    let names = declared.map(|(id, declared)| Name {
        id: id.to_string(),
        kind: declared.kind,
        title: file.entries.get(id).map(title).unwrap_or_default(),
        aliases: file.entries.get(id).map(aliases).unwrap_or_default(),
        marking: declared.own.within(file.tlp),
        from: from.to_owned(),
    });
    names.collect()
}
