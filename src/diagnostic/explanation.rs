//! What is said of a code to whoever asks: why it matters, how it is mended, and an example of both.
//!
//! Title, what is wrong, and how much it matters, the [`Code`](super::Code) says itself. Whoever finds a problem
//! explains it: a rule in its file in `check`, what is found in opening and reading a file in
//! [`in_reading`](super::in_reading). Examples
//! are whole, and tests load them: the bad one has exactly this problem, the good one has none.

/// Files by name and text: as short as they can be, and whole.
pub(crate) type Files = &'static [(&'static str, &'static str)];

/// Why a problem matters, how it is mended, and what it looks like.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// What goes wrong for whoever reads the briefing, in a sentence or two.
    pub why: &'static str,
    /// What to do, in a sentence or two.
    pub remedy: &'static str,
    /// What it looks like, and the same put right.
    pub example: Example,
}

/// What has a problem, and the same put right.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Briefings and library files, read together.
    Files {
        /// Files in which this one problem is found, and no other.
        bad: Files,
        /// Where it is found: file, line and column.
        at: &'static str,
        /// The same put right.
        good: Files,
    },
    /// A configuration.
    Configuration {
        /// The one with the problem.
        bad: &'static str,
        /// Where it is found: line and column.
        at: &'static str,
        /// The same put right.
        good: &'static str,
    },
    /// What hangs on more than text, so that no text shows it: in words, which say how it comes about.
    Told {
        /// What was done.
        bad: &'static str,
        /// What to do in its place.
        good: &'static str,
    },
}

/// Each code, why it matters, how it is mended, and its examples: each the text of one file.
macro_rules! in_a_file {
    ($($code:ident $why:literal, $remedy:literal, $bad:literal at $at:literal, $good:literal;)+) => {
        &[$((
            Code::$code,
            Explanation {
                why: $why,
                remedy: $remedy,
                example: $crate::diagnostic::explanation::Example::Files {
                    bad: &[("sony-hack.yaml", $bad)],
                    at: concat!("sony-hack.yaml:", $at),
                    good: &[("sony-hack.yaml", $good)],
                },
            },
        )),+]
    };
}

pub(crate) use in_a_file;
