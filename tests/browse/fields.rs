//! Every field of the format stands on the page of its entry, as the file has it; speaker notes stand nowhere.
//!
//! `full.yaml` has every field, which is compared with the schema; what must be on the pages is read from its text.

use bluf::facade::{EntryId, Text, schema};
use serde_json::Value as Json;
use serde_yaml::Value;

use super::screen::{Screen, ids};

const FULL: &str = include_str!("full.yaml");
/// The widest screen with list and reader only: all of an entry is in the reader.
const WIDE: (u16, u16) = (159, 50);

fn full() -> Value {
    serde_yaml::from_str(FULL).unwrap()
}

/// The whole page of an entry of `full.yaml`, with the title that its box has.
fn page(screen: &mut Screen, item: &str) -> String {
    let id = match item {
        "full" => EntryId::global(item),
        item => EntryId::in_briefing(&Text::line("full"), item),
    };
    screen.open(&id);
    assert_eq!(screen.entry(), Some(&id));
    format!("{}\n{}", screen.title(), screen.page())
}

/// What a value looks like on the page, where it is neither a name nor words of its own.
fn shown(field: &str, value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => panic!("{field}: {other:?}"),
    };
    match (field, text.as_str()) {
        ("tlp", marking) => format!("TLP:{marking}"),
        ("importance", "2") => "matters".to_owned(),
        ("grade", "B2") => "2  probably true".to_owned(),
        ("reliability", "B") => "B  usually reliable".to_owned(),
        ("credibility", "2") => "2  probably true".to_owned(),
        ("hosts", _) => "hosts".to_owned(),
        ("likelihood" | "status" | "kind", words) => words.replace('-', " "),
        ("confidence", "low") => "low confidence".to_owned(),
        _ => text,
    }
}

/// The words by which an entry is called.
fn name_of(root: &Value, id: &str) -> Option<String> {
    let named = |entry: &Value| match entry {
        Value::String(name) => Some(name.clone()),
        entry => ["name", "title", "quote", "text"]
            .iter()
            .find_map(|field| entry.get(field)?.as_str().map(str::to_owned)),
    };
    if let Some((question, hypothesis)) = id.split_once('.') {
        let hypotheses = root.get("questions")?.get(question)?.get("hypotheses")?;
        return hypotheses.get(hypothesis)?.as_str().map(str::to_owned);
    }
    let mut maps = [
        "actors",
        "sources",
        "statements",
        "evidence",
        "judgements",
        "options",
    ]
    .iter();
    let in_map = maps.find_map(|map| root.get(map)?.get(id));
    let events = root.get("events")?.as_sequence()?;
    let event = || {
        events
            .iter()
            .find(|event| event.get("id").and_then(Value::as_str) == Some(id))
    };
    in_map.or_else(event).and_then(named)
}

/// What must stand on a page for a part of an entry: field, words.
fn wanted(root: &Value, field: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match (field, value) {
        // Speaker notes are for nobody; an id stands in links; the version and the switches of slides are not words.
        ("notes" | "id" | "format", _) => {}
        (_, Value::Sequence(items)) => items.iter().for_each(|item| wanted(root, field, item, out)),
        ("matrix", Value::Mapping(rows)) => {
            for (id, cells) in rows {
                wanted(root, "row", id, out);
                let cells = cells.as_str().unwrap().split(' ');
                out.extend(cells.map(|cell| (field.to_owned(), format!(" {cell} "))));
            }
        }
        ("ext" | "hypotheses" | "responses", Value::Mapping(pairs)) => {
            for (key, value) in pairs {
                wanted(root, field, key, out);
                wanted(root, field, value, out);
            }
        }
        ("ratings", Value::Mapping(pairs)) => {
            for (key, value) in pairs {
                let key = key.as_str().unwrap();
                let title = match key {
                    "effect" => "Effect",
                    key => root["criteria"][key]["title"].as_str().unwrap(),
                };
                if let Some(why) = value.get("why") {
                    wanted(root, "why", why, out);
                }
                let score = value.get("score").unwrap_or(value).as_u64().unwrap();
                let bar = "●".repeat(score as usize);
                out.push((field.to_owned(), format!("{title} {score} {bar}○")));
            }
        }
        (_, Value::Mapping(fields)) => {
            for (name, value) in fields {
                wanted(root, name.as_str().unwrap(), value, out);
            }
        }
        (field, value) => {
            let text = value.as_str().unwrap_or_default();
            let (id, locator) = text
                .split_once('#')
                .map_or((text, None), |(id, at)| (id, Some(at)));
            out.extend(locator.map(|at| (field.to_owned(), at.to_owned())));
            let words = name_of(root, id).unwrap_or_else(|| shown(field, value));
            out.push((field.to_owned(), words));
        }
    }
}

