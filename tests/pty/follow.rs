//! The screen follows the files, without a key and without being woken while nothing changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use tempfile::TempDir;
use vt100::Cell;

use crate::launch::Launch;
use crate::term::{Exit, Term};
use crate::trials;

trials! {
    what_is_saved_shows_and_then_nothing_runs,
    how_long_a_save_takes_to_show_is_told,
    files_come_and_go,
    a_folder_that_is_put_away_and_back_is_followed,
    a_broken_file_is_named_until_it_is_mended,
    without_a_watch_a_key_reads_again,
    files_are_looked_at_where_that_is_wanted,
    where_the_system_watches_no_more_that_is_said_and_files_are_looked_at,
    editors_and_tools_are_followed,
    settings_are_followed_and_a_broken_file_keeps_its_last_good_version,
    a_theme_that_is_saved_shows_and_a_list_of_themes_stays_open,
    nothing_is_said_of_what_is_withheld,
    a_talk_keeps_its_slide_and_its_step,
}

/// A folder of its own, with these briefings in a folder in it.
fn folder(briefings: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("all")).unwrap();
    for (name, title) in briefings {
        save(&all(&folder).join(name), title);
    }
    folder
}

fn all(folder: &TempDir) -> PathBuf {
    folder.path().join("all")
}

/// A briefing with a title.
fn save(file: &Path, title: &str) {
    let text = format!("title: {title}\ntlp: CLEAR\nevents:\n  - {{id: e, title: Of {title}}}\n");
    fs::write(file, text).unwrap();
}

fn without(term: &Term, text: &str) {
    term.wait(&format!("no {text}"), |screen| {
        !screen.contents().contains(text)
    });
}

/// The program at an event of the first briefing.
fn start(launch: Launch, path: &Path) -> Term {
    let term = launch.args(&["--keys".as_ref(), "1".as_ref(), path.as_os_str()]);
    term.size(120, 36).start()
}

