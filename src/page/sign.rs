//! The sign of an entry: one and the same in its list, before its name on a page and on the labels of links. It says what
//! is worth knowing at a glance, such as how far an option has come; it may know no look.

use crate::briefing::event::Event;
use crate::briefing::judgement::Likelihood;
use crate::briefing::question::QuestionStatus;
use crate::library::entry::Body;

/// The sign of a judgement that says nothing of how likely it is.
const JUDGEMENT: &str = "▲";
/// The sign of an event that is no more than a detail.
const DETAIL: &str = "▫";

/// The sign of an entry.
pub(crate) fn sign(body: &Body) -> &'static str {
    match body {
        Body::Event(event) => of_event(&event.own).unwrap_or(DETAIL),
        Body::Actor(actor) => of_actor(actor.own.kind.as_deref()),
        Body::Option(option) => of_option(option.own.status.as_deref()),
        Body::Judgement(judgement) => judgement.own.likelihood.map_or(JUDGEMENT, Likelihood::bar),
        Body::Question(question) => of_question(question.own.status),
        Body::Hypothesis(_) => "?",
        Body::Source(_) => "§",
        Body::Statement(_) => "”",
        Body::Evidence(_) => "▣",
        Body::Briefing(_) | Body::Tag(_) => "›",
    }
}

/// By how much an event matters; none where it is a detail.
pub(crate) fn of_event(event: &Event) -> Option<&'static str> {
    match event.importance {
        Some(1) => Some("■"),
        Some(2) => Some("▪"),
        _ => None,
    }
}

/// By the kind of an actor.
pub(crate) fn of_actor(kind: Option<&str>) -> &'static str {
    match kind {
        Some("state") => "●",
        Some("group" | "persona") => "◆",
        Some("person") => "◦",
        _ => "○",
    }
}

/// By how far an option has come.
pub(crate) fn of_option(status: Option<&str>) -> &'static str {
    match status {
        Some("adopted" | "done") => "●",
        Some("under-discussion" | "under-way") => "◐",
        Some("ruled-out" | "rejected") => "✕",
        Some("unlikely") => "◌",
        _ => "○",
    }
}

/// By whether a question is answered.
pub(crate) fn of_question(status: QuestionStatus) -> &'static str {
    match status {
        QuestionStatus::Open => "?",
        QuestionStatus::Answered => "✓",
    }
}
