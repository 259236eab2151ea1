//! A row of a pane.

use ecow::EcoString;
use thin_vec::ThinVec;

use crate::analysis::known::Later;
use crate::briefing::judgement::{Confidence, Likelihood};
use crate::library::entry::{Entry, EntryIx};
use crate::theme::meaning::Meaning;
use crate::words::text::Text;

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Of {
    /// An entry.
    Entry(EntryIx),
    /// An entry that had to be left out because of a slip, by its number among those of the briefing: so nobody takes it
    /// for absent.
    Slip(u32),
}

impl Of {
    /// The entry, if it was not left out.
    pub(crate) fn entry(self) -> Option<EntryIx> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Slip(_) => None,
        }
    }
}

/// A row of a pane. A list has as many as the briefing has entries of a kind, so that they are small.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    /// What it is the row of.
    pub of: Of,
    /// What stands before the title, all of one width in a pane: a date.
    pub lead: EcoString,
    /// A sign of one column.
    pub sign: (&'static str, Meaning),
    /// The title.
    pub title: Text,
    /// What it is called where the title would be cut.
    pub label: Option<Text>,
    /// What stands at the right edge.
    pub tail: Tail,
    /// What is to be known of the entry before anything else.
    pub flag: Option<&'static Flag>,
    /// What stands in the columns of the pane, where there is room for a table; none where it has none.
    pub cells: ThinVec<EcoString>,
}

/// Of 50,000 rows each byte is 50 kB.
const _: () = assert!(size_of::<Row>() <= 128);

impl Row {
    /// The row of an entry, with no more than its title.
    pub(super) fn of(entry: EntryIx, found: &Entry) -> Self {
        Self {
            of: Of::Entry(entry),
            lead: EcoString::new(),
            sign: (" ", Meaning::Text),
            title: found.title.clone(),
            label: found.own_label().cloned(),
            tail: Tail::NONE,
            flag: None,
            cells: ThinVec::new(),
        }
    }
}

impl Row {
    /// The row of an entry that was left out.
    pub(super) fn left_out(number: u32, title: &str) -> Self {
        Self {
            of: Of::Slip(number),
            lead: EcoString::new(),
            sign: (" ", Meaning::Text),
            title: Text::line(title),
            label: None,
            tail: Tail::NONE,
            flag: Some(&LEFT_OUT),
            cells: ThinVec::new(),
        }
    }
}

/// The column that says in words how far something has come: it has room in wide tables only.
pub(crate) const STATUS: &str = "status";

/// A sign with its word and its look.
pub(crate) type Flag = (&'static str, &'static str, Meaning);

/// Claims of who is behind an event contradict each other.
pub(crate) static DISPUTED: Flag = ("◈", "disputed", Meaning::Disputed);
/// Only the accused denies.
pub(crate) static DENIED: Flag = ("◇", "denied", Meaning::Dim);
/// It came after the day whose picture the briefing gives.
static LATER: Flag = flag_of(Later::Came);
/// It became known after that day, and did not come after it.
static KNOWN_LATER: Flag = flag_of(Later::BecameKnown);

const fn flag_of(later: Later) -> Flag {
    (Later::SIGN, later.word(), Meaning::Date)
}

/// In which way an entry is later than the picture.
pub(super) fn flag(later: Later) -> &'static Flag {
    match later {
        Later::Came => &LATER,
        Later::BecameKnown => &KNOWN_LATER,
    }
}

/// It says something else since the files were last read; for a moment.
pub(crate) static CHANGED: Flag = ("±", "changed", Meaning::Message);

/// It is in the file, but not read, because of a slip.
pub(crate) static LEFT_OUT: Flag = ("!", "left out", Meaning::Error);

/// What stands at the right edge of a row, whole or not at all: half a word there would say something else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Tail {
    /// How likely a judgement is, and apart from that how sure one is of it: it may take up to seven tenths of the row.
    Finding(Option<Likelihood>, Option<Confidence>),
    /// Who says it, and what hedges it. Words never stand without their hedge: what does not fit of that is cut, and it
    /// may take up to half of the row.
    Hedged(Box<[EcoString; 2]>),
    /// What is good to know beside the title, or nothing: up to a third of the row.
    Aside(EcoString),
    /// The same in full and short.
    Either(Box<[EcoString; 2]>),
    /// The same in two parts, of which the second is what is compared from row to row: where the columns of a table say
    /// that, the first stands alone.
    Compared(Box<[EcoString; 2]>),
}

impl Tail {
    /// Nothing.
    pub(super) const NONE: Self = Self::Aside(EcoString::new());
}
