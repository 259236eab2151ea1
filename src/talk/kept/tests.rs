//! What is kept, in a state folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::keeper::Keeper;
use super::read::{Earlier, clear_old, earlier};
use super::writer::{Job, Writer};
use super::{Places, sessions};
use crate::source::SourceFile;
use crate::talk::message::{self, State};
use crate::talk::moment::Moment;
use crate::talk::socket::name::SessionName;

/// Writes once, and tells what was told.
fn write(writer: &mut Writer, job: &Job) -> std::io::Result<()> {
    let mut told = None;
    writer.write(job, |written| told = Some(written));
    told.unwrap()
}

type Files = Arc<[Arc<SourceFile>]>;

fn name() -> SessionName {
    SessionName::given("sony").unwrap()
}

fn numbered(seq: u64) -> State {
    State {
        seq,
        ..message::tests::state()
    }
}

fn files(texts: &[(&str, &str)]) -> Files {
    let file = |(path, text): &(&str, &str)| match path.starts_with('/') {
        true => SourceFile::from_disk(path.as_ref(), (*text).to_owned()),
        false => SourceFile::named(path, *text),
    };
    texts.iter().map(file).collect()
}

/// The moment at which the state of these tests was told.
fn then() -> Moment {
    let timer = message::tests::state().timer;
    Moment {
        steady: Duration::from_millis(timer.steady),
        wall: Duration::from_millis(timer.wall),
    }
}

fn later(minutes: u64) -> Moment {
    let mut moment = then();
    moment.wall += Duration::from_secs(minutes * 60);
    moment
}

fn found(state: &TempDir) -> Option<Earlier> {
    earlier(state.path(), &name(), later(1))
}

fn texts(earlier: &Earlier) -> Vec<(String, Option<PathBuf>, String)> {
    let files = earlier.files.iter();
    let told = files.map(|file| {
        let path = file.path().map(ToOwned::to_owned);
        (file.name().to_string(), path, file.text().to_owned())
    });
    told.collect()
}

/// All files below a folder, with their permissions and when they were written.
fn all(state: &TempDir) -> BTreeMap<String, (u32, u64)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![state.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let metadata = entry.metadata().unwrap();
            if metadata.is_dir() {
                folders.push(entry.path());
                continue;
            }
            let path = entry.path();
            let path = path.strip_prefix(state.path()).unwrap().to_string_lossy();
            found.insert(path.into_owned(), (metadata.mode() & 0o777, metadata.ino()));
        }
    }
    found
}

#[test]
fn what_is_kept_is_found_again() {
    let state = tempfile::tempdir().unwrap();
    assert!(found(&state).is_none());
    let keeper = Keeper::start(state.path(), &name()).unwrap();
    let files = files(&[("/b/sony.yaml", "title: Sony\n"), ("bundled.yaml", "é\n")]);
    assert_eq!(keeper.keep(numbered(1), [3, 4, 5], &files), None);
    drop(keeper);
    let earlier = found(&state).unwrap();
    assert_eq!(earlier.state, numbered(1));
    assert_eq!(earlier.numbers, [3, 4, 5]);
    assert_eq!(
        texts(&earlier),
        [
            (
                "/b/sony.yaml".to_owned(),
                Some("/b/sony.yaml".into()),
                "title: Sony\n".to_owned()
            ),
            ("bundled.yaml".to_owned(), None, "é\n".to_owned()),
        ]
    );
    assert!(all(&state).values().all(|(mode, _)| *mode == 0o600));
}

#[test]
fn texts_are_written_when_they_change_and_taken_away_when_nothing_names_them() {
    let state = tempfile::tempdir().unwrap();
    let mut writer = Writer::new(Places::of(state.path(), &name()));
    let mut write_all = |seq: u64, files: Files| {
        let job = Job {
            state: numbered(seq),
            numbers: [0; 3],
            files,
        };
        write(&mut writer, &job).unwrap();
        all(&state)
    };
    let first = write_all(1, files(&[("a", "one"), ("b", "two")]));
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        ["session/sony.json", "session/sony/0", "session/sony/1"]
    );
    // The same words in another version of the file.
    let second = write_all(2, files(&[("a", "one"), ("b", "two")]));
    for text in ["session/sony/0", "session/sony/1"] {
        assert_eq!(first[text], second[text]);
    }
    let third = write_all(3, files(&[("a", "one"), ("b", "three")]));
    assert_eq!(
        third.keys().collect::<Vec<_>>(),
        ["session/sony.json", "session/sony/0", "session/sony/2"]
    );
    assert_eq!(first["session/sony/0"], third["session/sony/0"]);
    // A later run of the program leaves what it finds until it has its own.
    let mut writer = Writer::new(Places::of(state.path(), &name()));
    let job = Job {
        state: numbered(4),
        numbers: [0; 3],
        files: files(&[("a", "one")]),
    };
    write(&mut writer, &job).unwrap();
    assert_eq!(
        all(&state).keys().collect::<Vec<_>>(),
        ["session/sony.json", "session/sony/3"]
    );
    assert_eq!(texts(&found(&state).unwrap())[0].2, "one");
}

