//! What the configuration changes of the keys: bindings of one's own before the defaults, and what is wrong with them.

use std::collections::HashMap;

use super::bound::Bound;
use crate::config::Binding;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;
use crate::tui::keys::action::{ACTIONS, Action, Modes, spec_of};
use crate::tui::keys::key::{Key, NotKeys, named_key, notation, parse};
use crate::words::short::short;
use crate::words::suggest;

/// How many keys a message names.
const NAMED: usize = 4;

/// What is bound by the configuration and by default. Keys that nobody can reach do nothing.
pub(super) fn bound(written: &[Binding], defaults: Vec<Bound>) -> (Vec<Bound>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut bound: Vec<Bound> = Vec::new();
    let mut taken: HashMap<Vec<Key>, (Place, Modes)> = HashMap::new();
    for binding in written {
        let own = match read(binding, &mut problems) {
            Some(own) => own,
            None => continue,
        };
        if let Some((first, _)) = taken.get(&own.keys) {
            problems.push(twice(binding, &own.keys, first));
            continue;
        }
        taken.insert(own.keys.clone(), (binding.keys_at.clone(), own.modes));
        bound.push(own);
    }
    // What is bound otherwise in some modes keeps its meaning in the others.
    let left = |default: Bound| {
        let own = taken.get(&default.keys).map(|(_, modes)| *modes);
        let modes = own.map_or(default.modes, |own| default.modes.without(own));
        (!modes.is_none()).then_some(Bound { modes, ..default })
    };
    bound.extend(defaults.into_iter().filter_map(left));
    problems.extend(hide(&mut bound));
    crate::diagnostic::sort(&mut problems);
    (bound, problems)
}

/// What a binding says; none when its keys are none, and no more than the problem when its action is none.
fn read(binding: &Binding, problems: &mut Vec<Diagnostic>) -> Option<Bound> {
    let keys = keys(&binding.keys).map_err(|wrong| {
        let place = binding.keys_at.clone();
        problems.push(Diagnostic::new(
            Code::BadKeys,
            place,
            &wrong.what,
            &wrong.help,
        ));
    });
    let action = binding.action.as_deref().map(|name| {
        let spec = ACTIONS.iter().find(|spec| spec.name == name);
        spec.map(|spec| spec.action).ok_or_else(|| {
            problems.push(unknown(name, &binding.action_at));
        })
    });
    let (keys, action) = (keys.ok()?, action.transpose().ok()?);
    if parse("<c-c>").as_ref() == Ok(&keys) && action != Some(Action::Interrupt) {
        problems.push(Diagnostic::new(
            Code::BadKeys,
            binding.keys_at.clone(),
            "`<c-c>` always quits",
            "take other keys",
        ));
        return None;
    }
    let spec = action.and_then(spec_of);
    Some(Bound {
        keys,
        action,
        modes: spec.map_or_else(|| emptied(binding), |spec| spec.modes),
        place: Some(binding.keys_at.clone()),
    })
}

/// Where `none` takes away what keys do: everywhere, but where they mean something of their own on slides, that stays.
fn emptied(binding: &Binding) -> Modes {
    let mut of_slides = ACTIONS.iter().filter(|spec| spec.modes == Modes::PRESENT);
    match of_slides.any(|spec| spec.keys.contains(&&*binding.keys)) {
        true => Modes::ALL.without(Modes::PRESENT),
        false => Modes::ALL,
    }
}

/// Keys as the configuration writes them. Here a name without its brackets is a slip, not a series of letters; but `up`,
/// `gt` and `f1` may well be meant as two keys.
fn keys(text: &str) -> Result<Vec<Key>, NotKeys> {
    if text.is_empty() {
        return Err(NotKeys {
            what: "there is no key here".to_owned(),
            help: "write for example \"j\", \"gg\", \"<enter>\", \"<c-p>\"".to_owned(),
        });
    }
    if let Some(key) = named_key(text).filter(|_| text.chars().count() > 2) {
        return Err(NotKeys {
            what: format!("`{text}` is {} keys in a row", text.chars().count()),
            help: format!("write `{}` for the one key", notation(&[key])),
        });
    }
    // The key of another layout is that of the Latin one in its place, as it is when it is pressed.
    parse(text).map(|keys| keys.into_iter().map(Key::latin).collect())
}

