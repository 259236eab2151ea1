//! A screen that begins with a talk, and what every screen needs for one: where consoles meet it, where it is kept.

use std::sync::Arc;

use crate::cli::library::Origin;
use crate::config::folders::Folders;
use crate::source::SourceFile;
use crate::talk::message::Path;
use crate::talk::socket::folder::places;
use crate::talk::socket::name::SessionName;
use crate::tui::present::begin::Wanted;
use crate::tui::run::stage::Backstage;

/// A talk to begin with.
pub(in crate::cli) struct Talking {
    /// The talk.
    pub wanted: Wanted,
    /// The last good versions of its files, where it was left without an end or runs elsewhere.
    pub files: Vec<Arc<SourceFile>>,
    /// The talk to join, where it runs elsewhere.
    pub joins: Option<SessionName>,
    /// Where its briefings come from, where the command line does not say that.
    pub origin: Option<Origin>,
}

/// What there is behind the stage.
pub(super) fn backstage(talking: Option<&Talking>, folders: Option<&Folders>) -> Backstage {
    Backstage {
        places: places(),
        state: folders.map(|folders| folders.state.clone()),
        joins: talking.and_then(|talking| talking.joins.clone()),
    }
}

/// What briefings are opened by; none for those of the program itself.
pub(super) fn paths(origin: &Origin) -> Vec<Path> {
    let paths = origin.paths().iter();
    paths.map(|path| Path::absolute(path)).collect()
}
