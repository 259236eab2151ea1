//! Whether the claims of who is behind an event contradict each other.
//!
//! A claim is held by those who make it, unless they took it back; others may deny or contest it. An event is *disputed*
//! when somebody denies or contests what another holds, or when two actors are named on one level. Two claims do not
//! contradict each other when one is the other made more exact: when the one actor leads to the other, as a group to its
//! unit and that to its state ([`Library::above`]). When only the accused itself denies, as nearly all do, the event is
//! *denied*. A claim that names no level may be on any.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::briefing::event::{Attribution, ClaimStatus, Event};
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::work;

/// How the claims of an event stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// None contradicts another, or there are none.
    Agreed,
    /// Denied by the accused itself, and by nobody else.
    Denied,
    /// They contradict each other.
    Disputed,
}

impl Agreement {
    /// The word for it; none where there is nothing to say.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Agreed => None,
            Self::Denied => Some("denied"),
            Self::Disputed => Some("disputed"),
        }
    }
}

/// How the claims of an event of a briefing stand to each other. What that costs is bounded by the claims, and by
/// [`STEPS`] for all that the actors lead to.
pub(crate) fn agreement(library: &Library, briefing: Option<usize>, event: &Event) -> Agreement {
    let claims = &event.attribution;
    if claims.len() < 2 && claims.iter().all(is_held) {
        return Agreement::Agreed;
    }
    let mut claims = Claims {
        library,
        briefing,
        chains: Chains::new(library),
    };
    let objected = claims.objected(&event.attribution);
    if objected == Agreement::Disputed || claims.have_rivals(&event.attribution) {
        Agreement::Disputed
    } else {
        objected
    }
}

/// How it stands with the claim that an event is the doing of those who are named as its authors: how the claims of it
/// agree, where that is not as a matter of course, else how they are made. None where no claim says so: then it is simply
/// told, as where the authors of an event are those who make a claim in it.
pub(crate) fn doubt_of_author(
    library: &Library,
    briefing: Option<usize>,
    event: &Event,
    agreed: Agreement,
) -> Option<String> {
    let claims = &event.attribution;
    if claims.is_empty() || event.by.is_empty() {
        return None;
    }
    work::count(claims.len() + event.by.len());
    let accusers = claims.iter().flat_map(|claim| claim.by.iter());
    let accusers: HashSet<Named<'_>> = accusers.map(|by| named(library, briefing, by)).collect();
    let authors = event.by.iter().map(|by| named(library, briefing, by));
    let authors: HashSet<Named<'_>> = authors.collect();
    if authors.is_subset(&accusers) {
        return None;
    }
    if let Some(word) = agreed.word() {
        return Some(word.to_owned());
    }
    let of_these = |claim: &&Attribution| authors.contains(&named(library, briefing, &claim.to));
    let made = claims.iter().filter(of_these);
    let words = made.map(|claim| claim.status.unwrap_or(ClaimStatus::Claimed).word());
    let words: IndexSet<&str> = words.collect();
    let words: Vec<&str> = words.into_iter().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn is_held(claim: &Attribution) -> bool {
    matches!(
        claim.status,
        None | Some(ClaimStatus::Claimed | ClaimStatus::Assessed)
    )
}

/// Somebody who is named: an entry, or an id that leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Named<'e> {
    Entry(EntryIx),
    Nobody(&'e str),
}

/// An actor who is named on a level.
struct Rival<'e> {
    actor: Named<'e>,
    level: Option<&'e str>,
    is_held: bool,
}

struct Claims<'l> {
    library: &'l Library,
    briefing: Option<usize>,
    chains: Chains<'l>,
}

fn named<'e>(library: &Library, briefing: Option<usize>, id: &'e str) -> Named<'e> {
    let found = library.resolve(briefing, id);
    found.map_or(Named::Nobody(id), Named::Entry)
}

