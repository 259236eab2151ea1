//! What is started in a terminal, and with what around it: nothing of the environment the tests run in, and a home of
//! its own, so that nobody's configuration plays in.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::term::Term;

/// The variable that makes this executable the stand-in.
pub(crate) const STAND_IN: &str = "BLUF_TEST_STAND_IN";

/// A program that is about to be started on a terminal of 80×24.
pub(crate) struct Launch {
    pub(crate) command: CommandBuilder,
    pub(crate) home: TempDir,
    pub(crate) cols: u16,
    pub(crate) rows: u16,
}

impl Launch {
    /// The program itself.
    pub(crate) fn bluf() -> Self {
        Self::of(env!("CARGO_BIN_EXE_bluf").as_ref())
    }

    /// In this home, with what goes with one, instead of one of its own: several programs meet there.
    pub(crate) fn lives_in(mut self, home: &Path) -> Self {
        for (name, value) in at_home(home) {
            self.command.env(name, value);
        }
        self
    }

    /// Presents a briefing, under a name that no other talk of this user has.
    pub(crate) fn presenting(self, briefing: impl AsRef<OsStr>) -> Self {
        static TALKS: AtomicU32 = AtomicU32::new(0);
        let number = TALKS.fetch_add(1, Ordering::Relaxed);
        let name = format!("test-{}-{number}", std::process::id());
        self.args(&["present", "--session", &name])
            .args(&[briefing])
    }

    /// The stand-in.
    pub(crate) fn stand_in() -> Self {
        Self::of(std::env::current_exe().unwrap().as_os_str()).env(STAND_IN, "1")
    }

    fn of(program: &OsStr) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in environment(home.path()) {
            command.env(name, value);
        }
        Self {
            command,
            home,
            cols: 80,
            rows: 24,
        }
    }

    /// With these arguments.
    pub(crate) fn args(mut self, args: &[impl AsRef<OsStr>]) -> Self {
        self.command.args(args);
        self
    }

    /// With this in its environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Where its configuration is.
    pub(crate) fn config_file(&self) -> std::path::PathBuf {
        self.home.path().join(".config/bluf/config.yaml")
    }

    /// With this configuration.
    pub(crate) fn config(self, yaml: &str) -> Self {
        let folder = self.home.path().join(".config/bluf");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.yaml"), yaml).unwrap();
        self
    }

    /// On a screen of this size.
    pub(crate) fn size(mut self, cols: u16, rows: u16) -> Self {
        (self.cols, self.rows) = (cols, rows);
        self
    }

    /// Run by a shell with this script, in which the program is `"$BLUF"` and its arguments are `"$@"`.
    pub(crate) fn in_shell(mut self, script: &str) -> Self {
        let program = self.command.get_argv()[0].clone();
        self.command.env("BLUF", program);
        let argv = self.command.get_argv_mut();
        argv.splice(0..0, ["sh", "-c", script].map(OsString::from));
        self
    }

    /// On a terminal that is not its controlling one, and hence sends it no signals.
    pub(crate) fn uncontrolled(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Starts it.
    pub(crate) fn start(self) -> Term {
        Term::run(self)
    }
}

/// Runs the program without a terminal.
pub(crate) fn run(args: &[impl AsRef<OsStr>]) -> Output {
    let home = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_bluf"))
        .args(args)
        .env_clear()
        .envs(environment(home.path()))
        .current_dir(home.path())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// What the screen shows after these keys, as `--print` says.
#[track_caller]
pub(crate) fn printed(path: Option<&Path>, keys: &str, cols: u16, rows: u16) -> String {
    let size = format!("{cols}x{rows}");
    let options = ["--print", "--size", &size, "--keys", keys].map(OsString::from);
    let path = path.map(|path| path.as_os_str().to_owned());
    let output = run(&options.into_iter().chain(path).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn environment(home: &Path) -> [(&'static str, OsString); 5] {
    [
        ("PATH", std::env::var_os("PATH").unwrap_or_default()),
        ("TERM", "xterm-256color".into()),
        ("HOME", home.into()),
        ("XDG_CONFIG_HOME", home.join(".config").into()),
        ("XDG_DATA_HOME", home.join(".local/share").into()),
    ]
}

/// The same with the folder in which a talk and its consoles meet: the user's, and nobody else's.
fn at_home(home: &Path) -> Vec<(&'static str, OsString)> {
    let all = environment(home).into_iter();
    let runtime = ("XDG_RUNTIME_DIR", home.into());
    let state = ("XDG_STATE_HOME", home.join(".local/state").into());
    all.chain([runtime, state]).collect()
}
