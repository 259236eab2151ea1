//! What is wrong, where, and what to do about it.
//!
//! A [`Diagnostic`] is plain data: loaders and rules make them, the terminal, the command line and an editor show
//! them. Each [`Code`] is declared once, with its severity, its title and the text that explains it.

pub(crate) mod explanation;
pub(crate) mod fix;
pub(crate) mod in_reading;
pub(crate) mod problems;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use fix::Fix;

use crate::source::{Place, Position, SourceFile};
use crate::words::suggest::Suggestion;
use crate::words::text::Text;
use crate::work;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is left out of what is shown.
    Error,
    /// Shown, but probably not what was meant.
    Warning,
    /// Worth knowing.
    Info,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        })
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $title:literal, $explain:literal;)+) => {
        /// The kind of a problem. The name of each is stable: it is printed, and tests and scripts rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $explain] $variant,)+
        }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name, as printed between brackets.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The code with a name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What is wrong, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// Why it is a problem, in a sentence or two.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explain,)+ }
            }
        }
    };
}

codes! {
    NotFound "not-found" Error "no such file or folder",
        "The path given, or a link in the folder, leads to nothing.";
    Unreadable "unreadable" Error "cannot be read",
        "The system refused to read the file or the folder.";
    NotAFile "not-a-file" Error "not a regular file",
        "Only regular files are opened: a pipe, a device or a socket could block the program or feed it without end.";
    OutsideRoot "outside-root" Error "a link out of the folder",
        "Symbolic links are followed only inside the folder that was opened.";
    TooLarge "too-large" Error "file too large",
        "A briefing file may have at most 16 MB.";
    NotUtf8 "not-utf8" Error "not UTF-8",
        "Briefings are UTF-8 text. A mark stands for each byte that is not; a file that is no such text in the main is left out.";
    BeingWritten "being-written" Warning "a file that is still being written",
        "It changed all the while it was read, so that nobody can tell whether it was whole.";
    Stale "stale" Warning "an earlier version is shown",
        "What is in the file now cannot be shown, so the last version that could is kept until the file is whole again.";
    NotABriefing "not-a-briefing" Info "a YAML file of another tool",
        "It has no collection of a briefing, and neither `bluf`, `format` nor `kind: library`, so it is not shown and not counted.";
    EmptyFile "empty-file" Error "nothing in the file",
        "The file is empty, or has only comments.";
    Syntax "syntax" Error "not YAML here",
        "The YAML could not be read at this place. The list item or top-level key around it is left out, the rest of the file is read.";
    Tab "tab" Error "a tab as indentation",
        "YAML indents with spaces only.";
    UnquotedColon "unquoted-colon" Error "a colon inside an unquoted value",
        "A colon followed by a space starts a new key, so a value that holds one needs quotes.";
    NestedLink "nested-link" Error "a link that YAML reads as a list",
        "A value that starts with `[[` is a list in a list to YAML, so a link needs quotes there.";
    BracedLink "braced-link" Error "a link inside `{ }` without quotes",
        "Inside `{ }` and `[ ]` YAML reads brackets as lists, so text that holds a link needs quotes.";
    SecondDocument "second-document" Error "a second YAML document",
        "A file holds one briefing. What follows `---` is not read.";
    Budget "budget" Error "more than a briefing may hold",
        "Depth, nodes, aliases and anchors are limited, so that no file expands past its own size.";
    DuplicateKey "duplicate-key" Error "a key given twice",
        "YAML wants each key once. The first value counts.";
    CutByHash "cut-by-hash" Warning "` #` cut the value",
        "A `#` after a space starts a comment, also in the middle of a sentence.";
    LoneTilde "lone-tilde" Warning "a lone `~`",
        "`~` is YAML's word for no value.";
    BareWord "bare-word" Warning "a word that other YAML tools read as true or false",
        "Unquoted, `NO` is the country Norway here, but false in many other tools.";
    LookAlike "look-alike" Warning "a character that looks like a sign of YAML",
        "YAML knows the hyphen, the colon and the space of the keyboard; what word processors put in their place is text to it.";
    IgnoredTag "ignored-tag" Warning "a YAML tag",
        "Tags such as `!!binary` have no meaning in a briefing; the value is read as text.";
    HiddenCharacters "hidden-characters" Warning "characters that cannot be seen",
        "Control, direction and invisible characters are shown as marks, since they can make a text read other than it is.";
    WrongType "wrong-type" Error "not the kind of value that belongs here",
        "The field wants another form: text, a list, a map or a number.";
    UnknownKey "unknown-key" Error "no such field",
        "The format does not know this key. Keys of your own start with `x-`.";
    MissingId "missing-id" Error "fields without the id of their entry",
        "In a map of entries each stands under its id, with its fields below.";
    MarkedSection "marked-section" Error "a marking where none can stand",
        "A file and an entry have markings; a collection has none, nor does anything inside an entry. This one counts for all entries of the collection, or for the entry or the file around it; a slide is left out.";
    MissingField "missing-field" Error "a required field is missing",
        "Without it the entry cannot be shown, so it is left out.";
    UnknownValue "unknown-value" Error "not one of the values of this field",
        "This vocabulary is closed: its values have a fixed meaning.";
    UnusualValue "unusual-value" Warning "a value not in the usual list",
        "This vocabulary is open: the value is kept and shown, but may be a slip.";
    OutOfRange "out-of-range" Error "a number outside its range",
        "The scale of the field has fixed ends.";
    BadDate "bad-date" Error "not a date",
        "Dates are EDTF (ISO 8601-2) level 0 or 1, as in `2014`, `2014-12`, `2014-12-19`, `2014-12?`, `2014-11/2014-12`.";
    DateLevel "date-level" Error "a date of EDTF level 2",
        "Only levels 0 and 1 are read.";
    BadId "bad-id" Error "not an id",
        "Ids match `[a-z][a-z0-9-]*` and are none of y n yes no on off true false null.";
    DuplicateId "duplicate-id" Error "an id given twice",
        "All entries of a briefing share one namespace, so that a link needs no type.";
    DuplicateBriefing "duplicate-briefing" Error "two briefings with one id",
        "The id of a briefing is its file name unless `id` says otherwise.";
    Dangling "dangling" Error "a link to nothing",
        "No entry of this briefing or of a library file has this id.";
    WrongKind "wrong-kind" Error "a link to another kind of entry",
        "The field wants an id of another kind.";
    BadCells "bad-cells" Error "cells that do not fit the hypotheses",
        "A row of a matrix has one cell for each hypothesis, in their order, or names the hypotheses.";
    BadSlide "bad-slide" Error "not a slide",
        "A slide shows a part of the briefing or one entry.";
    SlideWords "slide-words" Info "more words than a room reads",
        "On a screen of 80 by 24, a page of the slide has more than 60 words.";
    SlidePages "slide-pages" Info "a slide that runs on",
        "What should be one idea takes more than one page on a screen of 80 by 24. Lists may run on.";
    SlideNotes "slide-notes" Info "a slide without notes",
        "Other slides of the talk have notes, so whoever speaks misses them here.";
    SlideMinutes "slide-minutes" Info "a slide without minutes",
        "Other slides of the talk have minutes, so the clock has to guess here.";
    EmptySection "empty-section" Warning "a section without slides",
        "Nothing is shown between its title and the next section, or what stands there cannot be shown.";
    OverBudget "over-budget" Warning "slides that take longer than their section",
        "The minutes of the slides add up to more than the section has.";
    SelfRelation "self-relation" Warning "a relation of an actor to itself",
        "A relation joins two actors, so one end of it is probably a slip.";
    SameName "same-name" Info "a name that another actor has, too",
        "Whoever looks for the name finds both; each says so on its page.";
    SameAnswer "same-answer" Warning "two hypotheses that say the same",
        "A question has its answers apart from each other; two with the same words are one, or one of them is a slip.";
    LongLabel "long-label" Warning "a label too long for its place",
        "A label stands in rows of matrices and in narrow lists: it has at most 24 columns.";
    BadAddress "bad-address" Warning "an address that cannot be opened",
        "Addresses start with http://, https:// or mailto:.";
    OrderCycle "order-cycle" Error "events that come after each other",
        "`after` and `before` go round in a circle, so these events have no order.";
    OrderContradiction "order-contradiction" Warning "an order that the dates contradict",
        "`after` and `before` say one thing, the dates another. The dates count.";
    Overrides "overrides" Info "replaces what the library file says",
        "For this briefing, the value here counts.";
    Unmarked "unmarked" Warning "no TLP marking",
        "A briefing without `tlp` is shown as unmarked, and never treated as CLEAR.";
    Contradiction "contradiction" Warning "two values that contradict each other",
        "One of them is wrong: nothing is last seen before it is first seen, nor read before it is published.";
    WiderMarking "wider-marking" Warning "a marking that has no effect",
        "A file's marking, and that of a shared entry, is made narrower by what is written elsewhere, never wider.";
    NewerFormat "newer-format" Warning "a newer format",
        "The file says that it is written in a later version of the format. What is known is read.";
    Unlisted "unlisted" Info "more problems than are listed",
        "Of each file, at most 1,000 errors, 1,000 warnings and 1,000 notes are listed of what its text says, and as many of how it goes with the others.";
    BadAllow "bad-allow" Warning "an exception that cannot be understood",
        "`x-allow` names problems that may stay, by their codes, each with the reason: `x-allow: {dangling: why}`.";
    UnusedAllow "unused-allow" Warning "an exception that nothing needs",
        "The entry, or the file, has no such problem, so what stands here would hide the next one.";
    Unsourced "unsourced" Info "no source",
        "What happened, was said or was found is not known to anybody but through somebody who says so.";
    NoSpeaker "no-speaker" Info "a claim without anybody who makes it",
        "Who is behind something is claimed by somebody, and how much that weighs hangs on who it is.";
    UnratedJudgement "unrated-judgement" Warning "a judgement without likelihood or confidence",
        "ICD 203 wants both: how likely it is, and how well founded.";
    UnreasonedJudgement "unreasoned-judgement" Info "a judgement without grounds or alternatives",
        "Nobody can weigh a judgement that does not say what it rests on (`for`) and what else could be (`alternatives`).";
    Overconfident "overconfident" Warning "high confidence on thin ground",
        "High confidence wants several good sources that do not rest on each other.";
    MixedSentence "mixed-sentence" Warning "likelihood and confidence in one sentence",
        "ICD 203 keeps the two apart: one is about what happens, the other about how well that is known.";
    TwoScales "two-scales" Info "words of two scales",
        "ICD 203 has two rows of words for likelihood, which are not to be mixed in one briefing.";
    LikelihoodDiffers "likelihood-differs" Warning "a likelihood in the text that the field contradicts",
        "The sentence says one likelihood, the field beside it another.";
    UndiagnosticRow "undiagnostic-row" Info "a row that tells no hypotheses apart",
        "Evidence that fits all hypotheses alike speaks for none of them.";
    DependentRows "dependent-rows" Info "rows that rest on one source",
        "What one source says in several rows counts as if several had said it.";
    Unfalsifiable "unfalsifiable" Info "a hypothesis that nothing counts against",
        "A matrix weighs by what speaks against a hypothesis; one that no row can speak against survives whatever is found.";
    OneSidedOption "one-sided-option" Info "an option that is told by halves",
        "Whoever is to decide needs what speaks for an option, what speaks against it, and who proposes it.";
    LookAlikeName "look-alike-name" Warning "a name that looks like another",
        "Letters of two scripts, or letters and digits, may look alike; the names are not the same, and nobody sees it.";
    WhenDiffers "when-differs" Warning "`when` and `date` contradict each other",
        "The words of the source name another day, month or year than the date.";
    AfterAsOf "after-as-of" Info "later than the day of the picture",
        "The briefing gives the picture of its `as_of` day, on which nobody knew this yet.";
    UnusedSource "unused-source" Info "a source that nothing cites",
        "Readers take it for a ground of the briefing, and nothing rests on it.";
    UnusedEvidence "unused-evidence" Info "evidence that nothing uses",
        "It is in no matrix, and no judgement rests on it.";
    UnusedAnchor "unused-anchor" Info "an anchor that nothing uses",
        "`&name` gives a value a name by which an alias (`*name`) uses it again, and no alias does.";
    OrphanActor "orphan-actor" Info "an actor that nothing names",
        "No event, option, relation or text has to do with it.";
    OverdueReview "overdue-review" Info "a judgement that was to be looked at again",
        "The day that its `review_by` names is over.";
    AttackId "attack-id" Warning "not an id of ATT&CK",
        "Techniques have ids such as `T1566` and `T1566.001`; groups `G0032`, software `S0154`, campaigns `C0024`.";
    BadKeys "bad-keys" Error "not keys",
        "Keys are written as themselves (`j`, `gg`) or by name between angle brackets (`<enter>`, `<c-p>`).";
    HiddenKeys "hidden-keys" Warning "keys that cannot be reached",
        "Keys act as soon as they mean something, so those that go on from there are never complete.";
}

