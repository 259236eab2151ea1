//! Themes: which style each meaning has.
//!
//! The screens name a [`meaning`]; a theme says how it looks. Themes are files ([`raw`]), the built-in ones too, read
//! with all that is wrong in them and resolved once into a table ([`resolved`]). Nothing here opens a file or
//! knows what is drawn, and of the terminal it knows only what the environment says.

mod colour;
pub(crate) mod depth;
mod file;
pub(crate) mod listed;
pub(crate) mod meaning;
pub(crate) mod raw;
mod resolve;
pub(crate) mod resolved;

use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::words::text::Text;
use crate::yaml;
use file::File;
use listed::{Listed, Origin, Reach};
use resolved::Theme;

/// The built-in themes.
static BUILTIN: [Builtin; 9] = [
    Builtin::new("colour-safe", include_str!("../../themes/colour-safe.yaml")),
    Builtin::new("dark", include_str!("../../themes/dark.yaml")),
    Builtin::new("ember", include_str!("../../themes/ember.yaml")),
    Builtin::new(
        "high-contrast",
        include_str!("../../themes/high-contrast.yaml"),
    ),
    Builtin::new("light", include_str!("../../themes/light.yaml")),
    Builtin::new("mono", include_str!("../../themes/mono.yaml")),
    Builtin::new("projector", include_str!("../../themes/projector.yaml")),
    Builtin::new(
        "solarized-dark",
        include_str!("../../themes/solarized-dark.yaml"),
    ),
    Builtin::new(
        "solarized-light",
        include_str!("../../themes/solarized-light.yaml"),
    ),
];

/// The names of the built-in themes.
pub fn themes() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().map(|builtin| builtin.name)
}

/// The ground of a terminal, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// The theme that is used when none is asked for.
///
/// One without colour when `no_color`, the value of the variable `NO_COLOR`, is set and not empty
/// (<https://no-color.org>); else one for the ground, and for a dark one when it is not known.
pub(crate) fn default_name(ground: Option<Ground>, no_color: Option<&OsStr>) -> &'static str {
    match ground {
        _ if no_color.is_some_and(|value| !value.is_empty()) => "mono",
        Some(Ground::Light) => "light",
        Some(Ground::Dark) | None => "dark",
    }
}

/// No theme has the name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no theme `{name}`: {}", suggestion.help)]
pub struct UnknownTheme {
    /// The name.
    pub name: Text,
    /// The one that was probably meant, and which there are.
    pub suggestion: Suggestion,
}

/// Whether a file is a theme and not a briefing: it stands in a folder named `themes`, or has fields that only a theme
/// has.
pub(crate) fn is_theme(source: &Arc<SourceFile>) -> bool {
    let folder = source.path().and_then(Path::parent);
    if folder.and_then(Path::file_name) == Some(OsStr::new("themes")) {
        return true;
    }
    let fields = ["extends", "palette", "styles"];
    if !may_have(source.text(), &fields) {
        return false;
    }
    yaml::at_root(source, |root| {
        root.is_some_and(|root| fields.iter().any(|field| root.get(field).is_some()))
    })
}

/// Whether a text may have one of some fields at its top: a quick look, without false denials, so that no long briefing
/// is parsed to tell that it is no theme.
fn may_have(text: &str, fields: &[&str]) -> bool {
    let is_said = |line: &str| {
        let key = line.trim_start_matches(|c: char| !c.is_alphabetic());
        fields.iter().any(|field| key.starts_with(field))
    };
    // In braces a key may stand anywhere.
    let content = text.lines().map(|line| line.trim_start_matches(['-', ' ']));
    let mut content = content.filter(|line| !line.is_empty() && !line.starts_with(['#', '%']));
    let is_flow = content.next().is_some_and(|line| line.starts_with('{'));
    is_flow || text.lines().any(is_said)
}

/// The themes that there are: somebody's own, and the built-in ones behind them.
#[derive(Debug, Default)]
pub struct Themes {
    own: Vec<File>,
}

impl Themes {
    /// The built-in themes, and those in these files. A theme of one's own hides a built-in one of the same name.
    pub fn new(own: &[Arc<SourceFile>]) -> Self {
        Self {
            own: own
                .iter()
                .map(|source| File::read(source, Origin::Own))
                .collect(),
        }
    }

