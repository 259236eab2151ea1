//! In which ways one entry points to another, and the words for that.

use crate::briefing::EntryKind;
use crate::library::link::Link;

/// A way to point to an entry, in the order in which it matters to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Way {
    /// Rests on it.
    For,
    /// Weighs it against.
    Against,
    /// Weighs it in a matrix.
    Matrix,
    /// Has it as an alternative.
    Alternative,
    /// Said or done by it.
    By,
    /// Aimed at it.
    Target,
    /// With its part in it.
    TookPart,
    /// Works through it.
    Via,
    /// Said to be its doing.
    AttributedTo,
    /// With its word on who did it.
    AttributedBy,
    /// About it.
    About,
    /// Took place there.
    Place,
    /// Has it as a proponent.
    Proponent,
    /// Has it as an opponent.
    Opponent,
    /// Expects an answer of it.
    Response,
    /// Takes it into account as a risk.
    Risk,
    /// Rules it out.
    RulesOut,
    /// Has it as a precedent.
    Precedent,
    /// Came after it.
    After,
    /// Came before it.
    Before,
    /// Has a relation with it.
    Relation,
    /// Cites it.
    Cites,
    /// Sees it otherwise.
    Dissent,
    /// Tagged with it.
    Tagged,
    /// Points to it for more.
    SeeAlso,
    /// Shows it on a slide.
    Slide,
    /// Has it in a sentence.
    Mentions,
    /// Has it in notes, of which nothing is shown: a page is also printed, copied and shown to others.
    Notes,
}

/// Each way with what it says behind the plural of a kind of entries, and behind the name of one.
const WORDS: [(Way, &str, &str); 28] = [
    (Way::For, "that rest on it", "rests on it"),
    (Way::Against, "that weigh it against", "weighs it against"),
    (
        Way::Matrix,
        "that weigh it in a matrix",
        "weighs it in the matrix",
    ),
    (
        Way::Alternative,
        "with it as an alternative",
        "as an alternative",
    ),
    (Way::By, "by it", "by it"),
    (Way::Target, "aimed at it", "aimed at it"),
    (Way::TookPart, "it took part in", "took part"),
    (Way::Via, "through it", "through it"),
    (Way::AttributedTo, "attributed to it", "attributed to it"),
    (Way::AttributedBy, "attributed by it", "attributed by it"),
    (Way::About, "about it", "about it"),
    (Way::Place, "at this place", "at this place"),
    (Way::Proponent, "it supports", "supported by it"),
    (Way::Opponent, "it opposes", "opposed by it"),
    (
        Way::Response,
        "to which it would respond",
        "expects its response",
    ),
    (Way::Risk, "that name it in a risk", "names it in a risk"),
    (Way::RulesOut, "that rule it out", "ruled out by it"),
    (Way::Precedent, "with it as a precedent", "as a precedent"),
    (Way::After, "after it", "came after it"),
    (Way::Before, "before it", "came before it"),
    (Way::Relation, "with a relation to it", "relation"),
    (Way::Cites, "that cite it", "cites it"),
    (Way::Dissent, "it dissents from", "dissent by it"),
    (Way::Tagged, "tagged with it", "tagged"),
    (Way::SeeAlso, "that point to it", "see also"),
    (Way::Slide, "that show it on a slide", "shown on a slide"),
    (Way::Mentions, "that mention it", "mentions it"),
    (Way::Notes, "with it in their notes", "in its notes"),
];

impl Way {
    /// In which way a link points.
    pub(super) fn of(link: &Link<'_>) -> Self {
        let field = link.field.as_str();
        let (outer, last) = field.rsplit_once('.').unwrap_or(("", field));
        match last {
            "notes" => Self::Notes,
            _ if link.sentence.is_some() => Self::Mentions,
            "to" if outer == "attribution" => Self::AttributedTo,
            "by" if outer == "attribution" => Self::AttributedBy,
            "by" if outer == "relations" => Self::AttributedBy,
            "by" if outer == "dissent" => Self::Dissent,
            "to" | "from" if outer == "risks" => Self::Risk,
            "to" | "from" => Self::Relation,
            "for" => Self::For,
            "against" => Self::Against,
            "matrix" => Self::Matrix,
            "alternatives" => Self::Alternative,
            "by" => Self::By,
            "target" => Self::Target,
            "actors" => Self::TookPart,
            "via" => Self::Via,
            "about" => Self::About,
            "place" => Self::Place,
            "proponents" => Self::Proponent,
            "opponents" => Self::Opponent,
            "responses" => Self::Response,
            "conflicts_with" => Self::RulesOut,
            "precedents" => Self::Precedent,
            "after" => Self::After,
            "before" => Self::Before,
            "sources" => Self::Cites,
            "tags" => Self::Tagged,
            "see_also" | "supersedes" => Self::SeeAlso,
            "show" => Self::Slide,
            _ => Self::Mentions,
        }
    }

    /// The words behind the name of an entry that points so.
    pub(super) fn aside(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        let found = WORDS.iter().find(|(way, ..)| *way == self);
        found.map_or(("", ""), |(_, many, one)| (many, one))
    }
}

/// What a group of entries is called that point here in one way, such as *judgements that rest on it*.
pub(super) fn heading(kind: EntryKind, way: Way, count: usize) -> String {
    let kinds = match (kind, count) {
        (EntryKind::Evidence, 1) => "piece of evidence".to_owned(),
        (EntryKind::Evidence, _) => "pieces of evidence".to_owned(),
        (EntryKind::Hypothesis, 2..) => "hypotheses".to_owned(),
        (kind, 1) => kind.word().to_owned(),
        (kind, _) => format!("{}s", kind.word()),
    };
    let many = way.words().0;
    let words = match many.strip_prefix("that ").filter(|_| count == 1) {
        Some(rest) => format!("that {}", singular(rest)),
        _ => many.replace("in their", if count == 1 { "in its" } else { "in their" }),
    };
    let mut name = format!("{kinds} {words}");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// What several do, done by one: `rest on it`, `rests on it`.
fn singular(words: &str) -> String {
    let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
    format!("{verb}s {rest}")
}
