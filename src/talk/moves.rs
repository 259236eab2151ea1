//! Moving through a talk: from a place to a place, without anything else. Where there is nowhere to go, the place stays.
//!
//! Steps and slides end with the talk; backup slides are reached only by jumping there. Behind them there is only what
//! is backup, and the way back leads into the talk.

use super::course::{Course, Page, Spot};

/// The pages of a slide; there is always one.
pub(super) fn pages(course: &impl Course, slide: usize) -> Vec<Page> {
    let pages = course.pages(slide);
    match pages.is_empty() {
        true => vec![Page::default()],
        false => pages,
    }
}

/// One step on: what is revealed next, else the next page, else the next slide.
pub(crate) fn step(course: &impl Course, spot: Spot) -> Spot {
    let pages = pages(course, spot.slide);
    let steps = pages.get(spot.page).map_or(0, |page| page.steps);
    if spot.reveal < steps {
        return Spot {
            reveal: spot.reveal + 1,
            ..spot
        };
    }
    if spot.page + 1 < pages.len() {
        return Spot {
            page: spot.page + 1,
            reveal: 0,
            ..spot
        };
    }
    next_slide(course, spot)
}

/// One step back, to what was shown before this: undoes [`step`].
pub(crate) fn back(course: &impl Course, spot: Spot) -> Spot {
    if let Some(reveal) = spot.reveal.checked_sub(1) {
        return Spot { reveal, ..spot };
    }
    if let Some(page) = spot.page.checked_sub(1) {
        let steps = pages(course, spot.slide).get(page).map(|page| page.steps);
        return Spot {
            page,
            reveal: steps.unwrap_or_default(),
            ..spot
        };
    }
    match spot.slide.checked_sub(1) {
        Some(slide) => end_of(course, slide),
        None => spot,
    }
}

/// The beginning of the next slide.
pub(crate) fn next_slide(course: &impl Course, spot: Spot) -> Spot {
    let outline = course.outline();
    let end = match spot.slide < outline.talk() {
        true => outline.talk(),
        false => outline.slides().len(),
    };
    match spot.slide + 1 < end {
        true => Spot::start_of(spot.slide + 1),
        false => spot,
    }
}

/// The previous slide, its first page as it was when it was left.
pub(crate) fn previous_slide(course: &impl Course, spot: Spot) -> Spot {
    let Some(slide) = spot.slide.checked_sub(1) else {
        return Spot::default();
    };
    let steps = pages(course, slide).first().map(|page| page.steps);
    Spot {
        slide,
        page: 0,
        reveal: steps.unwrap_or_default(),
    }
}

/// The beginning of the slide of a number, from 1, which counts backup slides, too; too high a number is the last slide
/// of the talk.
pub(crate) fn number(course: &impl Course, number: usize) -> Spot {
    let slide = number.saturating_sub(1);
    match slide < course.outline().slides().len() {
        true => Spot::start_of(slide),
        false => last(course),
    }
}

/// The beginning of the slide with an id, if there is one.
pub(crate) fn slide(course: &impl Course, id: &str) -> Option<Spot> {
    course.outline().find(id).map(Spot::start_of)
}

/// The beginning of the talk.
pub(crate) fn first() -> Spot {
    Spot::default()
}

/// The beginning of the last slide of the talk.
pub(crate) fn last(course: &impl Course) -> Spot {
    Spot::start_of(course.outline().talk().saturating_sub(1))
}

/// The beginning of the next section.
pub(crate) fn next_section(course: &impl Course, spot: Spot) -> Spot {
    let mut sections = course.outline().sections().iter();
    match sections.find(|section| section.first > spot.slide) {
        Some(section) => Spot::start_of(section.first),
        None => spot,
    }
}

/// The beginning of this section or, from there, of the one before; before the first section, of the talk.
pub(crate) fn previous_section(course: &impl Course, spot: Spot) -> Spot {
    let is_at_start = spot.page == 0 && spot.reveal == 0;
    let mut sections = course.outline().sections().iter().rev();
    let before = sections
        .find(|section| section.first < spot.slide || section.first == spot.slide && !is_at_start);
    match before {
        Some(section) => Spot::start_of(section.first),
        None if course.outline().sections().is_empty() => spot,
        None => first(),
    }
}

