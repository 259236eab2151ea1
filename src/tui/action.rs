//! Everything that a key can do, declared once.
//!
//! [`ACTIONS`] gives each action its name, its words, its keys and where it holds. The keymap, the help, the footer
//! and the table of keys in the README are made from it.

use super::pane::PaneKind;

/// Something that a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// To the list.
    Left,
    /// To the reader, and from there to what points here.
    Right,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// To the first row or line.
    First,
    /// To the last row or line.
    Last,
    /// The reader a line down, from the list.
    ReaderDown,
    /// The reader a line up, from the list.
    ReaderUp,
    /// The next pane, or the next link in the reader.
    Next,
    /// The previous pane, or the previous link in the reader.
    Previous,
    /// Open the row, or follow the link.
    Follow,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// Filter the list, or find in the reader.
    Search,
    /// The next place found.
    FindNext,
    /// The previous place found.
    FindPrevious,
    /// Find an entry of any briefing.
    Finder,
    /// A pane.
    Pane(PaneKind),
    /// The page of the open briefing.
    Overview,
    /// What points to the entry.
    Backlinks,
    /// All briefings.
    Briefings,
    /// The list of all briefings in another order.
    Sort,
    /// The previous briefing.
    PreviousBriefing,
    /// The next briefing.
    NextBriefing,
    /// Read the files again.
    Reload,
    /// What is wrong with the files.
    Problems,
    /// The mouse for the program, or for the terminal.
    Mouse,
    /// How things look.
    Themes,
    /// What the signs in the lists mean.
    Signs,
    /// Find an action by a few letters.
    Palette,
    /// What can be done.
    Help,
    /// Label the links on the screen, to follow one.
    Hints,
    /// Label the links on the screen, to look at what one leads to.
    HintsPeek,
    /// Look at what the selected link leads to.
    Peek,
    /// The sections of the page.
    Outline,
    /// One part of the screen gets all of it.
    Zoom,
    /// Copy something of the entry.
    Copy(Copied),
    /// Open the file at the entry's line.
    Edit,
    /// Close what is on top.
    Close,
    /// Close what is on top, or quit.
    Quit,
    /// Quit at once.
    Interrupt,
    /// Stop the program; `fg` goes on.
    Suspend,
}

/// What can be copied of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Copied {
    /// Its id.
    Id,
    /// A wiki link to it.
    Link,
    /// How it is cited.
    Citation,
    /// Its page as text.
    Text,
    /// The address of a source.
    Address,
}

/// Groups of actions, as the help shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving about.
    Move,
    /// Reading and following.
    Read,
    /// Finding.
    Find,
    /// Going to a place.
    Go,
    /// Taking something out of the program.
    Copy,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &[Self] = &[
        Self::Read,
        Self::Move,
        Self::Find,
        Self::Go,
        Self::Copy,
        Self::Program,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Read => "Reading",
            Self::Find => "Finding",
            Self::Go => "Going to",
            Self::Copy => "Copying",
            Self::Program => "Program",
        }
    }
}

/// An action with its words and keys.
#[derive(Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// Its name: stable, for configuration and documentation.
    pub name: &'static str,
    /// What it does, in a line.
    pub words: &'static str,
    /// One word for the line at the bottom; empty when it is never shown there.
    pub brief: &'static str,
    /// Its keys, in the notation of the keymap; the first is the one shown.
    pub keys: &'static [&'static str],
    /// Its group.
    pub group: Group,
}

const fn spec(
    action: Action,
    name: &'static str,
    words: &'static str,
    brief: &'static str,
    keys: &'static [&'static str],
    group: Group,
) -> Spec {
    Spec {
        action,
        name,
        words,
        brief,
        keys,
        group,
    }
}

