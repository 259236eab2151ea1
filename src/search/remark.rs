//! What is said of a filter that means nothing here.

use std::fmt;

use super::syntax::Name;
use super::vocabulary::Value;
use crate::briefing::tlp::Tlp;
use crate::words::suggest;

/// What is wrong, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What is wrong.
    pub wrong: String,
    /// What would be right, if that can be told.
    pub help: Option<String>,
    /// With whom a value that it names may be shared; nothing where it names none.
    pub marking: Option<Option<Tlp>>,
}

impl Remark {
    /// There is no filter of this name.
    pub(super) fn no_filter(name: &str) -> Self {
        let known = Name::ALL.iter().map(|name| name.word());
        Self {
            wrong: format!("no filter `{name}:`"),
            help: Some(suggest::one_of(name, known).help),
            marking: None,
        }
    }

    /// No entry has what the filter asks for.
    pub(super) fn no_value(name: Name, value: &str, known: &[Value]) -> Self {
        let words = known.iter().map(|value| value.word.as_str());
        let near = suggest::nearest(value, words);
        let named = near.and_then(|near| known.iter().find(|value| value.word == near));
        Self {
            wrong: format!("nothing here has {}:{value}", name.word()),
            help: near.map(suggest::did_you_mean),
            marking: named.and_then(|value| value.marking),
        }
    }

    /// The value of a filter by date is none.
    pub(super) fn no_date(value: &str) -> Self {
        Self {
            wrong: format!("`{value}` is no date"),
            help: Some("as 2014 or 2014-12-19".to_owned()),
            marking: None,
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.wrong)?;
        match &self.help {
            Some(help) => write!(f, ", {help}"),
            None => Ok(()),
        }
    }
}
