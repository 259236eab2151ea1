//! Ids of MITRE ATT&CK in another form than it gives them.

use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::source::Place;
use crate::words::short::short;
use crate::words::text::Text;
use crate::yaml::pairs::items;
use crate::yaml::tree::Node;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::AttackId,
    check: Check::Entry(check),
    why: "Nobody finds the technique or group by an id that ATT&CK does not have, and other tools pass it over.",
    remedy: "Look it up at attack.mitre.org, and write the id as it stands there.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{title: Mails are stolen, techniques: [T1114.1], sources: verge}]
",
    )],
    at: "sony-hack.yaml:4:49",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{title: Mails are stolen, techniques: [T1114.001], sources: verge}]
",
    )],
};

/// What ids of other things than techniques begin with: tactics, groups, software, campaigns, mitigations, data sources,
/// detection strategies, analytics and assets.
const OTHERS: [&str; 9] = ["TA", "G", "S", "C", "M", "DS", "DET", "AN", "A"];

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    if let Body::Event(event) = &entry.body {
        let wrong = event.own.techniques.iter().enumerate();
        let wrong: Vec<_> = wrong.filter(|(_, id)| !is_technique(id)).collect();
        let what = ("a technique", "T1566` or `T1566.001");
        told(library, entry, (&wrong, what), out, |fields| {
            Some(written::listed(fields, "techniques"))
        });
    }
    let ext = entry.body.common().into_iter();
    for (name, ids) in ext.flat_map(|common| common.ext.iter()) {
        if ["attack", "mitre", "mitre-attack"].contains(&&**name) {
            let wrong = ids.iter().enumerate();
            let wrong = wrong.filter(|(_, id)| !is_technique(id) && !is_other(id));
            let wrong: Vec<_> = wrong.collect();
            let what = ("a thing of ATT&CK", "G0032` or `T1566.001");
            told(library, entry, (&wrong, what), out, |fields| {
                Some(items(fields.get("ext")?.get(name)?))
            });
        }
    }
}

/// Reports ids, by their numbers in a list.
fn told(
    library: &Library,
    entry: &Entry,
    (wrong, (what, form)): (&[(usize, &Text)], (&str, &str)),
    out: &mut ByFile,
    list: impl for<'n, 't> Fn(&'n Node<'t>) -> Option<&'n [Node<'t>]>,
) {
    let at = &entry.place;
    let kept = wrong
        .iter()
        .filter(|_| out.keeps(Code::AttackId, &at.source, at.span));
    let kept: Vec<&(usize, &Text)> = kept.collect();
    if kept.is_empty() {
        return;
    }
    let places = written::places(library, entry, kept.len(), |fields| {
        let all = list(fields).unwrap_or_default();
        let found = kept.iter().map(|(number, _)| Some(all.get(*number)?.span));
        found.collect()
    });
    for (place, (_, id)) in places.into_iter().zip(kept) {
        report(place, id, what, form, out);
    }
}

fn report(place: Place, id: &str, what: &str, form: &str, out: &mut ByFile) {
    let message = format!("`{}` is not the id of {what}", short(id));
    let right = respelled(id);
    let help = match &right {
        Some(right) => format!("write `{right}`"),
        None => format!("ids look like `{form}`"),
    };
    let fix = right.and_then(|right| Fix::spell_out(&place, id, &right));
    out.push(Diagnostic::new(Code::AttackId, place, &message, &help).mended_by(fix));
}

/// Whether an id has the form of a technique's or of a part of one: `T1566`, `T1566.001`.
fn is_technique(id: &str) -> bool {
    let Some(rest) = id.strip_prefix('T') else {
        return false;
    };
    let (main, part) = rest
        .split_once('.')
        .map_or((rest, None), |(main, part)| (main, Some(part)));
    has_digits(main, 4) && part.is_none_or(|part| has_digits(part, 3))
}

fn is_other(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let kind = &id[..id.len() - digits.len()];
    OTHERS.contains(&kind) && has_digits(digits, 4)
}

fn has_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The id that is meant, where only its size, spaces or the sign before its part are other ones.
fn respelled(id: &str) -> Option<String> {
    let right: String = id.trim().to_uppercase().replace(['/', ' '], ".");
    let right = match right.split_once('.') {
        // A part is counted in three digits.
        Some((main, part)) if has_digits(part, 1) || has_digits(part, 2) => {
            format!("{main}.{part:0>3}")
        }
        _ => right,
    };
    (right != id && (is_technique(&right) || is_other(&right))).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_four_digits_and_parts_three() {
        for good in ["T1566", "T1566.001"] {
            assert!(is_technique(good), "{good}");
        }
        for good in ["G0032", "S0154", "C0024", "TA0001", "M1036", "DS0029"] {
            assert!(is_other(good), "{good}");
        }
        for bad in [
            "",
            "T",
            "T156",
            "T1566.1",
            "T1566.0001",
            "t1566",
            "G32",
            "X0001",
            "Ｔ1566",
        ] {
            assert!(!is_technique(bad) && !is_other(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_only_spelled_otherwise_is_told() {
        let check = |id: &str, right: Option<&str>| assert_eq!(respelled(id).as_deref(), right);
        check("t1566", Some("T1566"));
        check("T1566/001", Some("T1566.001"));
        check("T1566.1", Some("T1566.001"));
        check("g0032", Some("G0032"));
        check("T1566", None);
        check("phishing", None);
        check("T15", None);
    }
}
