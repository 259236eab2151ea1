//! What tests and benches drive the program by, and nothing else: whatever is not named here, the compiler knows to be
//! used by the program itself.

pub use crate::briefing::date::When;
pub use crate::briefing::date::shown::Dates;
pub use crate::briefing::id::EntryId;
pub use crate::briefing::tlp::Tlp;
pub use crate::briefing::{Briefing, Collections, EntryKind, Header};
pub use crate::config::Configuration;
pub use crate::diagnostic::fix::Safety;
pub use crate::diagnostic::{Code, Diagnostic, Severity};
pub use crate::export::markdown;
pub use crate::library::ceiling::{Ceiling, Withheld};
pub use crate::library::entry::{Body, Entry, EntryIx};
pub use crate::library::{Library, disk, embedded};
pub use crate::load::schema::InReach;
pub use crate::load::{Bases, Content, Loaded, load, schema};
pub use crate::page::part::{Page, Part, Run, Table, Target};
pub use crate::page::{Context, cite, page};
pub use crate::search::entries::{Request, Results, Searcher, labels};
pub use crate::search::fold::fold;
pub use crate::search::labels::{LabelKind, Labels};
pub use crate::search::score::by_score;
pub use crate::search::session::Session as Search;
pub use crate::search::texts::{Gathered, Texts};
pub use crate::slides::deck::{Deck, Missing, Section, Talk};
pub use crate::slides::notes::{Notes, notes};
pub use crate::slides::page::{Format, Half, Letters, Pages, Role, SetLine, body};
pub use crate::slides::paginate::paginate;
pub use crate::slides::review::{Amount, Finding, Habits, USUAL, amount};
pub use crate::slides::slide::{Slide, Stands};
pub use crate::source::SourceFile;
pub use crate::theme::depth::Depth;
pub use crate::theme::meaning::Meaning;
pub use crate::theme::resolved::Theme;
pub use crate::theme::{Ground, Themes, themes};
pub use crate::tui::keys::action::{ACTIONS, Mode};
pub use crate::tui::keys::keymap::Keymap;
pub use crate::tui::keys::{key, table};
pub use crate::tui::print;
pub use crate::tui::shared::early::Early;
pub use crate::tui::shared::effect::Effect;
pub use crate::tui::shared::settings::Mouse;
pub use crate::tui::shell::Shell;
pub use crate::tui::terminal::backend::Screen;
pub use crate::tui::terminal::error::TerminalError;
pub use crate::tui::terminal::input::{self, Input};
pub use crate::tui::terminal::link::Anchor;
pub use crate::tui::terminal::panics::last_place;
pub use crate::tui::terminal::session::Session;
pub use crate::typeset::line::Line;
pub use crate::typeset::page::SetPage;
pub use crate::typeset::plain;
pub use crate::typeset::width::columns;
pub use crate::words::text::Text;
pub use crate::work::of as work_of;

/// The rules.
pub mod check {
    pub use crate::check::mend::{Mended, mend};
    pub use crate::check::selection::{Group, Selection, Selector, Unknown};
    pub use crate::check::{RULES, problems, review};
}

/// Laying files out.
pub mod fmt {
    pub use crate::fmt::{Lines, format};
}

/// The reference.
pub mod reference {
    pub use crate::reference::whole::collections;
}

/// The language server.
pub mod lsp {
    pub use crate::lsp::end::End;
    pub use crate::lsp::serve;
    pub use crate::lsp::wanted::Wanted;
}

/// A talk and its consoles.
pub mod talk {
    pub use crate::talk::course::{Course, Outline, Page, Slide};
    pub use crate::talk::kept::keeper::Keeper;
    pub use crate::talk::message::{Command, State};
    pub use crate::talk::moment::Moment;
    pub use crate::talk::socket::console::{Console, Told};
    pub use crate::talk::socket::host::Host;
    pub use crate::talk::socket::host::shared::Heard;
    pub use crate::talk::socket::name::SessionName;
    pub use crate::talk::state::{Setup, Talk, Version};
    pub use crate::tui::present::begin::Wanted;
    pub use crate::tui::present::staged::Telling;
}