fn unknown(name: &str, place: &Place) -> Diagnostic {
    let suggestion = suggest::or(name, ACTIONS.iter().map(|spec| spec.name), || {
        "`bluf keys` lists the actions; `none` takes away what keys do".to_owned()
    });
    let message = format!("`{}` is not an action", short(name));
    Diagnostic::word(
        Code::UnknownValue,
        place.clone(),
        &message,
        name,
        &suggestion,
    )
}

fn twice(binding: &Binding, keys: &[Key], first: &Place) -> Diagnostic {
    let message = format!("`{}` is bound twice", notation(keys));
    let place = binding.keys_at.clone();
    let help = "keep one of them; the first counts";
    Diagnostic::new(Code::DuplicateKey, place, &message, help)
        .note(first.clone(), "first bound here")
}

/// Takes away what keys do that begin with other keys: those act at once.
fn hide(bound: &mut [Bound]) -> Vec<Diagnostic> {
    let mut places: HashMap<&[Key], Vec<usize>> = HashMap::new();
    for (i, b) in bound.iter().enumerate().filter(|(_, b)| b.action.is_some()) {
        places.entry(&b.keys).or_default().push(i);
    }
    let mut hidden: Vec<(usize, Vec<usize>)> = Vec::new();
    for (long, b) in bound.iter().enumerate() {
        let shorter = (1..b.keys.len()).filter_map(|n| places.get(&b.keys[..n]));
        let shorter = shorter.flatten().find(|i| bound[**i].modes.meet(b.modes));
        let Some(short) = shorter.filter(|_| b.action.is_some()) else {
            continue;
        };
        match hidden.iter_mut().find(|(other, _)| other == short) {
            Some((_, longer)) => longer.push(long),
            None => hidden.push((*short, vec![long])),
        }
    }
    let mut problems = Vec::new();
    for (short, longer) in hidden {
        problems.extend(hides(bound, short, &longer));
        for long in longer {
            let place = bound[long].place.clone();
            bound[long].place = place.or_else(|| bound[short].place.clone());
            bound[long].action = None;
        }
    }
    problems
}

/// What to say of keys that hide others: of the others where they are written, else of those that hide them.
fn hides(bound: &[Bound], short: usize, longer: &[usize]) -> Vec<Diagnostic> {
    let short = &bound[short];
    let name = notation(&short.keys);
    let mut problems = Vec::new();
    let mut defaults = Vec::new();
    for long in longer.iter().map(|long| &bound[*long]) {
        let Some(place) = &long.place else {
            defaults.push(format!("`{}`", notation(&long.keys)));
            continue;
        };
        let long = notation(&long.keys);
        let mut message = format!("`{long}` cannot be reached: `{name}` acts at once");
        let help = match (&short.place, short.action.and_then(spec_of)) {
            (None, Some(spec)) => {
                message += &format!(" ({}, by default)", spec.name);
                format!("add `\"{name}\": none`, or take other keys")
            }
            _ => "take one of them out".to_owned(),
        };
        let problem = Diagnostic::new(Code::HiddenKeys, place.clone(), &message, &help);
        problems.push(match &short.place {
            Some(first) => problem.note(first.clone(), "acts at once"),
            None => problem,
        });
    }
    if let Some(place) = short.place.as_ref().filter(|_| !defaults.is_empty()) {
        let more = defaults.len().saturating_sub(NAMED);
        defaults.truncate(NAMED);
        let mut named = defaults.join(" ");
        if more > 0 {
            named += &format!(" and {more} more");
        }
        let message = format!("`{name}` acts at once, so {named} cannot be reached");
        let help = "take other keys, or say that it is meant: bind those to `none`";
        problems.push(Diagnostic::new(
            Code::HiddenKeys,
            place.clone(),
            &message,
            help,
        ));
    }
    problems
}

#[cfg(test)]
mod tests;
