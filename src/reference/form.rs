//! How things are written that stand in many fields: dates, ids, texts, citations, markings.

use super::takes;
use super::write::{name, page, paragraph, said, section, table, title};
use crate::briefing::date::When;
use crate::briefing::date::shown::Dates;
use crate::briefing::id::RESERVED;
use crate::load::SHAPES;
use crate::page::part::{Page, Part, Words, plain};

/// How something is written.
#[derive(Debug)]
pub(crate) struct Written {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub summary: &'static str,
    /// What else there is to say, a paragraph each.
    more: &'static [&'static str],
    /// What is written, and what it means.
    examples: fn() -> Vec<(String, Words)>,
}

/// Everything that is written in one way wherever it stands.
pub(crate) const FORMS: &[Written] = &[
    Written {
        name: "date",
        summary: "A date as exact as its source is: EDTF (ISO 8601-2), levels 0 and 1.",
        more: &[
            "It is sorted by the first day that it may mean, then by the last, and never shown finer than it is written. Words of a source, as `Friday`, go into `when`; what came first without any date is said by `after` and `before`.",
        ],
        examples: dates,
    },
    Written {
        name: "id",
        summary: "What an entry is called by links: small letters, digits and hyphens, a letter first.",
        more: &[
            "A briefing has one namespace for all its entries, and sees those of library files. An event needs an id only if something links to it; a briefing has the name of its file.",
        ],
        examples: ids,
    },
    Written {
        name: "text",
        summary: "CommonMark with GitHub's tables, and with links to entries between double brackets.",
        more: &[
            "Titles take links as well, and no other markup. In YAML, text that begins with `[[`, and text with `: ` or ` #` in it, needs quotes. Raw HTML and pictures are shown as text.",
        ],
        examples: links,
    },
    Written {
        name: "citation",
        summary: "The id of a source, and the place in it.",
        more: &[
            "What a bare number counts, the source says under `locator`: without, `#27` is *at 27*.",
        ],
        examples: citations,
    },
    Written {
        name: "marking",
        summary: "With whom something may be shared, by the Traffic Light Protocol (TLP 2.0).",
        more: &[
            "A file's marking holds for all that has none of its own; an entry may be marked narrower, never wider. A briefing without one is shown as unmarked, and never treated as CLEAR.",
        ],
        examples: markings,
    },
];

/// The page of a form.
pub(super) fn page_of(form: &Written) -> Page {
    let mut parts = vec![title(vec![name(form.name)])];
    parts.extend(said_of(form));
    page(parts)
}

/// All of its page but the title.
pub(super) fn said_of(form: &Written) -> Vec<Part> {
    let mut parts = vec![paragraph(said(form.summary))];
    let rows = (form.examples)().into_iter();
    let rows = rows.map(|(written, means)| [vec![name(written)], means]);
    let rows = table(["Written", "Means"], rows.collect());
    parts.extend(section("Forms", rows.into_iter().collect()));
    parts.extend(form.more.iter().map(|text| paragraph(said(text))));
    parts
}

fn dates() -> Vec<(String, Words)> {
    let written = [
        "2014",
        "2014-12",
        "2014-12-19",
        "2014-12-19T10:00:00Z",
        "2014-12?",
        "2014-12~",
        "2014-12%",
        "201X",
        "2014-XX",
        "2014-21",
        "2014-11/2014-12-19",
        "2014/..",
        "../2014",
    ];
    let meant = |written: &str| {
        let when = When::parse(written).ok()?;
        Some((written.to_owned(), vec![plain(when.words(Dates::Long))]))
    };
    written.into_iter().filter_map(meant).collect()
}

fn ids() -> Vec<(String, Words)> {
    let none = format!("None of these are ids: {}.", RESERVED.join(", "));
    pairs(&[
        (
            "north-korea",
            "An entry of this briefing, or of a library file.",
        ),
        ("who.insider", "A hypothesis: question and hypothesis."),
        (
            "sony-hack/leak",
            "An entry of another briefing: briefing and entry.",
        ),
        ("yes", &none),
    ])
}

fn links() -> Vec<(String, Words)> {
    pairs(&[
        (
            "[[china]]",
            "A link that is shown with the name of the entry.",
        ),
        ("[[china|Beijing]]", "A link with words of its own."),
        (
            "[[sony-hack/leak]]",
            "A link to an entry of another briefing.",
        ),
    ])
}

fn citations() -> Vec<(String, Words)> {
    pairs(&[
        ("beast", "The source as a whole."),
        (
            "beast#27",
            "A place in it: line 27, where the source says `locator: line`.",
        ),
        ("beast#page 3", "A place in words."),
    ])
}

fn markings() -> Vec<(String, Words)> {
    let field = SHAPES.header.fields.get("tlp").into_iter();
    let words = field.flat_map(|field| takes::words(&field.shape));
    words.map(|(word, means)| (word, said(&means))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, Words)> {
    let pairs = pairs
        .iter()
        .map(|(written, means)| ((*written).to_owned(), said(means)));
    pairs.collect()
}
