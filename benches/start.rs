//! The program as it is used: in a terminal of 200×50 that answers questions about its colours. How long until the
//! first frame with something to read, until a key shows, how much is written, and what it costs to do nothing.
//!
//! `cargo bench --bench start` prints one table; `fzf` stands beside it where it is installed. Programs take turns, so
//! that a busy machine is busy for all. Compare the lines, not the runs.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[cfg(target_os = "linux")]
mod made;

#[cfg(target_os = "linux")]
mod linux {
    use std::io::{Read, Write};
    use std::path::Path;
    use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
    use std::thread;
    use std::time::{Duration, Instant};

    use nix::time::{clock_getcpuclockid, clock_gettime};
    use nix::unistd::Pid;
    use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

    use super::made;

    /// How often each program is started.
    const STARTS: usize = 25;
    /// How many keys are typed in one of them.
    const KEYS: usize = 60;
    /// How long nothing is done.
    const REST: Duration = Duration::from_secs(1);
    /// How long nothing is written after the last part of a frame.
    const QUIET: Duration = Duration::from_millis(40);
    const DEADLINE: Duration = Duration::from_secs(20);

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
        let path = std::env::var_os("PATH")?;
        let found = std::env::split_paths(&path)
            .map(|folder| folder.join("fzf"))
            .find(|path| path.is_file())?;
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

    /// A program in a terminal.
    struct Running {
        child: Box<dyn Child + Send + Sync>,
        keyboard: Box<dyn Write + Send>,
        output: Receiver<(Instant, Vec<u8>)>,
        started: Instant,
    }

    impl Running {
        fn start(command: &CommandBuilder) -> Self {
            let size = PtySize {
                rows: 50,
                cols: 200,
                pixel_width: 0,
                pixel_height: 0,
            };
            let pty = native_pty_system().openpty(size).unwrap();
            let mut reader = pty.master.try_clone_reader().unwrap();
            let (sender, output) = channel();
            thread::spawn(move || {
                let mut buffer = vec![0; 1 << 16];
                while let Ok(n @ 1..) = reader.read(&mut buffer) {
                    if sender.send((Instant::now(), buffer[..n].to_vec())).is_err() {
                        return;
                    }
                }
            });
            let mut command = command.clone();
            command.cwd(std::env::temp_dir());
            command.env("TERM", "xterm-256color");
            command.env("COLORTERM", "truecolor");
            let keyboard = pty.master.take_writer().unwrap();
            let started = Instant::now();
            let child = pty.slave.spawn_command(command).unwrap();
            Self {
                child,
                keyboard,
                output,
                started,
            }
        }

        fn send(&mut self, keys: &str) {
            self.keyboard.write_all(keys.as_bytes()).unwrap();
            self.keyboard.flush().unwrap();
        }

        /// What is written until a whole frame with these words is there, and when its last part came.
        fn see(&mut self, words: &str) -> Instant {
            let mut seen = Vec::new();
            loop {
                let (at, part) = self.output.recv_timeout(DEADLINE).unwrap_or_else(|_| {
                    panic!("never saw {words:?} in {}", String::from_utf8_lossy(&seen))
                });
                self.answer(&part);
                seen.extend(part);
                let text = String::from_utf8_lossy(&seen);
                // A frame of bluf is a synchronized update; others write theirs at once.
                let whole =
                    !text.contains("\x1b[?2026h") || text.trim_end().ends_with("\x1b[?2026l");
                if text.contains(words) && whole {
                    return at;
                }
            }
        }

        /// Dark colours, and what every terminal says of itself.
        fn answer(&mut self, part: &[u8]) {
            let text = String::from_utf8_lossy(part).into_owned();
            for (question, answer) in [
                ("\x1b]10;?", "\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
                ("\x1b]11;?", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"),
                ("\x1b[c", "\x1b[?62;22c"),
                ("\x1b[6n", "\x1b[1;1R"),
            ] {
                if text.contains(question) {
                    self.send(answer);
                }
            }
        }

        /// How much is written until nothing more comes, and when the last part of it came.
        fn rest(&self, quiet: Duration) -> (usize, Option<Instant>) {
            let (mut bytes, mut last) = (0, None);
            loop {
                match self.output.recv_timeout(quiet) {
                    Ok((at, part)) => (bytes, last) = (bytes + part.len(), Some(at)),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                        return (bytes, last);
                    }
                }
            }
        }

        fn pid(&self) -> u32 {
            self.child.process_id().unwrap()
        }

        /// CPU time of all its threads, also of those that ended, in milliseconds.
        fn cpu(&self) -> f64 {
            let clock = clock_getcpuclockid(Pid::from_raw(self.pid().cast_signed())).unwrap();
            Duration::from(clock_gettime(clock).unwrap()).as_secs_f64() * 1e3
        }

        fn status(&self, field: &str) -> f64 {
            let of = |path: &Path| -> Option<f64> {
                let status = std::fs::read_to_string(path).ok()?;
                let line = status.lines().find_map(|line| line.strip_prefix(field))?;
                line.trim_start_matches(':')
                    .trim()
                    .trim_end_matches(" kB")
                    .parse()
                    .ok()
            };
            let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid())).unwrap();
            let all = tasks.filter_map(|task| of(&task.ok()?.path().join("status")));
            if field.starts_with("Vm") {
                all.fold(0.0, f64::max)
            } else {
                all.sum()
            }
        }
    }

    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    fn start(program: &Program, measured: &mut Measured) {
        let mut running = Running::start(&program.command);
        let seen = running.see(program.shows);
        measured.cpu.push(running.cpu());
        measured.first.push(millis(seen - running.started));
    }

    fn use_it(program: &Program, measured: &mut Measured) {
        let mut running = Running::start(&program.command);
        running.see(program.shows);
        running.rest(Duration::from_millis(300));
        let before = running.status("voluntary_ctxt_switches");
        thread::sleep(REST);
        measured.wakeups =
            (running.status("voluntary_ctxt_switches") - before) / REST.as_secs_f64();
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

    fn share(times: &mut [f64], share: f64) -> f64 {
        times.sort_unstable_by(f64::total_cmp);
        times
            .get(((times.len().max(1) - 1) as f64 * share) as usize)
            .copied()
            .unwrap_or(f64::NAN)
    }

    fn millis(duration: Duration) -> f64 {
        duration.as_secs_f64() * 1e3
    }
}

fn main() {
    #[cfg(target_os = "linux")]
    linux::main();
}
