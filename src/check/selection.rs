//! Which kinds of problems are told: all, but for those that somebody chose or left out.

use std::str::FromStr;

use crate::diagnostic::Code;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};

/// Kinds of problems that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What is wrong in a file by itself.
    Format,
    /// What is wrong between entries and between files.
    Library,
    /// What slides have too much of, or lack.
    Slides,
    /// What an analyst owes the reader, by ICD 203 and 206. It is told to whoever writes, not to whoever reads.
    Tradecraft,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 4] = [Self::Format, Self::Library, Self::Slides, Self::Tradecraft];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Library => "library",
            Self::Slides => "slides",
            Self::Tradecraft => "tradecraft",
        }
    }

    /// The group of a kind of problem.
    pub fn of(code: Code) -> Self {
        match code {
            Code::Dangling
            | Code::WrongKind
            | Code::DuplicateBriefing
            | Code::OrderCycle
            | Code::OrderContradiction
            | Code::SameName
            | Code::SameAnswer
            | Code::Overrides
            | Code::WiderMarking => Self::Library,
            Code::BadSlide
            | Code::SlideWords
            | Code::SlidePages
            | Code::SlideNotes
            | Code::SlideMinutes
            | Code::EmptySection
            | Code::OverBudget => Self::Slides,
            Code::Unsourced
            | Code::NoSpeaker
            | Code::UnratedJudgement
            | Code::UnreasonedJudgement
            | Code::Overconfident
            | Code::MixedSentence
            | Code::TwoScales
            | Code::LikelihoodDiffers
            | Code::UndiagnosticRow
            | Code::DependentRows
            | Code::Unfalsifiable
            | Code::OneSidedOption
            | Code::LookAlikeName
            | Code::WhenDiffers
            | Code::AfterAsOf
            | Code::UnusedSource
            | Code::UnusedEvidence
            | Code::UnusedAnchor
            | Code::OrphanActor
            | Code::OverdueReview
            | Code::AttackId => Self::Tradecraft,
            _ => Self::Format,
        }
    }
}

/// Some kinds of problems: `all`, a group, a code, or what several codes begin with, as `slide`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// All.
    All,
    /// A group.
    Group(Group),
    /// Those whose codes begin so.
    Prefix(String),
    /// One.
    Code(Code),
}

/// A word that selects nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}: {}", suggestion.help)]
pub struct Unknown {
    /// What is wrong.
    pub message: String,
    /// What may be meant.
    pub suggestion: Suggestion,
}

impl FromStr for Selector {
    type Err = Unknown;

    fn from_str(written: &str) -> Result<Self, Unknown> {
        let word = written.trim().to_lowercase();
        if word == "all" {
            return Ok(Self::All);
        }
        if let Some(code) = Code::from_name(&word) {
            return Ok(Self::Code(code));
        }
        let start = word.trim_end_matches(['*', '-']);
        if let Some(group) = Group::ALL.into_iter().find(|group| group.word() == start) {
            return Ok(Self::Group(group));
        }
        let prefix = Self::Prefix(start.to_owned());
        if Code::ALL.iter().any(|code| prefix.selects(*code)) {
            return Ok(prefix);
        }
        let groups = Group::ALL.map(Group::word);
        let known = Code::ALL.iter().map(|code| code.name()).chain(groups);
        let suggestion = suggest::or(&word, known, || {
            format!("use a code, or one of the groups {}", groups.join(", "))
        });
        let message = format!("no problem and no group is called `{}`", short(written));
        Err(Unknown {
            message,
            suggestion,
        })
    }
}

impl Selector {
    fn selects(&self, code: Code) -> bool {
        match self {
            Self::All => true,
            Self::Group(group) => Group::of(code) == *group,
            Self::Prefix(start) => {
                let rest = code.name().strip_prefix(start.as_str());
                rest.is_some_and(|rest| rest.starts_with('-')) && !start.is_empty()
            }
            Self::Code(own) => *own == code,
        }
    }

