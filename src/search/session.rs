//! One search box: a query that grows and shrinks letter by letter.
//!
//! A session remembers what each beginning of the query found. A longer query only looks at
//! what the shorter one found; erasing a letter goes back to what was found before.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::classify::{Shape, in_order, shape};
use super::held::may_be_found;
use super::labels::Labels;
use super::query::Query;
use super::rank::{Best, Ranked, Rung, Tier, arrange, rung};
use super::score::{Scorer, room};
use super::typo::{self, Extent, Slip};

/// Below this many hits, all of them weak, slips of the finger are looked for too.
const FEW: usize = 10;

/// An entry that was found, by its best label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The number of the entry, as pushed.
    pub owner: u32,
    /// The number of the label; [`Labels::text`] gives its text.
    pub label: u32,
    /// Why it was found.
    pub tier: Tier,
    /// The score of `SkimMatcherV2`, summed over the words; 0 outside [`Tier::Fuzzy`].
    pub score: i64,
}

/// A search over labels that do not change.
#[derive(Debug)]
pub struct Session {
    labels: Arc<Labels>,
    levels: Vec<Level>,
    hits: Vec<Hit>,
}

/// What one beginning of the query found.
#[derive(Debug)]
struct Level {
    typed: String,
    found: Vec<Candidate>,
    /// The labels that are one slip away, once they were looked for.
    slips: OnceCell<Vec<(u32, Slip)>>,
}

/// A label that holds every word of a query, letter by letter in order, and may be found by that ([`may_be_found`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) label: u32,
    /// The byte after the last letter, where the next one is looked for.
    end: u32,
    pub(super) shape: Shape,
}

/// How one caller wants the hits.
struct Wish<'a> {
    keep: usize,
    boost: &'a dyn Fn(u32) -> u8,
    /// The entries that are wanted; all without it.
    among: Option<&'a dyn Fn(u32) -> bool>,
}

impl Wish<'_> {
    /// What was found of the entries that are wanted.
    fn of<'f>(&self, labels: &Labels, found: &'f [Candidate]) -> Cow<'f, [Candidate]> {
        let Some(among) = self.among else {
            return Cow::Borrowed(found);
        };
        let wanted = found.iter().copied();
        Cow::Owned(
            wanted
                .filter(|found| among(labels.owner(found.label)))
                .collect(),
        )
    }

    fn wants(&self, labels: &Labels, label: u32) -> bool {
        self.among.is_none_or(|among| among(labels.owner(label)))
    }

    fn ranked(&self, labels: &Labels, label: u32, rung: Rung, score: i64) -> Ranked {
        Ranked::new(
            labels,
            label,
            rung,
            score,
            (self.boost)(labels.owner(label)),
        )
    }
}

impl Session {
    /// A session that has not been asked anything.
    #[must_use]
    pub fn new(labels: Arc<Labels>) -> Self {
        Self {
            labels,
            levels: Vec::new(),
            hits: Vec::new(),
        }
    }

    /// The labels that are searched.
    #[must_use]
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The best `keep` entries for what is typed now, best first; none for nothing but space.
    ///
    /// `boost` orders the entries that are equally good by label: smaller numbers first.
    pub fn query(&mut self, typed: &str, keep: usize, boost: &dyn Fn(u32) -> u8) -> &[Hit] {
        let wish = Wish {
            keep,
            boost,
            among: None,
        };
        self.answer(typed, &wish)
    }

    /// The same of those entries only that `among` lets through.
    pub fn query_among(
        &mut self,
        typed: &str,
        keep: usize,
        boost: &dyn Fn(u32) -> u8,
        among: &dyn Fn(u32) -> bool,
    ) -> &[Hit] {
        let among = Some(among);
        self.answer(typed, &Wish { keep, boost, among })
    }

