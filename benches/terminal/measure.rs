//! Measuring: programs in turns, and the table.

use std::thread;
use std::time::{Duration, Instant};

use super::asked::Asked;
use super::cases::{self, Case, Program, What};
use super::inputs::Inputs;
use super::pty::{Running, millis, share};

/// How many keys are pressed in each start.
const KEYS: usize = 60;
/// How long nothing is written after the last part of what a step changes.
const QUIET: Duration = Duration::from_millis(30);
/// The same of a letter: a list of results may follow the letter itself late.
const QUIET_LETTER: Duration = Duration::from_millis(80);
/// How long a program has to come to rest, and how long it is watched then.
const SETTLE: Duration = Duration::from_millis(700);
const WATCH: Duration = Duration::from_secs(4);

/// What was measured of one program in one case.
#[derive(Default)]
struct Measured {
    times: Vec<f64>,
    /// Those of letters that are erased.
    erased: Vec<f64>,
    bytes: Vec<f64>,
    memory: Vec<f64>,
    peak: Vec<f64>,
    wakeups: Vec<f64>,
}

pub(crate) fn all() {
    let Some(asked) = Asked::read() else { return };
    let folder = tempfile::tempdir().unwrap();
    let inputs = Inputs::make(folder.path());
    let cases = cases::all(&asked, &inputs);
    println!(
        "{:<42}{:<14}{:>6}{:>9}{:>9}{:>9}{:>9}{:>8}",
        "ms in a terminal of 200×50", "", "n", "p50", "p95", "p99", "most", "bytes"
    );
    for case in &cases {
        print(case, in_turns(case, asked.rounds));
        if let Some(known) = case.known {
            println!("{:<42}{:<14}{known}", "", "presenterm");
        }
    }
}

fn in_turns(case: &Case, rounds: usize) -> Vec<Measured> {
    let mut all: Vec<Measured> = case.programs.iter().map(|_| Measured::default()).collect();
    let rounds = match case.what {
        What::First => rounds * 5,
        _ => rounds,
    };
    for _ in 0..rounds {
        for (program, measured) in case.programs.iter().zip(&mut all) {
            one(case.what, program, measured);
        }
    }
    all
}

fn one(what: What, program: &Program, measured: &mut Measured) {
    let mut running = Running::start(&program.command);
    let seen = match running.see(&program.shows) {
        Ok(seen) => seen,
        Err(written) => {
            let Program { name, shows, .. } = program;
            return eprintln!("{name} never showed `{shows}`; it wrote: {written}");
        }
    };
    match what {
        What::First => return measured.times.push(millis(seen - running.started)),
        What::StepsAtOnce => {
            press(&mut running, program.before);
            return steps_at_once(program, &mut running, measured);
        }
        _ => {}
    }
    running.rest(SETTLE);
    press(&mut running, program.before);
    running.rest(SETTLE);
    match what {
        What::Steps => steps(program, &mut running, measured),
        What::Letters => letters(program, &mut running, measured),
        _ => rest(program, &mut running, measured),
    }
}

/// Keys that are no part of what is measured.
fn press(running: &mut Running, keys: &str) {
    for key in keys.chars() {
        running.send(&key.to_string());
        running.rest(QUIET);
    }
}

/// The next step: ten down, ten up.
fn step(program: &Program, i: usize) -> &str {
    if (i / 10).is_multiple_of(2) {
        &program.down
    } else {
        &program.up
    }
}

fn steps(program: &Program, running: &mut Running, measured: &mut Measured) {
    for i in 0..KEYS {
        measured
            .times
            .extend(key(running, step(program, i), QUIET, &mut measured.bytes));
    }
}

/// One step after the other, as soon as something is written. What else is written meanwhile may take the place of an
/// answer, now and then; the slowest are what counts.
fn steps_at_once(program: &Program, running: &mut Running, measured: &mut Measured) {
    for i in 0..KEYS * 5 {
        measured.times.extend(key(
            running,
            step(program, i),
            Duration::from_millis(if i % 10 == 0 { 30 } else { 8 }),
            &mut measured.bytes,
        ));
    }
}

fn letters(program: &Program, running: &mut Running, measured: &mut Measured) {
    let words = program.types.as_deref().unwrap_or_default();
    for word in words.split(' ') {
        for letter in word.chars() {
            let letter = letter.to_string();
            measured
                .times
                .extend(key(running, &letter, QUIET_LETTER, &mut measured.bytes));
        }
        for _ in word.chars() {
            measured
                .erased
                .extend(key(running, "\x7f", QUIET_LETTER, &mut Vec::new()));
        }
    }
}

/// How long it takes until the last part of what a key changes is written.
fn key(running: &mut Running, keys: &str, quiet: Duration, bytes: &mut Vec<f64>) -> Option<f64> {
    let typed = Instant::now();
    running.send(keys);
    let (written, at) = running.rest(quiet);
    let at = at?;
    bytes.push(written as f64);
    Some(millis(at - typed))
}

fn rest(program: &Program, running: &mut Running, measured: &mut Measured) {
    for i in 0..20 {
        running.send(step(program, i));
        running.rest(QUIET);
    }
    running.rest(SETTLE);
    let before = running.sleeps();
    thread::sleep(WATCH);
    let wakeups = (running.sleeps() - before) / WATCH.as_secs_f64();
    measured.wakeups.push(wakeups);
    measured.memory.push(running.status("VmRSS") / 1024.0);
    measured.peak.push(running.status("VmHWM") / 1024.0);
}

fn print(case: &Case, all: Vec<Measured>) {
    if case.what == What::Rest {
        return print_rest(case, all);
    }
    let (mut forth, mut back): (Vec<_>, Vec<_>) = all
        .into_iter()
        .map(|measured| {
            (
                (measured.times, measured.bytes),
                (measured.erased, Vec::new()),
            )
        })
        .unzip();
    lines(case.name, case, &mut forth);
    if case.what == What::Letters {
        lines(
            &case.name.replace("letter", "erased letter"),
            case,
            &mut back,
        );
    }
}

fn lines(name: &str, case: &Case, all: &mut [(Vec<f64>, Vec<f64>)]) {
    for (i, (program, (times, bytes))) in case.programs.iter().zip(all).enumerate() {
        let name = if i == 0 { name } else { "" };
        print!("{name:<42}{:<14}{:>6}", program.name, times.len());
        for part in [0.5, 0.95, 0.99, 1.0] {
            print!("{:>9.2}", share(times, part));
        }
        match bytes.is_empty() {
            true => println!(),
            false => println!("{:>8.0}", share(bytes, 0.5)),
        }
    }
}

fn print_rest(case: &Case, all: Vec<Measured>) {
    for (i, (program, mut measured)) in case.programs.iter().zip(all).enumerate() {
        let name = if i == 0 { case.name } else { "" };
        println!(
            "{name:<42}{:<14}{:>9.1} MiB, at most {:.1}; {:.0} wake-ups a second",
            program.name,
            share(&mut measured.memory, 0.5),
            share(&mut measured.peak, 0.5),
            share(&mut measured.wakeups, 0.5),
        );
    }
}
