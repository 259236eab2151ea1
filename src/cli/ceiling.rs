//! `--max-tlp` and `--as-of`: how far the briefings may be seen, for whatever a command does with them.

use std::path::{Path, PathBuf};

use super::error::Error;
use crate::briefing::date::{DateError, When};
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::ceiling::Ceiling;
use crate::source::SourceFile;

/// How far briefings may be seen.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct CeilingArgs {
    /// Leave out what is marked narrower, or not at all: CLEAR, GREEN, AMBER, AMBER+STRICT or RED.
    #[arg(long, value_name = "TLP", value_parser = marking)]
    max_tlp: Option<Tlp>,
    /// Leave out what was known only after this day, as 2014-12-18.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<When>,
}

fn marking(text: &str) -> Result<Tlp, String> {
    let words = Tlp::ALL.map(Tlp::word).join(", ");
    Tlp::meant_by(text).ok_or_else(|| format!("write one of {words}"))
}

fn day(text: &str) -> Result<When, String> {
    const REMEDY: &str =
        "write a day, as 2014-12-18, or a month or a year, which count to their ends";
    match When::parse(text) {
        Ok(day) if day.latest() < chrono::NaiveDate::MAX => Ok(day),
        Ok(_) => Err(format!("it has no end; {REMEDY}")),
        Err(DateError::Malformed(..) | DateError::Level2) => Err(REMEDY.to_owned()),
    }
}

impl CeilingArgs {
    /// The ceiling that a talk tells. What is no marking counts as the widest one: nothing else may be seen.
    pub(super) fn told(max_tlp: Option<&str>, as_of: Option<&str>) -> Self {
        Self {
            max_tlp: max_tlp.map(|word| Tlp::meant_by(word).unwrap_or(Tlp::Clear)),
            as_of: as_of.and_then(|day| When::parse(day).ok()),
        }
    }

    /// The ceiling, if the command line gives one.
    pub(super) fn ceiling(&self) -> Option<Ceiling> {
        let (as_of, tlp) = (self.as_of.clone(), self.max_tlp);
        (as_of.is_some() || tlp.is_some()).then_some(Ceiling { as_of, tlp })
    }

    /// A library as it may be seen; `named` are the paths of the command line.
    ///
    /// # Errors
    /// When a file that is named has no marking, and a marking decides.
    pub(super) fn under(&self, whole: Library, named: &[PathBuf]) -> Result<Library, Error> {
        self.allow(&whole, named)?;
        Ok(match self.ceiling() {
            Some(ceiling) => whole.under(&ceiling),
            None => whole,
        })
    }

    /// Whether the files that are named may be looked at.
    ///
    /// # Errors
    /// When one of them has no marking, and a marking decides.
    pub(super) fn allow(&self, whole: &Library, named: &[PathBuf]) -> Result<(), Error> {
        let briefings = whole.briefings().iter();
        let briefings = briefings.map(|file| (file.header.tlp, &file.source));
        let shared = whole.shared().iter().map(|file| (file.tlp, &file.source));
        let is_named = |path: &Path| named.iter().any(|named| named == path);
        let mut unmarked = briefings.chain(shared).filter(|(tlp, source)| {
            self.max_tlp.is_some() && tlp.is_none() && source.path().is_some_and(is_named)
        });
        let path = |source: &SourceFile| source.path().map(Path::to_owned);
        match unmarked.find_map(|(_, source)| path(source)) {
            Some(path) => Err(Error::Unmarked(path)),
            None => Ok(()),
        }
    }
}
