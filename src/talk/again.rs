//! Finding a place again when the slides are others than before, or are laid out anew.

use super::course::{Course, Outline, Page, Spot};
use super::moves::{end_of, pages};

/// The place in slides that were made anew: the same slide by its id, its page and steps as far as there are so many.
/// Where the slide is gone it is the one nearest before it that is still there, as it is when it is left: the next step
/// goes on from there.
pub(crate) fn reloaded(before: &Outline, course: &impl Course, spot: Spot) -> Spot {
    let now = course.outline();
    if let Some(slide) = now.find(before.id(spot.slide)) {
        return clamped(course, Spot { slide, ..spot });
    }
    let earlier = before.slides().iter().take(spot.slide).rev();
    match earlier.filter_map(|slide| now.find(&slide.id)).next() {
        Some(slide) => end_of(course, slide),
        None => Spot::default(),
    }
}

/// The place that an id and numbers tell, which may be of other slides; where the slide is gone, it is the one before
/// the number that it had.
pub(crate) fn named(course: &impl Course, id: &str, number: usize, spot: Spot) -> Spot {
    let outline = course.outline();
    match outline.find(id) {
        Some(slide) => clamped(course, Spot { slide, ..spot }),
        None => match number.min(outline.slides().len()).checked_sub(1) {
            Some(slide) => end_of(course, slide),
            None => Spot::default(),
        },
    }
}

/// A place whose page and steps are there.
pub(crate) fn clamped(course: &impl Course, spot: Spot) -> Spot {
    let slides = course.outline().slides().len();
    if spot.slide >= slides {
        return Spot::start_of(slides.saturating_sub(1));
    }
    let pages = pages(course, spot.slide);
    if spot.page >= pages.len() {
        return end_of(course, spot.slide);
    }
    let steps = pages.get(spot.page).map_or(0, |page| page.steps);
    Spot {
        reveal: spot.reveal.min(steps),
        ..spot
    }
}

/// The place in the same slides with other pages, as after a resize: what came last into sight stays in sight, and as
/// much is revealed as before. `before` are the pages that the slide had. Where pages do not tell their items, the share
/// of the pages that was gone through says where one is.
pub(crate) fn resized(before: &[Page], course: &impl Course, spot: Spot) -> Spot {
    let pages = pages(course, spot.slide);
    let Some(was) = before.get(spot.page).filter(|_| pages != before) else {
        return clamped(course, spot);
    };
    let tells_items = |pages: &[Page]| pages.is_sorted_by(|one, next| one.first < next.first);
    if !tells_items(before) || !tells_items(&pages) {
        let page = spot.page * pages.len() / before.len();
        return clamped(course, Spot { page, ..spot });
    }
    let shown = was.first + spot.reveal.min(was.steps);
    let in_sight = shown.saturating_sub(usize::from(spot.reveal > 0));
    let page = pages
        .partition_point(|page| page.first <= in_sight)
        .saturating_sub(1);
    let now = pages.get(page).copied().unwrap_or_default();
    Spot {
        slide: spot.slide,
        page,
        reveal: shown.saturating_sub(now.first).min(now.steps),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::talk::moves::tests::{at, course, drawn, somewhere, spot};

    #[track_caller]
    fn check_reload(before: &str, from: &str, after: &str, expected: &str) {
        let (old, new) = (course(before), course(after));
        let found = reloaded(old.outline(), &new, spot(&old, from));
        assert_eq!(
            at(&new, found),
            expected,
            "{before} at {from}, then {after}"
        );
    }

    #[test]
    fn a_slide_is_found_again_by_its_id() {
        check_reload("a0 b22 c0", "b/1.1", "c0 a0 b22", "b/1.1");
        check_reload("a0 b22 c0", "b/1.2", "a0 b21 c0", "b/1.1");
        check_reload("a0 b22 c0", "b/1.2", "a0 b3 c0", "b/0.3");
        // From the backup into the talk.
        check_reload("a0 | b1", "b/0.1", "b1 a0", "b/0.1");
    }

    #[test]
    fn a_slide_that_is_gone_is_the_nearest_before_it() {
        check_reload("a0 b12 c0 d0", "c/0.0", "a0 b12 d0", "b/1.2");
        check_reload("a0 b12 c0 d0", "d/0.0", "d2 a0", "d/0.0");
        check_reload("a0 b12 c0", "c/0.0", "x0 a0", "a/0.0");
        check_reload("a0 b0", "a/0.0", "x1 y0", "x/0.0");
        check_reload("a0 b0", "b/0.0", "x1 y0", "x/0.0");
    }

    #[test]
    fn of_a_kept_place_the_number_helps_where_the_id_is_gone() {
        let course = course("a0 b12 c0");
        let place = Spot {
            slide: 0,
            page: 1,
            reveal: 1,
        };
        for (id, number, expected) in [
            ("b", 7, "b/1.1"),
            ("c", 0, "c/0.0"),
            ("x", 2, "b/1.2"),
            ("x", 9, "c/0.0"),
            ("x", 0, "a/0.0"),
        ] {
            assert_eq!(at(&course, named(&course, id, number, place)), expected);
        }
    }

    #[track_caller]
    fn check_resize(before: &str, from: &str, after: &str, expected: &str) {
        let (old, new) = (course(before), course(after));
        let from = spot(&old, from);
        let found = resized(&old.pages(from.slide), &new, from);
        assert_eq!(at(&new, found), expected, "{before}, then {after}");
    }

    #[test]
    fn what_came_last_stays_in_sight() {
        // Six items that appear one by one: on two pages, on one, on three.
        check_resize("a33", "a/0.2", "a222", "a/0.2");
        check_resize("a33", "a/1.1", "a222", "a/1.2");
        check_resize("a33", "a/1.3", "a222", "a/2.2");
        check_resize("a33", "a/0.0", "a222", "a/0.0");
        check_resize("a222", "a/1.1", "a33", "a/0.3");
        // Nothing of the page is shown yet, but its heading.
        check_resize("a222", "a/2.0", "a33", "a/1.1");
        // Shown at once: three items on each page.
        check_resize("a000", "a/2.0", "a000", "a/2.0");
        check_resize("a0", "a/0.0", "a000", "a/0.0");
    }

    #[test]
    fn where_pages_tell_no_items_their_share_says_where_one_is() {
        let new = course("a000000");
        let untold = [Page::default(); 3];
        for (from, expected) in [("a/0.0", "a/0.0"), ("a/1.0", "a/2.0"), ("a/2.0", "a/4.0")] {
            let found = resized(&untold, &new, spot(&new, from));
            assert_eq!(at(&new, found), expected);
        }
    }

    proptest! {
        #[test]
        fn a_place_that_is_found_again_is_there(
            old in drawn(), new in drawn(), seed: (usize, usize, usize)
        ) {
            let from = somewhere(&old, seed);
            for found in [
                reloaded(old.outline(), &new, from),
                resized(&old.pages(from.slide), &new, clamped(&new, Spot::start_of(from.slide))),
                clamped(&new, from),
            ] {
                prop_assert_eq!(clamped(&new, found), found);
            }
        }

        #[test]
        fn the_same_slides_have_the_same_places(course in drawn(), seed: (usize, usize, usize)) {
            let from = somewhere(&course, seed);
            prop_assert_eq!(reloaded(course.outline(), &course, from), from);
            let again = resized(&course.pages(from.slide), &course, from);
            prop_assert_eq!(again, from);
        }
    }
}
