//! Words of lists: those that a list has, what people write for them, and the codes of countries.

use super::Reader;
use super::record::aside;
use crate::briefing::id::RESERVED;
use crate::briefing::judgement::Likelihood;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::words::countries;
use crate::words::languages;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::yaml::meant;
use crate::yaml::tree::Node;
use crate::yaml::value::Value;

/// The longest meaning that is told with a word, in bytes.
const MEANING: usize = 80;

/// Words with their meanings, or with what is meant by them.
pub(super) type Known = &'static [(String, String)];

impl Reader<'_> {
    /// Reports what is no code of a country.
    pub(super) fn country(&mut self, node: &Node<'_>, text: &str) {
        if countries::is_code(text) || !self.keeps(Code::UnusualValue, node.span) {
            return;
        }
        let place = self.place(node.span);
        let (help, fix) = match countries::meant(text) {
            // To many tools, the code of Norway is a no.
            Some(code) if RESERVED.contains(&code.to_lowercase().as_str()) => {
                let quoted = format!("\"{code}\"");
                let fix = Fix::rewrite(&place, &quoted);
                (format!("write `{quoted}`"), fix)
            }
            Some(code) => (
                format!("write `{code}`"),
                Fix::spell_out(&place, text, &code),
            ),
            None => (
                "write the two letters of ISO 3166-1, as \"KP\", or leave it out".to_owned(),
                None,
            ),
        };
        let message = format!("`{}` is no country code of ISO 3166-1", short(text));
        let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
        self.problems.push(problem.mended_by(fix));
    }

    /// Reports what is no code of a language.
    pub(super) fn language(&mut self, node: &Node<'_>, text: &str) {
        if languages::is_code(text) || !self.keeps(Code::UnusualValue, node.span) {
            return;
        }
        let place = self.place(node.span);
        let (help, fix) = match languages::meant(text) {
            // To many tools, the code of Norwegian is a no.
            Some(code) if RESERVED.contains(&code.as_str()) => {
                let quoted = format!("\"{code}\"");
                let fix = Fix::rewrite(&place, &quoted);
                (format!("write `{quoted}`"), fix)
            }
            Some(code) => (
                format!("write `{code}`"),
                Fix::spell_out(&place, text, &code),
            ),
            None => (
                "write its code, as `en`, `ko` or `zh-Hans`, or leave it out".to_owned(),
                None,
            ),
        };
        let message = format!("`{}` is no code of a language (BCP 47)", short(text));
        let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
        self.problems.push(problem.mended_by(fix));
    }

    pub(super) fn choice<'n>(
        &mut self,
        node: &Node<'_>,
        text: &'n str,
        (words, synonyms): (Known, Known),
        open: bool,
    ) -> Option<Value<'n>> {
        if words.iter().any(|(word, _)| word == text) {
            return Some(text.into());
        }
        let word = match open {
            true => meant::spelling(text, words),
            false => meant::word(text, words),
        };
        if let Some(word) = word {
            self.means(node, text, word);
            return Some(word.into());
        }
        let code = if open {
            Code::UnusualValue
        } else {
            Code::UnknownValue
        };
        if !self.keeps(code, node.span) {
            return open.then(|| text.into());
        }
        let message = if open {
            format!("`{}` is not one of the usual values", short(text))
        } else {
            format!("`{}` is not one of the values of this field", short(text))
        };
        if open && self.is_other_side(node, text) {
            return Some(text.into());
        }
        if self.synonym(code, node, &message, (text, words, synonyms)) {
            return open.then(|| text.into());
        }
        let suggestion = likelihood(text, words)
            .unwrap_or_else(|| suggest::one_of(text, words.iter().map(|(word, _)| word.as_str())));
        self.report_word(code, node.span, &message, text, &suggestion);
        open.then(|| text.into())
    }

    /// Reports what people write for a word, with the word that is likely meant. Says whether there is one.
    pub(super) fn synonym(
        &mut self,
        code: Code,
        node: &Node<'_>,
        message: &str,
        (text, words, synonyms): (&str, &[(String, String)], Known),
    ) -> bool {
        let told = |right: &str, longest: usize| {
            let meaning = words.iter().find(|(word, _)| word == right);
            let is_short = |meaning: &str| (1..=longest).contains(&meaning.len());
            match meaning.filter(|(_, meaning)| is_short(meaning)) {
                Some((_, meaning)) => format!("`{right}` ({})", aside(meaning)),
                None => format!("`{right}`"),
            }
        };
        let place = self.place(node.span);
        let (help, fix) = match meant::synonyms(text, synonyms)[..] {
            [] => return false,
            [one] => (
                format!("write {}", told(one, MEANING)),
                Fix::reword(&place, text, one),
            ),
            [one, other, ..] => (
                format!(
                    "write {} or {}",
                    told(one, MEANING / 2),
                    told(other, MEANING / 2)
                ),
                None,
            ),
        };
        let problem = Diagnostic::new(code, place, message, &help);
        self.problems.push(problem.mended_by(fix));
        true
    }

    /// Reports words that people write and that mean one thing, which is written otherwise.
    pub(super) fn means(&mut self, node: &Node<'_>, text: &str, right: &str) {
        if !self.keeps(Code::UnusualValue, node.span) {
            return;
        }
        let place = self.place(node.span);
        let fix = Fix::spell_out(&place, text, right);
        let message = format!("`{}` is written `{right}`", short(text));
        let help = format!("write `{right}`");
        let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
        self.problems.push(problem.mended_by(fix));
    }
}

/// The word for a number, where the words are those for how likely a thing is.
fn likelihood(text: &str, words: &[(String, String)]) -> Option<Suggestion> {
    let is_known = |word: &str| words.iter().any(|(known, _)| known == word);
    let found = Likelihood::for_number(text);
    let told = |(word, low, high): &(&str, u8, u8)| format!("`{word}` ({low} to {high} %)");
    match &found[..] {
        [one] if is_known(one.0) => Some(Suggestion {
            help: format!("write {}", told(one)),
            word: Some(one.0.to_owned()),
        }),
        [first @ .., last] if !first.is_empty() && is_known(last.0) => {
            let first: Vec<String> = first.iter().map(told).collect();
            Some(format!("write {} or {}", first.join(", "), told(last)).into())
        }
        _ => None,
    }
}