/// The words of a page with single spaces, since lines are broken and columns are filled up.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ") + " "
}

/// The entries with all fields, by collection.
const ENTRIES: &[(&str, &str)] = &[
    ("sources", "s"),
    ("actors", "a"),
    ("events", "e"),
    ("statements", "t"),
    ("evidence", "v"),
    ("questions", "q"),
    ("judgements", "j"),
    ("options", "o"),
];

fn entry<'a>(root: &'a Value, collection: &str, id: &str) -> &'a Value {
    match &root[collection] {
        Value::Sequence(items) => &items[0],
        map => &map[id],
    }
}

#[test]
fn every_field_of_an_entry_is_on_its_page() {
    let (root, mut screen) = (full(), Screen::of(FULL, WIDE, ""));
    let mut missing = Vec::new();
    for (collection, id) in ENTRIES {
        let page = flat(&page(&mut screen, id));
        let mut words = Vec::new();
        wanted(&root, collection, entry(&root, collection, id), &mut words);
        assert!(words.len() > 8, "{collection} {words:?}");
        let absent = words
            .into_iter()
            .filter(|(_, words)| !page.contains(&flat(words)[..flat(words).len() - 1]));
        missing.extend(absent.map(|(field, words)| format!("{collection}.{field}: {words}")));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_field_of_the_briefing_is_on_its_page() {
    let (root, mut screen) = (full(), Screen::of(FULL, WIDE, ""));
    let page = flat(&page(&mut screen, "full"));
    let mut words = Vec::new();
    for (field, value) in root.as_mapping().unwrap() {
        let field = field.as_str().unwrap();
        if !matches!(value, Value::Mapping(_))
            && !["relations", "events", "slides"].contains(&field)
        {
            wanted(&root, field, value, &mut words);
        }
    }
    let missing: Vec<_> = words
        .iter()
        .filter(|(_, words)| !page.contains(words.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}\n{page}");
}

#[test]
fn a_relation_is_on_the_pages_of_both_actors() {
    let (root, mut screen) = (full(), Screen::of(FULL, WIDE, ""));
    for (actor, leave_out, label) in [
        ("r-relfrom", "from", "hosts"),
        ("r-reltwo", "to", "hosted by"),
    ] {
        let page = flat(&page(&mut screen, actor));
        let mut words = Vec::new();
        for (field, value) in root["relations"][0].as_mapping().unwrap() {
            let field = field.as_str().unwrap();
            if field != leave_out && field != "kind" {
                wanted(&root, field, value, &mut words);
            }
        }
        words.push(("kind".to_owned(), label.to_owned()));
        let missing: Vec<_> = words
            .iter()
            .filter(|(_, words)| !page.contains(words.as_str()))
            .collect();
        assert!(missing.is_empty(), "{missing:?}\n{page}");
    }
}

#[test]
fn quote_and_paraphrase_of_a_statement_are_both_shown() {
    let mut screen = Screen::of(FULL, WIDE, "");
    let page = page(&mut screen, "t-two");
    assert!(
        page.contains("Zsttwoquote") && page.contains("Zsttwosays"),
        "{page}"
    );
}

#[test]
fn speaker_notes_are_on_no_page_and_no_screen() {
    assert_eq!(FULL.matches("Zsecret").count(), 10);
    for size in [WIDE, (200, 50), (80, 24)] {
        let mut screen = Screen::of(FULL, size, "");
        for (_, id) in ids(&screen.library()) {
            screen.open(&id);
            assert!(!screen.page().contains("Zsecret"), "{id}");
            screen.hides("Zsecret");
        }
        screen
            .press("<c-p>zsecret")
            .hides("Zsecret ")
            .shows("Nothing has such a name");
    }
}

/// The fields of the object that a part of a schema describes, however it is wrapped or wherever it is written.
fn fields(root: &Json, schema: &Json) -> Vec<String> {
    if let Some(there) = schema["$ref"].as_str() {
        let there = root.pointer(there.trim_start_matches('#'));
        return fields(root, there.unwrap());
    }
    if let Some(properties) = schema["properties"].as_object() {
        return properties.keys().cloned().collect();
    }
    let inside = schema["anyOf"].as_array().into_iter().flatten();
    let inside = inside.chain([&schema["items"], &schema["additionalProperties"]]);
    inside
        .filter(|schema| schema.is_object())
        .map(|schema| fields(root, schema))
        .find(|fields| !fields.is_empty())
        .unwrap_or_default()
}

#[test]
fn the_full_file_has_every_field_of_the_format_and_is_sound() {
    let root = full();
    let schema = schema::document();
    let briefing = &schema["else"];
    let mut missing = Vec::new();
    let mut compare = |name: &str, wanted: Vec<String>, value: &Value| {
        assert!(wanted.len() > 1, "{name}");
        let absent = wanted
            .into_iter()
            .filter(|field| value.get(field).is_none());
        // A statement has a quote or says something.
        let absent = absent.filter(|field| !(name == "statements" && field == "says"));
        missing.extend(absent.map(|field| format!("{name}.{field}")));
    };
    compare("briefing", fields(&schema, briefing), &root);
    for (collection, id) in ENTRIES {
        let wanted = fields(&schema, &briefing["properties"][*collection]);
        compare(collection, wanted, entry(&root, collection, id));
    }
    compare(
        "relations",
        fields(&schema, &briefing["properties"]["relations"]),
        &root["relations"][0],
    );
    compare(
        "criteria",
        fields(&schema, &briefing["properties"]["criteria"]),
        &root["criteria"]["zcrit"],
    );
    assert!(missing.is_empty(), "{missing:?}");
    let screen = Screen::of(FULL, WIDE, "");
    let problems = bluf::facade::check::problems(&screen.library());
    let problems: Vec<String> = problems
        .iter()
        .map(|problem| format!("{} {}", problem.place, problem.message))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn several_names_in_a_field_are_told_apart() {
    let mut screen = Screen::of(FULL, WIDE, "");
    let event = page(&mut screen, "e");
    assert!(event.contains("[Zrefevplace], Zevplace"), "{event}");
    assert!(event.contains("[Zrefevactor], [Zrefevactortwo]"), "{event}");
    let judgement = page(&mut screen, "j");
    assert!(
        judgement.contains("[Zrefjby], Zjbytwo: Zjdissent"),
        "{judgement}"
    );
}

/// The title as far as the line around the page says it, and the letters that the page begins with.
fn title_and_page(screen: &Screen) -> (String, String) {
    let text = screen.text();
    let frame = text.lines().nth(1).unwrap().trim_start_matches("╭");
    let title = match frame.strip_prefix('─') {
        Some(_) => String::new(),
        None => frame.split(" ─").next().unwrap().trim().to_owned(),
    };
    let page = screen.page();
    let lines = page.lines().take(12);
    (title, letters(&lines.collect::<String>()))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_title_is_said_once_and_whole() {
    for width in [40, 47, 60, 80, 89] {
        let mut screen = Screen::bundled((width, 20), "");
        for (_, id) in ids(&screen.library()).into_iter().step_by(3) {
            screen.open(&id);
            let title = screen.title().to_owned();
            let (frame, page) = title_and_page(&screen);
            let on_page = page.starts_with(&letters(&title));
            if frame.is_empty() {
                assert!(on_page, "{width} {title}\n{}", screen.text());
            } else {
                assert_eq!((frame, on_page), (title, false), "{width}\n{page}");
            }
        }
    }
}

#[test]
fn the_line_around_a_page_says_the_title_that_is_scrolled_away() {
    let mut screen = Screen::bundled((60, 20), "3l");
    screen.shows("╭──").press("j");
    screen.shows("╭ Turn the screws on China so that it reins in N… ─ option ╮");
    screen.press("k").shows("╭──");
}
