//! A library that was read again after files changed is the same as one that is read for the first time.

use std::collections::BTreeMap;
use std::sync::Arc;

use bluf::facade::{Entry, EntryIx, EntryKind, Library, SourceFile, check};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// What files may name: entries of their own, shared ones, briefings, ids that some had before, and nothing.
const TARGETS: &[&str] = &[
    "a", "b", "c", "s", "t", "tag", "one", "two", "f3", "one/a", "one/b", "two/s", "f3/c", "old",
    "one/old", "former", "gone", "two/gone", "q.x",
];

fn target() -> impl Strategy<Value = &'static str> {
    select(TARGETS)
}

fn list() -> impl Strategy<Value = String> {
    vec(target(), 0..3).prop_map(|all| format!("[{}]", all.join(", ")))
}

fn words() -> impl Strategy<Value = String> {
    let link = |target: Option<_>| target.map_or("plain".to_owned(), |to| format!("[[{to}]]"));
    (select(&["Some", "Other"][..]), of(target()).prop_map(link))
        .prop_map(|(word, link)| format!("\"{word} {link} words\""))
}

fn was() -> impl Strategy<Value = &'static str> {
    select(&["", "", ", was: old", ", was: a"][..])
}

fn event() -> impl Strategy<Value = String> {
    let date = select(&["", ", date: 2014", ", date: 2015-03"][..]);
    (
        select(&["a", "b", "c"][..]),
        words(),
        list(),
        of(target()),
        date,
        was(),
    )
        .prop_map(|(id, title, actors, after, date, was)| {
            let after = after.map_or(String::new(), |after| format!(", after: {after}"));
            format!("  - {{id: {id}, title: {title}, actors: {actors}{after}{date}{was}}}\n")
        })
}

fn actor(ids: &'static [&'static str]) -> impl Strategy<Value = String> {
    (select(ids), words(), words(), target(), list(), was()).prop_map(
        |(id, name, summary, other, also, was)| {
            let fields = "relations: [ally-of";
            format!("  {id}: {{name: {name}, summary: {summary}, {fields} {other}], see_also: {also}{was}}}\n")
        },
    )
}

fn briefing() -> impl Strategy<Value = String> {
    let id = select(&["", "", "", "id: one\n", "id: two\n", "was: former\n"][..]);
    let relation = (target(), target())
        .prop_map(|(from, to)| format!("relations: [{{from: {from}, kind: leads, to: {to}}}]\n"));
    let question = words()
        .prop_map(|text| format!("questions:\n  q: {{text: {text}, hypotheses: {{x: {text}}}}}\n"));
    let broken = of(Just("judgements:\n  t: {likelihood: [likely]}\n"));
    let actors = vec(actor(&["b", "c", "s", "t"]), 0..3);
    (id, words(), vec(event(), 1..4), actors, (of(relation), of(question), broken)).prop_map(
        |(id, title, events, actors, (relation, question, broken))| {
            let (events, actors) = (events.concat(), actors.concat());
            let (relation, question) = (relation.unwrap_or_default(), question.unwrap_or_default());
            let broken = broken.unwrap_or_default();
            format!(
                "{id}title: {title}\ntlp: CLEAR\nevents:\n{events}actors:\n{actors}{relation}{question}{broken}"
            )
        },
    )
}

fn shared() -> impl Strategy<Value = String> {
    let tags = of(Just("tags: {tag: A tag, one: Another}\n"));
    (vec(actor(&["s", "t", "a"]), 0..4), tags).prop_map(|(actors, tags)| {
        let tags = tags.unwrap_or_default();
        format!("kind: library\nactors:\n{}{tags}", actors.concat())
    })
}

/// A file that is written anew, or taken away.
fn edit() -> impl Strategy<Value = (&'static str, Option<String>)> {
    let briefings = select(&["one.yaml", "two.yaml", "f3.yaml", "f4.yaml"][..]);
    prop_oneof![
        4 => (briefings, of(briefing())),
        1 => (select(&["a.yaml", "z.yaml"][..]), of(shared())),
        1 => (Just("f3.yaml"), of(shared())),
    ]
}

fn sources(files: &BTreeMap<&str, String>) -> Vec<Arc<SourceFile>> {
    let named = |(name, text): (&&str, &String)| SourceFile::named(name, text.as_str());
    files.iter().map(named).collect()
}

/// All that can be asked of a library, as lines.
fn described(library: &Library) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, (ix, entry)) in (0..).zip(library.entries()) {
        assert_eq!(library.nth(number).unwrap().0, ix);
        lines.push(format!("{number}: {}", shown(entry)));
        lines.extend(around(library, ix));
        lines.push(format!("found: {:?}", library.find(&entry.id)));
    }
    let scopes = (0..library.briefings().len()).map(Some).chain([None]);
    for scope in scopes {
        let named = |target: &&str| library.resolve(scope, target);
        let named: Vec<_> = TARGETS.iter().map(named).collect();
        let entry = scope.and_then(|i| library.briefing_entry(i));
        lines.push(format!("{scope:?} {entry:?}: {named:?}"));
        let events = scope.map(|i| library.of_kind(i, EntryKind::Event));
        let events = events.into_iter().flatten().map(|(ix, _)| ix);
        lines.push(format!("{:?}", events.collect::<Vec<_>>()));
    }
    lines.extend(library.misfits().map(|misfit| format!("{misfit:?}")));
    lines.extend(
        library
            .problems()
            .iter()
            .map(|problem| format!("{problem:?}")),
    );
    lines.extend(
        check::problems(library)
            .iter()
            .map(|problem| format!("{problem:?}")),
    );
    lines
}

fn shown(entry: &Entry) -> String {
    let Entry {
        id,
        title,
        body,
        place,
        briefing,
        ..
    } = entry;
    let body = match body.kind() {
        EntryKind::Briefing => String::new(),
        _ => format!("{body:?}"),
    };
    format!("{id} {title:?} {place} {briefing:?} {body}")
}

/// Links in both directions, relations, and the same actor elsewhere.
fn around(library: &Library, ix: EntryIx) -> Vec<String> {
    let from = library.links_from(ix).map(|link| format!("from {link:?}"));
    let to = library.links_to(ix).map(|link| format!("to {link:?}"));
    let edges = library.edges(ix).map(|edge| format!("{edge:?}"));
    let elsewhere = library
        .elsewhere(ix)
        .map(|other| format!("elsewhere {other:?}"));
    from.chain(to).chain(edges).chain(elsewhere).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn read_again_is_as_read_anew(edits in vec(edit(), 1..9)) {
        let mut files = BTreeMap::new();
        let mut library = Library::default();
        for (name, text) in edits {
            match text {
                Some(text) => drop(files.insert(name, text)),
                None => drop(files.remove(name)),
            }
            let before = described(&library);
            let after = library.reload(sources(&files), Vec::new());
            let anew = Library::load(sources(&files), Vec::new());
            prop_assert_eq!(described(&after), described(&anew));
            prop_assert_eq!(described(&library), before);
            library = after;
        }
    }
}
