//! Entries by the ids that people write: `leak`, `sony-hack/leak`, `sony-hack`.

use std::path::Path;

use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::words::short::short;
use crate::words::suggest::nearest;
use crate::words::text::Text;

/// Why an id names no entry.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotFound {
    /// There is none.
    #[error("no entry is called `{id}`: {help}")]
    Unknown {
        /// The id.
        id: Text,
        /// What to do.
        help: String,
    },
    /// Several briefings have one.
    #[error("several entries are called `{id}`: use one of\n{}", lines(.all))]
    Several {
        /// The id.
        id: Text,
        /// Their whole ids.
        all: Vec<EntryId>,
    },
}

fn lines(ids: &[EntryId]) -> String {
    let lines: Vec<String> = ids.iter().map(|id| format!("    {id}")).collect();
    lines.join("\n")
}

/// The entry with an id: that of a briefing, `briefing/item`, or `item` alone where only one briefing has it. What has
/// no longer name comes first, so that nothing is out of reach.
///
/// # Errors
/// When there is none, or when there are several.
pub(super) fn find(library: &Library, written: &str) -> Result<EntryIx, NotFound> {
    // What is only context is found by its whole id alone.
    let is_meant = |entry: &EntryIx| written.contains('/') || library.is_listed(*entry);
    if let Some(entry) = library.resolve(None, written).filter(is_meant) {
        return Ok(entry);
    }
    let files = library.briefings().iter();
    let ids = files.map(|file| EntryId::in_briefing(&file.id, written));
    let mut found: Vec<EntryIx> = ids.filter_map(|id| library.find(&id)).collect();
    found.dedup();
    match found.as_slice() {
        [entry] => Ok(*entry),
        [] => Err(unknown(library, written)),
        several => {
            let entries = several.iter().filter_map(|entry| library.entry(*entry));
            Err(NotFound::Several {
                id: Text::line(&short(written)),
                all: entries.map(|entry| entry.id.clone()).collect(),
            })
        }
    }
}

fn unknown(library: &Library, written: &str) -> NotFound {
    let whole = written.contains('/');
    let ids = library.entries().map(|(_, entry)| {
        if whole {
            entry.id.to_string()
        } else {
            entry.id.item.to_string()
        }
    });
    let ids: Vec<String> = ids.collect();
    let near = || nearest(written, ids.iter().map(String::as_str));
    let is_file = Path::new(written).is_file();
    let help = match (!is_file).then(near).flatten() {
        _ if is_file => {
            format!(
                "that is a file: name an entry of it, as in `bluf show ID --in {}`",
                short(written)
            )
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => "open the briefings with `bluf`, where `yi` copies the id of an entry".to_owned(),
    };
    NotFound::Unknown {
        id: Text::line(&short(written)),
        help,
    }
}