    /// The names, one's own first, none twice.
    pub fn names(&self) -> Vec<Text> {
        let mut names: Vec<Text> = Vec::new();
        let own = self.own.iter().map(|file| file.name.clone());
        for name in own.chain(themes().map(Text::line)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The theme with a name, and what is wrong in its file and in those that it extends.
    ///
    /// # Errors
    /// When there is none with this name.
    pub fn named(&self, name: &str) -> Result<(Theme, Vec<Diagnostic>), UnknownTheme> {
        let first = self.find(name, Origin::Own).next();
        Ok(self.resolve(first.ok_or_else(|| self.unknown(name))?))
    }

    /// The theme to show: the one asked for, else the default for the ground and for `NO_COLOR` ([`default_name`]).
    ///
    /// # Errors
    /// When there is none with this name.
    pub fn wanted(
        &self,
        name: Option<&str>,
        ground: Option<Ground>,
    ) -> Result<(Theme, Vec<Diagnostic>), UnknownTheme> {
        let no_color = std::env::var_os("NO_COLOR");
        self.named(name.unwrap_or_else(|| default_name(ground, no_color.as_deref())))
    }

    /// All of them, one's own first, also those that are hidden.
    pub fn all(&self) -> Vec<Listed> {
        let builtin = BUILTIN.iter().map(Builtin::file);
        let files = self.own.iter().chain(builtin);
        files.map(|file| self.listed(file)).collect()
    }

    fn listed(&self, file: &File) -> Listed {
        let (theme, mut problems) = self.resolve(file);
        problems.retain(|problem| Arc::ptr_eq(&problem.place.source, &file.source));
        let first = self.find(&file.name, Origin::Own).next();
        Listed {
            theme,
            origin: file.origin,
            source: file.source.clone(),
            problems,
            reach: match first {
                Some(first) if !std::ptr::eq(first, file) => Reach::Hidden,
                _ => Reach::Named,
            },
        }
    }

    fn resolve(&self, file: &File) -> (Theme, Vec<Diagnostic>) {
        let (chain, broken) = self.chain(file);
        let (theme, mut problems) = resolve::resolve(&chain);
        problems.extend(broken);
        crate::diagnostic::sort(&mut problems);
        (theme, problems)
    }

    /// The files with a name that a theme of some origin may mean: one's own before the built-in one. Built-in themes
    /// rest on built-in ones only, so that somebody's own `dark` changes no other theme.
    fn find(&self, name: &str, seeker: Origin) -> impl Iterator<Item = &File> {
        let own = match seeker {
            Origin::Own => self.own.as_slice(),
            Origin::BuiltIn => &[],
        };
        let own = own.iter().filter(move |file| *file.name == *name);
        let builtin = BUILTIN.iter().filter(move |builtin| builtin.name == name);
        own.chain(builtin.map(Builtin::file))
    }

    /// A file, what it extends, what that extends, and so on; and what is wrong where the chain breaks.
    fn chain<'t>(&'t self, first: &'t File) -> (Vec<&'t File>, Option<Diagnostic>) {
        let mut chain = vec![first];
        let mut last = first;
        while let Some(name) = &last.raw.extends {
            let fresh = |file: &&File| !chain.iter().any(|link| std::ptr::eq(*link, *file));
            match self.find(name, last.origin).find(fresh) {
                Some(next) => last = next,
                None => return (chain, Some(self.broken(last, name))),
            }
            chain.push(last);
        }
        (chain, None)
    }

    /// Why a file cannot extend the theme with a name.
    fn broken(&self, file: &File, name: &str) -> Diagnostic {
        let place = file.place_of_extends();
        if self.find(name, file.origin).next().is_some() {
            let message = format!("`{name}` rests on this theme itself, so neither comes first");
            let help = "extend another theme, or take the line out";
            return Diagnostic::new(Code::UnknownValue, place, &message, help);
        }
        let unknown = self.unknown(name);
        let message = format!("there is no theme `{}`", unknown.name);
        Diagnostic::word(Code::Dangling, place, &message, name, &unknown.suggestion)
    }

    fn unknown(&self, name: &str) -> UnknownTheme {
        let names = self.names();
        let names: Vec<&str> = names.iter().map(Text::as_str).collect();
        let all = names.join(", ");
        let mut suggestion = suggest::one_of(name, names);
        if suggestion.help.ends_with('?') {
            suggestion.help += &format!(" There are {all}");
        }
        UnknownTheme {
            name: Text::line(&short(name)),
            suggestion,
        }
    }
}

impl Theme {
    /// A built-in theme: the one asked for, or the default for the ground and for `NO_COLOR`
    /// ([`default_name`]).
    ///
    /// # Errors
    /// When no built-in theme has the name.
    pub fn named(name: Option<&str>, ground: Option<Ground>) -> Result<Self, UnknownTheme> {
        let found = Themes::default().wanted(name, ground);
        found.map(|(theme, _)| theme)
    }
}

/// A theme that is part of the program, read when it is first asked for.
struct Builtin {
    name: &'static str,
    text: &'static str,
    file: OnceLock<File>,
}

impl Builtin {
    const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            file: OnceLock::new(),
        }
    }

    fn file(&self) -> &File {
        self.file.get_or_init(|| {
            let name = format!("themes/{}.yaml", self.name);
            File::read(&SourceFile::named(&name, self.text), Origin::BuiltIn)
        })
    }
}

#[cfg(test)]
mod tests;