#[test]
fn where_nothing_can_be_written_the_talk_goes_on_and_is_told() {
    let state = tempfile::tempdir().unwrap();
    fs::write(sessions(state.path()), "a file in the way").unwrap();
    let keeper = Keeper::start(state.path(), &name()).unwrap();
    let files = files(&[("a", "one")]);
    // On a busy machine a step does not wait until it is told.
    let keep = |seq| keeper.keep(numbered(seq), [0; 3], &files);
    let told = (0..10_000).find_map(|_| keep(1)).unwrap();
    assert!(told.starts_with("the talk cannot be kept"), "{told}");
    fs::remove_file(sessions(state.path())).unwrap();
    assert!((0..10_000).any(|_| keep(4).is_none()));
    drop(keeper);
    assert_eq!(found(&state).unwrap().state.seq, 4);
}

#[test]
fn a_text_that_cannot_be_written_leaves_the_one_before_and_all_else_is_kept() {
    let state = tempfile::tempdir().unwrap();
    let places = Places::of(state.path(), &name());
    let mut writer = Writer::new(places.clone());
    let job = |seq, files| Job {
        state: numbered(seq),
        numbers: [0; 3],
        files,
    };
    write(&mut writer, &job(1, files(&[("a", "one"), ("b", "two")]))).unwrap();
    // A folder stands where the next text would.
    fs::create_dir(places.text(2)).unwrap();
    assert!(
        write(
            &mut writer,
            &job(2, files(&[("a", "changed"), ("b", "two")]))
        )
        .is_err()
    );
    let earlier = found(&state).unwrap();
    assert_eq!(earlier.state.seq, 2);
    let texts: Vec<String> = texts(&earlier)
        .into_iter()
        .map(|(_, _, text)| text)
        .collect();
    assert_eq!(texts, ["one", "two"]);
}

#[test]
fn a_talk_that_has_ended_leaves_nothing() {
    let state = tempfile::tempdir().unwrap();
    let keeper = Keeper::start(state.path(), &name()).unwrap();
    keeper.keep(numbered(1), [0; 3], &files(&[("a", "one")]));
    keeper.end();
    assert!(all(&state).is_empty());
    assert!(found(&state).is_none());
}

#[test]
fn a_talk_of_this_morning_is_another_one() {
    let state = tempfile::tempdir().unwrap();
    let keeper = Keeper::start(state.path(), &name()).unwrap();
    keeper.keep(numbered(1), [0; 3], &files(&[]));
    drop(keeper);
    let found = |moment| earlier(state.path(), &name(), moment).is_some();
    assert!(found(later(59)) && !found(later(61)));
    // A clock that was set back does not matter.
    let mut before = then();
    before.wall = Duration::from_secs(5);
    assert!(found(before));
}

#[test]
fn what_is_damaged_is_set_aside_and_never_in_the_way() {
    for damaged in [&b"{"[..], b"", b"\xff\xfe", b"null", b"{\"v\":1}"] {
        let state = tempfile::tempdir().unwrap();
        fs::create_dir(sessions(state.path())).unwrap();
        let form = sessions(state.path()).join("sony.json");
        fs::write(&form, damaged).unwrap();
        assert!(found(&state).is_none());
        assert!(!form.exists());
        assert_eq!(fs::read(form.with_extension("json.bad")).unwrap(), damaged);
    }
    // What a later version of the program wrote is left to it.
    let state = tempfile::tempdir().unwrap();
    fs::create_dir(sessions(state.path())).unwrap();
    let form = sessions(state.path()).join("sony.json");
    fs::write(&form, "{\"v\":2,\"new\":true}").unwrap();
    assert!(found(&state).is_none());
    assert!(form.exists());
}