impl Code {
    /// Whether an author can let it stay, by its name in the file that has it (`x-allow`): nothing is read of some files,
    /// and an exception for what nothing needs is one more of that.
    pub fn may_stay(self) -> bool {
        !matches!(
            self,
            Self::NotFound
                | Self::Unreadable
                | Self::NotAFile
                | Self::OutsideRoot
                | Self::TooLarge
                | Self::BeingWritten
                | Self::Stale
                | Self::NotABriefing
                | Self::EmptyFile
                | Self::UnusedAllow
                | Self::BadKeys
                | Self::HiddenKeys
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A second place that belongs to a problem.
#[derive(Debug, Clone)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What stands there, in a few words.
    pub text: Text,
}

/// One problem: where it is, what is wrong, what to do.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// The exact place.
    pub place: Place,
    /// What is wrong, with the words of the file, cleaned.
    pub message: Text,
    /// What to do, cleaned.
    pub help: Text,
    /// Other places that belong to it.
    pub notes: Vec<Note>,
    /// What would mend it, where that is known to the byte.
    pub fix: Option<Fix>,
    /// The words that stand where an id is wanted and are none: whoever knows all entries says which one is meant.
    pub sought: Option<Box<Sought>>,
}

/// Words that stand where an id is wanted.
#[derive(Debug, Clone)]
pub struct Sought {
    /// The words.
    pub words: Text,
    /// The id of the entry in which they stand, which is never meant by them.
    pub from: Text,
    /// The kinds of entries of which one may stand there, by their words; none where any may.
    pub wants: Vec<&'static str>,
    /// Of a citation, the whole value, with its quotes.
    pub cited: Option<Cited>,
}

/// The value around words that stand where a source is wanted.
#[derive(Debug, Clone)]
pub struct Cited {
    /// What it says.
    pub text: Text,
    /// Its bytes.
    pub place: Place,
    /// Whether nothing is wrong with it unless it names a second source.
    pub is_sound: bool,
}

impl Diagnostic {
    /// A problem at a place; message and help are cleaned.
    pub fn new(code: Code, place: Place, message: &str, help: &str) -> Self {
        Self {
            code,
            place,
            message: Text::line(message),
            help: Text::line(help),
            notes: Vec::new(),
            fix: None,
            sought: None,
        }
    }

