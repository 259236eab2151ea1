//! What whoever types in the finder may rely on, over real and made-up names.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::filter::filter;
use super::fold::fold;
use super::labels::{LabelKind, Labels};
use super::marks::in_text;
use super::rank::Tier;
use super::session::{Hit, Session};

/// Entries with their titles, then aliases; ids are made of the titles.
const ENTRIES: &[&[&str]] = &[
    &[
        "Lazarus Group",
        "HIDDEN COBRA",
        "Guardians of Peace",
        "ZINC",
    ],
    &[
        "Sandworm",
        "TeleBots",
        "Voodoo Bear",
        "APT44",
        "Seashell Blizzard",
    ],
    &["APT1", "Comment Crew", "Comment Panda"],
    &["APT10", "Stone Panda", "menuPass"],
    &["APT28", "Fancy Bear", "Sofacy"],
    &["APT29", "Cozy Bear", "Midnight Blizzard"],
    &["Operation Aurora"],
    &["Operation Aurora Borealis"],
    &["Operation Olympic Games", "Stuxnet"],
    &["Élysée Palace", "Palais de l’Élysée"],
    &["Łódź", "Lodz"],
    &["한국 원자력", "KHNP"],
    &["北京", "Beijing"],
    &["Anne", "Ann"],
    &["Cold War"],
    &["Coldfire Relay"],
    &["The 2014–2015 Sony hack", "Sony"],
    &["NotPetya 🐛", "Nyetya"],
    &["O'Neill & Sons", "O Neil"],
    &["UK"],
];

fn labels_of(entries: &[Vec<String>]) -> Arc<Labels> {
    let mut builder = Labels::builder();
    for (owner, names) in (0_u32..).zip(entries) {
        for (place, name) in names.iter().enumerate() {
            let kind = if place == 0 {
                LabelKind::Title
            } else {
                LabelKind::Alias
            };
            builder.push(owner, kind, name);
        }
        builder.push(owner, LabelKind::Id, &fold(&names[0]).replace(' ', "-"));
    }
    Arc::new(builder.build())
}

