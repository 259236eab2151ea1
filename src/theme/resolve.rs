//! From files to one theme, with everything that is wrong in them.
//!
//! The words come from the types of [`super::raw`], as the loader read them; the tree of the file only says where
//! they stand.

use std::collections::HashMap;

use indexmap::IndexMap;
use ratatui::style::{Color, Modifier, Style};

use super::colour::{self, ANSI, DEFAULT};
use super::file::{File, hash_behind, locate, locate_map, pairs_of};
use super::meaning::Meaning;
use super::raw;
use super::resolved::{MEANINGS, Theme};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};
use crate::words::short::short;
use crate::words::suggest;
use crate::words::text::Text;
use crate::yaml::tree::Node;

/// The most words of a style.
const WORDS: usize = 16;

/// The words for what is not a colour.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// The word before the colour behind the text.
const ON: &str = "on";

/// The theme of a file and of those that it extends, nearest first, and what is wrong in all of them.
pub(super) fn resolve(chain: &[&File]) -> (Theme, Vec<Diagnostic>) {
    let mut readings: Vec<Reading<'_>> = chain.iter().map(|file| Reading::new(file)).collect();
    let mut palette = Palette::new();
    for reading in &mut readings {
        reading.palette(&mut palette);
    }
    let mut styles = [None; MEANINGS];
    for reading in &mut readings {
        reading.styles(&palette, &mut styles);
    }
    let background = chain.iter().find_map(|file| file.raw.background);
    let name = chain.first().map_or(Text::line(""), |f| f.name.clone());
    let problems = readings.into_iter().flat_map(Reading::finish).collect();
    let theme = Theme::new(name, background.unwrap_or_default(), styles);
    (theme, problems)
}

/// Colours by name.
type Palette<'f> = IndexMap<&'f str, Color>;

/// The reading of one file of a chain.
struct Reading<'f> {
    file: &'f File,
    root: Option<Node<'f>>,
    problems: Vec<Diagnostic>,
}

impl<'f> Reading<'f> {
    fn new(file: &'f File) -> Self {
        let mut reading = Self {
            file,
            root: file.tree(),
            problems: file.problems.clone(),
        };
        reading.cut_colours();
        reading
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        if self.problems.is_empty() && self.file.raw == raw::Theme::default() {
            let message = "this theme sets nothing";
            let help = "start with `extends: dark`, and set what should look different";
            self.report(Code::EmptyFile, Span::default(), message, help);
        }
        self.problems
    }

    fn report(&mut self, code: Code, span: Span, message: &str, help: &str) {
        let place = Place::new(&self.file.source, span);
        self.problems
            .push(Diagnostic::new(code, place, message, help));
    }

    /// `accent: #7aa2f7`: to YAML a comment, and no value.
    fn cut_colours(&mut self) {
        let root = self.root.as_ref();
        let maps = [locate_map(root, "palette"), locate_map(root, "styles")];
        let pairs = maps.into_iter().flatten();
        let inner = pairs.clone().flat_map(|(_, value)| pairs_of(value));
        let empty = pairs.chain(inner).filter(|(_, value)| value.is_null());
        let cuts: Vec<_> = empty
            .filter_map(|(key, _)| hash_behind(self.file.source.text(), key.span))
            .collect();
        for (span, colour) in cuts {
            // What the reader said of it is true of any text; this is a colour.
            self.problems.retain(|problem| {
                problem.code != Code::CutByHash || problem.place.span.start != span.start
            });
            let message = format!("`{}` is a comment to YAML, not a colour", short(colour));
            let help = format!("put it in quotes: \"{}\"", short(colour));
            self.report(Code::CutByHash, span, &message, &help);
        }
    }

    /// Adds the colours that no nearer file has.
    fn palette(&mut self, palette: &mut Palette<'f>) {
        let pairs = locate_map(self.root.as_ref(), "palette").iter().rev();
        let spans: HashMap<String, (Span, Span)> = pairs
            .filter_map(|(key, value)| Some((key.text()?.to_owned(), (key.span, value.span))))
            .collect();
        for (name, word) in &self.file.raw.palette {
            let name = name.as_str();
            let (key, value) = spans.get(name).copied().unwrap_or_default();
            if is_taken(name) {
                let message = format!("`{name}` already has a meaning in styles");
                self.report(Code::BadId, key, &message, "give the colour another name");
                continue;
            }
            match colour::parse(word.trim()) {
                Some(colour) => drop(palette.entry(name).or_insert(colour)),
                None => self.no_colour(word.trim(), value, &Palette::new(), Within::Field),
            }
        }
    }

    /// Adds the styles that no nearer file has.
    fn styles(&mut self, palette: &Palette<'_>, styles: &mut [Option<Style>; MEANINGS]) {
        for (meaning, raw) in &self.file.raw.styles.0 {
            let style = self.style(*meaning, raw, palette);
            let slot = &mut styles[*meaning as usize];
            *slot = slot.or(Some(style));
        }
    }

