//! How much of what should say where it is from does.

use serde::Serialize;

use crate::analysis::trust::Trust;
use crate::library::Library;

/// How many events, actors, options, statements and pieces of evidence there are, and how many of them cite a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::cli) struct Coverage {
    entries: usize,
    sourced: usize,
    /// How many entries could not be read, and are in neither number.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
}

impl Coverage {
    /// That of the briefings of a library; none where nothing should have a source.
    pub(in crate::cli) fn of(library: &Library) -> Option<Self> {
        let briefings = 0..library.briefings().len();
        let left_out = briefings
            .clone()
            .map(|briefing| Trust::left_out(library, briefing));
        let left_out = Some(left_out.sum()).filter(|left_out| *left_out > 0);
        let each = briefings.map(|briefing| Trust::coverage(library, briefing));
        let (entries, sourced) = each.fold((0, 0), |(entries, sourced), (more, of_these)| {
            (entries + more, sourced + of_these)
        });
        (entries > 0 || left_out.is_some()).then_some(Self {
            entries,
            sourced,
            left_out,
        })
    }

    /// The share in words, never rounded up to all.
    pub(super) fn words(self) -> String {
        let Self {
            entries, sourced, ..
        } = self;
        let percent = (sourced * 100).checked_div(entries).unwrap_or_default();
        let have = if entries == 1 {
            "entry has"
        } else {
            "entries have"
        };
        let left_out = match self.left_out {
            None => String::new(),
            Some(1) => ", and 1 is left out because of a slip".to_owned(),
            Some(many) => format!(", and {many} are left out because of slips"),
        };
        format!("{sourced} of {entries} {have} a source ({percent} %){left_out}")
    }
}
