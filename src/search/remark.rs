//! What is said of a filter that means nothing here.

use std::fmt;

use super::syntax::{Name, Qualifier};
use crate::words::suggest;

/// What is wrong, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What is wrong.
    pub wrong: String,
    /// What would be right, if that can be told.
    pub help: Option<String>,
}

impl Remark {
    /// There is no filter of this name.
    pub(super) fn no_filter(name: &str) -> Self {
        let known = Name::ALL.iter().map(|name| name.word());
        Self {
            wrong: format!("no filter `{name}:`"),
            help: Some(suggest::one_of(name, known).help),
        }
    }

    /// No entry has what the filter asks for.
    pub(super) fn no_value<'a>(written: &Qualifier, known: impl Iterator<Item = &'a str>) -> Self {
        let near = suggest::nearest(&written.value, known);
        Self {
            wrong: format!("nothing here has {}:{}", written.name.word(), written.value),
            help: near.map(suggest::did_you_mean),
        }
    }

    /// The value of a filter by date is none.
    pub(super) fn no_date(written: &Qualifier) -> Self {
        Self {
            wrong: format!("`{}` is no date", written.value),
            help: Some("as 2014 or 2014-12-19".to_owned()),
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
