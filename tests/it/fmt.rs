//! `bluf fmt`: which files are laid out, what is said of the others, and that nothing is lost.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::cli::{answer, piped};

const ONE: &str = "title: One\ntlp: CLEAR\nevents:\n- date:  2014 # when\n  title: \"A\"\n";
const LAID_OUT: &str = "title: One\ntlp: CLEAR\nevents:\n  - title: A\n    date: 2014 # when\n";

/// A home with a folder of a file that is not laid out, one that is, and one of another tool.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("b");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("one.yaml"), ONE).unwrap();
    fs::write(folder.join("two.yaml"), LAID_OUT.replace("One", "Two")).unwrap();
    fs::write(
        folder.join("other.yaml"),
        "services:   {web: {image:  x}}\n",
    )
    .unwrap();
    home
}

fn read(home: &Path, name: &str) -> String {
    fs::read_to_string(home.join("b").join(name)).unwrap()
}

#[test]
fn files_of_ours_are_laid_out_and_others_left_alone() {
    let home = home();
    let (code, out, told) = answer(home.path(), &["fmt", "b"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert_eq!(out, "b/one.yaml\n1 of 2 files laid out\n");
    assert_eq!(read(home.path(), "one.yaml"), LAID_OUT);
    assert_eq!(
        read(home.path(), "other.yaml"),
        "services:   {web: {image:  x}}\n"
    );
    let again = answer(home.path(), &["fmt", "b"]);
    assert_eq!(again.1, "0 of 2 files laid out\n");
}

#[test]
fn a_look_before_changes_nothing() {
    let home = home();
    let (code, out, _) = answer(home.path(), &["fmt", "--check", "b"]);
    assert_eq!(
        (code, out.as_str()),
        (1, "b/one.yaml would change\n1 of 2 files would change\n")
    );
    let (code, out, _) = answer(home.path(), &["fmt", "--diff", "b"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @r#"
    --- b/one.yaml
    +++ b/one.yaml
    @@ -1,5 +1,5 @@
     title: One
     tlp: CLEAR
     events:
    -- date:  2014 # when
    -  title: "A"
    +  - title: A
    +    date: 2014 # when
    "#);
    assert_eq!(read(home.path(), "one.yaml"), ONE);
    assert_eq!(answer(home.path(), &["fmt", "--check", "b/two.yaml"]).0, 0);
}

#[test]
fn what_comes_through_a_pipe_goes_on_laid_out() {
    let home = home();
    let (code, out, told) = piped(home.path(), &["fmt", "-"], ONE.as_bytes());
    assert_eq!((code, out.as_str(), told.as_str()), (0, LAID_OUT, ""));
    let (_, out, told) = piped(home.path(), &["fmt", "-"], b"title: [\n");
    assert_eq!(out, "title: [\n", "{told}");
}

#[test]
fn what_cannot_be_laid_out_is_left_and_said() {
    let home = home();
    fs::write(home.path().join("b/torn.yaml"), "title: T\nevents: [\n").unwrap();
    fs::write(
        home.path().join("b/latin.yaml"),
        b"title:  Caf\xe9\nevents: [E]\n",
    )
    .unwrap();
    let (code, _, told) = answer(home.path(), &["fmt", "b"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(told, @"
    b/latin.yaml is left as it is: it has bytes that are no UTF-8
    b/torn.yaml is left as it is: it is no sound YAML, or has a second document: `bluf check` says where
    ");
    assert_eq!(read(home.path(), "one.yaml"), LAID_OUT);
    assert_eq!(
        fs::read(home.path().join("b/latin.yaml")).unwrap(),
        b"title:  Caf\xe9\nevents: [E]\n"
    );
}

#[test]
fn all_files_are_written_or_none() {
    let home = home();
    let one = home.path().join("b/one.yaml");
    fs::write(home.path().join("b/three.yaml"), ONE).unwrap();
    fs::set_permissions(&one, Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new().write(true).open(&one).is_ok() {
        return println!("skipped: this user may write whatever there is");
    }
    let (code, _, told) = answer(home.path(), &["fmt", "b"]);
    assert_eq!(
        (code, read(home.path(), "three.yaml").as_str()),
        (2, ONE),
        "{told}"
    );
}

#[test]
fn the_briefings_of_the_program_are_laid_out() {
    let home = tempfile::tempdir().unwrap();
    let briefings = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings");
    let (code, out, told) = answer(home.path(), &["fmt", "--check", briefings]);
    assert_eq!(code, 0, "{out}{told}");
}