    fn answer(&mut self, typed: &str, wish: &Wish<'_>) -> &[Hit] {
        let query = Query::new(typed);
        self.hits.clear();
        if query.is_empty() {
            self.levels.clear();
            return &self.hits;
        }
        self.narrow(&query);
        let found = self.levels.last().map_or(&[][..], |level| &level.found);
        let found = wish.of(&self.labels, found);
        let slips = match is_weak(&self.labels, &query, &found) {
            true => self.slips(&query),
            false => &[],
        };
        let ranked = rank(&self.labels, &query, (&found, slips), wish);
        self.hits
            .extend(ranked.into_iter().take(wish.keep).map(|ranked| Hit {
                owner: ranked.owner,
                label: ranked.label,
                tier: ranked.tier(),
                score: if ranked.rung == Rung::Fuzzy {
                    ranked.score.0
                } else {
                    0
                },
            }));
        &self.hits
    }

    /// Makes the last level that of `query`.
    fn narrow(&mut self, query: &Query) {
        while let Some(level) = self.levels.last()
            && !query.whole.starts_with(&level.typed)
        {
            self.levels.pop();
        }
        let found = match self.levels.last() {
            Some(level) if level.typed == query.whole => return,
            Some(level) => narrowed(&self.labels, query, level),
            None => search_all(&self.labels, query),
        };
        self.levels.push(Level {
            typed: query.whole.clone(),
            found,
            slips: OnceCell::new(),
        });
    }

    /// The labels that are one slip away from the query of the last level, in their order.
    fn slips(&self, query: &Query) -> &[(u32, Slip)] {
        let Some((level, before)) = self.levels.split_last() else {
            return &[];
        };
        level.slips.get_or_init(|| {
            let before = before.iter().rev();
            let mut before = before.filter(|before| typo::can_go_on(&before.typed));
            let known = before.find_map(|before| Some((before.slips.get()?, &before.found)));
            let Some((slips, found)) = known else {
                return typo::slips(&self.labels, query, self.labels.numbers()).collect();
            };
            let slips = slips.iter().map(|(label, _)| *label);
            let mut among: Vec<u32> = slips.chain(found.iter().map(|it| it.label)).collect();
            among.sort_unstable();
            among.dedup();
            typo::slips(&self.labels, query, among.into_iter()).collect()
        })
    }
}

/// Whether so little was found, and by letters in order only, that a slip of the finger is likely.
fn is_weak(labels: &Labels, query: &Query, found: &[Candidate]) -> bool {
    let has_rung = |found: &Candidate| rung(labels, found.label, found.shape, query).is_some();
    found.len() < FEW && !found.iter().any(has_rung)
}

/// All labels that hold the query, in their order.
pub(super) fn search_all(labels: &Labels, query: &Query) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (number, &bag) in (0_u32..).zip(labels.bags()) {
        if query.bag & !bag == 0 {
            let fresh = Candidate {
                label: number,
                end: 0,
                shape: Shape::Whole,
            };
            found.extend(look(labels, query, fresh, &query.whole));
        }
    }
    found
}

fn narrowed(labels: &Labels, query: &Query, level: &Level) -> Vec<Candidate> {
    let more = &query.whole[level.typed.len()..];
    let bags = labels.bags();
    let holds = |found: &&Candidate| query.bag & !bags[found.label as usize] == 0;
    let looked = level.found.iter().filter(holds);
    looked
        .filter_map(|&found| look(labels, query, found, more))
        .collect()
}

fn look(labels: &Labels, query: &Query, found: Candidate, more: &str) -> Option<Candidate> {
    let label = labels.label(found.label);
    let end = in_order(label.text, found.end as usize, more)?;
    let shape = match found.shape {
        Shape::Scattered => Shape::Scattered,
        _ => shape(label, query),
    };
    if shape == Shape::Scattered && !may_be_found(labels, found.label, query) {
        return None;
    }
    // A label of 4 GB is not cut short, but found by its beginning only.
    let end = u32::try_from(end).ok()?;
    Some(Candidate {
        label: found.label,
        end,
        shape,
    })
}

