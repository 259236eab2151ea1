//! A talk: a presentation that runs, as values and messages. Where it is in the slides, how much of its time is used,
//! how a console in a second terminal steers it, what is kept of it so that it can go on after the program died.
//!
//! Knows no terminal, no screen and no library: slides only by their ids, the numbers of their pages and steps, and
//! their minutes ([`course`]). The only place of the program with a socket ([`socket`]), which no other user and no
//! network can reach.
//!
//! ```text
//!  keys ─▶ Command ─▶ state::Talk ─▶ message::State ─▶ socket::host ═══ socket::console ─▶ the console's screen
//!             ▲        (moves, clock)       │               ▲ ║                  │
//!             └───────────── Heard ─────────┼───────────────┘ ╚═══ Command ◀═════╯
//!                                           └─▶ kept, rehearsal: the state folder
//! ```
//!
//! Whoever presents does the same at every event: gives the command to [`state::Talk`] with the time and the slides as a
//! [`course::Course`]; where it says that something has changed, keeps it ([`kept::keeper`]), tells it
//! ([`socket::host`]), draws. Resizing and reading files again are such events, too. A console draws what it is told, over
//! files that it reads itself; its clock is that of [`clock::Clock::told`], its words are those of [`shown`].

pub(crate) mod again;
pub(crate) mod clock;
pub(crate) mod course;
pub(crate) mod kept;
pub(crate) mod message;
pub(crate) mod moment;
pub(crate) mod moves;
pub(crate) mod plan;
pub(crate) mod rehearsal;
pub(crate) mod shown;
pub(crate) mod socket;
pub(crate) mod state;
pub(crate) mod times;
