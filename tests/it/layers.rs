//! The layers of the crate: a lower module never names an upper one, and some things are named in one place only.
//!
//! Read from the text of `src/`, without comments and strings, so that a violation is told with file and line.

use std::path::{Path, PathBuf};

/// The modules from the bottom up, in lines: each may name those before it; those of [`APART`] not each other.
const LAYERS: &[&str] = &[
    "words",
    "source",
    "edit",
    "save",
    "diagnostic",
    "briefing",
    "yaml",
    "load",
    "config",
    "theme",
    "session",
    "library",
    "analysis",
    "page",
    "typeset",
    "slides",
    "search",
    "check",
    "ide",
    "export",
    "import",
    "talk",
    "tui",
    "lsp",
];

/// Neighbours that do not know each other.
const APART: &[&[&str]] = &[
    &["config", "theme", "session"],
    &["search", "check"],
    &["tui", "lsp"],
];

fn allowed(own: &str) -> Option<Vec<&'static str>> {
    let place = LAYERS.iter().position(|module| *module == own)?;
    let apart = |module: &str| {
        APART
            .iter()
            .any(|group| group.contains(&own) && group.contains(&module))
    };
    Some(
        LAYERS[..place]
            .iter()
            .copied()
            .filter(|module| !apart(module))
            .collect(),
    )
}

/// What the command line may name: everything. What the program may name: the command line.
const TOP: &str = "cli";
const PROGRAM: &str = "main";

/// Words of code and where alone they may stand; a folder stands for what is in it.
const PLACES: &[(&str, &[&str])] = &[
    ("std::net", &[]),
    ("persist(", &["src/save.rs"]),
    ("granit_parser", &["src/yaml/tree.rs"]),
    ("stdout()", &["src/cli/output.rs", "src/tui/terminal/"]),
    ("stderr()", &["src/cli/output.rs", "src/tui/terminal/"]),
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// Each file of `src/`: its path from the root of the crate, its modules from the top, its code.
fn sources() -> Vec<(String, Vec<String>, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    paths.sort();
    let source = |path: &PathBuf| {
        let name = path
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let modules = name
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .trim_end_matches("/mod");
        let modules = modules.split('/').map(str::to_owned).collect();
        (name, modules, code(&std::fs::read_to_string(path).unwrap()))
    };
    paths.iter().map(source).collect()
}

/// The text with spaces in place of comments and of what stands in quotes; lines stay.
fn code(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            quoted(rest)
        } else if (c == 'r' || c == 'b') && !out.ends_with(is_word) {
            raw(rest).unwrap_or(0)
        } else if c == '\'' {
            character(rest)
        } else {
            0
        };
        let (blanked, kept) = if length > 0 {
            (length, "")
        } else {
            (c.len_utf8(), &rest[..c.len_utf8()])
        };
        match kept {
            "" => out.extend(
                rest[..blanked]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' }),
            ),
            kept => out.push_str(kept),
        }
        rest = &rest[blanked..];
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a string literal at the start of a text.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// The length of a raw string literal at the start of a text.
fn raw(text: &str) -> Option<usize> {
    let open = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = open.len() - open.trim_start_matches('#').len();
    let body = open[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close)? + close.len();
    Some(text.len() - body.len() + end)
}

/// The length of a character literal at the start of a text; 0 for a lifetime.
fn character(text: &str) -> usize {
    let body = &text[1..];
    if let Some(escape) = body.strip_prefix('\\') {
        return escape[1..].find('\'').map_or(0, |end| end + 4);
    }
    let c = body.chars().next().map_or(0, char::len_utf8);
    if body[c..].starts_with('\'') {
        c + 2
    } else {
        0
    }
}

/// The top-level modules that some code names, each with the byte where: `crate::a`, `use crate::{a, b::c}`, and
/// `super::a` from as many modules down as there are.
fn named(code: &str, depth: usize) -> Vec<(usize, String)> {
    let up = "super::".repeat(depth);
    let roots = ["crate::", "bluf::", up.as_str()];
    let mut out = Vec::new();
    for root in roots {
        for (at, _) in code.match_indices(root) {
            let begins = !code[..at].ends_with(|c: char| is_word(c) || c == ':');
            if begins {
                heads(code, at + root.len(), &mut out);
            }
        }
    }
    out.sort();
    out
}

/// The first names of a path, or of each path between braces, that starts at a byte.
fn heads(code: &str, start: usize, out: &mut Vec<(usize, String)>) {
    let word = |at: usize| {
        let rest = &code[at..];
        rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())].to_owned()
    };
    if !code[start..].starts_with('{') {
        return out.push((start, word(start)));
    }
    let mut depth = 0;
    let mut wants = true;
    for (i, c) in code[start..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return,
            '}' => depth -= 1,
            ',' if depth == 1 => wants = true,
            c if depth == 1 && wants && is_word(c) => {
                out.push((start + i, word(start + i)));
                wants = false;
            }
            _ => {}
        }
    }
}

