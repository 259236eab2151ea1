//! A program in a terminal of 200×50 that answers questions about its colours and its place.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use nix::time::{clock_getcpuclockid, clock_gettime};
use nix::unistd::Pid;
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const DEADLINE: Duration = Duration::from_secs(20);

/// A program in a terminal. It ends with this.
pub(crate) struct Running {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    /// When it was started.
    pub(crate) started: Instant,
}

impl Running {
    pub(crate) fn start(command: &CommandBuilder) -> Self {
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

    pub(crate) fn send(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until a whole frame with these words is there, and says when its last part came; what was written instead
    /// when it never comes.
    pub(crate) fn see(&mut self, words: &str) -> Result<Instant, String> {
        let mut seen = Vec::new();
        loop {
            let Ok((at, part)) = self.output.recv_timeout(DEADLINE) else {
                return Err(String::from_utf8_lossy(&seen).escape_debug().to_string());
            };
            self.answer(&part);
            seen.extend(part);
            let text = String::from_utf8_lossy(&seen);
            // A frame of bluf is a synchronized update; others write theirs at once.
            let whole = !text.contains("\x1b[?2026h") || text.trim_end().ends_with("\x1b[?2026l");
            if text.contains(words) && whole {
                return Ok(at);
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

    /// How much is written until nothing more comes for so long, and when the last part of it came.
    pub(crate) fn rest(&mut self, quiet: Duration) -> (usize, Option<Instant>) {
        let (mut bytes, mut last) = (0, None);
        loop {
            match self.output.recv_timeout(quiet) {
                Ok((at, part)) => {
                    self.answer(&part);
                    (bytes, last) = (bytes + part.len(), Some(at));
                }
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
    #[allow(dead_code, reason = "not every bench asks for it")]
    pub(crate) fn cpu(&self) -> f64 {
        let clock = clock_getcpuclockid(Pid::from_raw(self.pid().cast_signed())).unwrap();
        Duration::from(clock_gettime(clock).unwrap()).as_secs_f64() * 1e3
    }

    /// A number that Linux knows of it: the sum over its threads, or the most where they share it.
    pub(crate) fn status(&self, field: &str) -> f64 {
        let of = |path: &Path| -> Option<f64> {
            let status = std::fs::read_to_string(path).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix(field))?;
            let number = line.trim_start_matches(':').trim();
            number.trim_end_matches(" kB").parse().ok()
        };
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid())).unwrap();
        let all = tasks.filter_map(|task| of(&task.ok()?.path().join("status")));
        if field.starts_with("Vm") {
            all.fold(0.0, f64::max)
        } else {
            all.sum()
        }
    }

    /// How often all its threads went to sleep so far.
    pub(crate) fn sleeps(&self) -> f64 {
        self.status("voluntary_ctxt_switches")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What such a share of all is no greater than.
pub(crate) fn share(times: &mut [f64], share: f64) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times
        .get(((times.len().max(1) - 1) as f64 * share) as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

pub(crate) fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Where a program stands that `PATH` leads to.
pub(crate) fn installed(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}
