//! A talk and its consoles over real sockets, each in a folder of its own.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Program, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::console::{Console, NoTalk, NotAsked, Told};
use super::host::Host;
use super::host::error::NoHost;
use super::host::shared::Heard;
use super::name::SessionName;
use crate::talk::course::Course;
use crate::talk::message::{self, BadLine, Command, LONGEST, State};
use crate::talk::moves::tests::course;
use crate::talk::state::tests::{begun, moment};

/// So long that only what never comes takes it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder with a place for sockets in it.
struct Ground {
    folder: TempDir,
    places: Vec<PathBuf>,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = vec![folder.path().join("bluf")];
        Self { folder, places }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.places[0].join(name)
    }

    fn host(&self, session: &str) -> (Host, Receiver<Heard>) {
        let (sender, heard) = mpsc::channel();
        let hear = move |heard| sender.send(heard).is_ok();
        (
            Host::open(&self.places, &name(session), hear).unwrap(),
            heard,
        )
    }

    fn try_host(&self, session: &str) -> NoHost {
        Host::open(&self.places, &name(session), |_| true).unwrap_err()
    }

    fn console(&self, session: Option<&str>) -> (Console, Receiver<Told>) {
        let (sender, told) = mpsc::channel();
        let hear = move |told| sender.send(told).is_ok();
        let session = session.map(name);
        let console = Console::join(&self.places, session.as_ref(), hear).unwrap();
        (console, told)
    }

    fn try_console(&self, session: Option<&str>) -> NoTalk {
        let session = session.map(name);
        Console::join(&self.places, session.as_ref(), |_| true).unwrap_err()
    }

    /// A connection of somebody who does as he likes.
    fn stranger(&self, session: &str) -> UnixStream {
        let stream = UnixStream::connect(self.file(&format!("{session}.sock"))).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }
}

fn name(session: &str) -> SessionName {
    SessionName::given(session).unwrap()
}

fn numbered(seq: u64) -> State {
    State {
        seq,
        ..message::tests::state()
    }
}

/// The next state that a console is told.
#[track_caller]
fn state(told: &Receiver<Told>) -> State {
    match told.recv_timeout(PATIENCE).unwrap() {
        Told::State(state) => *state,
        other => panic!("{other:?}"),
    }
}

/// Waits until a console is told a state of this number; those before may be left out.
#[track_caller]
fn until(told: &Receiver<Told>, seq: u64) {
    while state(told).seq != seq {}
}

#[track_caller]
fn gone(told: &Receiver<Told>) {
    match told.recv_timeout(PATIENCE).unwrap() {
        Told::Gone => {}
        Told::State(_) => gone(told),
        other @ Told::Bad(_) => panic!("{other:?}"),
    }
}

