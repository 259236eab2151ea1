//! Files that are named alone, which are read with what is in their folder; and files of other tools, which are not
//! shown.

use std::fs;
use std::path::{Path, PathBuf};

use bluf::facade::{Code, EntryKind, Library, check, disk};

use super::cli::answer;

/// The codes that the tests of this file cover.
pub(crate) const CODES: &[Code] = &[Code::NotABriefing];

/// Files in a folder of their own, by name and text.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What is read where these were named; an empty name is the folder itself.
    fn read(&self, named: &[&str]) -> Library {
        let paths: Vec<PathBuf> = named.iter().map(|name| self.path(name)).collect();
        Library::load_found(disk::read_in_context(&paths))
    }

    /// Places, codes and messages, without the folder.
    fn told(&self, library: &Library) -> Vec<String> {
        let root = format!("{}/", self.0.path().display());
        let told = check::problems(library);
        let told = told.iter().map(|p| {
            let place = format!("{}/", p.place.source.name());
            let name = place.strip_prefix(&root).unwrap_or(&place);
            let name = name.trim_end_matches('/');
            format!("{name}:{} {} {}", p.position(), p.code, p.message)
        });
        told.collect()
    }
}

fn titles(library: &Library) -> Vec<String> {
    let briefings = library.briefings().iter();
    briefings.map(|file| file.title().to_string()).collect()
}

const SHARED: &str = "kind: library\ntlp: CLEAR\nactors:\n  fbi: {name: FBI, kind: agency}\n  cia: {name: CIA, kind: agency}\ntags: {old: Old}\n";
const ONE: &str = "title: One\ntlp: CLEAR\nactors: {fbi: {role: investigates}}\nevents:\n  - {id: a, title: \"[[fbi]] opens a case; see [[two/b]]\", actors: fbi, tags: old}\n";
const TWO: &str = "title: Two\ntlp: CLEAR\nactors: {fbi: {role: waits}}\nevents:\n  - {id: b, title: Another case, see_also: one/a, actors: nobody}\n";

fn folder() -> Folder {
    Folder::with(&[
        ("shared.yaml", SHARED),
        ("one.yaml", ONE),
        ("two.yaml", TWO),
    ])
}

#[test]
fn a_file_that_is_named_alone_is_read_with_its_folder_and_only_that_file_is_reported() {
    let folder = folder();
    let library = folder.read(&["one.yaml"]);
    assert_eq!(folder.told(&library), [""; 0]);
    assert_eq!(titles(&library), ["One"]);
    let listed: Vec<String> = library.entries().map(|(_, e)| e.id.to_string()).collect();
    assert_eq!(listed, ["one", "one/a", "one/fbi"]);
    assert_eq!(library.entries().len(), 3);
    // What it names is there all the same, and leads where it should.
    let a = library.resolve(Some(0), "a").unwrap();
    let targets: Vec<String> = library
        .links_from(a)
        .map(|link| library.entry(link.to).unwrap().id.to_string())
        .collect();
    assert_eq!(targets, ["one/fbi", "two/b", "one/fbi", "old"]);
    assert_eq!(
        library.entry(a).unwrap().title.as_str(),
        "FBI opens a case; see Another case"
    );
    // Nothing of the context is counted on a page.
    assert_eq!(library.links_to(a).count(), 0);
    let fbi = library.resolve(Some(0), "fbi").unwrap();
    assert_eq!(library.elsewhere(fbi).count(), 0);
    for place in 0..3 {
        assert!(library.nth(place).is_some());
    }
    assert_eq!(library.nth(3).map(|(ix, _)| ix), None);
    // Its folder as a whole has a problem.
    let all = folder.read(&[""]);
    assert_eq!(
        folder.told(&all),
        ["two.yaml:5:59 dangling no actor has the id `nobody`"]
    );
    assert_eq!(titles(&all), ["One", "Two"]);
}

#[test]
fn a_library_file_that_is_named_lists_what_it_has() {
    let folder = folder();
    let library = folder.read(&["one.yaml", "shared.yaml"]);
    let listed = library.entries().map(|(_, entry)| entry);
    let actors = listed.filter(|entry| entry.kind() == EntryKind::Actor);
    let actors: Vec<String> = actors.map(|entry| entry.id.to_string()).collect();
    assert_eq!(actors, ["one/fbi", "cia"]);
    assert_eq!(library.shared().len(), 1);
    let last = u32::try_from(library.entries().len()).unwrap() - 1;
    assert_eq!(
        library.nth(last).map(|(_, e)| e.id.to_string()),
        Some("old".to_owned())
    );
    assert_eq!(folder.told(&library), [""; 0]);
}

