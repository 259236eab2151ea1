//! A talk and its console, each in a terminal of its own: how they find each other, what each sees of the other, and that
//! either may die and come back.

use std::{
    fs::{self, Permissions},
    io::{ErrorKind, Read as _, Write as _},
    os::unix::{fs::PermissionsExt as _, net::UnixStream, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Signal, geteuid};
use tempfile::TempDir;

use crate::{
    launch::Launch,
    term::{DEADLINE, Exit, Term},
    trials,
};

trials! {
    a_step_on_either_side_is_seen_on_the_other,
    a_console_that_joins_late_shows_the_same_clock,
    a_talk_that_is_killed_goes_on_where_it_was,
    a_console_that_is_killed_comes_back_where_the_talk_is,
    a_talk_goes_on_also_while_its_file_is_broken,
    a_second_talk_of_the_same_name_is_refused_before_the_terminal_is_taken,
    a_console_without_a_talk_says_so,
    of_several_talks_one_is_named,
    another_user_is_turned_away,
    a_socket_that_vanished_is_made_again,
    both_sides_go_on_on_a_terminal_that_shrinks,
    a_rehearsal_is_reported_and_held_against_the_last,
    a_rehearsal_that_a_signal_ends_goes_on,
    a_rehearsal_that_cannot_be_kept_is_reported_all_the_same,
}

const TALK: &str = "title: Port
tlp: GREEN
events:
  - {id: alpha, title: Alpha one, date: 2019}
  - {id: beta, title: Beta two, date: 2020}
  - {id: secret, title: Gamma three, date: 2021, tlp: AMBER}
options:
  wait: {title: Waiting, status: proposed}
  act: {title: Acting, status: raised}
slides:
  - {section: First part, minutes: 4}
  - {show: event alpha, notes: Spoken of alpha}
  - {show: event beta, notes: Spoken of beta}
  - event secret
  - {section: Second part, minutes: 6}
  - {show: options, reveal: true, title: Two ways, notes: Spoken of ways}
  - decision wait act
";

/// A user with a talk. Other talks of whoever runs the tests are found, too: hence it has a name that no other has.
struct User {
    home: TempDir,
    name: String,
}

impl User {
    fn new() -> Self {
        static USERS: AtomicU32 = AtomicU32::new(0);
        let number = USERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("port-{}-{number}", std::process::id());
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(format!("{name}.yaml")), TALK).unwrap();
        Self { home, name }
    }

    fn path(&self) -> &Path {
        self.home.path()
    }

    fn file(&self) -> PathBuf {
        self.path().join(format!("{}.yaml", self.name))
    }

    fn launch(&self, args: &[&str]) -> Launch {
        Launch::bluf().lives_in(self.path()).args(args)
    }

    /// Presents the talk.
    fn talk(&self, args: &[&str]) -> Term {
        let talk = self.launch(&["present"]).args(&[self.file()]);
        talk.args(args).start()
    }

    /// The same, begun.
    fn begun(&self, args: &[&str]) -> Term {
        let talk = self.talk(args);
        talk.see(" 1/");
        talk
    }

    fn console(&self) -> Term {
        let console = self.launch(&["console", "--session", &self.name]);
        let console = console.size(120, 36).start();
        console.see("Notes");
        console
    }

    fn rehearsal(&self) -> Term {
        self.launch(&["rehearse"]).args(&[self.file()]).start()
    }

    /// Waits until this is kept of the talk: its screen shows a step a moment before.
    #[track_caller]
    fn keeps(&self, words: &str) {
        let state = self.path().join(".local/state/bluf");
        let is_kept = || {
            let files = walk(&state).into_iter();
            let mut texts = files.filter_map(|file| fs::read_to_string(file).ok());
            texts.any(|text| text.contains(words))
        };
        let end = Instant::now() + DEADLINE;
        while !is_kept() {
            assert!(Instant::now() < end, "never kept: {words}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn socket(&self) -> PathBuf {
        self.path().join(format!("bluf/{}.sock", self.name))
    }
}

/// What a screen says just before some word.
fn said_before(term: &Term, word: &str) -> Option<String> {
    let screen = term.screen();
    let (before, _) = screen.split_once(word)?;
    before.split_whitespace().next_back().map(str::to_owned)
}

/// The seconds that are left, as the screen says them.
fn left(term: &Term) -> Option<i64> {
    let said = said_before(term, " left")?;
    let (minutes, seconds) = said.split_once(':')?;
    Some(minutes.parse::<i64>().ok()? * 60 + seconds.parse::<i64>().ok()?)
}

/// Waits until both show the same time, but for a second that is over between two looks.
#[track_caller]
fn same_clock(one: &Term, other: &Term) {
    let end = Instant::now() + DEADLINE;
    loop {
        let times = [left(one), left(other), left(one)];
        if let [Some(first), Some(second), Some(third)] = times
            && (third - 1..=first + 1).contains(&second)
        {
            return;
        }
        assert!(
            Instant::now() < end,
            "{times:?}\n{}\n{}",
            one.screen(),
            other.screen()
        );
        thread::sleep(Duration::from_millis(50));
    }
}

#[track_caller]
fn killed(mut term: Term) {
    term.signal(Signal::KILL);
    assert_eq!(term.exit_unread(), Exit::Signal(Signal::KILL.as_raw()));
}

fn ends(mut talk: Term) {
    talk.send("qq");
    assert_eq!(talk.exit(), Exit::Code(0));
    talk.restored();
}

fn a_step_on_either_side_is_seen_on_the_other() {
    let user = User::new();
    let mut talk = user.begun(&[]);
    let mut console = user.console();
    console.see("Spoken of alpha");
    console.send(" ");
    talk.see("Beta two");
    console.see("Spoken of beta");
    talk.send(" ");
    console.see(" 3/5 ");
    console.send("z");
    console.see("frozen");
    console.send(" ");
    console.see("they see 3");
    talk.see(" 3/5 ");
    console.send("z");
    talk.see(" 4/5 ");
    assert!(!String::from_utf8_lossy(&talk.bytes()).contains("Spoken"));
    console.send("q");
    assert_eq!(console.exit(), Exit::Code(0));
    console.restored();
    ends(talk);
}

fn a_console_that_joins_late_shows_the_same_clock() {
    let user = User::new();
    let mut talk = user.begun(&["--for", "20m"]);
    talk.send(" t");
    talk.see(" left");
    // Another second than the first.
    talk.wait("a second that is over", |screen| {
        screen.contents().contains("19:5")
    });
    let console = user.console();
    console.see("Spoken of beta");
    same_clock(&talk, &console);
    talk.send("p");
    console.see("stopped");
    assert_eq!(left(&talk), left(&console));
    // One that joins later still.
    let other = user.console();
    other.see("stopped");
    assert_eq!(left(&talk), left(&other));
    ends(talk);
}

fn a_talk_that_is_killed_goes_on_where_it_was() {
    for ceiling in [&[][..], &["--max-tlp", "GREEN"]] {
        let user = User::new();
        let mut talk = user.begun(ceiling);
        let console = user.console();
        talk.send("G");
        talk.see("To be decided");
        talk.send("h");
        talk.see("Two ways");
        talk.send("hl");
        talk.wait("no option", |screen| {
            let seen = screen.contents();
            seen.contains("Two ways") && !seen.contains("Waiting")
        });
        talk.send(" ");
        talk.see("Waiting");
        talk.send("pt");
        talk.see("stopped");
        console.see("stopped");
        user.keeps("\"phase\":\"paused\"");
        let (slide, time) = (talk.screen(), left(&talk));
        killed(talk);
        console.see("it is waited for");
        let mut talk = user.talk(ceiling);
        talk.see("goes on where it was left");
        talk.send("t");
        talk.see("stopped");
        let rows = |screen: &str| {
            screen
                .lines()
                .take(20)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(rows(&talk.screen()), rows(&slide));
        assert_eq!(left(&talk), time);
        console.wait("the talk again", |screen| {
            !screen.contents().contains("waited for")
        });
        assert_eq!(left(&console), time);
        talk.send("p");
        same_clock(&talk, &console);
        ends(talk);
        // A talk that ended is not gone on with.
        let talk = user.begun(ceiling);
        ends(talk);
    }
}

fn a_console_that_is_killed_comes_back_where_the_talk_is() {
    let user = User::new();
    let mut talk = user.begun(&[]);
    let mut console = user.console();
    console.send(" z ");
    console.see("they see 2");
    killed(console);
    let mut console = user.console();
    console.see("they see 2");
    console.see("frozen");
    console.see(" 3/5 ");
    console.send("z");
    talk.see(" 3/5 ");
    killed(console);
    talk.send("k");
    talk.see(" 2/5 ");
    ends(talk);
}

fn a_talk_goes_on_also_while_its_file_is_broken() {
    for ceiling in [&[][..], &["--max-tlp", "GREEN"]] {
        let user = User::new();
        let mut talk = user.begun(ceiling);
        let console = user.console();
        talk.send(" ");
        talk.see("Beta two");
        fs::write(user.file(), "title: [").unwrap();
        console.see(&format!("{}.yaml", user.name));
        talk.see("Beta two");
        killed(console);
        let console = user.console();
        console.see("Beta two");
        user.keeps("\"slide\":\"event beta\"");
        killed(talk);
        let mut talk = user.talk(ceiling);
        talk.see("Beta two");
        talk.see(" 2/");
        console.wait("the talk again", |screen| {
            !screen.contents().contains("waited for")
        });
        killed(console);
        talk.send("G");
        talk.see("To be decided");
        for screen in [
            talk.screen(),
            String::from_utf8_lossy(&talk.bytes()).into_owned(),
        ] {
            assert!(ceiling.is_empty() || !screen.contains("Gamma"), "{screen}");
        }
        // It is mended.
        fs::write(user.file(), TALK.replace("Waiting", "Patience")).unwrap();
        talk.see("Patience");
        ends(talk);
    }
}

fn a_second_talk_of_the_same_name_is_refused_before_the_terminal_is_taken() {
    let user = User::new();
    let talk = user.begun(&[]);
    let pid = talk.foreground().as_raw_nonzero();
    let mut second = user
        .launch(&["present"])
        .args(&[user.file()])
        .size(200, 24)
        .start();
    assert_eq!(second.exit(), Exit::Code(2));
    second.see(&format!("(pid {pid})"));
    second.see(&format!("bluf console --session {}", user.name));
    assert!(!second.bytes().contains(&0x1b), "{:?}", second.screen());
    second.restored();
    // By another name it may.
    let other = user.begun(&["--session", &format!("{}-other", user.name)]);
    ends(other);
    ends(talk);
}

fn a_console_without_a_talk_says_so() {
    let user = User::new();
    let talk = user.begun(&[]);
    let mut console = user.launch(&["console", "--session", "nobodys"]).start();
    assert_eq!(console.exit(), Exit::Code(2));
    console.see("no talk `nobodys` runs");
    assert!(!console.bytes().contains(&0x1b));
    console.restored();
    ends(talk);
}

fn of_several_talks_one_is_named() {
    let user = User::new();
    let [first, second] = ["one", "two"].map(|name| format!("{}-{name}", user.name));
    let mut one = user.begun(&["--session", &first]);
    let two = user.begun(&["--session", &second]);
    let mut console = user.launch(&["console"]).size(200, 24).start();
    assert_eq!(console.exit(), Exit::Code(2));
    console.see("several talks run");
    console.see(&first);
    console.see(&second);
    let mut console = user.launch(&["console", "--session", &second]).start();
    console.see("Notes");
    console.send(" ");
    two.see(" 2/5 ");
    one.send(" ");
    one.see(" 2/5 ");
    ends(one);
    ends(two);
}

/// The variable that makes this executable knock at the socket that it names.
pub(crate) const KNOCK: &str = "BLUF_TEST_KNOCKS_AT";

/// Asks a talk for a step, and says how many bytes it tells.
pub(crate) fn knock(socket: &Path) -> ExitCode {
    let knock = || -> std::io::Result<usize> {
        let mut stream = UnixStream::connect(socket)?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        let _ = stream.write_all(b"{\"v\":1,\"do\":\"step\"}\n");
        let mut told = [0; 4096];
        stream.read(&mut told).or(Ok(0))
    };
    let told = knock().map_or_else(
        |error| error.to_string(),
        |told| format!("told {told} bytes"),
    );
    let _ = writeln!(std::io::stdout(), "{told}");
    ExitCode::SUCCESS
}

/// Everything is opened to him that the file system closes.
fn another_user_is_turned_away() {
    if !geteuid().is_root() {
        let _ = writeln!(std::io::stderr(), "skipped: only root can be another user");
        return;
    }
    let user = User::new();
    let talk = user.begun(&[]);
    for (path, mode) in [
        (user.path(), 0o755),
        (&user.path().join("bluf"), 0o755),
        (&user.socket(), 0o777),
    ] {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }
    let as_user = |uid: u32| {
        let mut program = Command::new(std::env::current_exe().unwrap());
        let program = program.env(KNOCK, user.socket()).uid(uid).gid(uid);
        match program.output() {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => None,
            output => Some(String::from_utf8(output.unwrap().stdout).unwrap()),
        }
    };
    let Some(told) = as_user(4321) else {
        let words = "skipped: another user may not run the tests where they lie";
        let _ = writeln!(std::io::stderr(), "{words}");
        return;
    };
    assert_eq!(told, "told 0 bytes\n");
    talk.see(" 1/5 ");
    // It is he who is refused, and not what he asks.
    let told = as_user(0).unwrap();
    assert!(
        told.starts_with("told ") && told != "told 0 bytes\n",
        "{told}"
    );
    talk.see(" 2/5 ");
    ends(talk);
}

fn a_socket_that_vanished_is_made_again() {
    let user = User::new();
    let talk = user.begun(&[]);
    let console = user.console();
    fs::remove_file(user.socket()).unwrap();
    let end = Instant::now() + DEADLINE;
    while !user.socket().exists() {
        assert!(Instant::now() < end, "no socket");
        thread::sleep(Duration::from_millis(20));
    }
    let mut other = user.console();
    other.send(" ");
    talk.see("Beta two");
    console.see("Spoken of beta");
    ends(talk);
}

fn both_sides_go_on_on_a_terminal_that_shrinks() {
    let user = User::new();
    let mut talk = user.begun(&[]);
    let mut console = user.console();
    talk.resize(20, 5);
    talk.wait("the marking", |screen| screen.contents().contains("TLP:"));
    console.send(" ");
    talk.see(" 2/5 ");
    console.see("Spoken of beta");
    console.resize(20, 5);
    console.see("TLP:AMBER");
    talk.send(" ");
    console.see(" 3/5 ");
    talk.resize(100, 30);
    console.resize(100, 30);
    talk.see("Gamma three");
    console.see("Gamma three");
    ends(talk);
}

/// Goes through all of a rehearsal, and ends it.
fn rehearsed(user: &User) -> String {
    let mut talk = user.rehearsal();
    talk.see(" 1/5 ");
    talk.send("  ");
    talk.see(" 3/5 ");
    talk.send("G");
    talk.see(" 5/5 ");
    talk.send("qq");
    assert_eq!(talk.exit(), Exit::Code(0));
    talk.restored();
    talk.screen()
}

fn a_rehearsal_is_reported_and_held_against_the_last() {
    let user = User::new();
    let first = rehearsed(&user);
    for part in [
        "TLP:AMBER",
        "Port",
        "First part",
        "Second part",
        "4:00",
        "6:00",
        "10:00",
    ] {
        assert!(first.contains(part), "{part}: {first}");
    }
    let to_last = |report: &str| -> String {
        let all = report
            .lines()
            .find(|line| line.trim_start().starts_with("all"));
        let words: Vec<&str> = all.unwrap().split_whitespace().collect();
        words[4..].join(" ")
    };
    assert_eq!(to_last(&first), "– –", "{first}");
    let second = rehearsed(&user);
    assert!(to_last(&second).contains("0:0"), "{second}");
    let kept = user.path().join(".local/state/bluf");
    let kept = walk(&kept);
    let text: String = kept
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    assert!(text.contains("First part"), "{kept:?}");
    for word in ["Alpha", "Spoken", "Waiting"] {
        assert!(!text.contains(word), "{word}");
    }
}

/// The files in a folder, and in those in it, as far as they are there: what is written anew comes and goes meanwhile.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => walk(&path),
        path => vec![path],
    });
    files.collect()
}

