//! Everything that a key can do, declared once.
//!
//! [`ACTIONS`] gives each action its name, its words, its keys and the modes it holds in. The keymap, the help, the
//! footers and the table of keys in the README are made from it, on top of the screen as below.

use crate::tui::layout::pane::PaneKind;

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
    /// The query before, in the finder.
    OlderQuery,
    /// The query after it.
    NewerQuery,
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

/// What has the keys, as far as it changes what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The lists and pages of a screen.
    Browse,
    /// A list or a page on top of it.
    Over,
    /// A line of words, with or without a list below: letters are letters here, and no series begins with one.
    Typing,
    /// Labels of links: letters choose one.
    Labels,
}

impl Mode {
    /// Whether letters are no keys here.
    pub fn takes_letters(self) -> bool {
        matches!(self, Self::Typing | Self::Labels)
    }
}

/// Some modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modes(u8);

impl Modes {
    /// Only on a screen itself.
    pub const BROWSE: Self = Self::of(Mode::Browse);
    /// Where a line is typed.
    pub const TYPING: Self = Self::of(Mode::Typing);
    /// On a screen and on top of it.
    pub const READING: Self = Self::BROWSE.and(Self::of(Mode::Over));
    /// In every list, also in one that is narrowed by typing.
    pub const LISTS: Self = Self::READING.and(Self::TYPING);
    /// Whatever is open.
    pub const ALL: Self = Self::LISTS.and(Self::of(Mode::Labels));

    const fn of(mode: Mode) -> Self {
        Self(1 << mode as u8)
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These without others.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether a mode is one of these.
    pub const fn has(self, mode: Mode) -> bool {
        self.meet(Self::of(mode))
    }

    /// Whether some of these are some of the others.
    pub const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether there are none.
    pub const fn is_none(self) -> bool {
        self.0 == 0
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
    /// More keys that it has where words are typed, and nowhere else.
    pub typing: &'static [&'static str],
    /// Where it holds.
    pub modes: Modes,
    /// Its group.
    pub group: Group,
}

impl Spec {
    const fn hold(mut self, modes: Modes) -> Self {
        self.modes = modes;
        self
    }