/// What was found, and slips of the finger where that is little.
type Known<'a> = (&'a [Candidate], &'a [(u32, Slip)]);

/// The best of what was found, one label for each entry, at least `keep` if there are.
fn rank(labels: &Labels, query: &Query, found: Known<'_>, wish: &Wish<'_>) -> Vec<Ranked> {
    let mut room = room(wish.keep);
    loop {
        let (ranked, complete) = rank_within(labels, query, found, wish, room);
        if complete || ranked.len() >= wish.keep {
            return ranked;
        }
        // Some entries have so many labels that they filled the room.
        room = room.saturating_mul(8);
    }
}

fn rank_within(
    labels: &Labels,
    query: &Query,
    (found, slips): Known<'_>,
    wish: &Wish<'_>,
    room: usize,
) -> (Vec<Ranked>, bool) {
    let mut best = Best::new(room);
    let mut left_out = Best::new(room);
    let mut best_prefix: Option<Ranked> = None;
    for found in found {
        let Some((rung, score)) = rung(labels, found.label, found.shape, query) else {
            continue;
        };
        let ranked = wish.ranked(labels, found.label, rung, score);
        let prefix = match found.shape {
            Shape::Opening => Some(ranked.moved_to(Rung::Words)),
            Shape::Prefix => Some(ranked.moved_to(Rung::Prefix)),
            _ => None,
        };
        best_prefix = prefix.into_iter().chain(best_prefix).min();
        match rung {
            Rung::LeftOut => left_out.push(ranked),
            _ => best.push(ranked),
        }
    }
    let mut complete = !best.has_dropped() && !left_out.has_dropped();
    let mut ranked = best.into_sorted();
    ranked.extend(left_out.into_sorted());
    let owners: HashSet<u32> = ranked.iter().map(|hit| hit.owner).collect();
    ranked.extend(ranked_slips(labels, slips, wish));
    if owners.len() < wish.keep {
        let (scattered, all) = ranked_scattered(labels, query, found, wish, room);
        ranked.extend(scattered);
        complete &= all;
    }
    (arrange(ranked, best_prefix), complete)
}

/// The best by the fuzzy score, and whether those are all.
fn ranked_scattered(
    labels: &Labels,
    query: &Query,
    found: &[Candidate],
    wish: &Wish<'_>,
    room: usize,
) -> (Vec<Ranked>, bool) {
    let mut scorer = Scorer::new(query);
    let mut best = Best::new(room);
    for found in found.iter().filter(|found| found.shape == Shape::Scattered) {
        let label = labels.label(found.label);
        let hopeless = best
            .bar()
            .is_some_and(|bar: Ranked| scorer.at_most(label) < bar.score.0);
        if !hopeless && let Some(score) = scorer.quick(label) {
            best.push(wish.ranked(labels, found.label, Rung::Fuzzy, score));
        }
    }
    let all = !best.has_dropped();
    let mut ranked = best.into_sorted();
    for hit in &mut ranked {
        if let Some(score) = scorer.skim(labels.label(hit.label)) {
            hit.score = Reverse(score);
        }
    }
    (ranked, all)
}

fn ranked_slips(labels: &Labels, slips: &[(u32, Slip)], wish: &Wish<'_>) -> Vec<Ranked> {
    let mut best = Best::new(room(wish.keep));
    let wanted = |(number, _): &&(u32, Slip)| wish.wants(labels, *number);
    for (number, slip) in slips.iter().filter(wanted) {
        let (rung, score) = match slip.extent {
            Extent::Whole => (Rung::WholeTypo, 0),
            Extent::Words => (Rung::Typo, 1),
            Extent::Begun => (Rung::Typo, 0),
        };
        best.push(wish.ranked(labels, *number, rung, score));
    }
    best.into_sorted()
}