#[test]
fn the_context_is_the_folder_itself_and_no_file_is_read_twice() {
    let folder = folder();
    folder.write("sub/two.yaml", "title: Below\ntlp: CLEAR\nevents: [a]\n");
    folder.write(
        "sub/three.yaml",
        "title: Three\ntlp: CLEAR\nevents: [\"[[fbi]]\", \"[[four]]\"]\n",
    );
    folder.write(
        "sub/four.yaml",
        "title: Four\ntlp: CLEAR\nevents: [{title: \"[[\", date: x}]\n",
    );
    assert_eq!(
        folder.told(&folder.read(&["two.yaml", "./one.yaml"])),
        ["two.yaml:5:59 dangling no actor has the id `nobody`"]
    );
    // The folder above is none of it.
    assert_eq!(
        folder.told(&folder.read(&["sub/three.yaml"])),
        ["sub/three.yaml:3:13 dangling nothing has the id `fbi`"]
    );
    assert_eq!(titles(&folder.read(&["", "one.yaml"])).len(), 5);
}

#[test]
fn what_is_opened_in_the_context_is_listed_then_and_after_reading_again() {
    let folder = folder();
    let library = folder.read(&["one.yaml"]);
    assert!(library.is_closed("two") && !library.is_closed("one"));
    let opened = library.opening("two");
    let check = |library: &Library| {
        assert_eq!(titles(library), ["One", "Two"]);
        let a = library.resolve(Some(0), "a").unwrap();
        let from: Vec<String> = library
            .links_to(a)
            .map(|link| library.entry(link.from).unwrap().id.to_string())
            .collect();
        assert_eq!(from, ["two/b"]);
        assert_eq!(
            folder.told(library),
            ["two.yaml:5:59 dangling no actor has the id `nobody`"]
        );
    };
    check(&opened);
    let before: Vec<_> = opened.sources().collect();
    let found = disk::read_again(&[folder.path("one.yaml")], &before);
    check(&opened.read_again(found, &|| {}));
}

#[test]
fn following_a_link_into_the_context_opens_that_briefing_too() {
    let folder = folder();
    let home = tempfile::tempdir().unwrap();
    let path = folder.path("one.yaml").display().to_string();
    let screen = |keys: &str, more: &[&str]| {
        let mut args = vec![path.as_str(), "--print", "--size", "100x20", "--keys", keys];
        args.extend(more);
        let (code, out, told) = answer(home.path(), &args);
        assert_eq!(code, 0, "{told}");
        out
    };
    let counts = |screen: &str| ["1 briefing ", "2 briefings "].map(|words| screen.contains(words));
    let started = screen("", &[]);
    assert!(
        started.contains("› One ›") && counts(&started) == [true, false],
        "{started}"
    );
    for more in [&[][..], &["--max-tlp", "GREEN"]] {
        let followed = screen("1<enter><tab><tab><enter>", more);
        assert!(
            followed.contains("› Two ›") && counts(&followed) == [false, true],
            "{followed}"
        );
        assert!(followed.contains("─ Another case ─"), "{followed}");
        let back = screen("1<enter><tab><tab><enter>RH]", more);
        assert!(
            back.contains("› Two ›") && counts(&back) == [false, true],
            "{back}"
        );
    }
    // The finder knows nothing of what is only context.
    let found = screen("<c-p>another case", &[]);
    assert!(
        found.contains("opens a case; see Another case") && !found.contains("▌Another"),
        "{found}"
    );
}