fn a_rehearsal_that_a_signal_ends_goes_on() {
    let user = User::new();
    let mut talk = user.rehearsal();
    talk.see(" 1/5 ");
    talk.send(" ");
    talk.see(" 2/5 ");
    talk.send(" ");
    talk.see(" 3/5 ");
    user.keeps("\"slide\":\"event secret\"");
    talk.signal(Signal::TERM);
    assert_eq!(talk.exit(), Exit::Signal(Signal::TERM.as_raw()));
    talk.restored();
    assert!(!talk.screen().contains("this time"), "{}", talk.screen());
    // The talk itself begins anew.
    ends(user.begun(&[]));
    let mut talk = user.rehearsal();
    talk.see(" 3/5 ");
    talk.send("qq");
    assert_eq!(talk.exit(), Exit::Code(0));
    talk.see("this time");
}

fn a_rehearsal_that_cannot_be_kept_is_reported_all_the_same() {
    let user = User::new();
    let state = user.path().join(".local/state");
    fs::create_dir_all(&state).unwrap();
    // As on a disk that takes nothing: there can be no folder.
    fs::write(state.join("bluf"), "").unwrap();
    let report = rehearsed(&user);
    assert!(report.contains("the rehearsal is not kept"), "{report}");
    assert!(report.contains("First part"), "{report}");
}
