//! An entry says the same wherever it is shown: in the reader, as plain text of any width, as Markdown.

use bluf::facade::{
    Context, Dates, EntryIx, Library, Page, Part, SetPage, Table, markdown, page, plain,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::screen::{Screen, ids};

const WIDTHS: [u16; 3] = [60, 80, 120];

/// What is compared of words: the letters and digits in their order. Lines break words, and each form has its own marks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The letters of a page in the order in which it is read.
fn read(set: &SetPage) -> String {
    let pieces = set
        .flow
        .iter()
        .flat_map(|stretch| &set.lines[stretch.line].pieces[stretch.pieces.clone()]);
    letters(&pieces.map(|piece| piece.text.as_str()).collect::<String>())
}

/// The letters of a Markdown text, with the numbers of lists but without the ids behind the names of entries.
fn parsed(markdown: &str) -> String {
    let mut said = String::new();
    let mut numbers = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::List(first)) => numbers.push(first),
            Event::End(TagEnd::List(_)) => drop(numbers.pop()),
            Event::Start(Tag::Item) => {
                if let Some(Some(number)) = numbers.last_mut() {
                    said.push_str(&number.to_string());
                    *number += 1;
                }
            }
            Event::Code(_) if said.ends_with('(') => {}
            Event::Text(text) | Event::Code(text) => said.push_str(&text),
            _ => {}
        }
    }
    letters(&said)
}

/// The page without its tables, and the tables.
fn apart(page: &Page) -> (Page, Vec<Table>) {
    fn take(parts: &[Part], tables: &mut Vec<Table>) -> Vec<Part> {
        let mut rest = Vec::new();
        for part in parts {
            match part {
                Part::Table(table) => tables.push(table.clone()),
                Part::Section(section) => {
                    let mut section = section.clone();
                    section.parts = take(&section.parts, tables);
                    rest.push(Part::Section(section));
                }
                other => rest.push(other.clone()),
            }
        }
        rest
    }
    let mut tables = Vec::new();
    let parts = take(&page.parts, &mut tables);
    (
        Page {
            parts,
            ..page.clone()
        },
        tables,
    )
}

fn markdown(library: &Library, entry: EntryIx, page: &Page) -> String {
    parsed(&markdown::text(
        library,
        page,
        library.entry(entry).unwrap().briefing,
    ))
}

/// The letters of a table row by row; narrow, each row has the names of its columns in it, but for cells without words.
fn of_table(table: &Table, folded: bool) -> String {
    let words = |cell: &Vec<bluf::facade::Run>| {
        cell.iter().map(|run| run.text.as_str()).collect::<String>()
    };
    let heads: Vec<String> = table.head.iter().map(words).collect();
    let mut said = if folded {
        String::new()
    } else {
        heads.concat()
    };
    for row in &table.rows {
        for (i, cell) in row.iter().map(words).enumerate() {
            if folded && i > 0 && !cell.is_empty() {
                said.push_str(&heads[i]);
            }
            said.push_str(&cell);
        }
    }
    letters(&said)
}

#[test]
fn the_reader_plain_text_and_markdown_say_the_same_words_of_every_entry() {
    let mut screen = Screen::bundled((159, 50), "");
    let library = screen.library();
    let (mut entries, mut tables) = (0, 0);
    for (entry, id) in ids(&library) {
        screen.open(&id);
        let whole = page(&library, entry, Context::OnPage, Dates::Iso);
        let (page, of_page) = apart(&whole);
        // The line around the page says the title where it has room for it.
        let shown = screen.set_page();
        let title = if shown.titled {
            String::new()
        } else {
            letters(screen.title())
        };
        let reader = title + &read(shown);
        assert_eq!(reader, read(&SetPage::whole(&whole, 90)), "{id}");
        let said = markdown(&library, entry, &page);
        assert!(said.len() > 20, "{id}");
        for width in WIDTHS {
            assert_eq!(letters(&plain::text(&page, width)), said, "{id} at {width}");
        }
        for table in of_page {
            let alone = Page {
                parts: vec![Part::Table(table.clone())],
                ..page.clone()
            };
            let forms = [of_table(&table, false), of_table(&table, true)];
            assert_eq!(markdown(&library, entry, &alone), forms[0], "{id}");
            for width in WIDTHS {
                let set = read(&SetPage::whole(&alone, width));
                assert!(forms.contains(&set), "{id} at {width}\n{forms:?}\n{set}");
            }
            tables += 1;
        }
        entries += 1;
    }
    assert!(entries > 200 && tables > 3, "{entries} {tables}");
}
