//! Sections in which nothing is shown.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::reading::file::BriefingFile;
use crate::slides::deck::Deck;

pub(super) const RULE: Rule = Rule {
    code: Code::EmptySection,
    check: Check::Deck(check),
    why: "The audience hears of a matter and then sees nothing of it; the clock gives time to it all the same.",
    remedy: "Put a slide behind it, or take the section out.",
    bad: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - {section: What happened}
  - {section: What to do}
  - timeline
",
    )],
    at: "harbour.yaml:6:6",
    good: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - {section: What happened}
  - timeline
  - {section: What to do}
  - bluf
",
    )],
};

fn check(file: &BriefingFile, deck: &Deck, out: &mut ByFile) {
    for section in deck
        .sections
        .iter()
        .filter(|section| section.slides.is_empty())
    {
        let place = file.slide_place(section.written);
        let message = format!("the section `{}` has no slides", section.title);
        let help = "put a slide behind it, or take it out";
        out.push(Diagnostic::new(Code::EmptySection, place, &message, help));
    }
}