/// A slide when all of it is shown.
pub(super) fn end_of(course: &impl Course, slide: usize) -> Spot {
    let pages = pages(course, slide);
    Spot {
        slide,
        page: pages.len() - 1,
        reveal: pages.last().map_or(0, |page| page.steps),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::talk::course::{Outline, Section, Slide};

    /// A course with a letter for each slide and a digit for the steps of each page of it: `a0 b21 c0 | d0`, with `#`
    /// before a slide that begins a section, and backup slides behind `|`. Each step shows an item; a page without steps
    /// has three.
    #[derive(Debug, Clone)]
    pub(in crate::talk) struct Drawn {
        outline: Outline,
        pages: Vec<Vec<Page>>,
    }

    impl Course for Drawn {
        fn outline(&self) -> &Outline {
            &self.outline
        }

        fn pages(&self, slide: usize) -> Vec<Page> {
            self.pages.get(slide).cloned().unwrap_or_default()
        }
    }

    pub(in crate::talk) fn course(drawn: &str) -> Drawn {
        let (talk, backup) = drawn.split_once('|').unwrap_or((drawn, ""));
        let slide = |word: &str| Slide {
            id: word.trim_matches(['#', '0', '1', '2', '3']).to_owned(),
            time: None,
        };
        let sections = talk
            .split_whitespace()
            .enumerate()
            .filter_map(|(at, word)| {
                let id = word.starts_with('#').then(|| slide(word).id)?;
                Some(Section {
                    title: id.to_uppercase(),
                    id,
                    first: at,
                    time: None,
                })
            });
        let words = || drawn.split_whitespace().filter(|word| *word != "|");
        Drawn {
            outline: Outline::new(
                talk.split_whitespace().map(slide),
                backup.split_whitespace().map(slide),
                sections,
            ),
            pages: words().map(pages_of).collect(),
        }
    }

    fn pages_of(word: &str) -> Vec<Page> {
        let mut first = 0;
        let digits = word.chars().filter_map(|c| c.to_digit(10));
        let page = |steps: u32| {
            let page = Page {
                first,
                steps: steps as usize,
            };
            first += if steps == 0 { 3 } else { steps as usize };
            page
        };
        digits.map(page).collect()
    }

    /// A place as `b/1.2`: slide, page, steps.
    pub(in crate::talk) fn at(course: &Drawn, spot: Spot) -> String {
        format!(
            "{}/{}.{}",
            course.outline.id(spot.slide),
            spot.page,
            spot.reveal
        )
    }

    pub(in crate::talk) fn spot(course: &Drawn, at: &str) -> Spot {
        let (id, rest) = at.split_once('/').unwrap();
        let (page, reveal) = rest.split_once('.').unwrap();
        Spot {
            slide: course.outline.find(id).unwrap(),
            page: page.parse().unwrap(),
            reveal: reveal.parse().unwrap(),
        }
    }

    /// The places that one move after the other leads to, until the place stays.
    #[track_caller]
    fn check(drawn: &str, from: &str, go: impl Fn(&Drawn, Spot) -> Spot, expected: &str) {
        let course = course(drawn);
        let mut place = spot(&course, from);
        let mut walked = Vec::new();
        loop {
            let next = go(&course, place);
            if next == place {
                break;
            }
            walked.push(at(&course, next));
            place = next;
        }
        assert_eq!(walked.join(" "), expected, "{drawn} from {from}");
    }

    const TALK: &str = "a0 #b20 c0 #d1 | e01 f0";

    #[test]
    fn steps_go_through_all_and_end_with_the_talk() {
        check(
            TALK,
            "a/0.0",
            step,
            "b/0.0 b/0.1 b/0.2 b/1.0 c/0.0 d/0.0 d/0.1",
        );
        check(TALK, "e/0.0", step, "e/1.0 e/1.1 f/0.0");
    }

    #[test]
    fn steps_back_go_the_same_way() {
        check(
            TALK,
            "d/0.1",
            back,
            "d/0.0 c/0.0 b/1.0 b/0.2 b/0.1 b/0.0 a/0.0",
        );
        check(
            TALK,
            "f/0.0",
            |c, s| if s.slide < 4 { s } else { back(c, s) },
            "e/1.1 e/1.0 e/0.0 d/0.1",
        );
    }

    #[test]
    fn slides_are_gone_through_one_by_one() {
        check(TALK, "a/0.0", next_slide, "b/0.0 c/0.0 d/0.0");
        check(TALK, "e/1.0", next_slide, "f/0.0");
        check(
            TALK,
            "f/0.0",
            previous_slide,
            "e/0.0 d/0.1 c/0.0 b/0.2 a/0.0",
        );
    }

    #[test]
    fn sections_begin_again_before_the_one_before() {
        check(TALK, "a/0.0", next_section, "b/0.0 d/0.0");
        check(TALK, "d/0.1", previous_section, "d/0.0 b/0.0 a/0.0");
        check(TALK, "f/0.0", previous_section, "d/0.0 b/0.0 a/0.0");
        check("a0 b0", "b/0.0", previous_section, "");
    }

    #[test]
    fn jumps_lead_to_beginnings() {
        let course = course(TALK);
        for (to, expected) in [
            (number(&course, 0), "a/0.0"),
            (number(&course, 2), "b/0.0"),
            (number(&course, 5), "e/0.0"),
            (number(&course, 12), "d/0.0"),
            (first(), "a/0.0"),
            (last(&course), "d/0.0"),
            (slide(&course, "f").unwrap(), "f/0.0"),
        ] {
            assert_eq!(at(&course, to), expected);
        }
        assert_eq!(slide(&course, "x"), None);
    }

    #[test]
    fn in_no_slides_every_move_stays() {
        let empty = course("");
        let moves: [fn(&Drawn, Spot) -> Spot; 6] = [
            step,
            back,
            next_slide,
            previous_slide,
            next_section,
            previous_section,
        ];
        for go in moves {
            assert_eq!(go(&empty, Spot::default()), Spot::default());
        }
        assert_eq!(last(&empty), Spot::default());
        assert_eq!(number(&empty, 3), Spot::default());
    }

    pub(in crate::talk) fn drawn() -> impl Strategy<Value = Drawn> {
        let slides = || proptest::collection::vec(("#?", "[0-3]{1,3}"), 0..6);
        (slides(), slides()).prop_map(|(talk, backup)| {
            let letters = 'a'..='z';
            let mut letters = letters.into_iter();
            let mut words = |slides: Vec<(String, String)>| {
                let words = slides.into_iter().zip(letters.by_ref());
                let words = words.map(|((sign, pages), letter)| format!("{sign}{letter}{pages}"));
                words.collect::<Vec<_>>().join(" ")
            };
            let talk = words(talk);
            course(&format!("{talk} | {}", words(backup).replace('#', "")))
        })
    }

    /// Any place of a course.
    pub(in crate::talk) fn somewhere(course: &Drawn, seed: (usize, usize, usize)) -> Spot {
        let slide = seed.0 % course.outline.slides().len().max(1);
        let pages = pages(course, slide);
        let page = seed.1 % pages.len();
        Spot {
            slide,
            page,
            reveal: seed.2 % (pages[page].steps + 1),
        }
    }

    proptest! {
        #[test]
        fn a_step_and_back_is_where_one_was(course in drawn(), seed: (usize, usize, usize)) {
            let from = somewhere(&course, seed);
            let to = step(&course, from);
            if to != from {
                prop_assert_eq!(back(&course, to), from);
            }
            let to = back(&course, from);
            let crosses = to.slide < course.outline.talk() && from.slide >= course.outline.talk();
            if to != from && !crosses {
                prop_assert_eq!(step(&course, to), from);
            }
        }

        #[test]
        fn steps_come_to_every_slide_of_the_talk_and_to_no_other(course in drawn()) {
            let mut seen = std::collections::BTreeSet::from([0]);
            let mut place = Spot::default();
            while step(&course, place) != place && course.outline.talk() > 0 {
                place = step(&course, place);
                seen.insert(place.slide);
            }
            prop_assert_eq!(seen.len(), course.outline.talk().max(1));
            prop_assert!(place.slide < course.outline.talk().max(1));
        }
    }
}