impl Claims<'_> {
    fn named<'e>(&self, id: &'e str) -> Named<'e> {
        named(self.library, self.briefing, id)
    }

    /// What those make of an event who deny or contest what others hold. To deny that it was a state is to deny that it
    /// was one of its groups, and not the other way about.
    fn objected(&mut self, claims: &[Attribution]) -> Agreement {
        let held = claims.iter().filter(|claim| is_held(claim));
        let held: HashSet<Named<'_>> = held.map(|claim| self.named(&claim.to)).collect();
        let meant: HashSet<Named<'_>> = held
            .iter()
            .flat_map(|actor| self.chains.above(*actor))
            .collect();
        let mut agreement = Agreement::Agreed;
        for claim in claims {
            let denies = claim.status == Some(ClaimStatus::Denied);
            if !denies && claim.status != Some(ClaimStatus::Contested) {
                continue;
            }
            let accused = self.named(&claim.to);
            // Whoever contests a claim without a name is somebody else.
            let is_named = denies || !claim.by.is_empty();
            let is_own = is_named && self.are_the_accused(claim, accused);
            // Whoever denies it himself is accused by somebody, though it is not written by whom.
            if is_own && (held.is_empty() || meant.contains(&accused)) {
                agreement = Agreement::Denied;
            } else if !is_own && meant.contains(&accused) {
                return Agreement::Disputed;
            }
        }
        agreement
    }

    /// Whether those who deny are the accused, its parts, or what it is a part of. Nobody else is named where nobody is.
    fn are_the_accused(&mut self, claim: &Attribution, accused: Named<'_>) -> bool {
        claim.by.iter().all(|by| {
            let by = self.named(by);
            self.chains.joins(by, accused)
        })
    }

    /// Whether two actors are named on one level, neither of which leads to the other. Of those whose part in it is
    /// contested, one has to be held.
    fn have_rivals(&mut self, claims: &[Attribution]) -> bool {
        let rivals = self.rivals(claims);
        let mut by_level: HashMap<Option<&str>, Vec<&Rival<'_>>> = HashMap::new();
        for rival in &rivals {
            by_level.entry(rival.level).or_default().push(rival);
        }
        let on = |level| by_level.get(&level).into_iter().flatten().copied();
        rivals.iter().filter(|rival| rival.is_held).any(|rival| {
            // Each pair but the last is on a chain, so that there are no more of them than steps on chains.
            let mut clashes = |other: &Rival<'_>| !self.chains.joins(rival.actor, other.actor);
            match rival.level {
                None => rivals.iter().any(&mut clashes),
                level => on(level).chain(on(None)).any(&mut clashes),
            }
        })
    }

    fn rivals<'e>(&self, claims: &'e [Attribution]) -> Vec<Rival<'e>> {
        let mut places: HashMap<(Named<'e>, Option<&'e str>), usize> = HashMap::new();
        let mut rivals: Vec<Rival<'e>> = Vec::new();
        for claim in claims {
            let is_held = is_held(claim);
            if !is_held && claim.status != Some(ClaimStatus::Contested) {
                continue;
            }
            let (actor, level) = (self.named(&claim.to), claim.level.as_deref());
            let place = *places.entry((actor, level)).or_insert(rivals.len());
            match rivals.get_mut(place) {
                Some(rival) => rival.is_held |= is_held,
                None => rivals.push(Rival {
                    actor,
                    level,
                    is_held,
                }),
            }
        }
        rivals
    }
}

/// How many actors are looked at, for one event, on the ways up from those that it names.
const STEPS: usize = 1 << 14;

/// What actors lead to, worked out once for each.
struct Chains<'l> {
    library: &'l Library,
    above: HashMap<EntryIx, HashSet<EntryIx>>,
    left: usize,
}

impl<'l> Chains<'l> {
    fn new(library: &'l Library) -> Self {
        Self {
            library,
            above: HashMap::new(),
            left: STEPS,
        }
    }

    /// Whether two are the same, or one leads to the other.
    fn joins(&mut self, one: Named<'_>, other: Named<'_>) -> bool {
        let (Named::Entry(one), Named::Entry(other)) = (one, other) else {
            return one == other;
        };
        self.reached(one).contains(&other) || self.reached(other).contains(&one)
    }

    /// An actor and all that he leads to.
    fn above<'e>(&mut self, actor: Named<'e>) -> Vec<Named<'e>> {
        match actor {
            Named::Entry(entry) => {
                let reached = self.reached(entry).iter();
                reached.map(|above| Named::Entry(*above)).collect()
            }
            Named::Nobody(_) => vec![actor],
        }
    }

    fn reached(&mut self, from: EntryIx) -> &HashSet<EntryIx> {
        let (library, left) = (self.library, &mut self.left);
        self.above.entry(from).or_insert_with(|| {
            let (mut reached, mut next) = (HashSet::from([from]), vec![from]);
            while let Some(actor) = next.pop().filter(|_| *left > 0) {
                for above in library.above(actor) {
                    *left = left.saturating_sub(1);
                    if *left > 0 && reached.insert(above) {
                        next.push(above);
                    }
                }
            }
            work::count(reached.len());
            reached
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
