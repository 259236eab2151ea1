//! Relations that are written more than once, on both sides or twice on one, as one.

use std::collections::HashMap;
use std::sync::Arc;

use super::Edge;
use crate::briefing::relation::{Relation, RelationStatus};
use crate::briefing::words::Citation;

/// The relations, each once and where it first stands. Those that say different things of how they stand, who says so
/// or when stay apart; one that says no more than that it is goes into one that says more. Sources are put together.
pub(super) fn once(edges: Vec<Edge>) -> Vec<Edge> {
    let mut alike: HashMap<(u32, u32, &str), Vec<usize>> = HashMap::with_capacity(edges.len());
    for (number, edge) in edges.iter().enumerate() {
        alike.entry(ends(edge)).or_default().push(number);
    }
    let mut into: Vec<usize> = (0..edges.len()).collect();
    for numbers in alike.values().filter(|numbers| numbers.len() > 1) {
        put_together(&edges, numbers, &mut into);
    }
    let mut sources: HashMap<usize, Vec<Citation>> = HashMap::new();
    for (number, to) in into.iter().enumerate().filter(|(n, to)| n != *to) {
        let more = edges[number].relation.sources.iter().cloned();
        sources.entry(*to).or_default().extend(more);
    }
    let kept = edges.into_iter().enumerate();
    let kept = kept.filter(|(number, _)| into[*number] == *number);
    kept.map(|(number, edge)| match sources.remove(&number) {
        Some(more) if !more.is_empty() => with_sources(edge, more),
        _ => edge,
    })
    .collect()
}

/// What a relation joins, and how; of one that reads the same from both sides, in any order.
fn ends(edge: &Edge) -> (u32, u32, &str) {
    let (from, to) = (edge.from.0, edge.to.0);
    let kind = &*edge.relation.kind;
    if edge.relation.is_mutual() {
        (from.min(to), from.max(to), kind)
    } else {
        (from, to, kind)
    }
}

/// Notes into which of some relations between the same ends each of them goes.
fn put_together(edges: &[Edge], numbers: &[usize], into: &mut [usize]) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut most = None;
    for number in numbers {
        let relation = &edges[*number].relation;
        into[*number] = *first.entry(claim(relation)).or_insert(*number);
        let is_said = matches!(relation.status, None | Some(RelationStatus::Asserted));
        if most.is_none() && is_said && !relation.is_bare() {
            most = Some(*number);
        }
    }
    let Some(most) = most else { return };
    for number in numbers {
        if edges[*number].relation.is_bare() {
            into[*number] = most;
        }
    }
}

/// All that a relation says of itself beside its ends and its sources.
fn claim(relation: &Relation) -> String {
    let Relation {
        confidence,
        status,
        by,
        date,
        text,
        ..
    } = relation;
    format!("{confidence:?} {status:?} {by:?} {date:?} {text:?}")
}

fn with_sources(edge: Edge, more: Vec<Citation>) -> Edge {
    let mut relation = Relation::clone(&edge.relation);
    let own = relation.sources.iter().cloned();
    let all: indexmap::IndexSet<Citation> = own.chain(more).collect();
    relation.sources = all.into_iter().collect();
    Edge {
        relation: Arc::new(relation),
        ..edge
    }
}
