//! Faults of the program that did not end it, written down in the state folder: on a stage nobody has time to read one.

use std::path::Path;

use chrono::{DateTime, Local};

use crate::briefing::tlp::Tlp;
use crate::save;
use crate::words::text::{Lines, clean};

/// The most bytes that are kept of earlier faults.
const EARLIER: usize = 64 << 10;

/// Writes a fault down in `faults.log`, the newest last. It may quote a briefing, and nobody
/// knows which: it is marked as such, and the file is its user's only. Nobody is told when this fails: the fault itself is what matters.
pub(super) fn log(state: Option<&Path>, fault: &str, now: DateTime<Local>) {
    let Some(state) = state else { return };
    let fault = clean(fault, Lines::Many).text.replace('\n', "\n    ");
    let line = format!(
        "{} bluf {} {}: {fault}\n",
        now.format("%Y-%m-%d %H:%M:%S"),
        env!("CARGO_PKG_VERSION"),
        Tlp::Unreadable.label(),
    );
    let with = |earlier: Option<&str>| Some(format!("{}{line}", newest(earlier.unwrap_or(""))));
    let _ = save::change(&state.join("faults.log"), with);
}

/// The last whole lines of what was written before.
fn newest(earlier: &str) -> &str {
    let Some(over) = earlier.len().checked_sub(EARLIER) else {
        return earlier;
    };
    let rest = earlier.as_bytes().get(over..).unwrap_or_default();
    let line = rest.iter().position(|byte| *byte == b'\n');
    line.map_or("", |end| earlier.get(over + end + 1..).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_written_down_one_after_the_other_and_the_oldest_go() {
        let state = tempfile::tempdir().unwrap();
        let now = Local::now();
        let read = || std::fs::read_to_string(state.path().join("faults.log")).unwrap();
        log(Some(state.path()), "index \u{1b}[31m out\nof bounds", now);
        log(Some(state.path()), "second", now);
        let text = read();
        let mut lines = text.lines();
        assert!(lines.next().unwrap().ends_with("index ␛[31m out"), "{text}");
        assert_eq!(lines.next(), Some("    of bounds"));
        assert!(lines.next().unwrap().ends_with(": second"));
        for number in 0..2000 {
            let words = format!("{number} {}", "é".repeat(40));
            std::fs::write(
                state.path().join("faults.log"),
                format!("{}{words}\n", newest(&read())),
            )
            .unwrap();
        }
        log(Some(state.path()), "last", now);
        let text = read();
        assert!(text.len() < EARLIER + 200 && text.ends_with(": last\n"));
        assert!(!text.contains("second") && !text.starts_with('é'));
        log(None, "nowhere", now);
    }
}
