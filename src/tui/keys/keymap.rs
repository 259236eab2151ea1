//! Which action a series of keys means, in the mode that the screen is in.

pub(crate) mod bound;
mod own;

use super::action::{ACTIONS, Action, Mode, Modes};
use super::key::{Key, parse, show, shown};
use super::twin;
use crate::config::Binding;
use crate::diagnostic::Diagnostic;
use bound::Bound;

/// What a series of keys means so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// An action.
    Action(Action),
    /// The beginning of some.
    Begun,
    /// Nothing.
    Nothing,
}

/// The keys of all actions: what the configuration says first, then the defaults.
#[derive(Debug)]
pub struct Keymap {
    bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = |keys: &&str, action, modes| {
            Some(Bound {
                keys: parse(keys).ok()?,
                action: Some(action),
                modes,
                place: None,
            })
        };
        let keys = ACTIONS.iter().flat_map(|spec| {
            let own = spec.keys.iter().map(|keys| (keys, spec.modes));
            let typing = spec.typing.iter().map(|keys| (keys, Modes::TYPING));
            let all = own.chain(typing);
            all.filter_map(move |(keys, modes)| bound(keys, spec.action, modes))
        });
        Self {
            bound: keys.collect(),
        }
    }
}

impl Keymap {
    /// The keys by the configuration, and what is wrong with what it says. Where it says nothing the defaults hold.
    pub fn new(written: &[Binding]) -> (Self, Vec<Diagnostic>) {
        let (bound, problems) = own::bound(written, Self::default().bound);
        (Self { bound }, problems)
    }

    /// All keys, also those that do nothing.
    pub fn bound(&self) -> &[Bound] {
        &self.bound
    }

    /// The keys of an action, as people read them; the first is the one to show where there is room for one. Keys for
    /// the time of typing are told only of an action that has no others.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        let acting = || self.bound.iter().filter(|b| b.action == Some(action));
        let shown = |bound: &Bound| shown(&bound.keys);
        let keys: Vec<_> = acting().filter(|b| b.modes != Modes::TYPING).collect();
        if keys.is_empty() {
            return acting().map(shown).collect();
        }
        keys.into_iter().map(shown).collect()
    }

    /// The first of the keys that an action has in a mode, as people read it.
    pub fn key_in(&self, mode: Mode, action: Action) -> Option<String> {
        let mut acting = self.acting(mode);
        let keys = acting.find(|(_, other)| *other == action)?.0;
        Some(shown(keys))
    }

    /// The key itself where it is bound in a mode, alone or in a series; else what it is to a terminal that cannot
    /// tell it from another.
    #[must_use]
    pub fn known(&self, mode: Mode, key: Key) -> Key {
        // What was bound to nothing is bound.
        let is_bound = |bound: &Bound| bound.modes.has(mode) && bound.keys.contains(&key.latin());
        match twin::of(key) {
            twin if twin != key && !self.bound.iter().any(is_bound) => twin,
            _ => key,
        }
    }

    /// What some keys in a row mean in a mode.
    pub fn meant(&self, mode: Mode, keys: &[Key]) -> Meant {
        if let Some((_, action)) = self.acting(mode).find(|(bound, _)| *bound == keys) {
            return Meant::Action(action);
        }
        if self.acting(mode).any(|(bound, _)| bound.starts_with(keys)) {
            Meant::Begun
        } else {
            Meant::Nothing
        }
    }

    /// The actions that some keys begin in a mode, with the key that goes on.
    pub fn going_on(&self, mode: Mode, keys: &[Key]) -> Vec<(String, Action)> {
        let next = self
            .acting(mode)
            .filter(|(bound, _)| bound.len() > keys.len() && bound.starts_with(keys));
        next.map(|(bound, action)| (show(bound[keys.len()]), action))
            .collect()
    }

    fn acting(&self, mode: Mode) -> impl Iterator<Item = (&[Key], Action)> {
        let letter = |bound: &Bound| bound.keys.first().is_some_and(|key| key.typed().is_some());
        let holds =
            move |bound: &&Bound| bound.modes.has(mode) && !(mode.takes_letters() && letter(bound));
        let bound = self.bound.iter().filter(holds);
        bound.filter_map(|bound| Some((bound.keys.as_slice(), bound.action?)))
    }
}

#[cfg(test)]
mod tests;