fn line(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// What is wrong with the names in a file of a module.
fn violations(file: &str, modules: &[String], code: &str) -> Vec<String> {
    let own = modules[0].as_str();
    let known = |name: &str| name == TOP || LAYERS.contains(&name);
    let allowed = match own {
        TOP => return Vec::new(),
        PROGRAM => vec![TOP],
        "lib" => Vec::new(),
        own => match allowed(own) {
            Some(allowed) => allowed,
            None => {
                return vec![format!(
                    "{file}: `{own}` has no layer: give it one in this test"
                )];
            }
        },
    };
    let upward = named(code, modules.len())
        .into_iter()
        .filter(|(_, name)| known(name) && name != own && !allowed.contains(&name.as_str()));
    upward
        .map(|(at, name)| format!("{file}:{}: `{own}` must not name `{name}`", line(code, at)))
        .collect()
}

#[test]
fn lower_layers_name_no_upper_ones() {
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|(file, modules, code)| violations(file, modules, code))
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn some_things_are_named_in_one_place() {
    let mut found = Vec::new();
    for (file, _, code) in sources() {
        for (words, places) in PLACES {
            let allowed = places.iter().any(|place| file.starts_with(place));
            let whole = |at: usize| !code[..at].ends_with(is_word);
            let hits = code.match_indices(words).map(|(at, _)| at);
            for at in hits.filter(|at| !allowed && whole(*at)) {
                found.push(format!(
                    "{file}:{}: `{words}` belongs into {places:?}",
                    line(&code, at)
                ));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn imports_are_found_in_every_form() {
    let check = |module: &str, text: &str, expected: &[&str]| {
        let modules: Vec<String> = module.split('/').map(str::to_owned).collect();
        assert_eq!(violations("f", &modules, &code(text)), expected, "{text}");
    };
    check(
        "load",
        "use crate::words::text::Text;\nuse crate::yaml::tree;",
        &[],
    );
    check(
        "load",
        "\nuse crate::library::Library;",
        &["f:2: `load` must not name `library`"],
    );
    check(
        "load/read",
        "use crate::{\n    words::{Text, clean},\n    tui,\n    check::{self, Rule},\n};",
        &[
            "f:3: `load` must not name `tui`",
            "f:4: `load` must not name `check`",
        ],
    );
    check(
        "load/read",
        "fn f() -> super::super::cli::Error {}",
        &["f:1: `load` must not name `cli`"],
    );
    check(
        "words",
        "use super::source;",
        &["f:1: `words` must not name `source`"],
    );
    check(
        "tui",
        "use crate::lsp;",
        &["f:1: `tui` must not name `lsp`"],
    );
    check("ide", "use crate::search;", &[]);
    check(
        "search",
        "use crate::ide;",
        &["f:1: `search` must not name `ide`"],
    );
    check(
        "main",
        "bluf::cli::run(); bluf::tui::run()",
        &["f:1: `main` must not name `tui`"],
    );
    check(
        "new",
        "",
        &["f: `new` has no layer: give it one in this test"],
    );
    // Neither comments nor strings are code, and what follows them is.
    check(
        "words",
        "// crate::tui\n/* crate::tui */ let a = \"crate::tui \\\" crate::tui\";",
        &[],
    );
    check(
        "words",
        "r#\"\"crate::tui\"#; let c = ('\"', '\\'', 'a); crate::cli",
        &["f:1: `words` must not name `cli`"],
    );
}
