//! Sections in which nothing is shown.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::slides::review::listed;

pub(super) const RULE: Rule = Rule {
    code: Code::EmptySection,
    check: Check::Briefing(check),
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

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let deck = listed(library, briefing).zip(library.briefing(briefing));
    let Some((deck, file)) = deck else { return };
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
