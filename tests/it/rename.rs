//! `bluf rename`: what it says and does, and that it does all or nothing.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::cli::answer;

const LIB: &str = "kind: library\ntlp: CLEAR\nactors:\n  nk: {name: North Korea} # nk\n";
const ONE: &str = "title: One\ntlp: RED\nactors:\n  nk:\n    role: r\nevents:\n  - id: leak\n    title: Leak by [[nk]]\n    sources: news#4\nsources:\n  news: News\n";
const TWO: &str = "title: Two\ntlp: CLEAR\nevents:\n  - title: Follows\n    after: leak\n    see_also: [one/leak, one]\n  - {id: leak, title: Another, actors: nk}\n";

/// What the program answers in a folder with the three files, with the folder's files afterwards.
fn check(args: &[&str], before: impl Fn(&Path)) -> (i32, String, Vec<(String, String)>) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("b");
    fs::create_dir(&folder).unwrap();
    for (name, text) in [("lib", LIB), ("one", ONE), ("two", TWO)] {
        fs::write(folder.join(format!("{name}.yaml")), text).unwrap();
    }
    before(&folder);
    let args: Vec<&str> = [&["rename"], args].concat();
    let (code, out, told) = answer(home.path(), &args);
    let files = fs::read_dir(&folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    (code, out + &told, files)
}

fn files(lib: &str, one: &str, two: &str) -> Vec<(String, String)> {
    let files = [("lib.yaml", lib), ("one.yaml", one), ("two.yaml", two)];
    files
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec()
}

#[test]
fn all_files_that_name_it_change() {
    let (code, told, now) = check(&["nk", "dprk", "b"], |_| {});
    assert_eq!(code, 0, "{told}");
    insta::assert_snapshot!(told, @"
    `nk` is `dprk` now: 4 places in 3 files
      b/one.yaml
      b/two.yaml
      b/lib.yaml
    ");
    let (lib, one, two) = (
        LIB.replace("nk:", "dprk:"),
        ONE.replace("nk", "dprk"),
        TWO.replace("nk", "dprk"),
    );
    assert_eq!(now, files(&lib, &one, &two));
}

#[test]
fn a_look_before_changes_nothing_and_says_its_markings() {
    for look in ["--diff", "--dry-run"] {
        let (code, told, now) = check(&["one/leak", "flood", "b", look, "--was"], |_| {});
        assert_eq!((code, now), (0, files(LIB, ONE, TWO)), "{told}");
        insta::allow_duplicates! {
            insta::assert_snapshot!(told, @"
            TLP:RED: b/one.yaml
            --- b/one.yaml
            +++ b/one.yaml
            @@ -4,7 +4,8 @@
               nk:
                 role: r
             events:
            -  - id: leak
            +  - id: flood
            +    was: leak
                 title: Leak by [[nk]]
                 sources: news#4
             sources:
            --- b/two.yaml
            +++ b/two.yaml
            @@ -3,5 +3,5 @@
             events:
               - title: Follows
                 after: leak
            -    see_also: [one/leak, one]
            +    see_also: [one/flood, one]
               - {id: leak, title: Another, actors: nk}
            ");
        }
    }
}

#[test]
fn what_an_id_means_in_a_file_is_what_is_meant() {
    let (code, told, now) = check(&["leak", "flood", "b/two.yaml"], |_| {});
    assert_eq!(code, 0, "{told}");
    let two = TWO
        .replace("after: leak", "after: flood")
        .replace("id: leak", "id: flood");
    assert_eq!(now, files(LIB, ONE, &two));
    let (code, told, now) = check(&["leak", "flood", "b"], |_| {});
    assert_eq!((code, now), (2, files(LIB, ONE, TWO)));
    assert!(
        told.contains("one/leak") && told.contains("two/leak"),
        "{told}"
    );
}

#[test]
fn a_briefing_takes_its_file_along() {
    let (code, told, now) = check(&["one", "first", "b"], |_| {});
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("its file is b/first.yaml now"), "{told}");
    let two = TWO.replace("one", "first");
    assert_eq!(now[0], ("first.yaml".to_owned(), ONE.to_owned()));
    assert_eq!(now[2], ("two.yaml".to_owned(), two));
    let taken = |folder: &Path| fs::write(folder.join("first.yaml"), "a: b\n").unwrap();
    let (code, told, now) = check(&["one", "first", "b"], taken);
    assert_eq!(code, 2, "{told}");
    assert!(now.contains(&("one.yaml".to_owned(), ONE.to_owned())));
    assert!(now.contains(&("two.yaml".to_owned(), TWO.to_owned())));
}

#[test]
fn nothing_changes_where_a_file_cannot() {
    let read_only = |folder: &Path| {
        fs::set_permissions(folder.join("two.yaml"), Permissions::from_mode(0o444)).unwrap();
    };
    let (code, told, now) = check(&["nk", "dprk", "b"], read_only);
    assert_eq!((code, now), (2, files(LIB, ONE, TWO)));
    assert!(
        told.contains("nothing is changed: b/two.yaml: permission denied"),
        "{told}"
    );
}

#[test]
fn what_it_may_not_be_is_said() {
    for (args, expected) in [
        (
            ["one/leak", "news", "b"],
            "already the id of something else",
        ),
        (["nk", "N K", "b"], "write it as `n-k`"),
        (["nm", "x", "b"], "did you mean `nk`?"),
        (["nk", "x", "c"], "c"),
    ] {
        let (code, told, now) = check(&args, |_| {});
        assert_eq!((code, now), (2, files(LIB, ONE, TWO)), "{told}");
        assert!(told.contains(expected), "{told}");
    }
}