    /// A word that is not the right one, with what is suggested in its place.
    pub fn word(
        code: Code,
        place: Place,
        message: &str,
        wrong: &str,
        suggestion: &Suggestion,
    ) -> Self {
        let right = suggestion.word.as_deref();
        let fix = right.and_then(|right| Fix::respell(&place, wrong, right));
        Self::new(code, place, message, &suggestion.help).mended_by(fix)
    }

    /// The same with one more place.
    #[must_use]
    pub fn note(mut self, place: Place, text: &str) -> Self {
        self.notes.push(Note {
            place,
            text: Text::line(text),
        });
        self
    }

    /// The same with what would mend it, if anything is known to.
    #[must_use]
    pub fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// The same with words that stand where an id is wanted.
    #[must_use]
    pub fn seeking(mut self, sought: Sought) -> Self {
        self.sought = Some(Box::new(sought));
        self
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// All places that it tells: its own, then those of its notes.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(self.notes.iter().map(|note| &note.place))
    }

    /// Line and column of its start.
    pub fn position(&self) -> Position {
        self.place.position()
    }
}

/// Sorts problems by file and place, so that a reader goes through a file from top to bottom.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    work::count(diagnostics.len());
    // Names are long and mostly begin alike, and of many problems few have others: they are compared once each.
    let names: BTreeSet<Text> = of_files(diagnostics)
        .map(|source| source.name().clone())
        .collect();
    let ranks: HashMap<Text, usize> = names.into_iter().zip(0..).collect();
    let ranks: HashMap<usize, usize> = of_files(diagnostics)
        .map(|source| {
            let rank = ranks.get(source.name()).copied();
            (Arc::as_ptr(source) as usize, rank.unwrap_or_default())
        })
        .collect();
    let rank = |source: &Arc<SourceFile>| ranks.get(&(Arc::as_ptr(source) as usize));
    diagnostics.sort_by_cached_key(|problem| {
        let place = &problem.place;
        (rank(&place.source).copied(), place.span, problem.code)
    });
}

/// The files of problems, each once where its problems stand together.
fn of_files(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Arc<SourceFile>> {
    let same = |a: &Diagnostic, b: &Diagnostic| Arc::ptr_eq(&a.place.source, &b.place.source);
    let files = diagnostics.chunk_by(same);
    files.filter_map(|of_one| of_one.first().map(|problem| &problem.place.source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_every_code_explains_itself() {
        let names: HashSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(code.explanation().ends_with('.'), "{code}");
            assert!(!code.title().ends_with('.'), "{code}");
        }
    }
}