#[test]
fn files_of_other_tools_are_one_line_for_each_folder() {
    let folder = Folder::with(&[
        (
            "good.yaml",
            "title: The real one\ntlp: CLEAR\nevents:\n  - A thing happened\n",
        ),
        ("compose.yaml", "services:\n  db:\n    image: postgres\n"),
        (
            "sub/mkdocs.yml",
            "site_name: Notes\nnav:\n  - Home: index.md\n",
        ),
        (
            "sub/chart.yaml",
            "kind: Deployment\nname: {{ .Values.name }}: x\n",
        ),
        ("sub/empty.yaml", ""),
    ]);
    let library = folder.read(&[""]);
    let all = ":1:1 not-a-briefing 4 YAML files here are no briefings, `compose.yaml` the first";
    assert_eq!(folder.told(&library), [all]);
    assert_eq!(
        (titles(&library), library.foreign()),
        (vec!["The real one".to_owned()], 4)
    );
    let two = folder.read(&["", "sub"]);
    assert_eq!(two.foreign(), 4);
    // A slip in what makes a file one of ours is told.
    folder.write("compose.yaml", "title: t\ntlp: CLEAR\nevnets: [a]\n");
    let told = folder.told(&folder.read(&[""]));
    assert!(
        told.contains(&"compose.yaml:3:1 unknown-key a briefing has no field `evnets`".to_owned()),
        "{told:?}"
    );
    // One that is named itself is never dismissed.
    let named = folder.read(&["sub/mkdocs.yml"]);
    assert_eq!(named.foreign(), 0);
    assert!(!folder.told(&named).is_empty());
}

#[test]
fn a_folder_of_two_thousand_files_of_other_tools_is_one_line() {
    let folder = Folder::with(&[]);
    for i in 0..2000 {
        folder.write(
            &format!("{}/f{i}.yml", i % 7),
            "apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n",
        );
    }
    let library = folder.read(&[""]);
    assert_eq!(check::problems(&library).len(), 1);
    assert_eq!((library.foreign(), library.briefings().len()), (2000, 0));
}

/// What is shown after a file that was one of ours is written anew and all is read again.
fn rewritten(name: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let folder = folder();
    let library = folder.read(&[""]);
    folder.write(name, text);
    let before: Vec<_> = library.sources().collect();
    let found = disk::read_again(&[folder.0.path().to_owned()], &before);
    let again = library.read_again(found, &|| {});
    let codes = check::problems(&again).into_iter();
    let codes =
        codes.filter(|problem| Path::new(problem.place.source.name().as_str()).ends_with(name));
    (
        titles(&again),
        codes.map(|problem| problem.code.to_string()).collect(),
    )
}

#[test]
fn what_was_a_briefing_before_is_never_dismissed() {
    let (titles, codes) = rewritten("one.yaml", "services: {db: {image: postgres}}\n");
    assert_eq!(titles, ["One", "Two"]);
    assert_eq!(
        codes,
        [
            "stale",
            "unknown-key",
            "missing-field",
            "missing-field",
            "unmarked"
        ]
    );
}

#[test]
fn a_file_that_changes_its_kind_is_shown_as_what_it_is_now_if_that_is_whole() {
    let (titles, codes) = rewritten("one.yaml", "kind: library\ntlp: CLEAR\n");
    assert_eq!(titles, ["One", "Two"]);
    assert_eq!(codes, ["stale"]);
    let (titles, codes) = rewritten(
        "one.yaml",
        "kind: library\ntlp: CLEAR\nactors: {nsa: NSA}\n",
    );
    assert_eq!(titles, ["Two"]);
    assert_eq!(codes, [""; 0]);
    let (titles, codes) = rewritten("shared.yaml", "title: Three\ntlp: CLEAR\nevents: [a]\n");
    assert_eq!(titles, ["One", "Three", "Two"]);
    assert_eq!(codes, [""; 0]);
}

/// Says which help a link to `north-korea` has, and one to `other/thing`, in a briefing that is named alone beside a file
/// with these bytes; and what is told where the folder is named.
fn missing(name: &str, bytes: &[u8]) -> String {
    let one = "title: One\ntlp: CLEAR\nevents: ['By [[north-korea]]', 'Of [[other/thing]]']\n";
    let folder = Folder::with(&[("one.yaml", one)]);
    fs::write(folder.path(name), bytes).unwrap();
    let alone = check::problems(&folder.read(&["one.yaml"]));
    let helps = alone.iter().map(|problem| {
        let notes = problem.notes.iter();
        let notes = notes.map(|note| format!(" ({} {})", note.place.span.start, note.text));
        format!("{}{}\n", problem.help, notes.collect::<String>())
    });
    let all = folder.told(&folder.read(&[""]));
    let dangling = all.iter().filter(|told| told.contains("dangling")).count();
    let others = all.len() - dangling;
    format!(
        "{}{dangling} dangling, {others} others",
        helps.collect::<String>()
    )
}

