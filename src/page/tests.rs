use super::part::Part;
use super::*;
use crate::library::embedded;

/// A page with room for so many bytes.
fn made_in(library: &Library, entry: EntryIx, room: Room) -> Page {
    made(library, entry, (Context::OnPage, Dates::Iso), room)
}

/// Whether some parts are the first of others; of the last one perhaps only its beginning.
fn begin(parts: &[Part], whole: &[Part]) -> bool {
    let Some((last, before)) = parts.split_last() else {
        return true;
    };
    let same = whole.starts_with(before);
    same && match (last, whole.get(before.len())) {
        (Part::Section(part), Some(Part::Section(whole)))
        | (Part::Backlinks(part), Some(Part::Backlinks(whole))) => {
            part.heading == whole.heading && begin(&part.parts, &whole.parts)
        }
        (_, whole) => whole.is_some(),
    }
}

#[test]
fn a_page_for_which_there_is_no_room_is_its_beginning_and_says_that_it_goes_on() {
    let library = Library::load(embedded::files(), Vec::new());
    for (entry, found) in library.entries() {
        let whole = made_in(&library, entry, Room::ALL);
        assert!(!whole.goes_on, "{}", found.id);
        for room in [0, 1, 60, 200, 700, 2000, 8000] {
            let part = made_in(&library, entry, Room::of(room));
            let same = part.parts == whole.parts && part.links == whole.links;
            assert!(part.goes_on || same, "{} in {room}", found.id);
            assert!(
                begin(&part.parts, &whole.parts),
                "{} in {room}: {:#?}",
                found.id,
                part.parts
            );
            assert!(
                whole.links.starts_with(&part.links),
                "{} in {room}",
                found.id
            );
        }
    }
}

#[test]
fn a_page_with_what_points_to_its_entry_begins_with_the_one_beside_that() {
    let library = Library::load(embedded::files(), Vec::new());
    for (entry, found) in library.entries() {
        let [whole, beside] = [Context::OnPage, Context::Beside]
            .map(|context| page(&library, entry, context, Dates::Iso));
        assert!(whole.parts.starts_with(&beside.parts), "{}", found.id);
        assert!(whole.links.starts_with(&beside.links), "{}", found.id);
    }
}

#[test]
fn what_a_beginning_holds_does_not_grow_with_the_page() {
    let yaml = |count: usize| {
        let tags: Vec<String> = (0..count).map(|i| format!("tag-{i}")).collect();
        let judgement = |i| format!("  j{i}: {{text: Judgement {i} says so, for: [e]}}\n");
        format!(
            "title: T\ntlp: CLEAR\nevents:\n  - id: e\n    title: E\n    tags: [{}]\n  - id: long\n    title: L\n    text: \"{}\"\njudgements:\n{}",
            tags.join(", "),
            "It was so, and nobody knows why. ".repeat(count),
            (0..count).map(judgement).collect::<String>(),
        )
    };
    let held = |count| {
        let files = vec![crate::source::SourceFile::named("t.yaml", yaml(count))];
        let library = Library::load(files, Vec::new());
        let of = |name: &str| {
            let mut entries = library.entries();
            let (entry, _) = entries.find(|(_, entry)| &*entry.id.item == name).unwrap();
            let page = beginning(&library, entry, Context::OnPage, Dates::Iso);
            assert!(page.goes_on, "{name} with {count}");
            format!("{page:?}").len()
        };
        ["t", "e", "long"].map(of)
    };
    assert_eq!(held(5_000), held(10_000));
}

#[test]
fn the_pages_of_all_actors_cost_as_much_as_what_is_on_them() {
    let steps = |count: usize| {
        let actor = |i| format!("  a{i}: {{name: Actor {i}}}\n");
        let event = |i| format!("  - {{id: e{i}, title: E, actors: a{i}, date: 2014}}\n");
        let yaml = format!(
            "title: T\ntlp: CLEAR\nactors:\n{}events:\n{}",
            (0..count).map(actor).collect::<String>(),
            (0..count).rev().map(event).collect::<String>(),
        );
        let files = vec![crate::source::SourceFile::named("t.yaml", yaml)];
        let library = Library::load(files, Vec::new());
        let actors = || library.of_kind(0, EntryKind::Actor).map(|(ix, _)| ix);
        let (pages, steps) = crate::work::of(|| {
            let pages = actors().map(|actor| made_in(&library, actor, Room::ALL));
            pages
                .filter(|page| format!("{page:?}").contains("Events"))
                .count()
        });
        assert_eq!(pages, count);
        steps
    };
    assert!(steps(400) < 5 * steps(200) / 2);
}
