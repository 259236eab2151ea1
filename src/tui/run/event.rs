//! What the loop waits for.

use std::sync::Arc;

use super::clipboard::NotTaken;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::search::entries::Results;
use crate::source::SourceFile;
use crate::talk::socket::console::Told;
use crate::talk::socket::host::shared::Heard;
use crate::tui::reader::whole::Whole;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings::Settings;
use crate::tui::terminal::input::Input;

/// What the loop waits for.
pub(super) enum Event {
    /// Something that the reader did.
    Input(Input),
    /// The briefings, and the texts of their files, whole.
    Loaded(Arc<Library>, Arc<[Arc<SourceFile>]>),
    /// There is nothing to show at the start, for this reason.
    Nothing(String),
    /// What is wrong with them, and whether somebody wanted them read again.
    Checked(Arc<[Diagnostic]>, Why),
    /// So many files were read, of so many.
    Read(usize, usize),
    /// Reading failed, for this reason: the briefings are those of before.
    Unread(String),
    /// The settings, read again.
    Settings(Box<Settings>),
    /// Files changed, and are quiet again.
    Stirred,
    /// Something to be told.
    Told(Message),
    /// A text that tmux did not take.
    NotCopied(NotTaken),
    /// What the finder found in a large library.
    Found(Box<Results>),
    /// A long page, whole.
    Page(Box<Whole>),
    /// Something that a console says to the talk that runs here.
    Heard(Heard),
    /// Something that the talk says whose console this is.
    OfTalk(Told),
}

/// Why something was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It had not been read yet.
    Start,
    /// Somebody wanted it.
    Asked,
    /// Files changed.
    Stirred,
}