#[test]
fn what_is_missing_may_be_where_nothing_could_be_read() {
    let check = |name: &str, bytes: &[u8], expected: &[&str]| {
        let told = missing(name, bytes);
        assert_eq!(told.lines().collect::<Vec<_>>(), expected);
    };
    const NOWHERE: &str = "write the entry, or take the link out";
    let unread = |id: &str, file: &str, at: usize| {
        format!(
            "`{id}` may be in `{file}`, which could not be read; else {NOWHERE} ({at} this could not be read)"
        )
    };
    let utf_16 = b"\xff\xfe\0k\0i";
    let [one, other] = ["north-korea", "other/thing"].map(|id| unread(id, "lib.yaml", 0));
    check("lib.yaml", utf_16, &[&one, &other, "2 dangling, 1 others"]);
    let [one, other] = ["north-korea", "other/thing"].map(|id| unread(id, "other.yaml", 0));
    check(
        "other.yaml",
        utf_16,
        &[&one, &other, "2 dangling, 1 others"],
    );
    let deep = b"kind: library\ntlp: RED\nactors: &a [*a]\n";
    let [one, other] = ["north-korea", "other/thing"].map(|id| unread(id, "lib.yaml", 35));
    check("lib.yaml", deep, &[&one, &other, "2 dangling, 1 others"]);
    let left_out = |at: usize| {
        format!(
            "`north-korea` may be in `lib.yaml`, of which something was left out because of a slip; else {NOWHERE} ({at} left out because of a slip)"
        )
    };
    let torn = b"kind: library\ntlp: RED\nactors:\n  a: {name: A\n  b: B\n";
    check(
        "lib.yaml",
        torn,
        &[&left_out(36), NOWHERE, "2 dangling, 1 others"],
    );
    let no_id = b"kind: library\ntlp: RED\nactors:\n  North-Korea: {name: A}\n";
    check(
        "lib.yaml",
        no_id,
        &[&left_out(33), NOWHERE, "2 dangling, 1 others"],
    );
    // What is known to be there has one fault, which is told once.
    let certain = |id: &str, file: &str, at: usize| {
        format!(
            "`{id}` is in `{file}`, but was left out because of a slip: mend that first ({at} left out because of a slip)"
        )
    };
    let slip = b"kind: library\ntlp: RED\nactors:\n  north-korea: {nam: A}\n";
    let one = certain("north-korea", "lib.yaml", 33);
    check("lib.yaml", slip, &[&one, NOWHERE, "1 dangling, 1 others"]);
    let slip = b"title: O\ntlp: RED\nevents: [{id: thing, titel: T}, E]\n";
    let other = certain("other/thing", "other.yaml", 32);
    check(
        "other.yaml",
        slip,
        &[NOWHERE, &other, "1 dangling, 1 others"],
    );
    // Where nothing is amiss, nothing is said of it.
    let good = b"kind: library\ntlp: RED\nactors: {a: A}\n";
    check(
        "lib.yaml",
        good,
        &[NOWHERE, NOWHERE, "2 dangling, 0 others"],
    );
}

#[test]
fn who_hears_of_a_file_hears_its_marking() {
    let folder = Folder::with(&[
        (
            "one.yaml",
            "title: One\ntlp: CLEAR\nevents: ['By [[north-korea]]']\n",
        ),
        (
            "lib.yaml",
            "kind: library\ntlp: RED\nactors: {north-korea: {nam: A}}\n",
        ),
    ]);
    let (_, out, _) = answer(folder.0.path(), &["check", "one.yaml", "--format", "short"]);
    insta::assert_snapshot!(out, @"
    one.yaml:3:10: info: this event has no source [unsourced]
    one.yaml:3:16: error: TLP:RED: nothing has the id `north-korea` [dangling]
    ");
    // Nothing is heard of it by those who may not see it.
    let args = ["check", "one.yaml", "--max-tlp", "GREEN"];
    let (_, out, _) = answer(folder.0.path(), &args);
    assert!(!out.contains("lib.yaml"), "{out}");
}
