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
    /// The list in another order.
    Sort,
    /// The lists wider, the pages narrower.
    Wider,
    /// The lists narrower, the pages wider.
    Narrower,
    /// The next entry of the list, from its page.
    NextEntry,
    /// The entry before it.
    PreviousEntry,
    /// The previous briefing.
    PreviousBriefing,
    /// The next briefing.
    NextBriefing,
    /// The briefings as of a day.
    AsOf,
    /// As of the change of what was known before this one.
    Earlier,
    /// As of the change after it.
    Later,
    /// Read the files again.
    Reload,
    /// What is wrong with the files.
    Problems,
    /// What the selected entry, field or problem is.
    Explain,
    /// The mouse for the program, or for the terminal.
    Mouse,
    /// How things look.
    Themes,
    /// What the signs in the lists mean.
    Signs,
    /// Find an action by a few letters.
    Palette,
    /// All keys, and what they do.
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
    /// The briefing as slides.
    Present,
    /// What comes next of the slides.
    Step,
    /// What came before.
    StepBack,
    /// The next slide, whatever is still to come of this one.
    NextSlide,
    /// The slide before.
    PreviousSlide,
    /// The first slide.
    FirstSlide,
    /// The last slide of the talk, or the one whose number was typed.
    LastSlide,
    /// The next section.
    NextSection,
    /// The beginning of this section, or the one before.
    PreviousSection,
    /// All slides, to choose one.
    Slides,
    /// The screen black, and back.
    Blank,
    /// The clock on the screen.
    Timer,
    /// The clock stands still, or goes on.
    Pause,
    /// What is typed in the finder filters the lists.
    Pin,
    /// The query before, in the finder.
    OlderQuery,
    /// The query after it.
    NewerQuery,
    /// The audience keeps its slide, or joins again.
    Freeze,
    /// The notes down.
    NotesDown,
    /// The notes up.
    NotesUp,
    /// More room for the notes.
    NotesLarger,
    /// Less room for the notes.
    NotesSmaller,
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
    /// Before an audience.
    Present,
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
        Self::Present,
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
            Self::Present => "Presenting",
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
    /// Slides before an audience.
    Present,
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
    /// On a screen and in the finder.
    pub const FINDER: Self = Self::BROWSE.and(Self::TYPING);
    /// Where a line is typed.
    pub const TYPING: Self = Self::of(Mode::Typing);
    /// On a screen and on top of it.
    pub const READING: Self = Self::BROWSE.and(Self::of(Mode::Over));
    /// In every list, also in one that is narrowed by typing.
    pub const LISTS: Self = Self::READING.and(Self::TYPING);
    /// Only on slides.
    pub const PRESENT: Self = Self::of(Mode::Present);
    /// On a screen and on slides.
    pub const SCREENS: Self = Self::BROWSE.and(Self::PRESENT);
    /// On a screen, on slides, and on top of them.
    pub const SEEING: Self = Self::READING.and(Self::PRESENT);
    /// In every list, and on slides.
    pub const CHOOSING: Self = Self::LISTS.and(Self::PRESENT);
    /// Whatever is open.
    pub const ALL: Self = Self::CHOOSING.and(Self::of(Mode::Labels));

    const fn of(mode: Mode) -> Self {
        Self(1 << mode as u8)
    }

    /// Where keys hold that are only for typing: nowhere, where there are none.
    const fn where_typed(keys: &[&str]) -> Self {
        if keys.is_empty() {
            Self(0)
        } else {
            Self::TYPING
        }
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

/// Makes the table of [`ACTIONS`].
macro_rules! actions {
    ($($group:ident {
        $($action:ident $(($of:expr))? $name:literal $modes:ident $keys:tt $(+ $typing:tt)? $words:literal $brief:literal;)+
    })+) => {
        &[$($(Spec {
            action: Action::$action $(($of))?,
            name: $name,
            words: $words,
            brief: $brief,
            keys: &$keys,
            typing: actions!(@ $($typing)?),
            modes: Modes::$modes.and(Modes::where_typed(actions!(@ $($typing)?))),
            group: Group::$group,
        },)+)+]
    };
    (@) => { &[] };
    (@ $typing:tt) => { &$typing };
}

/// Every action, group by group: the action, its name; where it holds; its keys, and those that it has only where words
/// are typed; what it does in a line, and in a word for the line at the bottom.
pub const ACTIONS: &[Spec] = actions! {
    Read {
        Follow "follow" CHOOSING ["<enter>"] "Open the entry, follow the link" "follow";
        Back "back" BROWSE ["H", "<backspace>", "<c-o>", "<a-left>"] "Back to where you were" "back";
        Forward "forward" BROWSE ["L", "<a-right>", "<c-i>"] "Forward again" "forward";
        Next "next" CHOOSING ["<tab>"] "Next pane; in the reader, next link" "next";
        Previous "previous" CHOOSING ["<s-tab>"] "Previous pane; in the reader, previous link" "";
        ReaderDown "reader-down" READING ["J"] "Scroll the reader down, from the list" "";
        ReaderUp "reader-up" READING ["K"] "Scroll the reader up, from the list" "";
        Hints "hints" SCREENS ["f"] "Label the links on the screen, follow one" "hints";
        HintsPeek "hints-peek" SCREENS ["F"] "Label the links on the screen, peek at one" "";
        Peek "peek" SEEING ["i"] + ["<a-i>"] "Peek at what the selected link leads to" "peek";
        Outline "outline" READING ["o"] "The sections of the page" "";
        Zoom "zoom" BROWSE ["z"] "Give one part the whole screen, and back" "zoom";
    }
    Move {
        Down "down" LISTS ["j", "<down>"] + ["<c-n>", "<c-j>"] "Down" "";
        Up "up" LISTS ["k", "<up>"] + ["<c-p>", "<c-k>"] "Up" "";
        Left "left" BROWSE ["h", "<left>"] "To the list" "list";
        Right "right" BROWSE ["l", "<right>"] "To the reader" "read";
        PageDown "page-down" LISTS ["<space>", "<pgdn>"] "A page down" "";
        PageUp "page-up" LISTS ["<pgup>"] "A page up" "";
        HalfDown "half-page-down" READING ["<c-d>"] "Half a page down" "";
        HalfUp "half-page-up" READING ["<c-u>"] "Half a page up" "";
        First "first" LISTS ["gg", "<home>"] "First row or line" "";
        Last "last" LISTS ["G", "<end>"] "Last row or line" "";
        NextEntry "next-entry" BROWSE ["}"] "The next entry of the list, from its page too" "";
        PreviousEntry "previous-entry" BROWSE ["{"] "The entry before it" "";
        Sort "sort" READING ["s"] "Sort the list otherwise" "sort";
        Wider "wider" BROWSE ["+"] "Make the lists wider" "";
        Narrower "narrower" BROWSE ["-"] "Make the lists narrower" "";
    }
    Find {
        Finder "find" SEEING ["<c-p>"] "Find any entry by a few letters" "find";
        Search "search" SEEING ["/"] "Filter the list; in the reader, find words" "filter";
        FindNext "find-next" SCREENS ["n"] "Next place found in the reader" "";
        FindPrevious "find-previous" SCREENS ["N"] "Previous place found in the reader" "";
        Pin "pin" FINDER ["<c-s>"] "Filter the lists by what is typed in the finder" "pin";
        OlderQuery "older-query" FINDER ["<a-up>"] "The finder with the query before" "earlier";
        NewerQuery "newer-query" FINDER ["<a-down>"] "The finder with the query after it" "";
    }
    Go {
        Pane(PaneKind::Timeline) "timeline" BROWSE ["1", "gt"] "Timeline" "";
        Pane(PaneKind::Actors) "actors" BROWSE ["2", "ga"] "Actors" "";
        Pane(PaneKind::Options) "options" BROWSE ["3", "go"] "Options" "";
        Pane(PaneKind::Judgements) "judgements" BROWSE ["4", "gj"] "Judgements and questions" "";
        Pane(PaneKind::Sources) "sources" BROWSE ["5", "gs"] "Sources, evidence and statements" "";
        Overview "overview" BROWSE ["gb"] "The briefing: its bottom line" "";
        Backlinks "references" BROWSE ["gr"] "What points here" "";
        Briefings "briefings" READING ["0"] "All briefings" "briefings";
        PreviousBriefing "previous-briefing" BROWSE ["["] "Previous briefing" "";
        NextBriefing "next-briefing" BROWSE ["]"] "Next briefing" "";
        AsOf "as-of" BROWSE ["@"] "The briefings as of a day: what was known by then" "as of";
        Earlier "earlier" BROWSE ["<lt>"] "Back to what was known before the last change" "";
        Later "later" BROWSE ["<gt>"] "On to the next change of what was known" "";
    }
    Present {
        Present "present" BROWSE ["P", "<f5>"] "Present the briefing from here, as slides" "present";
        Step "step" PRESENT ["j", "<down>", "<space>", "<pgdn>"] "On: more of the slide, its next page, the next slide" "on";
        StepBack "step-back" PRESENT ["k", "<up>", "<pgup>"] "Back by as much" "back";
        NextSlide "next-slide" PRESENT ["l", "<right>"] "The next slide" "";
        PreviousSlide "previous-slide" PRESENT ["h", "<left>"] "The slide before" "";
        FirstSlide "first-slide" PRESENT ["gg", "<home>"] "The first slide" "";
        LastSlide "last-slide" PRESENT ["G", "<end>"] "The last slide; 12G goes to slide 12" "";
        NextSection "next-section" PRESENT ["]"] "The next section" "";
        PreviousSection "previous-section" PRESENT ["["] "The section before" "";
        Slides "slides" PRESENT ["o"] "All slides, to choose one" "slides";
        Blank "blank" PRESENT ["b", "."] "The screen black, and back" "";
        Timer "timer" PRESENT ["t"] "The clock on the screen, or off it" "";
        Pause "pause" PRESENT ["p"] "The clock stands still, or goes on" "";
        Freeze "freeze" PRESENT ["z"] "The audience keeps its slide while you look elsewhere, and joins you again" "freeze";
        NotesDown "notes-down" PRESENT ["J"] "Scroll the notes down, on the console" "";
        NotesUp "notes-up" PRESENT ["K"] "Scroll the notes up, on the console" "";
        NotesLarger "notes-larger" PRESENT ["+"] "More room for the notes, on the console" "";
        NotesSmaller "notes-smaller" PRESENT ["-"] "Less room for the notes, on the console" "";
    }
    Copy {
        Copy(Copied::Id) "copy-id" READING ["yi"] + ["<a-y>"] "Copy the entry's id" "";
        Copy(Copied::Link) "copy-link" READING ["yl"] "Copy a link to the entry" "";
        Copy(Copied::Citation) "copy-citation" READING ["yc"] "Copy how the entry is cited" "";
        Copy(Copied::Text) "copy-text" READING ["yt"] "Copy the page as text" "";
        Copy(Copied::Address) "copy-address" READING ["gx", "yx"] "Copy the source's web address" "";
    }
    Program {
        Edit "edit" READING ["e"] "Open the file at the entry's line in your editor" "";
        Help "help" SEEING ["?", "<f1>"] "All keys, and what they do" "help";
        Signs "signs" READING ["g?"] "What the signs in the lists mean" "signs";
        Palette "palette" SEEING [":"] "Find a command by a few letters" "commands";
        Problems "problems" READING ["!"] "What is wrong with the files" "problems";
        Explain "explain" READING ["gk"] "What the selected entry, field or problem is: its fields, its words, its remedy" "explain";
        Themes "themes" SEEING ["T"] "Choose a theme, seen while you choose" "themes";
        Mouse "mouse" SCREENS ["%"] "Leave the mouse to the terminal, and take it back" "";
        Reload "reload" SEEING ["R"] "Read the files again" "";
        Close "close" ALL ["<esc>"] "Close what is on top, clear the filter" "";
        Quit "quit" SEEING ["q"] "Close what is on top, or quit" "quit";
        Interrupt "interrupt" ALL ["<c-c>"] "Quit at once" "";
        Suspend "suspend" ALL ["<c-z>"] "Stop the program; `fg` goes on" "";
    }
};

/// The declaration of an action.
pub(crate) fn spec_of(action: Action) -> Option<&'static Spec> {
    ACTIONS.iter().find(|spec| spec.action == action)
}