fn real() -> Vec<Vec<String>> {
    let owned = |names: &&[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    ENTRIES.iter().map(owned).collect()
}

/// The real ones and some hundred made of few syllables, so that many are nearly alike.
fn many() -> Vec<Vec<String>> {
    let mut state = 3_u64;
    let mut below = move |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let syllables = [
        "ka", "ro", "ven", "é", "stom", "mar", "du", "shi", "pell", "ok", "한", "t",
    ];
    let mut entries = real();
    for number in 0..600 {
        let mut name = || {
            let words = (0..1 + below(3)).map(|_| {
                (0..1 + below(3))
                    .map(|_| syllables[below(12)])
                    .collect::<String>()
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let names = (0..1 + number % 3).map(|_| name()).collect();
        entries.push(names);
    }
    entries
}

fn ask(labels: &Arc<Labels>, typed: &str) -> Vec<Hit> {
    Session::new(Arc::clone(labels))
        .query(typed, 20, &|_| 0)
        .to_vec()
}

/// Where `owner` is among the hits, from 0.
fn rank_of(owner: usize, hits: &[Hit]) -> usize {
    hits.iter()
        .position(|hit| hit.owner as usize == owner)
        .unwrap_or(usize::MAX)
}

/// The name with each of its letters left out.
fn shortened(name: &str) -> impl Iterator<Item = String> {
    name.char_indices()
        .map(|(at, letter)| format!("{}{}", &name[..at], &name[at + letter.len_utf8()..]))
}

#[test]
fn a_full_name_finds_its_entry_first() {
    let entries = many();
    let labels = labels_of(&entries);
    for (owner, names) in entries.iter().enumerate() {
        for name in names {
            let shared = entries
                .iter()
                .filter(|names| names.iter().any(|other| fold(other) == fold(name)));
            if shared.count() == 1 {
                for typed in [name.clone(), name.to_uppercase(), format!("  {name} ")] {
                    assert_eq!(rank_of(owner, &ask(&labels, &typed)), 0, "{typed}");
                }
            }
        }
    }
}

#[test]
fn a_name_without_one_letter_is_within_the_first_three() {
    let entries = many();
    let labels = labels_of(&entries);
    // Who may be meant by what, where spaces do not count: all names, and all of them one letter short.
    let joined = |typed: &str| fold(typed).replace(' ', "");
    let mut near: HashMap<String, HashSet<usize>> = HashMap::new();
    for (owner, names) in entries.iter().enumerate() {
        for name in names {
            for typed in shortened(name).chain([name.clone()]) {
                near.entry(joined(&typed)).or_default().insert(owner);
            }
        }
    }
    let mut tried = 0;
    for (owner, names) in entries.iter().enumerate() {
        for short in names.iter().flat_map(|name| shortened(name)) {
            if fold(&short).is_empty() || near[&joined(&short)].len() > 3 {
                continue;
            }
            tried += 1;
            let hits = ask(&labels, &short);
            let shown: Vec<_> = hits
                .iter()
                .map(|hit| (hit.tier, labels.text(hit.label)))
                .collect();
            assert!(
                rank_of(owner, &hits) < 3,
                "{short:?} for {names:?}: {shown:?}"
            );
        }
    }
    assert!(tried > 2000, "{tried}");
}

#[test]
fn a_rare_word_of_a_name_finds_it() {
    let entries = many();
    let labels = labels_of(&entries);
    let words = |name: &str| -> Vec<String> { fold(name).split(' ').map(str::to_owned).collect() };
    for (owner, names) in entries.iter().enumerate() {
        for word in names.iter().flat_map(|name| words(name)) {
            let holds = |names: &&Vec<String>| names.iter().any(|name| words(name).contains(&word));
            if word.chars().count() >= 4 && entries.iter().filter(holds).count() < 20 {
                assert!(
                    rank_of(owner, &ask(&labels, &word)) < 20,
                    "{word} for {names:?}"
                );
            }
        }
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    let labels = labels_of(&real());
    for (typed, owner) in [
        ("lazaurs group", 0),
        ("gropu", 0),
        ("sandwrom", 1),
        ("olympix games", 8),
        ("stuxxnet", 8),
        ("operation auroar b", 7),
    ] {
        let hits = ask(&labels, typed);
        assert!(rank_of(owner, &hits) < 10, "{typed}: {hits:?}");
    }
}

#[test]
fn tiers_in_their_order() {
    let labels = labels_of(&real());
    let shown = |typed: &str| {
        let hits = ask(&labels, typed);
        let line = |hit: &Hit| {
            let mut text = labels.text(hit.label).to_owned();
            for mark in in_text(labels.text(hit.label), typed, hit.tier)
                .iter()
                .rev()
            {
                text.insert(mark.end, ']');
                text.insert(mark.start, '[');
            }
            format!("{:?} {text}", hit.tier)
        };
        hits.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(shown("operation aurora"), @r"
    Exact [Operation Aurora]
    Prefix [Operation Aurora] Borealis
    ");
    insta::assert_snapshot!(shown("cold"), @r"
    Prefix [Cold] War
    Prefix [Cold]fire Relay
    ");
    insta::assert_snapshot!(shown("bear f"), @"Starts [F]ancy [Bear]");
    insta::assert_snapshot!(shown("elyse"), @"Prefix [Élysé]e Palace");
    insta::assert_snapshot!(shown("apt"), @r"
    Prefix [APT]1
    Prefix [APT]10
    Prefix [APT]28
    Prefix [APT]29
    Prefix [APT]44
    ");
    insta::assert_snapshot!(shown("sndw"), @"Fuzzy [S]a[ndw]orm");
    insta::assert_snapshot!(shown("lazraus"), @"Typo [Lazarus] Group");
    insta::assert_snapshot!(shown("하"), @"Prefix [한]국 원자력");
    insta::assert_snapshot!(shown("ㅎ국ㅇㅈㄹ"), @"Prefix [한국 원자력]");
    insta::assert_snapshot!(shown("seashellb"), @"Prefix [Seashell B]lizzard");
    insta::assert_snapshot!(shown("sea shell"), @"Prefix [Seashell] Blizzard");
    insta::assert_snapshot!(shown("apt 1"), @r"
    Exact [APT1]
    Prefix [APT1]0
    ");
}

#[test]
fn a_boost_orders_equals_only() {
    let labels = labels_of(&real());
    let mut session = Session::new(labels);
    let owners = |hits: &[Hit]| hits.iter().map(|hit| hit.owner).collect::<Vec<_>>();
    // Both are Titles of one length.
    assert_eq!(owners(&session.query("apt2", 2, &|_| 0)[..2]), [4, 5]);
    assert_eq!(
        owners(&session.query("apt2", 2, &|owner| u8::from(owner == 4))[..2]),
        [5, 4]
    );
    assert_eq!(
        session.query("apt28", 1, &|owner| u8::from(owner == 4))[0].owner,
        4
    );
}

#[test]
fn nothing_typed_finds_nothing_and_filters_nothing() {
    let labels = labels_of(&real());
    let mut session = Session::new(labels);
    assert!(session.query(" \u{301}", 9, &|_| 0).is_empty());
    assert!(session.query("zinc", 0, &|_| 0).is_empty());
    assert_eq!(filter(["b", "a"], " "), [(0, vec![]), (1, vec![])]);
}

#[test]
fn a_filter_keeps_the_order() {
    let texts = ["Sandworm", "Fancy Bear", "Cozy Bear", "Énergie Bear"];
    let marked = filter(texts, "bear e");
    assert_eq!(
        marked.iter().map(|(place, _)| *place).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(marked[2].1, [0..2, 9..13]);
    assert_eq!(filter(texts, "snadworm").len(), 1);
    let found = filter(texts, "ear").into_iter().map(|(place, _)| place);
    assert_eq!(found.collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(filter(["Energy for a railway", "Nearby"], "ear").len(), 1);
    assert_eq!(filter(["Energy for a railway", "Bay"], "ear").len(), 1);
    assert!(filter(texts, "xyzzy").is_empty());
}

#[test]
fn an_entry_with_many_names_takes_one_place() {
    let mut builder = Labels::builder();
    for number in 0..3000 {
        builder.push(0, LabelKind::Title, &format!("Alpha {number}"));
    }
    builder.push(1, LabelKind::Alias, "Alphabet of words");
    builder.push(2, LabelKind::Alias, "Xalpha");
    let hits = ask(&Arc::new(builder.build()), "alpha");
    assert_eq!(
        hits.iter().map(|hit| hit.owner).collect::<Vec<_>>(),
        [0, 2, 1]
    );
}

proptest! {
    #[test]
    fn typing_and_erasing_finds_what_asking_anew_finds(
        steps in proptest::collection::vec(prop_oneof![3 => "[aekdrostmé 한b-]", 1 => Just(String::new())], 1..14),
    ) {
        let labels = labels_of(&many());
        let mut session = Session::new(Arc::clone(&labels));
        let mut typed = String::new();
        for step in steps {
            if step.is_empty() {
                typed.pop();
            }
            typed.push_str(&step);
            prop_assert_eq!(session.query(&typed, 20, &|_| 0), ask(&labels, &typed));
        }
    }

    #[test]
    fn a_name_typed_with_a_slip_finds_letter_by_letter_what_asking_anew_finds(
        which in 0usize..500, at in 0usize..16, wrong in "[aekdrost 한b-]", kind in 0..3, more in "[aekdrost ]{0,3}",
    ) {
        let entries = many();
        let names: Vec<&String> = entries.iter().flatten().collect();
        let mut typed: Vec<char> = names[which % names.len()].chars().collect();
        let at = at % typed.len();
        match kind {
            0 => typed[at] = wrong.chars().next().unwrap_or(' '),
            1 => typed.splice(at..at, wrong.chars()).for_each(drop),
            _ => { let next = (at + 1) % typed.len(); typed.swap(at, next) }
        }
        typed.extend(more.chars());
        let labels = labels_of(&entries);
        let mut session = Session::new(Arc::clone(&labels));
        for end in 1..=typed.len() {
            let typed: String = typed[..end].iter().collect();
            prop_assert_eq!(session.query(&typed, 20, &|_| 0), ask(&labels, &typed), "{}", typed);
        }
    }

    #[test]
    fn no_text_is_too_strange(
        names in proptest::collection::vec(any::<String>(), 0..8), typed in any::<String>(), cut in 0usize..9,
        wild in "[a\u{301}\u{200D}👩🏽가각ᄀㄱ漢İß \r\n’-]{0,12}",
    ) {
        let mut builder = Labels::builder();
        for (owner, name) in (0_u32..).zip(names.iter().chain([&wild])) {
            builder.push(owner % 3, LabelKind::Alias, name);
        }
        let labels = Arc::new(builder.build());
        let part: String = wild.chars().skip(cut).collect();
        let swapped: String = wild.chars().rev().collect();
        let mut session = Session::new(Arc::clone(&labels));
        for typed in [&typed, &wild, &part, &swapped].into_iter().chain(&names) {
            let hits = session.query(typed, 5, &|_| 0);
            let owners: HashSet<u32> = hits.iter().map(|hit| hit.owner).collect();
            prop_assert_eq!(owners.len(), hits.len());
            for hit in hits {
                let text = labels.text(hit.label);
                let marks = in_text(text, typed, hit.tier);
                prop_assert!(!marks.is_empty());
                prop_assert!(marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|part| !part.is_empty())));
                prop_assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start));
                prop_assert_eq!(hit.score != 0, hit.tier == Tier::Fuzzy);
            }
        }
    }
}
