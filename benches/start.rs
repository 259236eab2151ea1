//! The program as it is used: in a terminal of 200×50 that answers questions about its colours. How long until the
//! first frame with something to read, until a key shows, how much is written, and what it costs to do nothing.
//!
//! `cargo bench --bench start` prints one table; `fzf` stands beside it where it is installed. Programs take turns, so
//! that a busy machine is busy for all. Compare the lines, not the runs.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[cfg(target_os = "linux")]
mod made;
#[cfg(target_os = "linux")]
mod pty;

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::thread;
    use std::time::{Duration, Instant};

    use portable_pty::CommandBuilder;

    use super::made;
    use super::pty::{Running, installed, millis, share};

    /// How often each program is started.
    const STARTS: usize = 25;
    /// How many keys are typed in one of them.
    const KEYS: usize = 60;
    /// How long nothing is done.
    const REST: Duration = Duration::from_secs(1);
    /// How long nothing is written after the last part of a frame.
    const QUIET: Duration = Duration::from_millis(40);

    /// A program with what it shows when it can be used.
    struct Program {
        name: &'static str,
        command: CommandBuilder,
        shows: &'static str,
        /// The key that moves one row, and how often; the key that moves back.
        down: &'static str,
        up: &'static str,
    }

    #[derive(Default)]
    struct Measured {
        first: Vec<f64>,
        cpu: Vec<f64>,
        memory: f64,
        key: Vec<f64>,
        bytes: Vec<f64>,
        wakeups: f64,
    }

    pub(super) fn main() {
        let folder = tempfile::tempdir().unwrap();
        let programs = programs(folder.path());
        let mut all: Vec<Measured> = programs.iter().map(|_| Measured::default()).collect();
        for _ in 0..STARTS {
            for (program, measured) in programs.iter().zip(&mut all) {
                start(program, measured);
            }
        }
        for (program, measured) in programs.iter().zip(&mut all) {
            use_it(program, measured);
        }
        println!(
            "{:<36}{:>9}{:>8}{:>9}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}",
            "",
            "first ms",
            "least",
            "CPU ms",
            "least",
            "key ms",
            "p99",
            "bytes",
            "most",
            "MiB",
            "wake-ups"
        );
        for (program, mut measured) in programs.iter().zip(all) {
            let m = &mut measured;
            println!(
                "{:<36}{:>9.1}{:>8.1}{:>9.1}{:>8.1}{:>8.2}{:>8.2}{:>8.0}{:>8.0}{:>8.1}{:>9.0}",
                program.name,
                share(&mut m.first, 0.5),
                share(&mut m.first, 0.0),
                share(&mut m.cpu, 0.5),
                share(&mut m.cpu, 0.0),
                share(&mut m.key, 0.5),
                share(&mut m.key, 0.99),
                share(&mut m.bytes, 0.5),
                share(&mut m.bytes, 1.0),
                m.memory,
                m.wakeups,
            );
        }
    }

    fn programs(folder: &Path) -> Vec<Program> {
        let bluf = |name, keys: &str, path: Option<&Path>, down, up| {
            // The marking is known when there is something to read, and not before.
            let shows = path.map_or("TLP:CLEAR", |_| "TLP:GREEN");
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_bluf"));
            command.args(["--keys", keys]);
            command.args(path);
            // No configuration and no briefings of whoever runs this.
            command.env("HOME", folder.join("home"));
            for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "COLORFGBG"] {
                command.env_remove(name);
            }
            Program {
                name,
                command,
                shows,
                down,
                up,
            }
        };
        let files = folder.join("made");
        let one = folder.join("one");
        for (folder, count) in [(&files, 1000), (&one, 1)] {
            std::fs::create_dir(folder).unwrap();
            std::fs::write(folder.join("shared.yaml"), made::shared()).unwrap();
            for i in 0..count {
                std::fs::write(
                    folder.join(format!("b{i:04}.yaml")),
                    made::briefing(i, 10_800),
                )
                .unwrap();
            }
        }
        let mut programs = vec![
            bluf("bluf, a row down", "", None, "j", "k"),
            bluf("bluf, a line down on a page", "2<enter>", None, "j", "k"),
            bluf("bluf, from link to link", "2<enter>", None, "\t", "\x1b[Z"),
            bluf("bluf, a letter in the finder", "<c-p>", None, "o", "\x7f"),
            bluf("bluf, one file of 11 KB", "", Some(&one), "j", "k"),
            bluf("bluf, 1,000 files of 11 KB", "", Some(&files), "j", "k"),
        ];
        programs.extend(fzf(folder));
        programs
    }

    /// fzf over 500 names.
    fn fzf(folder: &Path) -> Option<Program> {
        let found = installed("fzf")?;
        let names = folder.join("names");
        let lines: String = (0..500).map(|i| format!("name number {i}\n")).collect();
        std::fs::write(&names, lines).unwrap();
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "exec \"$0\" < \"$1\""]);
        command.arg(found);
        command.arg(names);
        Some(Program {
            name: "fzf, 500 names",
            command,
            shows: "500/500",
            down: "\x1b[A",
            up: "\x1b[B",
        })
    }

    fn start(program: &Program, measured: &mut Measured) {
        let mut running = Running::start(&program.command);
        let seen = running.see(program.shows).unwrap();
        measured.cpu.push(running.cpu());
        measured.first.push(millis(seen - running.started));
    }

    fn use_it(program: &Program, measured: &mut Measured) {
        let mut running = Running::start(&program.command);
        running.see(program.shows).unwrap();
        running.rest(Duration::from_millis(300));
        let before = running.sleeps();
        thread::sleep(REST);
        measured.wakeups = (running.sleeps() - before) / REST.as_secs_f64();
        for i in 0..KEYS {
            let typed = Instant::now();
            running.send(if i / 10 % 2 == 0 {
                program.down
            } else {
                program.up
            });
            if let (bytes, Some(at)) = running.rest(QUIET) {
                measured.key.push(millis(at - typed));
                measured.bytes.push(bytes as f64);
            }
        }
        measured.memory = running.status("VmHWM") / 1024.0;
    }
}

fn main() {
    #[cfg(target_os = "linux")]
    linux::main();
}
