//! A terminal in a test: the a program in a real pty, its screen read by vt100.
//!
//! Every wait is for a condition, woken by what the program writes, and fails after [`DEADLINE`] with the screen in
//! its message. There are no sleeps to be tuned.

use std::{
    io::Write,
    os::unix::process::ExitStatusExt,
    process::ExitStatus,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Screen};

use crate::launch::Launch;
use crate::tube::{Heard, Shared, Tube};

/// Far above what anything takes, so that a busy machine fails no test.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    /// It returned this code.
    Code(i32),
    /// It died of this signal.
    Signal(i32),
}

/// A terminal with the program in it.
pub(crate) struct Term {
    shared: Arc<Shared>,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Running,
    line: String,
    _home: TempDir,
}

/// A process that does not outlive the test.
struct Running(Box<dyn Child + Send + Sync>);

impl Term {
    pub(crate) fn run(launch: Launch) -> Self {
        let Launch {
            command,
            home,
            cols,
            rows,
        } = launch;
        let pty = native_pty_system().openpty(size(cols, rows)).unwrap();
        let line = line_settings(&*pty.master);
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let shared = Arc::new(Shared::new(cols, rows));
        let reader = pty.master.try_clone_reader().unwrap();
        thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.read(reader)
        });
        Self {
            shared,
            keyboard: pty.master.take_writer().unwrap(),
            master: pty.master,
            child: Running(child),
            line,
            _home: home,
        }
    }

    /// Types this; `\x1b[B` is the down arrow, `\x03` Ctrl-C.
    pub(crate) fn send(&mut self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    /// The same, where it is no text.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Pastes this.
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until this text is on the screen.
    #[track_caller]
    pub(crate) fn see(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is so.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        self.wait_tube(what, |tube| is_so(tube.parser.screen()));
    }

    /// Waits until the program asked for this beyond its screen.
    #[track_caller]
    pub(crate) fn hear(&self, what: &str, is_so: impl Fn(&Heard) -> bool) {
        self.wait_tube(what, |tube| is_so(tube.parser.callbacks()));
    }

    /// Waits until what was written so far is so.
    #[track_caller]
    pub(crate) fn read(&self, what: &str, is_so: impl Fn(&[u8]) -> bool) {
        self.wait_tube(what, |tube| is_so(&tube.bytes));
    }

    /// Waits until the screen is this text, but for spaces at the ends of lines.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        let lines = |text: &str| -> Vec<String> {
            let lines = text.trim_end().lines();
            lines.map(|line| line.trim_end().to_owned()).collect()
        };
        let wanted = lines(text);
        self.wait(&format!("the screen\n{text}\ninstead of"), |screen| {
            let (_, cols) = screen.size();
            let rows: Vec<_> = screen.rows(0, cols.get()).collect();
            lines(&rows.join("\n")) == wanted
        });
    }

    /// What is found on the screen as it is.
    pub(crate) fn look<T>(&self, find: impl FnOnce(&Screen) -> T) -> T {
        find(self.shared.tube().parser.screen())
    }

    /// The text on the screen, a line a row, without spaces at the ends.
    pub(crate) fn screen(&self) -> String {
        let tube = self.shared.tube();
        let (_, cols) = tube.parser.screen().size();
        let rows: Vec<_> = tube.parser.screen().rows(0, cols.get()).collect();
        let rows: Vec<_> = rows.iter().map(|row| row.trim_end()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// Everything that was written so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.shared.tube().bytes.clone()
    }

    /// Makes the window larger or smaller.
    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        let (r, c) = (rows.try_into().unwrap(), cols.try_into().unwrap());
        self.shared.tube().parser.set_size(r, c);
        self.master.resize(size(cols, rows)).unwrap();
    }

    /// Tells the program a size, and leaves the window as it is.
    pub(crate) fn resize_line(&self, cols: u16, rows: u16) {
        self.master.resize(size(cols, rows)).unwrap();
    }

    /// Sends a signal to the program, which must be in the foreground.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.foreground(), signal).unwrap();
    }

    /// The process that has the terminal: the program, or the shell while it is stopped.
    pub(crate) fn foreground(&self) -> Pid {
        Pid::from_raw(self.master.process_group_leader().unwrap()).unwrap()
    }

    /// Waits for the end of the program and of its output.
    #[track_caller]
    pub(crate) fn exit(&mut self) -> Exit {
        let exit = self.exit_unread();
        self.wait_tube("end of output", |tube| tube.is_closed);
        exit
    }

    /// Waits for the end of the program, whatever became of its output.
    #[track_caller]
    pub(crate) fn exit_unread(&mut self) -> Exit {
        self.child
            .exit()
            .unwrap_or_else(|| panic!("still running:\n{}", self.shared.picture()))
    }

    /// Checks that the terminal is as it was before: main screen, cursor, keyboard, no mouse, no paste marks, line
    /// settings.
    #[track_caller]
    pub(crate) fn restored(&self) {
        self.screen_restored();
        assert_eq!(line_settings(&*self.master), self.line, "line settings");
    }

    /// The same without the line settings.
    #[track_caller]
    pub(crate) fn screen_restored(&self) {
        let tube = self.shared.tube();
        let screen = tube.parser.screen();
        assert!(!screen.alternate_screen(), "on the alternate screen");
        assert!(!screen.hide_cursor(), "cursor hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste on");
        assert_eq!(
            screen.mouse_protocol_mode(),
            MouseProtocolMode::None,
            "mouse on"
        );
        assert_eq!(screen.fgcolor(), vt100::Color::Default, "coloured");
        let heard = tube.parser.callbacks();
        assert_eq!(heard.popped, heard.pushed, "keyboard protocol on");
    }

    /// Checks that the program has the terminal: raw mode, alternate screen, keyboard protocol pushed once, hidden
    /// cursor, marked pastes.
    #[track_caller]
    pub(crate) fn taken(&self) {
        self.wait("the screen taken", |screen| {
            screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
        });
        assert_ne!(line_settings(&*self.master), self.line, "not in raw mode");
        self.hear("the keyboard protocol on", |heard| {
            heard.pushed == heard.popped + 1
        });
    }

    /// Runs `f` while nothing is read of what the program writes.
    pub(crate) fn stuck<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let shared = Arc::clone(&self.shared);
        let _tube = shared.tube();
        f(self)
    }

    /// Types this key, which has to change the screen, closes the window and waits for the end of the program.
    #[track_caller]
    pub(crate) fn hang_up(mut self, key: &str) -> Exit {
        self.shared.tube().is_unplugged = true;
        // The reading thread lets go of its end of the pty when something was written.
        self.send(key);
        self.wait_tube("what the key does", |tube| tube.is_closed);
        let Self {
            keyboard,
            master,
            mut child,
            ..
        } = self;
        drop((keyboard, master));
        child
            .exit()
            .unwrap_or_else(|| panic!("still running without a terminal"))
    }

    /// Waits for a second in which nothing is written and no thread is woken. The start may go on for a moment after
    /// the first frame, hence not just any second.
    #[track_caller]
    pub(crate) fn idle(&self) {
        let end = Instant::now() + DEADLINE;
        loop {
            let before = self.activity();
            thread::sleep(Duration::from_secs(1));
            let after = self.activity();
            if before == after {
                return;
            }
            assert!(
                Instant::now() < end,
                "bytes, ticks, wake-ups: {before:?}, a second later {after:?}"
            );
        }
    }

    /// Bytes written, CPU ticks used and voluntary switches (that is, times woken) of all threads so far.
    fn activity(&self) -> (usize, u64, u64) {
        let (ticks, switches) = self.work();
        (self.shared.tube().bytes.len(), ticks, switches)
    }

    /// The same without the bytes; may be asked while the terminal is [`Term::stuck`].
    pub(crate) fn work(&self) -> (u64, u64) {
        let pid = self.foreground().as_raw_nonzero();
        let (mut ticks, mut switches) = (0, 0);
        for task in std::fs::read_dir(format!("/proc/{pid}/task")).unwrap() {
            let task = task.unwrap().path();
            let stat = std::fs::read_to_string(task.join("stat")).unwrap();
            let (_, after_name) = stat.rsplit_once(") ").unwrap();
            let fields: Vec<_> = after_name.split(' ').collect();
            ticks += fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
            let status = std::fs::read_to_string(task.join("status")).unwrap();
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            switches += line.unwrap().trim().parse::<u64>().unwrap();
        }
        (ticks, switches)
    }

    /// Waits until the program does nothing any more; may be asked while the terminal is [`Term::stuck`].
    pub(crate) fn rests(&self) {
        let mut before = (0, 0);
        while before != self.work() {
            before = self.work();
            thread::sleep(Duration::from_millis(100));
        }
    }

    #[track_caller]
    fn wait_tube(&self, what: &str, is_so: impl Fn(&Tube) -> bool) {
        let tube = self.shared.tube();
        let (tube, time) = self
            .shared
            .changed
            .wait_timeout_while(tube, DEADLINE, |tube| !is_so(tube))
            .unwrap();
        drop(tube);
        assert!(
            !time.timed_out(),
            "never saw: {what}\n{}",
            self.shared.picture()
        );
    }
}

impl Running {
    /// How it ended, or None if it does not within the deadline.
    fn exit(&mut self) -> Option<Exit> {
        let child: &mut std::process::Child = (*self.0).as_any_mut().downcast_mut().unwrap();
        let end = Instant::now() + DEADLINE;
        while Instant::now() < end {
            if let Some(status) = child.try_wait().unwrap() {
                return Some(Exit::from(status));
            }
            thread::sleep(Duration::from_millis(2));
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl From<ExitStatus> for Exit {
    fn from(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Self::Code(code),
            (None, Some(signal)) => Self::Signal(signal),
            (None, None) => unreachable!("try_wait reports only the end"),
        }
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn line_settings(master: &dyn MasterPty) -> String {
    let line = master.get_termios().unwrap();
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        line.input_flags,
        line.output_flags,
        line.control_flags,
        line.local_flags,
        line.control_chars
    )
}