#[test]
fn a_text_that_is_gone_or_no_text_is_left_out() {
    let state = tempfile::tempdir().unwrap();
    let keeper = Keeper::start(state.path(), &name()).unwrap();
    keeper.keep(
        numbered(1),
        [0; 3],
        &files(&[("a", "one"), ("b", "two"), ("c", "three")]),
    );
    drop(keeper);
    let places = Places::of(state.path(), &name());
    fs::remove_file(places.text(0)).unwrap();
    fs::remove_file(places.text(1)).unwrap();
    fs::create_dir(places.text(1)).unwrap();
    let earlier = found(&state).unwrap();
    assert_eq!(
        texts(&earlier),
        [("c".to_owned(), None, "three".to_owned())]
    );
}

#[test]
fn what_is_old_is_cleared_and_nothing_else() {
    let state = tempfile::tempdir().unwrap();
    for session in ["old", "new"] {
        let name = SessionName::given(session).unwrap();
        let keeper = Keeper::start(state.path(), &name).unwrap();
        keeper.keep(numbered(1), [0; 3], &files(&[("a", session)]));
    }
    let sessions = sessions(state.path());
    fs::write(sessions.join("x.json.bad"), "").unwrap();
    let days = |count: u64| Duration::from_secs(count * 86_400);
    let age = |path: &str, days: Duration| {
        let file = fs::File::open(sessions.join(path)).unwrap();
        file.set_modified(SystemTime::now() - days).unwrap();
    };
    age("old.json", days(8));
    age("old", days(8));
    age("x.json.bad", days(8));
    // Only the text is old: the file has not changed all the while.
    age("new", days(8));
    clear_old(state.path(), SystemTime::now());
    // What has lost its session is cleared the next time, in whatever order they are found.
    clear_old(state.path(), SystemTime::now());
    assert_eq!(
        all(&state).keys().collect::<Vec<_>>(),
        ["session/new.json", "session/new/0"]
    );
    clear_old(state.path(), SystemTime::now() + days(30));
    clear_old(state.path(), SystemTime::now() + days(30));
    assert!(all(&state).is_empty());
}

#[test]
fn what_others_may_read_is_made_private() {
    let state = tempfile::tempdir().unwrap();
    fs::create_dir(sessions(state.path())).unwrap();
    let form = sessions(state.path()).join("sony.json");
    fs::write(&form, "{}").unwrap();
    fs::set_permissions(&form, fs::Permissions::from_mode(0o666)).unwrap();
    let keeper = Keeper::start(state.path(), &name()).unwrap();
    keeper.keep(numbered(1), [0; 3], &files(&[]));
    drop(keeper);
    assert!(all(&state).values().all(|(mode, _)| *mode == 0o600));
}

/// The name of the variable that tells a process of these tests where it is to keep something.
const KEEP: &str = "BLUF_TEST_KEEP";

#[test]
#[ignore = "what another process does in the test below"]
fn keeps_until_it_is_killed() {
    let Some(state) = std::env::var_os(KEEP) else {
        return;
    };
    let mut writer = Writer::new(Places::of(state.as_ref(), &name()));
    for seq in 1.. {
        let job = Job {
            state: numbered(seq),
            numbers: [0; 3],
            files: files(&[("/b/sony.yaml", &format!("title: {seq}\n"))]),
        };
        write(&mut writer, &job).unwrap();
        // Where nobody reads any more, it ends by this.
        println!("kept {seq}");
    }
}

#[test]
fn whenever_a_talk_is_killed_its_last_step_is_found_and_whole() {
    for steps in [1, 2, 7, 20] {
        let state = tempfile::tempdir().unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--ignored", "--nocapture"])
            .arg("talk::kept::tests::keeps_until_it_is_killed")
            .env(KEEP, state.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = lines.map_while(Result::ok);
        let told = told.filter_map(|line| line.split("kept ").nth(1)?.parse::<u64>().ok());
        assert_eq!(told.take(steps).last(), Some(steps as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let earlier = found(&state).unwrap();
        assert!(earlier.state.seq >= steps as u64);
        let text = format!("title: {}\n", earlier.state.seq);
        assert_eq!(texts(&earlier)[0].2, text);
        // The next run begins where this one was killed, and clears what it left half done.
        let keeper = Keeper::start(state.path(), &name()).unwrap();
        keeper.keep(numbered(9_999), [0; 3], &files(&[("a", "one")]));
        drop(keeper);
        assert_eq!(found(&state).unwrap().state.seq, 9_999);
        assert_eq!(all(&state).len(), 2, "{:?}", all(&state));
    }
}
