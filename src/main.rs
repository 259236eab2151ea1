//! The program: see [`bluf::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    bluf::cli::run()
}