    const fn typing(mut self, keys: &'static [&'static str]) -> Self {
        self.modes = self.modes.and(Modes::TYPING);
        self.typing = keys;
        self
    }
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
        typing: &[],
        modes: Modes::BROWSE,
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
    )
    .hold(Modes::LISTS),
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
    )
    .hold(Modes::LISTS),
    spec(
        Action::Previous,
        "previous",
        "Previous pane; in the reader, previous link",
        "",
        &["<s-tab>"],
        Group::Read,
    )
    .hold(Modes::LISTS),
    spec(
        Action::ReaderDown,
        "reader-down",
        "Scroll the reader down, from the list",
        "",
        &["J"],
        Group::Read,
    )
    .hold(Modes::READING),
    spec(
        Action::ReaderUp,
        "reader-up",
        "Scroll the reader up, from the list",
        "",
        &["K"],
        Group::Read,
    )
    .hold(Modes::READING),
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
    )
    .hold(Modes::READING)
    .typing(&["<a-i>"]),
    spec(
        Action::Outline,
        "outline",
        "The sections of the page",
        "",
        &["o"],
        Group::Read,
    )
    .hold(Modes::READING),
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
    )
    .hold(Modes::LISTS)
    .typing(&["<c-n>", "<c-j>"]),
    spec(Action::Up, "up", "Up", "", &["k", "<up>"], Group::Move)
        .hold(Modes::LISTS)
        .typing(&["<c-p>", "<c-k>"]),
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
    )
    .hold(Modes::LISTS),
    spec(
        Action::PageUp,
        "page-up",
        "A page up",
        "",
        &["<pgup>"],
        Group::Move,
    )
    .hold(Modes::LISTS),
    spec(
        Action::HalfDown,
        "half-page-down",
        "Half a page down",
        "",
        &["<c-d>"],
        Group::Move,
    )
    .hold(Modes::READING),
    spec(
        Action::HalfUp,
        "half-page-up",
        "Half a page up",
        "",
        &["<c-u>"],
        Group::Move,
    )
    .hold(Modes::READING),
    spec(
        Action::First,
        "first",
        "First row or line",
        "",
        &["gg", "<home>"],
        Group::Move,
    )
    .hold(Modes::LISTS),
    spec(
        Action::Last,
        "last",
        "Last row or line",
        "",
        &["G", "<end>"],
        Group::Move,
    )
    .hold(Modes::LISTS),
    spec(
        Action::Finder,
        "find",
        "Find any entry by a few letters",
        "find",
        &["<c-p>"],
        Group::Find,
    )
    .hold(Modes::READING),
    spec(
        Action::Search,
        "search",
        "Filter the list; in the reader, find words",
        "filter",
        &["/"],
        Group::Find,
    )
    .hold(Modes::READING),
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
        Action::OlderQuery,
        "older-query",
        "The finder with the query before",
        "earlier",
        &["<a-up>"],
        Group::Find,
    )
    .hold(Modes::BROWSE.and(Modes::TYPING)),
    spec(
        Action::NewerQuery,
        "newer-query",
        "The finder with the query after it",
        "",
        &["<a-down>"],
        Group::Find,
    )
    .hold(Modes::BROWSE.and(Modes::TYPING)),
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
    )
    .hold(Modes::READING),
    spec(
        Action::Sort,
        "sort",
        "All briefings; there, sort them otherwise",
        "sort",
        &["s"],
        Group::Go,
    )
    .hold(Modes::READING),
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
    )
    .hold(Modes::READING)
    .typing(&["<a-y>"]),
    spec(
        Action::Copy(Copied::Link),
        "copy-link",
        "Copy a link to the entry",
        "",
        &["yl"],
        Group::Copy,
    )
    .hold(Modes::READING),
    spec(
        Action::Copy(Copied::Citation),
        "copy-citation",
        "Copy how the entry is cited",
        "",
        &["yc"],
        Group::Copy,
    )
    .hold(Modes::READING),
    spec(
        Action::Copy(Copied::Text),
        "copy-text",
        "Copy the page as text",
        "",
        &["yt"],
        Group::Copy,
    )
    .hold(Modes::READING),
    spec(
        Action::Copy(Copied::Address),
        "copy-address",
        "Copy the source's web address",
        "",
        &["gx", "yx"],
        Group::Copy,
    )
    .hold(Modes::READING),
    spec(
        Action::Edit,
        "edit",
        "Open the file at the entry's line in your editor",
        "",
        &["e"],
        Group::Program,
    )
    .hold(Modes::READING),
    spec(
        Action::Help,
        "help",
        "What can be done",
        "help",
        &["?", "<f1>"],
        Group::Program,
    )
    .hold(Modes::READING),
    spec(
        Action::Signs,
        "signs",
        "What the signs in the lists mean",
        "signs",
        &["g?"],
        Group::Program,
    )
    .hold(Modes::READING),
    spec(
        Action::Palette,
        "palette",
        "Find what can be done by a few letters",
        "commands",
        &[":"],
        Group::Program,
    )
    .hold(Modes::READING),
    spec(
        Action::Problems,
        "problems",
        "What is wrong with the files",
        "problems",
        &["!"],
        Group::Program,
    )
    .hold(Modes::READING),
    spec(
        Action::Themes,
        "themes",
        "Choose a theme, seen while you choose",
        "themes",
        &["T"],
        Group::Program,
    )
    .hold(Modes::READING),
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
    )
    .hold(Modes::READING),
    spec(
        Action::Close,
        "close",
        "Close what is on top, clear the filter",
        "",
        &["<esc>"],
        Group::Program,
    )
    .hold(Modes::ALL),
    spec(
        Action::Quit,
        "quit",
        "Close what is on top, or quit",
        "quit",
        &["q"],
        Group::Program,
    )
    .hold(Modes::READING),
    spec(
        Action::Interrupt,
        "interrupt",
        "Quit at once",
        "",
        &["<c-c>"],
        Group::Program,
    )
    .hold(Modes::ALL),
    spec(
        Action::Suspend,
        "suspend",
        "Stop the program; `fg` goes on",
        "",
        &["<c-z>"],
        Group::Program,
    )
    .hold(Modes::ALL),
];

/// The declaration of an action.
pub fn spec_of(action: Action) -> Option<&'static Spec> {
    ACTIONS.iter().find(|spec| spec.action == action)
}