    fn style(&mut self, meaning: Meaning, raw: &raw::Style, palette: &Palette<'_>) -> Style {
        let place = |of: &Self, field| locate(of.root.as_ref(), &["styles", meaning.name(), field]);
        let mut style = match &raw.short {
            Some(words) => self.short(words, place(self, "short"), palette),
            None => Style::new(),
        };
        for (field, word, slot) in [
            ("fg", &raw.fg, &mut style.fg),
            ("bg", &raw.bg, &mut style.bg),
        ] {
            if let Some(word) = word {
                let span = place(self, field);
                *slot = self
                    .colour(word.trim(), span, palette, Within::Field)
                    .or(*slot);
            }
        }
        let flags = [raw.bold, raw.dim, raw.italic, raw.underline, raw.reverse];
        let given = MODIFIERS.iter().zip(flags).filter(|(_, flag)| *flag);
        given.fold(style, |style, ((_, modifier), _)| {
            style.add_modifier(*modifier)
        })
    }

    /// A style in a few words.
    fn short(&mut self, text: &str, span: Span, palette: &Palette<'_>) -> Style {
        let mut style = Style::new();
        let mut on = None;
        let mut rest = span;
        for word in text.split_whitespace().take(WORDS) {
            let place = self.find(word, span, &mut rest);
            if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
                style = style.add_modifier(*modifier);
            } else if word == ON {
                on = Some(place);
            } else {
                let colour = self.colour(word, place, palette, Within::Short);
                let behind = on.take().is_some();
                let slot = if behind { &mut style.bg } else { &mut style.fg };
                match slot {
                    Some(_) if colour.is_some() => self.second_colour(word, place),
                    _ => *slot = slot.or(colour),
                }
            }
        }
        if text.split_whitespace().nth(WORDS).is_some() {
            let message = format!("a style is at most {WORDS} words");
            let help = "write one colour, what it has, and `on` with the colour behind";
            self.report(Code::WrongType, span, &message, help);
        }
        if let Some(place) = on {
            let help = "write the colour behind the text after it";
            self.report(Code::UnknownValue, place, "`on` has no colour", help);
        }
        style
    }

    fn second_colour(&mut self, word: &str, span: Span) {
        let message = format!("`{}` is a second colour", short(word));
        let help = "write one colour for the text, and one behind it after `on`";
        self.report(Code::UnknownValue, span, &message, help);
    }

    fn colour(
        &mut self,
        word: &str,
        span: Span,
        palette: &Palette<'_>,
        within: Within,
    ) -> Option<Color> {
        let colour = palette.get(word).copied().or_else(|| colour::parse(word));
        if colour.is_none() {
            self.no_colour(word, span, palette, within);
        }
        colour
    }

    fn no_colour(&mut self, word: &str, span: Span, palette: &Palette<'_>, within: Within) {
        let wrong = short(word);
        if colour::is_value(word) {
            let message = format!("`{wrong}` is not a colour");
            let help = "write \"#\" and six hexadecimal digits, or a number from 0 to 255";
            self.report(Code::UnknownValue, span, &message, help);
            return;
        }
        let colours = palette.keys().copied();
        let colours = colours.chain(ANSI.iter().map(|(name, _)| *name));
        let others = MODIFIERS.iter().map(|(name, _)| *name).chain([ON]);
        let others = others.filter(|_| within == Within::Short);
        let known = colours.chain([DEFAULT]).chain(others);
        let suggestion = suggest::or(word, known, || {
            "add it to `palette`, or write \"#rrggbb\", an ANSI colour such as `bright-blue`, or a number from 0 to 255"
                .to_owned()
        });
        let place = Place::new(&self.file.source, span);
        let message = format!("there is no colour `{wrong}`");
        let problem = Diagnostic::word(Code::Dangling, place, &message, word, &suggestion);
        self.problems.push(problem);
    }

    /// Where a word stands in a span, after the words before it; the whole span when it is written otherwise.
    fn find(&self, word: &str, within: Span, from: &mut Span) -> Span {
        let start = from.range().start;
        let Some(i) = self.file.source.slice(*from).find(word) else {
            return within;
        };
        *from = Span::new(start + i + word.len(), from.range().end);
        Span::new(start + i, start + i + word.len())
    }
}

/// Where a colour is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// In a field of its own.
    Field,
    /// Among the words of a style.
    Short,
}

/// Whether a word that is a sound id cannot name a colour all the same. ([`ON`] is no id.)
fn is_taken(name: &str) -> bool {
    name == DEFAULT || MODIFIERS.iter().any(|(word, _)| *word == name)
}

#[cfg(test)]
mod tests;