/// The next command that a talk hears.
#[track_caller]
fn command(heard: &Receiver<Heard>) -> Command {
    loop {
        match heard.recv_timeout(PATIENCE).unwrap() {
            Heard::Asked(asked) => return asked.command.clone(),
            Heard::Consoles(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// Waits until so many consoles are there.
#[track_caller]
fn consoles(heard: &Receiver<Heard>, count: usize) {
    loop {
        match heard.recv_timeout(PATIENCE).unwrap() {
            Heard::Consoles(now) if now == count => return,
            Heard::Consoles(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// Waits until something is so.
#[track_caller]
fn eventually(mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < end, "it never came to be");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Whether the other end closes, whatever it says before.
fn is_closed(stream: &mut UnixStream) -> bool {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

#[test]
fn whoever_joins_gets_the_state_at_once_and_every_later_one() {
    let ground = Ground::new();
    let (host, heard) = ground.host("sony");
    let (_early, early) = ground.console(None);
    consoles(&heard, 1);
    host.tell(&numbered(1)).unwrap();
    until(&early, 1);
    let (late_console, late) = ground.console(Some("sony"));
    assert_eq!(late_console.name().as_str(), "sony");
    until(&late, 1);
    host.tell(&numbered(2)).unwrap();
    until(&early, 2);
    until(&late, 2);
    drop(late_console);
    consoles(&heard, 1);
}

#[test]
fn a_console_steers_a_talk() {
    let ground = Ground::new();
    let (host, heard) = ground.host("sony");
    let course = course("a0 b2 c0");
    let mut talk = begun(&course);
    host.tell(&talk.state(course.outline(), moment(0))).unwrap();
    let (console, told) = ground.console(None);
    assert_eq!(state(&told).slide, "a");
    for (asked, slide, reveal) in [
        (Command::Step, "b", 0),
        (Command::Step, "b", 1),
        (Command::Slide { id: "c".to_owned() }, "c", 0),
    ] {
        console.ask(&asked).unwrap();
        let command = command(&heard);
        assert_eq!(command, asked);
        talk.apply(&command, &course, moment(1));
        host.tell(&talk.state(course.outline(), moment(1))).unwrap();
        let state = state(&told);
        assert_eq!((state.slide.as_str(), state.reveal), (slide, reveal));
    }
}

#[test]
fn whoever_says_what_nobody_understands_is_dropped_and_nobody_else() {
    let ground = Ground::new();
    let (host, heard) = ground.host("sony");
    let (console, told) = ground.console(None);
    let long = "x".repeat(LONGEST + 1);
    let commands = "{\"v\":1,\"do\":\"step\"}\n";
    for (number, said) in [
        "garbage\n",
        "\n",
        "{\"v\":2,\"do\":\"step\"}\n",
        "{\"v\":1,\"do\":\"what\"}\n",
        "{\"v\":1}\n",
        &long,
        &format!("{long}\n"),
        "\0\u{ff}\u{feff}\n",
    ]
    .iter()
    .enumerate()
    {
        let mut stranger = ground.stranger("sony");
        // What comes before it is heeded.
        let _ = stranger.write_all(commands.as_bytes());
        let _ = stranger.write_all(said.as_bytes());
        assert!(is_closed(&mut stranger), "{said:.20}");
        assert_eq!(command(&heard), Command::Step, "{said:.20}");
        host.tell(&numbered(number as u64)).unwrap();
        until(&told, number as u64);
    }
    // Half a line is nothing yet, and nothing when the other end goes.
    let mut half = ground.stranger("sony");
    half.write_all(b"{\"v\":1,").unwrap();
    console.ask(&Command::Back).unwrap();
    assert_eq!(command(&heard), Command::Back);
    half.write_all(b"\"do\":\"last\"}\n{\"v\":1").unwrap();
    assert_eq!(command(&heard), Command::Last);
    drop(half);
    console.ask(&Command::Back).unwrap();
    assert_eq!(command(&heard), Command::Back);
}

#[test]
fn whoever_takes_nothing_delays_nobody_and_finds_the_newest() {
    let ground = Ground::new();
    let (host, _heard) = ground.host("sony");
    let lagging = ground.stranger("sony");
    let (_console, told) = ground.console(None);
    let long = State {
        wrong: Some("x".repeat(50_000)),
        ..numbered(0)
    };
    for seq in 1..=2000 {
        host.tell(&State {
            seq,
            ..long.clone()
        })
        .unwrap();
    }
    until(&told, 2000);
    let mut lines = BufReader::new(lagging).lines();
    let mut seen = Vec::new();
    while seen.last() != Some(&2000) {
        let line = lines.next().unwrap().unwrap();
        seen.push(message::told(line.as_bytes()).unwrap().seq);
    }
    assert!(seen.is_sorted() && seen.len() < 100, "{seen:?}");
}

#[test]
fn of_a_thousand_connections_a_few_are_let_in_and_none_does_harm() {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    let most = rustix::process::Rlimit {
        current: limit.maximum,
        ..limit
    };
    rustix::process::setrlimit(rustix::process::Resource::Nofile, most).unwrap();
    let ground = Ground::new();
    let (host, heard) = ground.host("sony");
    host.tell(&numbered(1)).unwrap();
    let (console, told) = ground.console(None);
    until(&told, 1);
    let strangers: Vec<UnixStream> = (0..1000).map(|_| ground.stranger("sony")).collect();
    let mut in_or_out = strangers.iter().map(|stream| {
        let mut first = [0];
        matches!((&mut &*stream).read(&mut first), Ok(1))
    });
    let let_in = in_or_out.by_ref().filter(|is_in| *is_in).count();
    assert_eq!(let_in, 15);
    console.ask(&Command::Step).unwrap();
    assert_eq!(command(&heard), Command::Step);
    host.tell(&numbered(2)).unwrap();
    until(&told, 2);
    drop(strangers);
    consoles(&heard, 1);
    let (_other, told) = ground.console(None);
    until(&told, 2);
}

#[test]
fn a_talk_that_is_behind_does_not_listen_and_loses_nothing() {
    let ground = Ground::new();
    let (_host, heard) = ground.host("sony");
    let mut stranger = ground.stranger("sony");
    consoles(&heard, 1);
    let line = message::ask(&Command::Step).unwrap();
    let sent = std::thread::spawn(move || {
        stranger.write_all(&line.repeat(30_000)).unwrap();
        stranger
    });
    let mut held: Vec<Heard> = heard.iter().take(64).collect();
    while let Ok(heard) = heard.recv_timeout(Duration::from_millis(300)) {
        held.push(heard);
    }
    assert!(held.len() < 10_000, "{}", held.len());
    let before = held.len();
    drop(held);
    for _ in before..30_000 {
        command(&heard);
    }
    drop(sent.join().unwrap());
    consoles(&heard, 0);
}

#[test]
fn a_second_talk_of_a_name_is_told_who_has_it_and_what_to_do() {
    let mut ground = Ground::new();
    let (host, _heard) = ground.host("sony");
    let told = ground.try_host("sony").to_string();
    let pid = std::process::id();
    assert_eq!(
        told,
        format!(
            "the talk `sony` runs already (pid {pid}); `bluf console --session sony` joins it, \
             and --session gives this one another name"
        )
    );
    let (_other, _) = ground.host("thaad");
    // In a terminal with another place for sockets, too.
    let first = ground.folder.path().join("first");
    ground.places.insert(0, first);
    assert!(matches!(ground.try_host("sony"), NoHost::Taken { .. }));
    drop(host);
    ground.host("sony");
}

#[test]
fn a_console_finds_the_talk_or_is_told_which_there_are() {
    let ground = Ground::new();
    assert_eq!(
        ground.try_console(None).to_string(),
        "no talk runs: `bluf present FILE` begins one"
    );
    let (_sony, _) = ground.host("sony");
    let (_thaad, _) = ground.host("thaad");
    assert_eq!(
        ground.try_console(None).to_string(),
        "several talks run: say which by --session; running: `sony`, `thaad`"
    );
    assert_eq!(
        ground.try_console(Some("x")).to_string(),
        "no talk `x` runs; running: `sony`, `thaad`"
    );
    ground.console(Some("thaad"));
}

#[test]
fn what_a_dead_talk_left_is_replaced() {
    let ground = Ground::new();
    super::folder::Folder::make(&ground.places[0]).unwrap();
    fs::write(ground.file("sony.lock"), "1").unwrap();
    drop(UnixListener::bind(ground.file("sony.sock")).unwrap());
    drop(UnixListener::bind(ground.file("sony.new")).unwrap());
    assert!(matches!(ground.try_console(None), NoTalk::None));
    let (host, _heard) = ground.host("sony");
    host.tell(&numbered(1)).unwrap();
    let (console, told) = ground.console(None);
    until(&told, 1);
    drop((console, host));
    let left: Vec<_> = fs::read_dir(&ground.places[0]).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Where nothing tells of changes in a folder, the next change of the talk does.
#[test]
fn a_socket_that_vanishes_is_made_again() {
    let ground = Ground::new();
    let (host, _heard) = ground.host("sony");
    let vanishing: [fn(&Ground); 4] = [
        |ground| fs::remove_file(ground.file("sony.sock")).unwrap(),
        |ground| fs::remove_file(ground.file("sony.lock")).unwrap(),
        // It may be made again while it is being taken away.
        |ground| drop(fs::remove_dir_all(&ground.places[0])),
        |ground| fs::rename(&ground.places[0], ground.folder.path().join("elsewhere")).unwrap(),
    ];
    for (number, vanish) in vanishing.into_iter().enumerate() {
        vanish(&ground);
        if cfg!(not(target_os = "linux")) {
            host.tell(&numbered(0)).unwrap();
        }
        eventually(|| ground.file("sony.sock").exists() && ground.file("sony.lock").exists());
        let seq = number as u64 + 1;
        host.tell(&numbered(seq)).unwrap();
        let (_console, told) = ground.console(Some("sony"));
        until(&told, seq);
        assert!(matches!(ground.try_host("sony"), NoHost::Taken { .. }));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_talk_goes_on_without_a_socket_and_says_so() {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let ground = Ground::new();
    let (host, heard) = ground.host("sony");
    let place = &ground.places[0];
    // A file takes the place of the folder, in one moment.
    let file = ground.folder.path().join("file");
    fs::write(&file, "").unwrap();
    renameat_with(CWD, &file, CWD, place, RenameFlags::EXCHANGE).unwrap();
    match heard.recv_timeout(PATIENCE).unwrap() {
        Heard::Unreachable(why) => assert!(why.contains("is a link or no folder"), "{why}"),
        other => panic!("{other:?}"),
    }
    host.tell(&numbered(1)).unwrap();
    fs::remove_file(place).unwrap();
    host.tell(&numbered(2)).unwrap();
    let heard = heard.recv_timeout(PATIENCE).unwrap();
    assert!(matches!(heard, Heard::Reachable), "{heard:?}");
    let (_console, told) = ground.console(None);
    until(&told, 2);
}

#[test]
fn no_talk_uses_a_folder_that_others_can_open() {
    let ground = Ground::new();
    fs::create_dir(&ground.places[0]).unwrap();
    fs::set_permissions(&ground.places[0], Permissions::from_mode(0o755)).unwrap();
    let told = ground.try_host("sony").to_string();
    assert!(told.contains("chmod 700"), "{told}");
    let told = ground.try_console(None).to_string();
    assert!(told.contains("chmod 700"), "{told}");
    // It is in nobody's way where a talk runs elsewhere.
    let mut other = Ground::new();
    let (_host, _) = other.host("sony");
    other.places.insert(0, ground.places[0].clone());
    other.console(None);
    fs::remove_dir(&ground.places[0]).unwrap();
    let real = ground.folder.path().join("real");
    super::folder::Folder::make(&real).unwrap();
    std::os::unix::fs::symlink(&real, &ground.places[0]).unwrap();
    let told = ground.try_host("sony").to_string();
    assert!(told.contains("is a link"), "{told}");
    assert_eq!(fs::read_dir(&real).unwrap().count(), 0);
}

#[test]
fn a_name_that_makes_the_path_too_long_leaves_nothing_behind() {
    let ground = Ground::new();
    let told = ground.try_host(&"x".repeat(100)).to_string();
    assert!(told.contains("shorter name by --session"), "{told}");
    assert_eq!(fs::read_dir(&ground.places[0]).unwrap().count(), 0);
}

#[test]
fn a_console_waits_for_a_talk_that_ended_and_asks_nothing_meanwhile() {
    let ground = Ground::new();
    let (host, _heard) = ground.host("sony");
    host.tell(&numbered(1)).unwrap();
    let (console, told) = ground.console(None);
    until(&told, 1);
    drop(host);
    gone(&told);
    eventually(|| console.ask(&Command::Step) == Err(NotAsked::NoTalk));
    let (host, heard) = ground.host("sony");
    host.tell(&numbered(2)).unwrap();
    until(&told, 2);
    console.ask(&Command::Back).unwrap();
    assert_eq!(command(&heard), Command::Back);
}

#[test]
fn a_console_says_what_it_does_not_understand_and_asks_only_what_fits() {
    let ground = Ground::new();
    let folder = super::folder::Folder::make(&ground.places[0]).unwrap();
    let _lock = super::lock::Lock::take(&folder.lock("sony")).unwrap();
    let listener = UnixListener::bind(ground.file("sony.sock")).unwrap();
    let (console, told) = ground.console(None);
    let (mut talk, _) = listener.accept().unwrap();
    let long = Command::Slide {
        id: "x".repeat(LONGEST),
    };
    assert_eq!(console.ask(&long), Err(NotAsked::Bad(BadLine::TooLong)));
    // A talk that has stopped takes no more than fits, and the console goes on.
    eventually(|| {
        let id = "x".repeat(60_000);
        console.ask(&Command::Slide { id }) == Err(NotAsked::Busy)
    });
    talk.write_all(b"{\"v\":9}\n").unwrap();
    match told.recv_timeout(PATIENCE).unwrap() {
        Told::Bad(bad) => assert_eq!(bad, BadLine::Version(9)),
        other => panic!("{other:?}"),
    }
}

/// The names of the variables that tell a process of these tests what it is to do.
const PRESENT: &str = "BLUF_TEST_PRESENT";
const KNOCK: &str = "BLUF_TEST_KNOCK";

/// A program that does what one of the tests below says.
fn program(test: &str, variable: &str, value: &Path) -> Program {
    let mut program = Program::new(std::env::current_exe().unwrap());
    program
        .args(["--exact", "--ignored", "--nocapture"])
        .arg(format!("talk::socket::tests::{test}"))
        .env(variable, value)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    program
}

#[test]
#[ignore = "what another process does in the test below"]
fn presents_until_it_is_killed() {
    let Some(place) = std::env::var_os(PRESENT) else {
        return;
    };
    let hear = |_| true;
    let host = Host::open(&[place.into()], &name("sony"), hear).unwrap();
    host.tell(&numbered(1)).unwrap();
    println!("presents");
    // Until whoever started it is gone, too.
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
}

#[test]
fn a_talk_that_is_killed_is_no_longer_there_and_another_takes_its_place() {
    let ground = Ground::new();
    let mut child = program("presents_until_it_is_killed", PRESENT, &ground.places[0])
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("presents")));
    let (_console, told) = ground.console(None);
    until(&told, 1);
    let taken = ground.try_host("sony");
    assert!(matches!(taken, NoHost::Taken { pid: Some(pid), .. } if pid == child.id()));
    #[cfg(target_os = "linux")]
    sleeps(&child);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        ground.file("sony.sock").exists(),
        "nobody has taken it away"
    );
    gone(&told);
    assert!(matches!(ground.try_console(None), NoTalk::None));
    let (host, _heard) = ground.host("sony");
    host.tell(&numbered(2)).unwrap();
    until(&told, 2);
}

/// A talk to which nothing happens is not woken once.
#[cfg(target_os = "linux")]
#[track_caller]
fn sleeps(child: &Child) {
    let wakes = || {
        let threads = fs::read_dir(format!("/proc/{}/task", child.id())).unwrap();
        let told = threads.filter_map(|thread| {
            let path = thread.unwrap().path();
            let name = fs::read_to_string(path.join("comm")).ok()?;
            let status = fs::read_to_string(path.join("status")).ok()?;
            let count = status
                .lines()
                .find(|line| line.starts_with("voluntary_ctxt"))?;
            (name.trim() == "talk").then(|| count.to_owned())
        });
        let told: BTreeSet<String> = told.collect();
        assert_eq!(told.len(), 1);
        told
    };
    // What is under way comes to its end first.
    let mut before = wakes();
    eventually(|| {
        std::thread::sleep(Duration::from_millis(100));
        let now = wakes();
        std::mem::replace(&mut before, now.clone()) == now
    });
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(wakes(), before);
}

#[test]
#[ignore = "what another process does in the test below"]
fn knocks() {
    let Some(socket) = std::env::var_os(KNOCK) else {
        return;
    };
    let mut stream = UnixStream::connect(socket).unwrap();
    let _ = stream.write_all(&message::ask(&Command::Step).unwrap());
    stream
        .set_read_timeout(Some(Duration::from_secs(2)))
        .unwrap();
    let mut told = [0; 4096];
    let count = stream.read(&mut told).unwrap_or_default();
    println!("was told {count} bytes");
}

/// Everything is opened to him that the file system closes, so that only the question who he is stands in his way.
#[test]
fn another_user_is_turned_away() {
    if !rustix::process::geteuid().is_root() {
        println!("skipped: only root can be another user");
        return;
    }
    let ground = Ground::new();
    let (host, heard) = ground.host("sony");
    host.tell(&numbered(1)).unwrap();
    let socket = ground.file("sony.sock");
    for (path, mode) in [
        (ground.folder.path(), 0o755),
        (&ground.places[0], 0o755),
        (&socket, 0o777),
    ] {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }
    let told = |uid: u32| {
        let output = program("knocks", KNOCK, &socket).uid(uid).gid(uid).output();
        let output = match output {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => return None,
            output => output.unwrap(),
        };
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text
            .split("was told ")
            .nth(1)
            .unwrap_or_else(|| panic!("{text}"));
        Some(line.split(' ').next().unwrap().parse::<usize>().unwrap())
    };
    let Some(other) = told(4321) else {
        println!("skipped: another user may not run the tests where they lie");
        return;
    };
    assert_eq!(other, 0);
    assert!(
        heard
            .try_iter()
            .all(|heard| !matches!(heard, Heard::Asked(_)))
    );
    assert!(told(0).is_some_and(|bytes| bytes > 0));
    assert_eq!(command(&heard), Command::Step);
}
