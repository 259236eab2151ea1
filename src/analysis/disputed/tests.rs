use super::*;
use crate::briefing::EntryKind;
use crate::library::entry::Body;
use crate::source::SourceFile;

/// A state with a unit and its groups, a persona, and others; and those who say something.
const ACTORS: &str = "
title: t
tlp: CLEAR
actors:
  dprk: {name: North Korea, kind: state}
  rgb: {name: Bureau, kind: agency, relations: [part-of dprk]}
  lazarus: {name: Lazarus, kind: group, relations: [attributed-to rgb]}
  kimsuky: {name: Kimsuky, kind: group}
  mask: {name: Guardians, kind: persona}
  crew: {name: Crew, kind: group}
  doubtful: {name: Doubtful, kind: group, relations: [{kind: part-of, to: dprk, status: disputed}]}
  round: {name: Round, kind: group, relations: [part-of trip]}
  trip: {name: Trip, kind: group, relations: [part-of round]}
  china: {name: China, kind: state, relations: [sponsors crew]}
  fbi: FBI
  vendor: Vendor
relations:
  - {from: dprk, controls: kimsuky}
  - {from: lazarus, impersonates: [mask, crew]}
events:
  - id: e
    title: E
    attribution:
";

/// The claims, a line each, and how they stand.
#[track_caller]
fn check(claims: &[&str], expected: &str) {
    let claims = claims.iter().map(|claim| format!("      - {{{claim}}}\n"));
    let yaml = ACTORS.to_owned() + &claims.collect::<String>();
    let library = Library::load(vec![SourceFile::named("b.yaml", yaml)], Vec::new());
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    let (_, entry) = library.of_kind(0, EntryKind::Event).next().unwrap();
    let Body::Event(event) = &entry.body else {
        unreachable!("no event")
    };
    let agreement = agreement(&library, Some(0), &event.own);
    assert_eq!(agreement.word().unwrap_or("agreed"), expected);
}

#[test]
fn claims_of_the_same_actor_agree() {
    check(&["to: dprk, by: fbi, status: claimed"], "agreed");
    check(
        &[
            "to: dprk, by: fbi, level: state, status: claimed",
            "to: dprk, by: vendor, level: state, status: assessed",
        ],
        "agreed",
    );
    check(
        &["to: dprk, level: state", "to: dprk, level: organisation"],
        "agreed",
    );
}

#[test]
fn other_actors_on_one_level_are_a_dispute() {
    check(
        &[
            "to: dprk, by: fbi, level: state, status: claimed",
            "to: china, by: vendor, level: state, status: assessed",
        ],
        "disputed",
    );
    // Nothing is said of the level, so it may be the same.
    check(&["to: dprk, by: fbi", "to: china, by: vendor"], "disputed");
    check(&["to: dprk, level: state", "to: crew"], "disputed");
    // Two groups of one state are two groups.
    check(
        &["to: lazarus, level: group", "to: kimsuky, level: group"],
        "disputed",
    );
    check(&["to: dprk", "to: nobody-knows"], "disputed");
}

#[test]
fn other_actors_on_other_levels_are_none() {
    check(
        &["to: dprk, level: state", "to: crew, level: group"],
        "agreed",
    );
}

#[test]
fn a_claim_made_more_exact_is_no_dispute() {
    for other in ["rgb", "lazarus", "kimsuky"] {
        for level in ["", ", level: state"] {
            let other = format!("to: {other}, by: vendor{level}");
            check(&[&format!("to: dprk, by: fbi{level}"), &other], "agreed");
            check(&[&other, &format!("to: dprk, by: fbi{level}")], "agreed");
        }
    }
    check(&["to: china", "to: crew"], "agreed");
    check(&["to: dprk", "to: rgb", "to: lazarus"], "agreed");
    check(
        &["to: dprk", "to: rgb", "to: lazarus", "to: kimsuky"],
        "disputed",
    );
}

#[test]
fn a_mask_leads_to_who_wears_it_and_no_one_else_does() {
    check(&["to: mask, by: mask", "to: dprk, by: fbi"], "agreed");
    // To pass oneself off as another group is no chain.
    check(&["to: lazarus", "to: crew"], "disputed");
}

#[test]
fn relations_that_are_disputed_never_count() {
    check(&["to: doubtful", "to: dprk"], "disputed");
}

#[test]
fn relations_may_go_in_a_circle() {
    check(&["to: round", "to: trip"], "agreed");
    check(&["to: round", "to: trip", "to: dprk"], "disputed");
}

#[test]
fn who_denies_for_himself_makes_no_dispute() {
    let claim = "to: dprk, by: fbi, level: state, status: claimed";
    check(&[claim, "to: dprk, by: dprk, status: denied"], "denied");
    check(&[claim, "to: dprk, status: denied"], "denied");
    check(&[claim, "to: dprk, by: rgb, status: denied"], "denied");
    check(&[claim, "to: dprk, by: dprk, status: contested"], "denied");
    check(
        &[
            "to: lazarus, by: vendor",
            "to: dprk, by: dprk, status: denied",
        ],
        "denied",
    );
    check(&["to: dprk, by: dprk, status: denied"], "denied");
}

#[test]
fn whoever_else_denies_or_contests_what_another_holds_disputes_it() {
    let claim = "to: dprk, by: fbi, level: state, status: claimed";
    check(&[claim, "to: dprk, by: china, status: denied"], "disputed");
    check(
        &[claim, "to: dprk, by: vendor, status: contested"],
        "disputed",
    );
    check(&[claim, "to: dprk, status: contested"], "disputed");
    check(
        &[claim, "to: dprk, by: [dprk, china], status: denied"],
        "disputed",
    );
    // To deny the state is to deny its group, and not the other way about.
    check(
        &[
            "to: lazarus, by: fbi",
            "to: dprk, by: china, status: denied",
        ],
        "disputed",
    );
    check(
        &[
            "to: dprk, by: fbi, level: state",
            "to: lazarus, by: china, level: group, status: denied",
        ],
        "agreed",
    );
    // Nobody holds it.
    check(&["to: crew, by: vendor, status: contested"], "agreed");
    check(&["to: crew, by: vendor, status: denied"], "agreed");
}

#[test]
fn a_contested_claim_beside_another_that_is_held_is_a_dispute() {
    check(
        &[
            "to: dprk, by: fbi, level: state",
            "to: crew, by: vendor, status: contested",
        ],
        "disputed",
    );
    check(
        &[
            "to: crew, status: contested",
            "to: china, status: contested",
        ],
        "agreed",
    );
}

#[test]
fn what_was_withdrawn_does_not_count() {
    check(
        &[
            "to: vendor, by: fbi, status: withdrawn",
            "to: dprk, by: fbi, level: state",
        ],
        "agreed",
    );
    check(
        &[
            "to: dprk, by: fbi, status: withdrawn",
            "to: dprk, by: china, status: denied",
        ],
        "agreed",
    );
}
