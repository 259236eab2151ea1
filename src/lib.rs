//! bluf: bottom line up front. A terminal dashboard for threat briefings.
//!
//! ```text
//!  bluf › Sony hack: pressing Beijing › Timeline     3 briefings   as of 2014-12-20   TLP:CLEAR   tui::shell::header
//! ╭ 1 Timeline ──────────── 7 of 32 ╮╭ Intrusion at Sony Pictures comes to light ───── event ╮   tui::reader::draw
//! │ ── 2014-11                      ││ 2014-11-24 · incident · leads the story               │   page::event
//! │▌2014-11-24  ■ Intrusion at Son… ││                                                       │   page::prose
//! │ before ↓    ▪ Internal Sony co… ││ Screens at [Sony Pictures] showed a message from …    │   typeset::page
//! ├ 2 Actors ─────────────────── 52 ┤│                                                       │
//! │ ● North Korea             state ││ Attribution  disputed                                 │   tui::browse::pane::actors
//! ├ 3 Options ────────────────── 13 ┤│   To             By       Level  Status               │   typeset::table
//! │ ○ Turn the screws on…       4/2 ││   [North Korea]  [FBI]    state  claimed              │   library::link
//! ╰─────────────────────────────────╯╰───────────────────────────────────────────────── 0% ──╯   tui::browse::draw
//!  Enter read  Tab next pane  / filter  Ctrl-p find  ? help        2 problems !   TLP:CLEAR        tui::shell::footer, check
//! ```
//!
//! Where everything stands is in `tui::layout`, what a key does in `tui::keys::action`, what lies on top in `tui::over`.
//!
//! A file becomes a screen in this order, each step in the modules named:
//!
//! ```text
//! library::disk ─▶ source ─▶ yaml (tree ▶ recover ▶ read) ─▶ load ─▶ briefing ─▶ library (reading ▶ link) ─▶ check
//!                                                                                     │
//!                               analysis (timeline, disputed, matrix) ◀───────────────┤
//!                               search (names, places)      ◀─────────────────────────┤
//!                               page (what an entry says)   ◀─────────────────────────┘
//!                                 ├─▶ typeset (lines of a width) ─▶ tui (reader), cli (show)
//!                                 │     └─▶ slides (pages of a size) ─▶ check, cli (present)
//!                                 └─▶ export (markdown)          ─▶ cli (show)
//! ```

#[cfg(not(unix))]
compile_error!("bluf runs on Unix only: it drives the terminal by termios, poll(2) and signals");

// In reading order: words and places, what is wrong, the format, how it is read, all of it together, what is worked
// out from it, how it looks, what is shown, what is asked.
mod words;

mod source;

mod work;

mod edit;

mod save;

mod diagnostic;

mod briefing;

mod yaml;

mod load;

mod fmt;

mod config;

mod session;

mod theme;

mod library;

mod analysis;

mod page;

mod typeset;

mod slides;

mod check;

mod reference;

mod search;

mod export;

mod ide;

mod talk;

mod tui;

mod lsp;

pub mod cli;

#[doc(hidden)]
pub mod facade;
