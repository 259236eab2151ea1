#![allow(clippy::unwrap_used)]

use super::*;

const SHARED: &str = "kind: library\nactors:\n  ann: {name: Ann}\n  bob: {name: Bob}\n";
const ONE: &str =
    "title: One\ntlp: GREEN\nevents:\n  - {id: a, title: A, actors: ann}\n  - {id: b, title: B}\n";
const TWO: &str = "title: Two\ntlp: CLEAR\nevents:\n  - {id: c, title: C}\n";

type File<'a> = (&'a str, &'a str);

fn sources(files: &[File<'_>]) -> Vec<Arc<SourceFile>> {
    let files = files.iter();
    files
        .map(|(name, text)| SourceFile::named(name, *text))
        .collect()
}

fn usual() -> Library {
    let files = [
        ("one.yaml", ONE),
        ("shared.yaml", SHARED),
        ("two.yaml", TWO),
    ];
    Library::load(sources(&files), Vec::new())
}

fn again(before: &Library, files: &[File<'_>]) -> Library {
    before.read_again(sources(files).into(), &|| {})
}

/// What is shown of each file: its first line, the ids in it, and a mark where it is stale.
fn shown(library: &Library) -> Vec<String> {
    let told = |source: &SourceFile, ids: Vec<&Text>| {
        let mark = if library.stale.contains(source.name()) {
            " stale"
        } else {
            ""
        };
        let ids: Vec<&str> = ids.into_iter().map(Text::as_str).collect();
        format!("{}: {}{mark}", source.name(), ids.join(" "))
    };
    let shared = library.shared.iter();
    let shared = shared.map(|file| told(&file.source, file.entries.keys().collect()));
    let briefings = library.briefings.iter();
    let briefings = briefings.map(|file| told(&file.source, file.entries.keys().collect()));
    shared.chain(briefings).collect()
}

/// Saves a text in place of one file, reads again, and looks at what is shown of all; then saves the first text again,
/// and all must be as it was.
#[track_caller]
fn check(name: &str, text: &str, expected: [&str; 3]) {
    let before = usual();
    let mut files = [
        ("one.yaml", ONE),
        ("shared.yaml", SHARED),
        ("two.yaml", TWO),
    ];
    let place = files.iter().position(|(file, _)| *file == name).unwrap();
    files[place].1 = text;
    let library = again(&before, &files);
    assert_eq!(shown(&library), expected, "{text}");
    let stale = expected
        .iter()
        .filter(|line| line.ends_with("stale"))
        .count();
    let told = library
        .problems()
        .iter()
        .filter(|problem| problem.code == Code::Stale);
    assert_eq!((library.stale(), told.count()), (stale, stale), "{text}");
    files[place].1 = [ONE, SHARED, TWO][place];
    let mended = again(&again(&library, &files), &files);
    assert_eq!(shown(&mended), shown(&before), "{text}");
    assert_eq!(mended.problems().len(), before.problems().len(), "{text}");
}

const ALL: [&str; 3] = ["shared.yaml: ann bob", "one.yaml: a b", "two.yaml: c"];

#[test]
fn a_briefing_that_cannot_be_shown_stays_as_it_was() {
    for text in [
        "",
        "\n",
        "# nothing yet\n",
        "title: [",
        "- a list\n",
        "just words",
        "title: One\n",
        "title: One\ntlp: GREEN\nevents:\n",
        "tlp: GREEN\nevents:\n  - {id: a, title: A}\n",
        "kind: library\n",
        "kind: library\nactors:\n",
    ] {
        check("one.yaml", text, [ALL[0], "one.yaml: a b stale", ALL[2]]);
    }
}

#[test]
fn a_library_file_that_cannot_be_shown_stays_as_it_was() {
    for text in [
        "",
        "kind: lib",
        "kind: library\n",
        "kind: library\nactors:\n",
        "kind: [",
    ] {
        check(
            "shared.yaml",
            text,
            ["shared.yaml: ann bob stale", ALL[1], ALL[2]],
        );
    }
}

#[test]
fn what_is_a_beginning_without_a_line_break_is_cut() {
    let ends = (1..ONE.len()).filter(|end| !ONE[..*end].ends_with('\n'));
    // Without its last line break it is whole.
    for end in ends.filter(|end| *end < ONE.len() - 1) {
        check(
            "one.yaml",
            &ONE[..end],
            [ALL[0], "one.yaml: a b stale", ALL[2]],
        );
    }
    check("one.yaml", ONE.trim_end(), ALL);
    assert!(!is_cut("a: b\nc: d", "a: b") && is_cut("a: b\nc: d", "a: b\nc"));
    let message = again(&usual(), &[("one.yaml", &ONE[..ONE.len() - 4])]);
    let told = message
        .problems()
        .iter()
        .find(|problem| problem.code == Code::Stale);
    assert_eq!(
        told.unwrap().message.as_str(),
        "the file is cut off in line 5: its last good version is shown"
    );
}

#[test]
fn what_is_whole_is_taken_however_much_is_gone() {
    let shorter = ONE.replace("  - {id: b, title: B}\n", "");
    check("one.yaml", &shorter, [ALL[0], "one.yaml: a", ALL[2]]);
    check("one.yaml", SHARED, ["one.yaml: ann bob", ALL[0], ALL[2]]);
    check("shared.yaml", TWO, [ALL[1], "shared.yaml: c", ALL[2]]);
    // A slip in one entry leaves out that one.
    let slip = ONE.replace("title: B", "title: [");
    check("one.yaml", &slip, [ALL[0], "one.yaml: a", ALL[2]]);
}

#[test]
fn what_was_never_good_is_no_better_than_what_comes() {
    let before = again(&Library::default(), &[("one.yaml", "events: [e]\n")]);
    assert_eq!(shown(&again(&before, &[("one.yaml", "")])), [] as [&str; 0]);
}

#[test]
fn no_more_than_the_beginnings_of_a_file_are_not_kept() {
    let before = Library {
        extent: Extent::Part,
        ..usual()
    };
    let library = again(&before, &[("one.yaml", ""), ("shared.yaml", SHARED)]);
    assert_eq!(shown(&library), ALL[..1]);
}

#[test]
fn a_file_that_is_gone_without_a_word_goes() {
    let library = again(&usual(), &[("one.yaml", ONE), ("shared.yaml", SHARED)]);
    assert_eq!(shown(&library), ALL[..2]);
    assert_eq!(library.stale(), 0);
}

#[test]
fn a_narrower_marking_is_taken_whatever_else_is_lost() {
    let narrower = "tlp: RED\nevents:\n  - {id: z, title: Z}\n";
    check("one.yaml", narrower, [ALL[0], "one.yaml: z", ALL[2]]);
    for kept in ["tlp: CLEAR\n", "tlp: GREEN\n", "tlp: AM\n", "events: [e]\n"] {
        check("one.yaml", kept, [ALL[0], "one.yaml: a b stale", ALL[2]]);
    }
}

#[test]
fn library_files_stay_in_their_order() {
    let other = SHARED.replace("Ann", "Anna");
    let files = [("a.yaml", SHARED), ("b.yaml", &other), ("c.yaml", ONE)];
    let before = Library::load(sources(&files), Vec::new());
    let broken = again(
        &before,
        &[("a.yaml", ""), ("b.yaml", &other), ("c.yaml", ONE)],
    );
    let name = |library: &Library| {
        let ann = library.resolve(Some(0), "ann").unwrap();
        library.entry(ann).unwrap().title.to_string()
    };
    assert_eq!(
        (name(&before).as_str(), name(&broken).as_str()),
        ("Ann", "Ann")
    );
    assert!(broken.is_stale(0), "it rests on a library file that is");
}

#[test]
fn what_is_kept_is_kept_under_a_ceiling_and_nothing_else_is_told() {
    use crate::library::ceiling::Ceiling;
    let red = TWO.replace("CLEAR", "RED");
    let before = again(
        &Library::default(),
        &[("one.yaml", ONE), ("two.yaml", &red)],
    );
    let broken = again(&before, &[("one.yaml", "secret: ["), ("two.yaml", "words")]);
    assert_eq!(broken.stale(), 2);
    let tlp = Some(Tlp::Green);
    let library = broken.under(&Ceiling { as_of: None, tlp });
    assert_eq!(shown(&library), ["one.yaml: a b stale"]);
    let told: Vec<String> = library
        .problems()
        .iter()
        .map(|p| format!("{p:?}"))
        .collect();
    let told = told.join("\n");
    assert!(
        !told.contains("two.yaml") && !told.contains("secret"),
        "{told}"
    );
}

#[test]
fn a_version_that_lost_more_than_it_kept_is_not_good() {
    let kept = ["shared.yaml: ann bob", "one.yaml: a b stale", "two.yaml: c"];
    let lost = "title: One\ntlp: GREEN\nevents:\n  - {id: a, title: A}\n  - {id: b}\n  - {id: d}\n";
    check("one.yaml", lost, kept);
    let half = "title: One\ntlp: GREEN\nevents:\n  - {id: a, title: A}\n  - {id: b}\n";
    check(
        "one.yaml",
        half,
        ["shared.yaml: ann bob", "one.yaml: a", "two.yaml: c"],
    );
}