/// Every action.
pub const ACTIONS: &[Spec] = &[
    spec(
        Action::Follow,
        "follow",
        "Open the entry, follow the link",
        "follow",
        &["<enter>"],
        Group::Read,
    ),
    spec(
        Action::Back,
        "back",
        "Back to where you were",
        "back",
        &["H", "<backspace>", "<c-o>", "<a-left>"],
        Group::Read,
    ),
    spec(
        Action::Forward,
        "forward",
        "Forward again",
        "forward",
        &["L", "<a-right>", "<c-i>"],
        Group::Read,
    ),
    spec(
        Action::Next,
        "next",
        "Next pane; in the reader, next link",
        "next",
        &["<tab>"],
        Group::Read,
    ),
    spec(
        Action::Previous,
        "previous",
        "Previous pane; in the reader, previous link",
        "",
        &["<s-tab>"],
        Group::Read,
    ),
    spec(
        Action::ReaderDown,
        "reader-down",
        "Scroll the reader down, from the list",
        "",
        &["J"],
        Group::Read,
    ),
    spec(
        Action::ReaderUp,
        "reader-up",
        "Scroll the reader up, from the list",
        "",
        &["K"],
        Group::Read,
    ),
    spec(
        Action::Hints,
        "hints",
        "Label the links on the screen, follow one",
        "hints",
        &["f"],
        Group::Read,
    ),
    spec(
        Action::HintsPeek,
        "hints-peek",
        "Label the links on the screen, peek at one",
        "",
        &["F"],
        Group::Read,
    ),
    spec(
        Action::Peek,
        "peek",
        "Peek at what the selected link leads to",
        "peek",
        &["i"],
        Group::Read,
    ),
    spec(
        Action::Outline,
        "outline",
        "The sections of the page",
        "",
        &["o"],
        Group::Read,
    ),
    spec(
        Action::Zoom,
        "zoom",
        "Give one part the whole screen, and back",
        "zoom",
        &["z"],
        Group::Read,
    ),
    spec(
        Action::Down,
        "down",
        "Down",
        "",
        &["j", "<down>"],
        Group::Move,
    ),
    spec(Action::Up, "up", "Up", "", &["k", "<up>"], Group::Move),
    spec(
        Action::Left,
        "left",
        "To the list",
        "list",
        &["h", "<left>"],
        Group::Move,
    ),
    spec(
        Action::Right,
        "right",
        "To the reader",
        "read",
        &["l", "<right>"],
        Group::Move,
    ),
    spec(
        Action::PageDown,
        "page-down",
        "A page down",
        "",
        &["<space>", "<pgdn>"],
        Group::Move,
    ),
    spec(
        Action::PageUp,
        "page-up",
        "A page up",
        "",
        &["<pgup>"],
        Group::Move,
    ),
    spec(
        Action::HalfDown,
        "half-page-down",
        "Half a page down",
        "",
        &["<c-d>"],
        Group::Move,
    ),
    spec(
        Action::HalfUp,
        "half-page-up",
        "Half a page up",
        "",
        &["<c-u>"],
        Group::Move,
    ),
    spec(
        Action::First,
        "first",
        "First row or line",
        "",
        &["gg", "<home>"],
        Group::Move,
    ),
    spec(
        Action::Last,
        "last",
        "Last row or line",
        "",
        &["G", "<end>"],
        Group::Move,
    ),
    spec(
        Action::Finder,
        "find",
        "Find any entry by a few letters",
        "find",
        &["<c-p>"],
        Group::Find,
    ),
    spec(
        Action::Search,
        "search",
        "Filter the list; in the reader, find words",
        "filter",
        &["/"],
        Group::Find,
    ),
    spec(
        Action::FindNext,
        "find-next",
        "Next place found in the reader",
        "",
        &["n"],
        Group::Find,
    ),
    spec(
        Action::FindPrevious,
        "find-previous",
        "Previous place found in the reader",
        "",
        &["N"],
        Group::Find,
    ),
    spec(
        Action::Pane(PaneKind::Timeline),
        "timeline",
        "Timeline",
        "",
        &["1", "gt"],
        Group::Go,
    ),
    spec(
        Action::Pane(PaneKind::Actors),
        "actors",
        "Actors",
        "",
        &["2", "ga"],
        Group::Go,
    ),
    spec(
        Action::Pane(PaneKind::Options),
        "options",
        "Options",
        "",
        &["3", "go"],
        Group::Go,
    ),
    spec(
        Action::Pane(PaneKind::Judgements),
        "judgements",
        "Judgements and questions",
        "",
        &["4", "gj"],
        Group::Go,
    ),
    spec(
        Action::Pane(PaneKind::Sources),
        "sources",
        "Sources, evidence and statements",
        "",
        &["5", "gs"],
        Group::Go,
    ),
    spec(
        Action::Overview,
        "overview",
        "The briefing: its bottom line",
        "",
        &["gb"],
        Group::Go,
    ),
    spec(
        Action::Backlinks,
        "references",
        "What points here",
        "",
        &["gr"],
        Group::Go,
    ),
    spec(
        Action::Briefings,
        "briefings",
        "All briefings",
        "briefings",
        &["0"],
        Group::Go,
    ),
    spec(
        Action::Sort,
        "sort",
        "All briefings; there, sort them otherwise",
        "sort",
        &["s"],
        Group::Go,
    ),
    spec(
        Action::PreviousBriefing,
        "previous-briefing",
        "Previous briefing",
        "",
        &["["],
        Group::Go,
    ),
    spec(
        Action::NextBriefing,
        "next-briefing",
        "Next briefing",
        "",
        &["]"],
        Group::Go,
    ),
    spec(
        Action::Copy(Copied::Id),
        "copy-id",
        "Copy the entry's id",
        "",
        &["yi"],
        Group::Copy,
    ),
    spec(
        Action::Copy(Copied::Link),
        "copy-link",
        "Copy a link to the entry",
        "",
        &["yl"],
        Group::Copy,
    ),
    spec(
        Action::Copy(Copied::Citation),
        "copy-citation",
        "Copy how the entry is cited",
        "",
        &["yc"],
        Group::Copy,
    ),
    spec(
        Action::Copy(Copied::Text),
        "copy-text",
        "Copy the page as text",
        "",
        &["yt"],
        Group::Copy,
    ),
    spec(
        Action::Copy(Copied::Address),
        "copy-address",
        "Copy the source's web address",
        "",
        &["gx", "yx"],
        Group::Copy,
    ),
    spec(
        Action::Edit,
        "edit",
        "Open the file at the entry's line in your editor",
        "",
        &["e"],
        Group::Program,
    ),
    spec(
        Action::Help,
        "help",
        "What can be done",
        "help",
        &["?", "<f1>"],
        Group::Program,
    ),
    spec(
        Action::Signs,
        "signs",
        "What the signs in the lists mean",
        "signs",
        &["g?"],
        Group::Program,
    ),
    spec(
        Action::Palette,
        "palette",
        "Find what can be done by a few letters",
        "commands",
        &[":"],
        Group::Program,
    ),
    spec(
        Action::Problems,
        "problems",
        "What is wrong with the files",
        "problems",
        &["!"],
        Group::Program,
    ),
    spec(
        Action::Themes,
        "themes",
        "Choose a theme, seen while you choose",
        "themes",
        &["T"],
        Group::Program,
    ),
    spec(
        Action::Mouse,
        "mouse",
        "Leave the mouse to the terminal, and take it back",
        "",
        &["%"],
        Group::Program,
    ),
    spec(
        Action::Reload,
        "reload",
        "Read the files again",
        "",
        &["R"],
        Group::Program,
    ),
    spec(
        Action::Close,
        "close",
        "Close what is on top, clear the filter",
        "",
        &["<esc>"],
        Group::Program,
    ),
    spec(
        Action::Quit,
        "quit",
        "Close what is on top, or quit",
        "quit",
        &["q"],
        Group::Program,
    ),
    spec(
        Action::Interrupt,
        "interrupt",
        "Quit at once",
        "",
        &["<c-c>"],
        Group::Program,
    ),
    spec(
        Action::Suspend,
        "suspend",
        "Stop the program; `fg` goes on",
        "",
        &["<c-z>"],
        Group::Program,
    ),
];

/// The declaration of an action.
pub fn spec_of(action: Action) -> Option<&'static Spec> {
    ACTIONS.iter().find(|spec| spec.action == action)
}
