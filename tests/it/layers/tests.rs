//! The tests of these tests: what is made up here must be found.

use super::circles::{circles, way_round};
use super::source::Source;
use super::{TUI, What, hits, violations};

#[test]
fn imports_are_found_in_every_form() {
    let check = |module: &str, text: &str, expected: &[&str]| {
        let source = Source::read(&format!("src/{module}.rs"), text);
        let expected: Vec<String> = expected
            .iter()
            .map(|told| format!("src/{module}.rs{told}"))
            .collect();
        assert_eq!(violations(&source), expected, "{text}");
    };
    check(
        "load",
        "use crate::words::text::Text;\nuse crate::yaml::tree;",
        &[],
    );
    check(
        "load",
        "\nuse crate::library::Library;",
        &[":2: `load` must not name `library`"],
    );
    check(
        "load/read",
        "use crate::{\n    words::{Text, clean},\n    tui,\n    check::{self, Rule as R},\n    cli::*,\n};",
        &[
            ":3: `load` must not name `tui`",
            ":4: `load` must not name `check`",
            ":5: `load` must not name `cli`",
        ],
    );
    check(
        "load/read",
        "fn f() -> super::super::cli::Error { todo!() }",
        &[":1: `load` must not name `cli`"],
    );
    check(
        "words",
        "use super::source;",
        &[":1: `words` must not name `source`"],
    );
    check("source", "use super::words;", &[]);
    check("briefing", "use crate::diagnostic::Code;", &[]);
    check(
        "diagnostic",
        "use crate::briefing::Briefing;",
        &[":1: `diagnostic` must not name `briefing`"],
    );
    check("tui", "use crate::lsp;", &[":1: `tui` must not name `lsp`"]);
    check("lsp", "use crate::tui;", &[":1: `lsp` must not name `tui`"]);
    check("ide", "use crate::search;", &[]);
    check(
        "search",
        "use crate::ide;",
        &[":1: `search` must not name `ide`"],
    );
    check(
        "main",
        "fn main() { bluf::cli::run(); bluf::tui::run() }",
        &[":1: `main` must not name `tui`"],
    );
    check(
        "new",
        "",
        &[": `new` has no floor: give it one in this test"],
    );
    // Inside of functions, of inner modules, of macros, of tests, and in bounds.
    check(
        "load/read",
        "fn f() {\n    use crate::check;\n    format!(\"{}\", crate::search::x(1, crate::tui::y));\n}",
        &[
            ":2: `load` must not name `check`",
            ":3: `load` must not name `search`",
            ":3: `load` must not name `tui`",
        ],
    );
    check(
        "load/read",
        "mod inner {\n    use super::super::super::tui;\n}",
        &[":2: `load` must not name `tui`"],
    );
    check(
        "load",
        "#[cfg(test)]\nmod tests {\n    fn f(x: impl crate::tui::Draw) {}\n}",
        &[":3: `load` must not name `tui`"],
    );
    // Neither comments nor strings nor `pub(in …)` are imports, and what follows them is one.
    check(
        "words",
        "// crate::tui\n/* crate::tui */ const A: &str = \"crate::tui \\\" crate::tui\";",
        &[],
    );
    check(
        "words/text",
        "pub(in crate::words) const A: &str = r#\"\"crate::tui\"#; pub(super) const B: char = crate::cli::C;",
        &[":1: `words` must not name `cli`"],
    );
}

#[test]
fn the_terminal_has_floors_too() {
    let check = |module: &str, text: &str, expected: &[&str]| {
        let source = Source::read(&format!("src/tui/{module}.rs"), text);
        let found = TUI.violations(&source, 1);
        assert_eq!(found, expected, "{text}");
    };
    check("browse/mouse", "use crate::tui::{over, widget};", &[]);
    check(
        "browse/mouse",
        "use super::super::present::Slide;",
        &["src/tui/browse/mouse.rs:1: `browse` must not name `present`"],
    );
    check(
        "over/help",
        "use crate::tui::browse::Browse;",
        &["src/tui/over/help.rs:1: `over` must not name `browse`"],
    );
    check("run", "use super::shell::Shell;", &[]);
    check(
        "hall",
        "",
        &["src/tui/hall.rs: `hall` has no floor: give it one in this test"],
    );
}

