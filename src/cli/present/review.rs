//! The slides in a list, with what is wrong with them: what a speaker looks at before going on stage.

use super::opened::Opened;
use crate::cli::error::{Error, FINDINGS, OK};
use crate::cli::output;
use crate::page::marking::{label, of_briefing};
use crate::slides::deck::Deck;
use crate::slides::review::{Finding, Habits, amount, in_words, over_budget};
use crate::slides::slide::{Slide, Stands};

/// Reads `20m`, `1h30m`, `90s` or a number of minutes.
///
/// # Errors
/// When it is no such time.
pub(super) fn minutes(text: &str) -> Result<f32, String> {
    const REMEDY: &str = "write a time, as 20m, 1h30m or 90s";
    let mut seconds = 0.0;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, more) = rest.split_at(end.unwrap_or(rest.len()));
        let number: f32 = number.parse().map_err(|_| REMEDY)?;
        let (factor, unit) = match more.chars().next() {
            Some('h') => (3600.0, 1),
            Some('m') => (60.0, 1),
            Some('s') => (1.0, 1),
            None => (60.0, 0),
            Some(_) => return Err(REMEDY.to_owned()),
        };
        seconds += number * factor;
        rest = &more[unit..];
    }
    let minutes = seconds / 60.0;
    if minutes > 0.0 && minutes <= 24.0 * 60.0 {
        Ok(minutes)
    } else {
        Err(REMEDY.to_owned())
    }
}

/// Prints all slides, each with its pages, words and minutes, and below it what is wrong.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn review(opened: &Opened, time: Option<f32>) -> Result<u8, Error> {
    let deck = &opened.deck;
    let marking = of_briefing(&opened.library, deck.briefing).flatten();
    let tlp = label(marking);
    let mut report = Report::default();
    report.slides(opened);
    report.sections(deck);
    report.whole(opened, time);
    let size = opened.size;
    let head = format!(
        "{tlp} · {} · {} slides, {} backup · {} · {}x{}\n\n",
        deck.title,
        deck.in_talk(),
        deck.slides.len() - deck.in_talk(),
        in_words(deck.minutes()),
        size.width,
        size.height
    );
    let end = match (report.wrong, report.notes) {
        (0, 0) => "nothing to be said against it".to_owned(),
        (wrong, notes) => format!("{wrong} to be mended, {notes} worth knowing"),
    };
    output::print(&format!("{head}{}\n{end}\n{tlp}\n", report.text))?;
    Ok(if report.wrong > 0 { FINDINGS } else { OK })
}

#[derive(Default)]
struct Report {
    text: String,
    /// How many findings keep a talk from being given well.
    wrong: usize,
    /// How many others there are.
    notes: usize,
}

impl Report {
    fn slides(&mut self, opened: &Opened) {
        let Opened {
            library,
            deck,
            dates,
            size,
        } = opened;
        let habits = Habits::of(library, deck);
        for (number, slide) in deck.slides.iter().enumerate() {
            let amount = amount(library, deck, slide, *size, *dates);
            let pages = match amount.pages {
                1 => "1 page".to_owned(),
                n => format!("{n} pages"),
            };
            let minutes = slide
                .minutes
                .map_or_else(String::new, |minutes| format!(" · {}", in_words(minutes)));
            self.text += &format!(
                "{:>3}  {} · {pages} · {} words{minutes}\n",
                place(deck, (number, slide)),
                deck.title_of(library, slide),
                amount.words,
            );
            let found = amount.too_much(slide).into_iter();
            let found = found.chain(habits.lacking(library, deck, slide));
            found.for_each(|finding| self.note(&Finding::words(finding)));
        }
    }

    /// Sections without slides, and those whose slides take longer than they may.
    fn sections(&mut self, deck: &Deck) {
        for section in &deck.sections {
            if section.slides.is_empty() {
                self.error(&format!("the section “{}” has no slides", section.title));
            }
            if let Some((taken, budget)) = over_budget(deck, section) {
                self.error(&format!(
                    "the slides of “{}” take {}, and it has {}",
                    section.title,
                    in_words(taken),
                    in_words(budget)
                ));
            }
        }
    }

    /// What is wrong with the talk as a whole.
    fn whole(&mut self, opened: &Opened, time: Option<f32>) {
        let (deck, library) = (&opened.deck, &opened.library);
        let file = library.briefing(deck.briefing);
        if file.is_some_and(|file| file.header.tlp.is_none()) {
            self.error("the briefing has no TLP marking: add `tlp: CLEAR`, or a narrower one");
        }
        for number in &deck.missing.unknown {
            let place = file.map(|file| file.slide_place(*number));
            let place = place.map_or_else(String::new, |place| format!(" ({place})"));
            self.error(&format!("a slide names what there is not{place}"));
        }
        for number in &deck.missing.empty {
            let place = file.map(|file| file.slide_place(*number));
            let place = place.map_or_else(String::new, |place| format!(" ({place})"));
            self.note(&format!("a slide has nothing to show{place}"));
        }
        let habits = Habits::of(library, deck);
        if !habits.notes {
            self.note("no slide has notes");
        }
        if !habits.minutes {
            self.note("no slide has minutes");
        }
        let minutes = deck.minutes();
        if let Some(time) = time.filter(|time| minutes > *time) {
            self.error(&format!(
                "the slides take {}, and there are {}",
                in_words(minutes),
                in_words(time)
            ));
        }
    }

    fn error(&mut self, words: &str) {
        self.wrong += 1;
        self.text += &format!("     ! {words}\n");
    }

    fn note(&mut self, words: &str) {
        self.notes += 1;
        self.text += &format!("     - {words}\n");
    }
}

/// The number of a slide; those in reserve are counted by themselves.
fn place(deck: &Deck, (number, slide): (usize, &Slide)) -> String {
    match slide.stands {
        Stands::InTalk => (number + 1).to_string(),
        Stands::InReserve => format!("r{}", number + 1 - deck.in_talk()),
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("20m", 20.0),
            ("20", 20.0),
            ("1h30m", 90.0),
            ("1.5h", 90.0),
            ("90s", 1.5),
            ("1m30s", 1.5),
        ] {
            assert_eq!(minutes(text), Ok(expected), "{text}");
        }
        for text in [
            "", "m", "0", "20x", "-5m", "1e3", "25h", "..m", "20 m", "２０m",
        ] {
            assert!(minutes(text).is_err(), "{text}");
        }
    }
}
