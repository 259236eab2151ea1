//! The program as a shell starts it: as a job that is stopped and continued, and where there is no terminal.

use crate::{
    launch::Launch,
    term::{Exit, Term},
};

/// Runs the program as a shell's job, and continues it when a line is typed.
const JOB: &str = "set -m; \"$BLUF\" \"$@\"; echo \"[stopped $?]\"; read line; fg >/dev/null; echo \"[ended $?]\"";

/// Stops the program, which shows it when `is_there`, and continues it; then the key does what `is_taken` says.
pub(crate) fn is_stopped_and_comes_back(
    launch: Launch,
    stop: impl FnOnce(&mut Term),
    is_there: impl Fn(&Term),
    (key, is_taken): (&str, impl Fn(&Term)),
) {
    let mut term = launch.in_shell(JOB).start();
    is_there(&term);
    term.taken();
    let program = term.foreground();
    stop(&mut term);
    term.see("[stopped");
    assert_ne!(term.foreground(), program);
    term.restored();
    term.send("\n");
    term.taken();
    is_there(&term);
    assert_eq!(term.foreground(), program);
    term.send(key);
    is_taken(&term);
    term.send("q");
    term.see("[ended 0]");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

/// Runs a script for each thing that is no terminal, and checks that the program says why it will not start.
pub(crate) fn is_refused_without_a_terminal(launch: fn() -> Launch) {
    for (script, why) in [
        ("\"$BLUF\" >/dev/null", "standard output is not a terminal"),
        ("\"$BLUF\" >&-", "standard output is not a terminal"),
        ("\"$BLUF\" </dev/null", "standard input is not a terminal"),
        ("\"$BLUF\" <&-", "standard input is not a terminal"),
        ("TERM=dumb \"$BLUF\"", "TERM is `dumb`"),
        ("TERM= \"$BLUF\"", "TERM is not set"),
        ("unset TERM; \"$BLUF\"", "TERM is not set"),
    ] {
        let script = format!("{script}; echo \"[code $?]\" >&2");
        let mut term = launch().size(120, 24).in_shell(&script).start();
        term.see("[code 2]");
        term.see(why);
        assert_eq!(term.exit(), Exit::Code(0));
        let written = term.bytes();
        assert!(
            !written.contains(&b'\x1b'),
            "escape sequences:\n{}",
            written.escape_ascii()
        );
        term.restored();
    }
}
