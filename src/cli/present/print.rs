//! Slides on paper: every page between its markings.

use super::opened::Opened;
use crate::cli::error::{Error, OK};
use crate::cli::output;
use crate::page::marking::label;
use crate::slides::notes::notes;
use crate::slides::page::Page;
use crate::slides::paginate::paginate;
use crate::slides::slide::{Slide, Stands};
use crate::typeset::plain;

/// Says that speaker notes are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notes;

/// Prints all pages, and behind those of each slide the notes if they are wanted.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn print(opened: &Opened, wanted: Option<Notes>) -> Result<u8, Error> {
    let mut pages = Vec::new();
    for (number, slide) in opened.deck.slides.iter().enumerate() {
        pages.push(of_slide(opened, (number, slide)));
        pages.extend(wanted.and_then(|_| of_notes(opened, (number, slide))));
    }
    output::print(&pages.join("\n"))?;
    Ok(OK)
}

/// The pages of a slide.
fn of_slide(opened: &Opened, (number, slide): (usize, &Slide)) -> String {
    let Opened {
        library,
        deck,
        dates,
        size,
    } = opened;
    let pages = paginate(library, deck, slide, *size, *dates);
    let tlp = label(pages.marking);
    let count = pages.pages.len();
    let place = place(opened, (number, slide));
    let pages = pages.pages.iter().zip(1..).map(|(page, nth)| {
        let nth = match count {
            1 => String::new(),
            _ => format!(" · {nth}/{count}"),
        };
        format!("{tlp} · {place}{nth}\n\n{}\n\n{tlp}\n", text(page))
    });
    pages.collect::<Vec<_>>().join("\n")
}

/// Where a slide stands in the talk, its section and its title.
fn place(opened: &Opened, (number, slide): (usize, &Slide)) -> String {
    let deck = &opened.deck;
    let title = deck.title_of(&opened.library, slide);
    let section = slide.section.and_then(|section| deck.sections.get(section));
    let section = section.map_or_else(String::new, |section| format!("{} · ", section.title));
    let in_talk = deck.in_talk();
    match slide.stands {
        Stands::InTalk => format!("{} of {in_talk} · {section}{title}", number + 1),
        Stands::InReserve => format!("backup {} · {title}", number + 1 - in_talk),
    }
}

fn text(page: &Page) -> String {
    let lines = page.lines.iter().map(|line| plain::line(&line.line));
    let lines: Vec<String> = lines.collect();
    lines.join("\n")
}

/// The notes of a slide; nothing where there are none.
fn of_notes(opened: &Opened, (number, slide): (usize, &Slide)) -> Option<String> {
    let notes = notes(&opened.library, &opened.deck, slide, opened.dates)?;
    let tlp = label(notes.marking);
    let place = place(opened, (number, slide));
    let text = plain::text(&notes.page, opened.size.width.max(20));
    Some(format!("{tlp} · notes · {place}\n\n{text}\n\n{tlp}\n"))
}
