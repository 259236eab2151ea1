//! The configuration as it is written.
//!
//! ```yaml
//! version: 1
//! library: ~/briefings     # opened when no path is given
//! theme: auto              # dark, light, mono; auto: by the ground of the terminal
//! colours: auto            # never, 16, 256, true; auto: by what the terminal says of itself
//! dates: iso               # iso: 2014-12-19, long: 19 December 2014
//! editor: [code, --wait]   # or "code --wait"
//! mouse: true              # false: the terminal has it, to select text
//! watch: true              # false: only R reads again; poll: looked at every second
//! check:                   # what check, fix and the language server tell
//!   select: [all]          # codes, what they begin with, or groups
//!   ignore: [unsourced]
//!   deny-warnings: false   # true: warnings fail check, too
//! keys:
//!   browse:                # keys of the screen with the panes: names of actions, or none
//!     "<c-f>": find
//!     "ZZ": quit
//!     "q": none
//! ```
//!
//! These types are the one declaration of the format: reading and the JSON Schema follow them. They hold words only;
//! which keys and actions there are is known to the screen.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::briefing::date::shown::Dates;
use crate::words::text::Text;

/// What the user wants other than it is by default. What is not written is none.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Config {
    /// The version of this format: 1.
    pub version: Option<u32>,
    /// The folder with your briefings, opened when no path is given. `~/` is your home folder.
    pub library: Option<Text>,
    /// The name of a theme, one of your own or one that is part of the program; or `auto`: dark or light by the ground of the terminal.
    pub theme: Option<Text>,
    /// How many colours the screen uses.
    pub colours: Option<Colours>,
    /// How dates are written.
    pub dates: Option<Dates>,
    /// The editor that opens a file: a program and its arguments as a list, or in one string, split as a shell would.
    pub editor: Vec<Text>,
    /// Whether clicks and the wheel are the program's; otherwise the terminal selects text with them.
    pub mouse: Option<bool>,
    /// Whether the screen follows the files while it is open.
    pub watch: Option<Watch>,
    /// What is told of briefings where the command line says nothing else.
    pub check: Checks,
    /// What keys do, by screen.
    pub keys: Modes,
}

/// What `check`, `fix` and the language server tell of briefings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct Checks {
    /// Only these problems: codes, what codes begin with, or groups of them.
    pub select: Vec<Text>,
    /// All but these problems.
    pub ignore: Vec<Text>,
    /// Whether warnings fail a check, too.
    pub deny_warnings: Option<bool>,
}

/// How many colours the screen uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Colours {
    /// As many as the terminal says that it has.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// None: a theme without colours takes the place of one with colours.
    #[serde(rename = "never")]
    Never,
    /// The sixteen ANSI colours.
    #[serde(rename = "16")]
    Ansi,
    /// 256 colours.
    #[serde(rename = "256")]
    Indexed,
    /// Any colour (24 bits).
    #[serde(rename = "true")]
    True,
}

impl Colours {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Never => "never",
            Self::Ansi => "16",
            Self::Indexed => "256",
            Self::True => "true",
        }
    }
}

/// Whether the screen follows the files while it is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Watch {
    /// It does, as the system tells of each change; where a file system tells nothing, they are looked at every second.
    #[default]
    #[serde(rename = "true")]
    Yes,
    /// It does not: they are read again by a key.
    #[serde(rename = "false")]
    No,
    /// They are looked at every second, whatever the system tells.
    #[serde(rename = "poll")]
    Poll,
}

impl Watch {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "true",
            Self::No => "false",
            Self::Poll => "poll",
        }
    }
}

/// What keys do, by screen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Modes {
    /// The screen with the panes: keys, and the name of an action; `none` takes away what they do.
    #[schemars(extend("x-keys-form" = "strokes"))]
    pub browse: IndexMap<Text, Option<Text>>,
}
