//! Sections whose slides take longer than they have.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::reading::file::BriefingFile;
use crate::slides::deck::Deck;
use crate::slides::review::{in_words, over_budget};

pub(super) const RULE: Rule = Rule {
    code: Code::OverBudget,
    check: Check::Deck(check),
    why: "Whoever speaks is told to be in time until it is too late to be.",
    remedy: "Give the section more minutes, or its slides less.",
    bad: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - {section: What happened, minutes: 2}
  - {show: timeline, minutes: 3}
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
  - {section: What happened, minutes: 3}
  - {show: timeline, minutes: 3}
",
    )],
};

fn check(file: &BriefingFile, deck: &Deck, out: &mut ByFile) {
    for section in &deck.sections {
        let Some((taken, budget)) = over_budget(deck, section) else {
            continue;
        };
        let (taken, budget) = (in_words(taken), in_words(budget));
        let place = file.slide_place(section.written);
        let message = format!("its slides take {taken}, and it has {budget}");
        let help = "give the section more, or its slides less";
        out.push(Diagnostic::new(Code::OverBudget, place, &message, help));
    }
}