    /// How closely it says what is meant.
    fn closeness(&self) -> usize {
        match self {
            Self::All => 1,
            Self::Group(_) => 2,
            Self::Prefix(_) => 3,
            Self::Code(_) => 4,
        }
    }
}

/// Which kinds of problems are told.
///
/// Those selected, or all where none is; without those that are ignored. Of two that disagree, the closer one counts, so
/// that one kind can be taken out of a group, or kept of one that is ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Those that are told; none for all.
    pub select: Vec<Selector>,
    /// Those that are not.
    pub ignore: Vec<Selector>,
    /// Where none is selected: what else has to tell one, such as the configuration below the command line. What is selected
    /// takes the place of all that it says.
    pub below: Option<Box<Self>>,
}

impl Selection {
    /// What whoever reads a briefing is told.
    pub fn for_readers() -> Self {
        Self {
            select: Vec::new(),
            ignore: vec![Selector::Group(Group::Tradecraft)],
            below: None,
        }
    }

    /// Whether problems of a kind are told.
    pub fn tells(&self, code: Code) -> bool {
        let closest = |selectors: &[Selector]| {
            let own = selectors.iter().filter(|selector| selector.selects(code));
            own.map(Selector::closeness).max().unwrap_or_default()
        };
        let is_all = self.select.is_empty();
        let selected = if is_all { 1 } else { closest(&self.select) };
        let below = self.below.as_ref().filter(|_| is_all);
        selected > closest(&self.ignore) && below.is_none_or(|below| below.tells(code))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn selection(select: &str, ignore: &str) -> Selection {
        let all = |words: &str| {
            let words = words.split_whitespace();
            words.map(|word| word.parse().unwrap()).collect()
        };
        Selection {
            select: all(select),
            ignore: all(ignore),
            below: None,
        }
    }

    fn tells(select: &str, ignore: &str, code: Code) -> bool {
        selection(select, ignore).tells(code)
    }

    #[test]
    fn the_closer_word_counts_and_of_two_as_close_the_one_that_leaves_out() {
        assert!(tells("", "", Code::Dangling));
        assert!(!tells("", "dangling", Code::Dangling));
        assert!(!tells("slides", "", Code::Dangling));
        assert!(tells("slides", "", Code::OverBudget));
        assert!(!tells("tradecraft", "unsourced", Code::Unsourced));
        assert!(tells("all unsourced", "tradecraft", Code::Unsourced));
        assert!(!tells("all unsourced", "tradecraft", Code::AttackId));
        assert!(tells("slide", "", Code::SlideWords));
        assert!(!tells("slide", "", Code::EmptySection));
        assert!(!tells("unused-*", "unused", Code::UnusedSource));
    }

    #[test]
    fn what_is_selected_above_takes_the_place_of_all_below_and_what_is_ignored_goes_as_well() {
        let tells = |above: Selection, code| {
            let below = Some(Box::new(selection("tradecraft dangling", "unsourced")));
            Selection { below, ..above }.tells(code)
        };
        let nothing = || selection("", "");
        assert!(tells(nothing(), Code::AttackId));
        assert!(!tells(nothing(), Code::Unsourced));
        assert!(!tells(nothing(), Code::Tab));
        // Below it is the closer word, and above the one that counts.
        assert!(!tells(selection("", "library"), Code::Dangling));
        assert!(tells(selection("", "library"), Code::AttackId));
        assert!(tells(selection("unsourced", ""), Code::Unsourced));
        assert!(!tells(selection("unsourced", ""), Code::Dangling));
        assert!(tells(selection("all", "attack-id"), Code::Tab));
    }

    #[test]
    fn what_selects_nothing_is_told() {
        let told = |word: &str| word.parse::<Selector>().unwrap_err().to_string();
        assert!(told("unsorced").ends_with("did you mean `unsourced`?"));
        assert!(told("E501").contains("one of the groups format, library, slides, tradecraft"));
        assert!("".parse::<Selector>().is_err());
    }
}
