//! From bytes to a linked library: how fast, on one core and on two, and how much memory it takes, beside what other
//! readers of YAML need for less.
//!
//! `cargo bench --bench load` prints one table; with `-- changed` only what it takes to read again. The texts are the
//! same in every run. Compare the columns, not the runs: each time is the least of several. On one core it is CPU time,
//! which others on the machine hardly change.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod made;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use bluf::facade::check::{Selection, review};
use bluf::facade::{Library, SourceFile, disk, embedded};
use granit_parser::Parser;
use serde::Deserialize;
use serde_yaml::Value;

/// The longest that one line of the table is measured, unless a single run takes longer.
const PATIENCE: Duration = Duration::from_millis(700);
const FILES: usize = 1000;
const BYTES: usize = 10_800;
/// Set in a process that only measures the memory of one thing.
const MEMORY: &str = "BLUF_BENCH_MEMORY";
/// The argument that leaves out all but the last table.
const CHANGED: &str = "changed";

type Files = Vec<Arc<SourceFile>>;

fn main() {
    if let Some(what) = std::env::args().skip_while(|arg| arg != MEMORY).nth(1) {
        return remember(&what);
    }
    if std::env::args().any(|arg| arg == CHANGED) {
        return one_changed();
    }
    println!(
        "{:<44}{:>9}{:>9}{:>9}{:>9}{:>10}{:>10}",
        "MB/s", "MB", "files", "1 core", "2 cores", "problems", "bytes/byte"
    );
    for name in ["bundled", "1000", "16 MB"] {
        let files = corpus(name);
        bluf(name, &files);
        other(name, &files, "granit-parser, events only", events);
        other(name, &files, "serde_yaml, a typed subset", |text| {
            black_box(serde_yaml::from_str::<Typed>(text).unwrap());
        });
        other(name, &files, "serde_yaml::Value", |text| {
            black_box(serde_yaml::from_str::<Value>(text).unwrap());
        });
        println!();
    }
    bluf("cut off", &corpus("cut off"));
    println!();
    one_changed();
}

/// The texts of a line of the table.
fn corpus(name: &str) -> Files {
    let some = |(i, text): (usize, String)| SourceFile::named(&format!("made/b{i:04}.yaml"), text);
    let shared = || SourceFile::named("made/shared.yaml", made::shared());
    match name {
        "bundled" => embedded::files(),
        "16 MB" => {
            let most = usize::try_from(disk::LIMIT).unwrap() - 8_000;
            vec![shared(), some((0, made::briefing(0, most)))]
        }
        "cut off" => cut_off().into_iter().enumerate().map(some).collect(),
        _ => {
            let made = (0..FILES).map(|i| made::briefing(i, BYTES));
            made.enumerate().map(some).chain([shared()]).collect()
        }
    }
}

/// Beginnings of the bundled files: most end in the middle of something.
fn cut_off() -> Vec<String> {
    let cut = |file: Arc<SourceFile>| {
        let text = file.text().to_owned();
        let ends = (1..15).map(move |i| text.floor_char_boundary(text.len() * i / 15 + i));
        ends.map(move |end| file.text()[..end].to_owned())
    };
    embedded::files().into_iter().flat_map(cut).collect()
}

fn bluf(name: &str, files: &Files) {
    let load = || drop(black_box(Library::load(files.clone(), Vec::new())));
    let problems = bluf::facade::check::problems(&Library::load(files.clone(), Vec::new()));
    let times = [on_cores(1, load), on_cores(2, load)];
    let memory = memory(name, "bluf");
    row(
        &format!("{name}: bluf"),
        files,
        &times,
        Some(problems.len()),
        memory,
    );
    let check = || {
        let library = Library::load(files.clone(), Vec::new());
        drop(black_box(review(&library, &Selection::default())));
    };
    let checked = [on_cores(1, check), on_cores(2, check)];
    let found = review(
        &Library::load(files.clone(), Vec::new()),
        &Selection::default(),
    );
    row(
        &format!("{name}: bluf, checked"),
        files,
        &checked,
        Some(found.len()),
        None,
    );
    let times_of = |i: usize| checked[i].as_secs_f64() / times[i].as_secs_f64();
    println!(
        "{:<44}{:>9}{:>9}{:>8.2}x{:>8.2}x",
        format!("{name}: checked, times loaded"),
        "",
        "",
        times_of(0),
        times_of(1)
    );
}

fn other(name: &str, files: &Files, reader: &str, read: impl Fn(&str)) {
    let load = || files.iter().for_each(|file| read(file.text()));
    row(
        &format!("{name}: {reader}"),
        files,
        &[on_cores(1, load)],
        None,
        memory(name, reader),
    );
}

fn row(
    what: &str,
    files: &Files,
    times: &[Duration],
    problems: Option<usize>,
    memory: Option<f64>,
) {
    let bytes = size(files) as f64;
    let speed = |i| {
        times.get(i).map_or(String::new(), |t: &Duration| {
            format!("{:.1}", bytes / 1e6 / t.as_secs_f64())
        })
    };
    println!(
        "{what:<44}{:>9.2}{:>9}{:>9}{:>9}{:>10}{:>10}",
        bytes / 1e6,
        files.len(),
        speed(0),
        speed(1),
        problems.map_or(String::new(), |n| n.to_string()),
        memory.map_or(String::new(), |n| format!("{n:.1}")),
    );
}

fn size(files: &Files) -> usize {
    files.iter().map(|file| file.text().len()).sum()
}