#[test]
fn places_are_found_under_every_name() {
    let check = |text: &str, what: What, expected: &[&str]| {
        let source = Source::read("src/check/order.rs", text);
        let found = hits(&source, &what).into_iter();
        let found: Vec<String> = found
            .map(|(line, words)| format!("{line} {words}"))
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    let stdout = || What::Path("std::io::stdout");
    check(
        "use std::io;\nfn f() { io::stdout(); }",
        stdout(),
        &["2 std::io::stdout"],
    );
    check(
        "use std::io::{self, stdout as out};",
        stdout(),
        &["1 std::io::stdout"],
    );
    check(
        "fn f() { g(::std::io::stdout) }",
        stdout(),
        &["1 std::io::stdout"],
    );
    check(
        "fn f(c: Command) { c.stdout(Stdio::null()); }",
        stdout(),
        &[],
    );
    check(
        "use std::{fs, net::{TcpStream}};\nfn f() { dbg!(std::net::lookup(1)) }",
        What::Path("std::net"),
        &["1 std::net::TcpStream", "2 std::net::lookup"],
    );
    check(
        "fn f() {\n    file.persist(path);\n    assert!(file.persist(path).is_ok());\n    NamedTempFile::persist(file);\n}",
        What::Call("persist"),
        &["2 persist()", "3 persist()", "4 persist()"],
    );
    check("fn f() { persistent(); }", What::Call("persist"), &[]);
}

/// The circles among made-up files, each as the names of its files.
fn circles_among(files: &[(&str, &str)]) -> Vec<String> {
    let read = |(path, text): &(&str, &str)| Source::read(&format!("src/{path}.rs"), text);
    let sources: Vec<Source> = files.iter().map(read).collect();
    let circles = circles(&sources).into_iter();
    let names = circles.map(|circle| {
        assert_eq!(way_round(&sources, &circle).lines().count(), circle.len());
        let names = circle.iter().map(|file| files[*file].0);
        names.collect::<Vec<_>>().join(" ")
    });
    names.collect()
}

#[test]
fn circles_are_found_whatever_their_length() {
    let check = |files: &[(&str, &str)], expected: &[&str]| {
        assert_eq!(circles_among(files), expected);
    };
    check(
        &[("a", "use crate::b::B;"), ("b", "use super::a;")],
        &["a b"],
    );
    check(&[("a", "use crate::b::B;"), ("b", "struct B;")], &[]);
    check(
        &[
            ("a", "use crate::b;"),
            ("b", "use crate::c;"),
            ("c", "use crate::a;"),
            ("d", "use crate::a;"),
        ],
        &["a b c"],
    );
    // A child may name what its parent has, unless the parent names the child, other than to say that it is there.
    check(
        &[("a/mod", "mod b;\nstruct A;"), ("a/b", "use super::A;")],
        &[],
    );
    check(
        &[("a/mod", "mod b;\npub use b::B;"), ("a/b", "use super::A;")],
        &["a/mod a/b"],
    );
    check(
        &[
            ("a", "mod b;\nfn f() { self::b::g() }"),
            ("a/b", "use super::*;"),
        ],
        &["a a/b"],
    );
    // One that is reached by a name imported elsewhere is found as well.
    check(
        &[
            ("a/mod", "mod b;\nmod c;"),
            ("a/b", "use crate::a;\nfn f() { a::c::g() }"),
            ("a/c", "use super::b::f;"),
        ],
        &["a/b a/c"],
    );
    // Tests look at things from above.
    check(
        &[
            ("a", "#[cfg(test)]\nmod tests { use crate::b::B; }"),
            ("b", "use crate::a;"),
        ],
        &[],
    );
    check(
        &[
            ("a", "#[cfg(test)]\nmod tests;\nuse crate::b;"),
            ("a/tests", "use super::*;"),
            ("b", ""),
        ],
        &[],
    );
}
