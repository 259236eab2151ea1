//! Which files of the crate import each other, in circles of two or of many.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, only_in_tests};

/// The files that each file names, by their places, each with the line where it is first named. What tests name does
/// not count: they stand beside what they test, and may look at it from above.
fn imports(sources: &[Source]) -> Vec<BTreeMap<usize, usize>> {
    let places = sources.iter().enumerate();
    let places: BTreeMap<&[String], usize> = places
        .map(|(place, source)| (source.module.as_slice(), place))
        .collect();
    let tests = only_in_tests(sources);
    let imports = |(own, source): (usize, &Source)| {
        let mut named = BTreeMap::new();
        let names = source.names.iter().filter(|name| !name.in_test);
        for name in names.filter(|_| !tests.contains(&own)) {
            let Some(("crate", path)) = name
                .path
                .split_first()
                .map(|(head, rest)| (head.as_str(), rest))
            else {
                continue;
            };
            // The file of the deepest module that is one: what follows is an item of it.
            let file = (0..=path.len())
                .rev()
                .find_map(|end| places.get(&path[..end]));
            if let Some(file) = file.filter(|file| **file != own) {
                named.entry(*file).or_insert(name.line);
            }
        }
        named
    };
    sources.iter().enumerate().map(imports).collect()
}

/// What can be reached from a file, over one import or more.
fn reached(imports: &[BTreeMap<usize, usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut left: Vec<usize> = imports[from].keys().copied().collect();
    while let Some(file) = left.pop() {
        if reached.insert(file) {
            left.extend(imports[file].keys());
        }
    }
    reached
}

/// The circles: files of which each leads to all others and back.
pub(super) fn circles(sources: &[Source]) -> Vec<Vec<usize>> {
    let imports = imports(sources);
    let reached: Vec<BTreeSet<usize>> = (0..sources.len())
        .map(|file| reached(&imports, file))
        .collect();
    let mut circles: Vec<Vec<usize>> = Vec::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for file in 0..sources.len() {
        if reached[file].contains(&file) && !seen.contains(&file) {
            let both = reached[file]
                .iter()
                .copied()
                .filter(|other| reached[*other].contains(&file));
            let circle: Vec<usize> = both.collect();
            seen.extend(&circle);
            circles.push(circle);
        }
    }
    circles
}

/// A shortest way round from the first file of a circle, as it is told: each file with the line that leads to the next.
pub(super) fn way_round(sources: &[Source], circle: &[usize]) -> String {
    let imports = imports(sources);
    let start = circle[0];
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut left = std::collections::VecDeque::from([start]);
    while let Some(file) = left.pop_front().filter(|_| !before.contains_key(&start)) {
        for next in imports[file].keys() {
            before.entry(*next).or_insert_with(|| {
                left.push_back(*next);
                file
            });
        }
    }
    let mut way = vec![start];
    while way.len() == 1 || way.last() != Some(&start) {
        way.push(before[way.last().unwrap()]);
    }
    way.reverse();
    let told = way.windows(2).map(|pair| {
        let (file, next) = (&sources[pair[0]].path, &sources[pair[1]].path);
        format!("  {file}:{} names {next}", imports[pair[0]][&pair[1]])
    });
    told.collect::<Vec<_>>().join("\n")
}