fn ends_well(mut term: Term) {
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn what_is_saved_shows_and_then_nothing_runs() {
    let folder = folder(&[("a.yaml", "First")]);
    let file = all(&folder).join("a.yaml");
    for path in [all(&folder), file.clone()] {
        save(&file, "First");
        let term = start(Launch::bluf(), &path);
        term.see("─ Of First ─");
        term.idle();
        save(&file, "Second");
        term.see("─ Of Second ─");
        // Nobody asked for it.
        term.wait("no word of it, and no mark", |screen| {
            let text = screen.contents();
            !text.contains("again") && !text.contains("± changed")
        });
        term.idle();
        // The same once more changes nothing, so that nothing is drawn.
        let drawn = term.bytes().len();
        save(&file, "Second");
        term.idle();
        assert_eq!(term.bytes().len(), drawn);
        ends_well(term);
    }
}

/// `BLUF_SAVES=200 cargo test --test pty how_long -- --nocapture` prints it.
#[allow(clippy::print_stdout)]
fn how_long_a_save_takes_to_show_is_told() {
    let saves = std::env::var("BLUF_SAVES").map_or(6, |saves| saves.parse().unwrap());
    let folder = folder(&[("a.yaml", "First")]);
    let term = start(Launch::bluf(), &all(&folder));
    term.see("─ Of First ─");
    let mut taken: Vec<_> = (0..saves)
        .map(|version| {
            let begun = Instant::now();
            save(&all(&folder).join("a.yaml"), &format!("Version {version}"));
            term.see(&format!("─ Of Version {version} ─"));
            begun.elapsed()
        })
        .collect();
    taken.sort();
    let at = |part: usize| taken[(taken.len() - 1) * part / 100].as_millis();
    let (median, most) = (at(50), at(100));
    println!("a save shows after {median} ms (median of {saves}), {most} ms at most");
    ends_well(term);
}

fn files_come_and_go() {
    let folder = folder(&[("a.yaml", "First")]);
    let term = start(Launch::bluf(), &all(&folder));
    term.see(" 1 briefing ");
    fs::create_dir(all(&folder).join("sub")).unwrap();
    save(&all(&folder).join("sub/b.yaml"), "Second");
    term.see(" 2 briefings ");
    save(&all(&folder).join("sub/c.yaml"), "Third");
    term.see(" 3 briefings ");
    fs::remove_dir_all(all(&folder).join("sub")).unwrap();
    term.see(" 1 briefing ");
    ends_well(term);
}

fn a_folder_that_is_put_away_and_back_is_followed() {
    let folder = folder(&[("a.yaml", "First"), ("b.yaml", "Other")]);
    let away = folder.path().join("away");
    let term = start(Launch::bluf(), &all(&folder));
    term.see("─ Of First ─");
    fs::rename(all(&folder), &away).unwrap();
    term.see("stale !");
    fs::create_dir(all(&folder)).unwrap();
    save(&all(&folder).join("a.yaml"), "Second");
    term.see("─ Of Second ─");
    term.see(" 1 briefing ");
    save(&all(&folder).join("a.yaml"), "Third");
    term.see("─ Of Third ─");
    term.idle();
    ends_well(term);
}

fn a_broken_file_is_named_until_it_is_mended() {
    let folder = folder(&[("a.yaml", "First")]);
    let file = all(&folder).join("a.yaml");
    let term = start(Launch::bluf(), &all(&folder));
    term.see("─ Of First ─");
    fs::write(&file, "tlp: CLEAR\ntitle: [\n").unwrap();
    let banner = "a.yaml:2: not YAML here; its last good version is shown";
    term.see(banner);
    term.see("─ Of First ─");
    term.idle();
    save(&file, "Second");
    // What changed is marked for a moment, and then nothing runs.
    term.see("± changed");
    term.see("─ Of Second ─");
    term.wait("no mark", |screen| {
        let text = screen.contents();
        !text.contains("± changed") && !text.contains(banner)
    });
    term.idle();
    ends_well(term);
}

fn without_a_watch_a_key_reads_again() {
    let folder = folder(&[("a.yaml", "First")]);
    let mut term = start(Launch::bluf().config("watch: false\n"), &all(&folder));
    term.see("─ Of First ─");
    save(&all(&folder).join("a.yaml"), "Second");
    term.idle();
    term.see("─ Of First ─");
    term.send("R");
    term.see("─ Of Second ─");
    ends_well(term);
}

fn files_are_looked_at_where_that_is_wanted() {
    let folder = folder(&[("a.yaml", "First")]);
    let term = start(Launch::bluf().config("watch: poll\n"), &all(&folder));
    term.see("─ Of First ─");
    for title in ["Second", "Third"] {
        save(&all(&folder).join("a.yaml"), title);
        term.see(&format!("─ Of {title} ─"));
    }
    ends_well(term);
}

/// In a namespace of its own the program may watch nothing; where nobody may make one, this is left out with a word.
#[allow(clippy::print_stdout)]
fn where_the_system_watches_no_more_that_is_said_and_files_are_looked_at() {
    const NONE: &str = "echo 0 > /proc/sys/user/max_inotify_watches";
    let tried = Command::new("unshare")
        .args(["-Ur", "sh", "-ec", NONE])
        .output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        println!("no namespace here");
        return;
    }
    let folder = folder(&[("a.yaml", "First")]);
    let script = format!(r#"exec unshare -Ur sh -c '{NONE}; exec "$BLUF" "$@"' sh "$@""#);
    let mut term = Launch::bluf()
        .args(&[all(&folder)])
        .size(120, 36)
        .in_shell(&script)
        .start();
    term.see("Files are looked at every 1 s, since the system watches no more folders");
    term.send("1");
    term.see("─ Of First ─");
    for title in ["Second", "Third"] {
        save(&all(&folder).join("a.yaml"), title);
        term.see(&format!("─ Of {title} ─"));
        // It is said once.
        assert!(!term.screen().contains("looked at"), "{}", term.screen());
    }
    ends_well(term);
}

/// What is not installed here is left out, with a word.
#[allow(clippy::print_stdout)]
fn editors_and_tools_are_followed() {
    let folder = folder(&[("a.yaml", "First")]);
    let file = all(&folder).join("a.yaml");
    let run = |program: &str, args: &[&str]| {
        let command = Command::new(program)
            .args(args)
            .current_dir(all(&folder))
            .env("HOME", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        let is_done = command.is_ok_and(|ended| ended.success());
        if !is_done {
            println!("{program} {args:?}: not here");
        }
        is_done
    };
    let term = start(Launch::bluf(), &all(&folder));
    term.see("─ Of First ─");
    let git: &[&[&str]] = &[
        &["init", "--quiet", "-b", "one"],
        &["config", "user.name", "A"],
        &["config", "user.email", "a@example.org"],
        &["add", "a.yaml"],
        &["commit", "--quiet", "--message", "one"],
        &["checkout", "--quiet", "-b", "two"],
    ];
    if git.iter().all(|args| run("git", args)) {
        save(&file, "Second");
        term.see("─ Of Second ─");
        run("git", &["commit", "--quiet", "--all", "--message", "two"]);
        for (branch, title) in [("one", "First"), ("two", "Second"), ("one", "First")] {
            run("git", &["checkout", "--quiet", branch]);
            term.see(&format!("─ Of {title} ─"));
        }
    }
    for backup in ["set backupcopy=yes", "set backupcopy=no writebackup"] {
        save(&file, "First");
        term.see("─ Of First ─");
        let change = ["-c", "%s/First/Third/g", "-c", "wq", "a.yaml"];
        let vim = [&["-es", "-u", "NONE", "-c", backup][..], &change].concat();
        if run("vim", &vim) {
            term.see("─ Of Third ─");
        }
    }
    save(&file, "First");
    term.see("─ Of First ─");
    if run("sed", &["-i", "s/First/Fourth/", "a.yaml"]) {
        term.see("─ Of Fourth ─");
    }
    ends_well(term);
}

fn nothing_is_said_of_what_is_withheld() {
    let folder = folder(&[("a.yaml", "First")]);
    let secret = all(&folder).join("hushed.yaml");
    let hushed = "title: Hushed\ntlp: RED\nevents: [Hushed event]\n";
    fs::write(&secret, hushed).unwrap();
    let launch = Launch::bluf().args(&["--max-tlp", "GREEN"]);
    let term = start(launch, &all(&folder));
    term.see("─ Of First ─");
    fs::write(&secret, hushed.replace("event]", "event")).unwrap();
    term.idle();
    save(&all(&folder).join("a.yaml"), "Second");
    term.see("─ Of Second ─");
    fs::write(&secret, "title: [Hushed").unwrap();
    term.idle();
    save(&all(&folder).join("a.yaml"), "Third");
    term.see("─ Of Third ─");
    term.see(" 1 briefing ");
    let written = String::from_utf8_lossy(&term.bytes()).to_lowercase();
    assert!(!written.contains("hushed"), "{written}");
    ends_well(term);
}

fn a_talk_keeps_its_slide_and_its_step() {
    let folder = folder(&[]);
    let file = all(&folder).join("a.yaml");
    let save = |more: &str, second: &str| {
        let text = format!(
            "title: Talk\ntlp: CLEAR\nbluf: All is well.\nevents:\n  - {{id: e, title: It began}}\n\
             judgements:\n  one: {{text: First words}}\n  two: {{text: {second}}}\n  three: {{text: Third words}}\n\
             slides:\n{more}  - {{show: bluf, id: top}}\n  - {{show: judgements, id: judged, reveal: true}}\n"
        );
        fs::write(&file, text).unwrap();
    };
    save("", "Second words");
    let mut talk = Launch::bluf().presenting(&file).start();
    talk.see(" 1/");
    talk.send(" ");
    talk.see(" 2/2 ");
    talk.send("  ");
    talk.see("Second words");
    // A slide before it, and other words on it.
    save("  - {show: timeline, id: when}\n", "Other words");
    talk.see("Other words");
    talk.see(" 3/3 ");
    talk.see("First words");
    assert!(!talk.screen().contains("Third words"), "{}", talk.screen());
    talk.send(" ");
    talk.see("Third words");
    // What an editor breaks stays as it was.
    fs::write(&file, "title: [").unwrap();
    talk.idle();
    talk.see("Third words");
    save("", "Last words");
    talk.see("Last words");
    talk.see(" 2/2 ");
    talk.see("Third words");
}

fn settings_are_followed_and_a_broken_file_keeps_its_last_good_version() {
    let launch = Launch::bluf().size(120, 36);
    let config = launch.config_file();
    let mut term = launch.start();
    term.see("2014-05-19");
    term.idle();
    // Not even its folder was there.
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    fs::write(&config, "dates: long\nkeys: {browse: {X: problems}}\n").unwrap();
    term.see("19 May 2014");
    term.send("X");
    term.see("Problems");
    term.send("\x1b");
    without(&term, "Problems");
    term.idle();
    fs::write(&config, "dates: iso\nkeys: {browse: [\n").unwrap();
    let banner = "config.yaml:2: not YAML here; its last good version holds";
    term.see(banner);
    term.see("19 May 2014");
    // It is among the problems, and the keys of before open them.
    term.send("X");
    term.see("config.yaml");
    term.send("\x1b");
    term.idle();
    // A slip in one value is told, and the rest counts.
    fs::write(
        &config,
        "dates: long\nkeys: {browse: {X: nonsense, Z: problems}}\n",
    )
    .unwrap();
    without(&term, banner);
    term.see("1 problem !");
    term.send("Z");
    term.see("`nonsense` is not an action");
    term.send("\x1b");
    fs::remove_file(&config).unwrap();
    term.see("2014-05-19");
    without(&term, "problem !");
    term.idle();
    term.send("q");
    ends_well(term);
}

fn a_theme_that_is_saved_shows_and_a_list_of_themes_stays_open() {
    let launch = Launch::bluf().config("theme: mine\n").size(120, 36);
    let themes = launch.config_file().with_file_name("themes");
    fs::create_dir_all(&themes).unwrap();
    let save = |crumb: &str| {
        let text = format!("extends: mono\nstyles: {{crumb: {crumb}}}\n");
        fs::write(themes.join("mine.yaml"), text).unwrap();
    };
    save("dim");
    let mut term = launch.start();
    term.see("TLP:CLEAR");
    let wears = |term: &Term, what: &str, is_so: fn(&Cell) -> bool| {
        term.wait(what, |screen| screen.cell(0, 10).is_some_and(is_so));
    };
    save("underline");
    wears(&term, "a line under it", Cell::underline);
    save("{underline");
    term.see("mine.yaml:2:");
    term.see("its last good version holds");
    wears(&term, "still a line under it", Cell::underline);
    // While a theme is chosen, nothing is taken from under the cursor.
    term.send("T");
    term.see("│▌ mine");
    save("italic");
    without(&term, "its last good version holds");
    term.send("j");
    term.see("│▌ ");
    term.send("\x1b");
    without(&term, "│▌ ");
    wears(&term, "slanted", Cell::italic);
    term.idle();
    term.send("q");
    ends_well(term);
}
