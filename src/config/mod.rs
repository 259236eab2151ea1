//! The configuration: `config.yaml` in the user's configuration folder.
//!
//! What can be read of it counts; what cannot is reported with its place, and the default holds. The only thing that
//! is ever changed in it is a theme that somebody chose ([`keep`]).

pub(crate) mod folders;
pub(crate) mod keep;
pub(crate) mod located;
pub(crate) mod written;

use std::sync::{Arc, LazyLock};

use crate::briefing::id::RESERVED;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::yaml;
use crate::yaml::shape::Record;
use crate::yaml::tree::{Kind, Node};
use located::{Word, named, words};
use written::Config;

/// The version of the format that this program knows.
pub(crate) const VERSION: u32 = 1;
/// The most bytes of a configuration.
const BYTES: usize = 64 << 10;

static SHAPE: LazyLock<Record> = LazyLock::new(Record::of::<Config>);

/// A configuration with the places of what it says.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// Its file, if there is one.
    pub source: Option<Arc<SourceFile>>,
    /// What is written.
    pub written: Config,
    /// The keys of the screen with the panes, in the order of the file.
    pub browse: Vec<Binding>,
    /// The program and the arguments of the editor; empty when none is named.
    pub editor: Vec<String>,
    /// The problems that alone are told.
    pub select: Vec<Word>,
    /// The problems that are not told.
    pub ignore: Vec<Word>,
    /// What is wrong with it. Which keys and actions there are is not known here.
    pub problems: Vec<Diagnostic>,
    places: Vec<(String, Place)>,
}

/// Some keys, and what they are to do.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The keys, in the notation of the keymap.
    pub keys: Text,
    /// The name of an action; none when the keys are to do nothing.
    pub action: Option<Text>,
    /// Where the keys stand.
    pub keys_at: Place,
    /// Where the action stands.
    pub action_at: Place,
}

impl Configuration {
    /// Reads a configuration: what can be read of it, and every problem.
    pub fn read(source: &Arc<SourceFile>) -> Self {
        if source.text().len() > BYTES {
            let message = format!("a configuration may have at most {} KB", BYTES >> 10);
            let place = Place::new(source, Span::default());
            let help = "take out what is no part of the configuration";
            let problem = Diagnostic::new(Code::TooLarge, place, &message, help);
            return Self {
                source: Some(source.clone()),
                problems: vec![problem],
                ..Self::default()
            };
        }
        let (written, problems) = yaml::record(source, &SHAPE);
        let mut read = Self {
            source: Some(source.clone()),
            written,
            problems,
            ..Self::default()
        };
        yaml::at_root(source, |root| {
            if let Some(root) = root {
                read.locate(source, root);
                read.split_editor(root);
            }
        });
        read.check_version();
        crate::diagnostic::sort(&mut read.problems);
        read
    }

    /// Where the value of a field of the file stands, if it has one; of a field of a field, as `check.select`.
    pub fn place(&self, field: &str) -> Option<&Place> {
        let found = self.places.iter().find(|(name, _)| *name == field);
        found.map(|(_, place)| place)
    }

    fn locate(&mut self, source: &Arc<SourceFile>, root: &Node<'_>) {
        let place = |node: &Node<'_>| Place::new(source, node.span);
        for (name, value) in named(root) {
            self.places.push((name.to_owned(), place(value)));
            let own = named(value).map(|(own, value)| (format!("{name}.{own}"), place(value)));
            self.places.extend(own);
        }
        let checks = root.get("check");
        let words = |field: &str, read: &[Text]| {
            let list = checks.and_then(|checks| checks.get(field));
            list.map_or_else(Vec::new, |list| words(source, list, read))
        };
        self.select = words("select", &self.written.check.select);
        self.ignore = words("ignore", &self.written.check.ignore);
        let Some(Kind::Map(pairs)) = root
            .get("keys")
            .and_then(|modes| modes.get("browse"))
            .map(|map| &map.kind)
        else {
            return;
        };
        // The first of repeated keys counts, as the reader has told.
        let mut left = self.written.keys.browse.clone();
        for (key, value) in pairs {
            let named = key.text().map(Text::lines);
            if let Some((keys, action)) = named.and_then(|name| left.shift_remove_entry(&name)) {
                self.browse.push(Binding {
                    keys,
                    action: action.filter(|action| action.as_str() != "none"),
                    keys_at: place(key),
                    action_at: place(value),
                });
            }
        }
    }

    /// A command in one string is split as a shell would split it; nothing in it is expanded.
    fn split_editor(&mut self, root: &Node<'_>) {
        let written: Vec<&str> = self.written.editor.iter().map(Text::as_str).collect();
        let is_list = matches!(
            root.get("editor").map(|node| &node.kind),
            Some(Kind::Seq(_))
        );
        let words = match written.as_slice() {
            [line] if !is_list => shlex::split(line),
            words => Some(words.iter().map(|word| (*word).to_owned()).collect()),
        };
        let Some(place) = self
            .place("editor")
            .filter(|_| !written.is_empty())
            .cloned()
        else {
            return;
        };
        match words {
            Some(words) if words.first().is_some_and(|program| !program.is_empty()) => {
                self.editor = words;
            }
            words => {
                let message = match words {
                    Some(_) => "there is no program here",
                    None => "a quote in this command is not closed",
                };
                let help = "write a program and its arguments, as in `[code, --wait]`";
                self.problems
                    .push(Diagnostic::new(Code::WrongType, place, message, help));
            }
        }
    }

    /// Whether a problem makes it uncertain what a field says: it lies within it, it is that the field is given twice, or
    /// that not all of the file could be read.
    pub fn is_uncertain(&self, field: &str, problem: &Diagnostic) -> bool {
        let (within, span) = (self.place(field), problem.place.span);
        let is_within = within.is_some_and(|at| at.span.range().contains(&(span.start as usize)));
        is_within
            || match problem.code {
                Code::Syntax | Code::TooLarge | Code::Unreadable => true,
                Code::DuplicateKey => problem.place.source.slice(span) == field,
                _ => false,
            }
    }

    fn check_version(&mut self) {
        let newer = self.written.version.filter(|version| *version > VERSION);
        if let (Some(version), Some(place)) = (newer, self.place("version").cloned()) {
            self.problems.push(Diagnostic::new(
                Code::NewerFormat,
                place,
                &format!("version {version} is newer than this program, which knows {VERSION}"),
                "use a newer bluf; what this one knows is used",
            ));
        }
    }
}

/// A text as a value of YAML: in quotes, unless it is a plain word or path.
pub(crate) fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    let starts = text.starts_with(|c: char| c.is_ascii_lowercase() || c == '/');
    let home = text.strip_prefix("~/");
    if (starts || home.is_some())
        && home.unwrap_or(text).chars().all(plain)
        && !RESERVED.contains(&text)
    {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in double quotes: JSON's are YAML's.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests;