fn events(text: &str) {
    let parser = Parser::new_from_str(text);
    black_box(parser.filter(Result::is_ok).count());
}

/// The least time of a thing on some of the cores; on one, the time that it had the core. Where cores cannot be
/// chosen, on all.
fn on_cores(count: usize, work: impl Fn()) -> Duration {
    keep_to(count);
    let least = least(if count == 1 { cpu } else { wall }, work);
    keep_to(ALL);
    least
}

/// The time since the first call.
fn wall() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// The CPU time of this process.
#[cfg(target_os = "linux")]
fn cpu() -> Duration {
    let clock = nix::time::ClockId::CLOCK_PROCESS_CPUTIME_ID;
    Duration::from(nix::time::clock_gettime(clock).unwrap())
}

#[cfg(not(target_os = "linux"))]
fn cpu() -> Duration {
    wall()
}

const ALL: usize = 64;

#[cfg(target_os = "linux")]
fn keep_to(count: usize) {
    use nix::sched::{CpuSet, sched_setaffinity};
    let mut set = CpuSet::new();
    (0..count).for_each(|i| set.set(i).unwrap());
    let _ = sched_setaffinity(nix::unistd::Pid::from_raw(0), &set);
}

#[cfg(not(target_os = "linux"))]
fn keep_to(_: usize) {}

fn least(clock: fn() -> Duration, work: impl Fn()) -> Duration {
    let begun = Instant::now();
    let mut least = Duration::MAX;
    while begun.elapsed() < PATIENCE {
        let started = clock();
        work();
        least = least.min(clock() - started);
    }
    least
}

/// What a process of its own takes at most while it reads the texts and keeps the result, for each byte of them.
fn memory(name: &str, reader: &str) -> Option<f64> {
    let arg = format!("{name}/{reader}");
    let output = Command::new(std::env::current_exe().ok()?)
        .args([MEMORY, &arg])
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// Prints the growth of the largest resident size (`VmHWM`) for each byte of text.
fn remember(what: &str) {
    let (name, reader) = what.split_once('/').unwrap();
    let files = corpus(name);
    let Some(before) = peak() else { return };
    match reader {
        "bluf" => drop(black_box(Library::load(files.clone(), Vec::new()))),
        "serde_yaml::Value" => drop(black_box(read_all::<Value>(&files))),
        "serde_yaml, a typed subset" => drop(black_box(read_all::<Typed>(&files))),
        _ => files.iter().for_each(|file| events(file.text())),
    }
    let grown = peak().unwrap_or(before) - before;
    println!("{}", grown as f64 / size(&files) as f64);
}

fn read_all<T: for<'a> Deserialize<'a>>(files: &Files) -> Vec<T> {
    files
        .iter()
        .map(|file| serde_yaml::from_str(file.text()).unwrap())
        .collect()
}

fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<usize>().ok()? * 1024)
}

/// What it takes until one changed file of many on the disk is in the library.
fn one_changed() {
    let folder = tempfile::tempdir().unwrap();
    for file in corpus("1000") {
        let name = PathBuf::from(file.name().as_str());
        std::fs::write(folder.path().join(name.file_name().unwrap()), file.text()).unwrap();
    }
    let read = || disk::read(&[folder.path().to_owned()]).files;
    let before = Library::load(read(), Vec::new());
    let changed = folder.path().join("b0500.yaml");
    let text = std::fs::read_to_string(&changed).unwrap();
    std::fs::write(&changed, text.replace("GREEN", "CLEAR")).unwrap();
    let files = read();
    println!(
        "{:<44}{:>9}{:>9}",
        "ms: one of 1,000 files changed", "1 core", "2 cores"
    );
    let row = |what: &str, work: &dyn Fn()| {
        let [one, two] = [1, 2].map(|cores| on_cores(cores, work).as_secs_f64() * 1e3);
        println!("{what:<44}{one:>9.2}{two:>9.2}");
    };
    row("reading all files from the disk", &|| {
        drop(black_box(read()))
    });
    row("loading the changed one, linking all", &|| {
        drop(black_box(before.reload(files.clone(), Vec::new())))
    });
    row("the same, one file away", &|| {
        drop(black_box(before.reload(files[1..].to_vec(), Vec::new())))
    });
    row("loading all, linking all", &|| {
        drop(black_box(Library::load(files.clone(), Vec::new())))
    });
    row("rules over all", &|| {
        drop(black_box(bluf::facade::check::problems(&before)))
    });
}

/// Some of the fields of a briefing, as a program would read them that cares for no problems.
#[derive(Deserialize)]
#[allow(dead_code)]
struct Typed {
    title: Option<String>,
    bluf: Option<String>,
    #[serde(default)]
    sources: BTreeMap<String, Value>,
    #[serde(default)]
    actors: BTreeMap<String, TypedActor>,
    #[serde(default)]
    events: Vec<TypedEvent>,
    #[serde(default)]
    judgements: BTreeMap<String, TypedJudgement>,
    #[serde(default)]
    options: BTreeMap<String, TypedOption>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct TypedActor {
    name: Option<String>,
    kind: Option<String>,
    aliases: Option<Value>,
    summary: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct TypedEvent {
    title: Option<String>,
    date: Option<String>,
    text: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct TypedJudgement {
    text: Option<String>,
    why: Option<String>,
    likelihood: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct TypedOption {
    title: Option<String>,
    status: Option<String>,
    /// A word, or one with reasons.
    ratings: Option<BTreeMap<String, Value>>,
}
