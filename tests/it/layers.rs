//! The house: a lower room never names an upper one, no files import each other in a circle, and some things are named
//! in one place only. Read with syn, so that a violation is told with file and line.

mod circles;
mod scope;
mod source;
mod tests;

use circles::{circles, way_round};
use source::{Source, only_in_tests, sources};

/// The floors of a house from the bottom up, with their rooms in order: a room may name those below its floor, and on
/// its floor those before it, but for neighbours that do not know each other.
struct House {
    floors: &'static [&'static [&'static str]],
    apart: &'static [&'static [&'static str]],
}

/// The rooms of the crate.
const CRATE: House = House {
    floors: &[
        &["work", "words", "source", "edit", "save"],
        // Reading YAML knows the values that the format is made of.
        &["diagnostic", "briefing", "yaml"],
        &["load", "fmt"],
        &["config", "theme", "session"],
        &["library"],
        &["analysis"],
        &["page", "typeset", "slides", "search", "check", "reference"],
        &["ide", "export", "import", "talk"],
        &["tui", "lsp"],
        &["cli", "facade"],
    ],
    apart: &[
        &["config", "theme", "session"],
        &["search", "check"],
        &["tui", "lsp"],
        &["cli", "facade"],
    ],
};

/// The rooms of the terminal.
const TUI: House = House {
    floors: &[
        &["terminal", "layout", "keys", "widget"],
        &["shared", "reader"],
        &["screen"],
        &["over"],
        &["browse", "present", "chart"],
        &["shell", "print", "run"],
    ],
    apart: &[&["browse", "present", "chart"]],
};

/// What is named or called in a few places only; a folder stands for what is in it.
const PLACES: &[(What, &[&str])] = &[
    // Nothing speaks to a network: the one kind of socket is Unix's, of a talk and its consoles, and of whatever else
    // rustix has for sockets, only the question who is at the other end is put.
    (What::Path("std::net"), &[]),
    (What::Path("std::os::unix::net"), &["src/talk/socket/"]),
    (What::Path("rustix::net"), &["src/talk/socket/peer.rs"]),
    (What::Path("nix"), &["src/talk/socket/peer.rs"]),
    // What the speaker says is before nobody else.
    (
        What::Path("crate::slides::notes"),
        &[
            "src/slides/",
            "src/tui/present/console/",
            "src/cli/present/",
            "src/facade.rs",
        ],
    ),
    (
        What::Path("granit_parser"),
        &["src/yaml/tree.rs", "src/yaml/layout.rs"],
    ),
    (What::Path("lsp_types"), &["src/lsp/convert/"]),
    (What::Path("lsp_server"), &["src/lsp/"]),
    (What::Path("notify"), &["src/library/disk/watch"]),
    (What::Path("crossterm::terminal"), &["src/tui/terminal/"]),
    (What::Call("persist"), &["src/save/"]),
    (
        What::Path("std::io::stdout"),
        &["src/cli/output.rs", "src/lsp/wire.rs", "src/tui/terminal/"],
    ),
    (
        What::Path("std::io::stderr"),
        &["src/cli/output.rs", "src/tui/terminal/"],
    ),
];

enum What {
    /// A path that begins so.
    Path(&'static str),
    /// A function or method of this name that is called.
    Call(&'static str),
}

/// From so many lines on, a file or a function is a question: is there a name for one of its parts?
const LONG_FILE: usize = 400;
const LONG_FUNCTION: usize = 40;

impl House {
    fn floor_of(&self, room: &str) -> Option<usize> {
        self.floors.iter().position(|floor| floor.contains(&room))
    }

    /// Whether a room may name another one; both have a floor.
    fn allows(&self, own: &str, other: &str) -> bool {
        let all = || self.floors.iter().flat_map(|floor| floor.iter());
        let place = |room: &str| all().position(|each| *each == room);
        let mut apart = self.apart.iter();
        place(other) < place(own)
            && !apart.any(|group| group.contains(&own) && group.contains(&other))
    }

    /// What is wrong with the names in a file whose room is at some depth of its modules.
    fn violations(&self, source: &Source, depth: usize) -> Vec<String> {
        let (file, own) = (&source.path, source.module[depth].as_str());
        if self.floor_of(own).is_none() {
            return vec![format!(
                "{file}: `{own}` has no floor: give it one in this test"
            )];
        }
        let within = &source.module[..depth];
        let upward = source.names.iter().filter_map(|name| {
            let path = name.path.strip_prefix(&["crate".to_owned()])?;
            let room = path.strip_prefix(within)?.first()?;
            let is_wrong = room != own && self.floor_of(room).is_some() && !self.allows(own, room);
            is_wrong.then(|| told(source, name.line, own, room))
        });
        let mut upward: Vec<String> = upward.collect();
        upward.dedup();
        upward
    }
}

fn told(source: &Source, line: usize, own: &str, other: &str) -> String {
    format!("{}:{line}: `{own}` must not name `{other}`", source.path)
}

/// What is wrong with the names in a file.
fn violations(source: &Source) -> Vec<String> {
    match source.room() {
        // The map of the crate.
        "" => Vec::new(),
        "main" => {
            let own = source.names.iter().filter(|name| name.path[0] == "crate");
            let wrong = own.filter(|name| name.path.get(1).is_some_and(|room| room != "cli"));
            let told = wrong.map(|name| told(source, name.line, "main", &name.path[1]));
            told.collect()
        }
        "tui" if source.module.len() > 1 => {
            let mut wrong = CRATE.violations(source, 0);
            wrong.extend(TUI.violations(source, 1));
            wrong
        }
        _ => CRATE.violations(source, 0),
    }
}

#[test]
fn lower_rooms_name_no_upper_ones() {
    let found: Vec<String> = sources().iter().flat_map(violations).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = sources();
    let mut told = String::new();
    for circle in circles(&sources) {
        let files: Vec<&str> = circle
            .iter()
            .map(|file| sources[*file].path.as_str())
            .collect();
        told += &format!("\n{} files: {}\n", files.len(), files.join(" "));
        told += &way_round(&sources, &circle);
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn some_things_are_named_in_one_place() {
    let mut found = Vec::new();
    for source in sources() {
        for (what, places) in PLACES {
            if places.iter().any(|place| source.path.starts_with(place)) {
                continue;
            }
            for (line, words) in hits(&source, what) {
                found.push(format!(
                    "{}:{line}: `{words}` belongs into {places:?}",
                    source.path
                ));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Where a file has something, and what that is.
fn hits(source: &Source, what: &What) -> Vec<(usize, String)> {
    match what {
        What::Path(path) => {
            let path: Vec<String> = path.split("::").map(str::to_owned).collect();
            let names = source
                .names
                .iter()
                .filter(|name| name.path.starts_with(&path));
            names
                .map(|name| (name.line, name.path.join("::")))
                .collect()
        }
        What::Call(call) => {
            let calls = source.calls.iter().filter(|other| other.name == *call);
            calls
                .map(|call| (call.line, call.name.clone() + "()"))
                .collect()
        }
    }
}

/// Tells what is long, with `--nocapture`; a list of words or cases may be.
#[test]
fn what_is_long_is_told() {
    let sources = sources();
    let tests = only_in_tests(&sources);
    let mut long: Vec<(usize, String)> = Vec::new();
    for (place, source) in sources.iter().enumerate() {
        if tests.contains(&place) {
            continue;
        }
        let file = (source.lines > LONG_FILE).then(|| (source.lines, source.path.clone()));
        let functions = source.functions.iter();
        let functions = functions.filter(|function| function.lines > LONG_FUNCTION);
        long.extend(file.into_iter().chain(functions.map(|function| {
            let place = format!("{}:{} {}", source.path, function.line, function.name);
            (function.lines, place)
        })));
    }
    long.sort_by(|one, other| other.cmp(one));
    println!("Files over {LONG_FILE} lines and functions over {LONG_FUNCTION}:");
    for (lines, place) in long {
        println!("{lines:6} {place}");
    }
}
