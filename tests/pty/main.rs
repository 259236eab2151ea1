//! The terminal, end to end: the program in a real pty, whatever happens to it.
//!
//! [`terminal`] tests the terminal layer with a small program of its own ([`stand_in`]), which panics, fails and copies
//! when told to; [`start`], [`program`] and [`hostile`] test the real one. The stand-in is this very executable, started with
//! [`launch::STAND_IN`] in its environment: hence a `main` instead of the usual harness.
#![allow(clippy::unwrap_used)]

#[cfg(target_os = "linux")]
mod audit;
#[cfg(target_os = "linux")]
mod follow;
#[cfg(target_os = "linux")]
mod hostile;
#[cfg(target_os = "linux")]
mod large;
#[cfg(target_os = "linux")]
mod launch;
#[cfg(target_os = "linux")]
mod paged;
#[cfg(target_os = "linux")]
mod program;
#[cfg(target_os = "linux")]
mod saves;
#[cfg(target_os = "linux")]
mod shell;
#[cfg(target_os = "linux")]
mod stage;
#[cfg(target_os = "linux")]
mod stand_in;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
mod talk;
#[cfg(target_os = "linux")]
mod term;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod tube;
#[cfg(target_os = "linux")]
mod walk;

/// Makes tests of functions, named after them.
#[cfg(target_os = "linux")]
macro_rules! trials {
    ($($name:ident,)*) => {
        pub(crate) fn trials() -> Vec<libtest_mimic::Trial> {
            let module = module_path!().trim_start_matches("pty::");
            vec![$(libtest_mimic::Trial::test(format!("{module}::{}", stringify!($name)), || {
                $name();
                Ok(())
            }),)*]
        }
    };
}
#[cfg(target_os = "linux")]
use trials;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    if std::env::var_os(launch::STAND_IN).is_some() {
        return stand_in::run();
    }
    if let Some(socket) = std::env::var_os(stage::KNOCK) {
        return stage::knock(socket.as_ref());
    }
    let arguments = libtest_mimic::Arguments::from_args();
    let trials = [
        talk::trials(),
        stage::trials(),
        walk::trials(),
        large::trials(),
        terminal::trials(),
        start::trials(),
        paged::trials(),
        program::trials(),
        hostile::trials(),
        saves::trials(),
        follow::trials(),
    ];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}

#[cfg(not(target_os = "linux"))]
fn main() {}
