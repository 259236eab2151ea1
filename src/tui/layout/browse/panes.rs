//! How the panes share the height of their box.

use ratatui::layout::Rect;

use super::super::pane::PaneKind;

const COUNT: usize = PaneKind::COUNT;
/// Lines that a pane keeps at least beside the open one, where it has so many.
const KEPT: u16 = 2;

/// One pane alone in the box.
pub(super) fn alone(list: Rect, open: PaneKind) -> [Rect; COUNT] {
    let mut panes = [Rect { height: 0, ..list }; COUNT];
    panes[open.index()] = Rect {
        // The last line is the bottom of the box.
        height: list.height.saturating_sub(1),
        ..list
    };
    panes
}

/// All of them, one below the other: the open one gets the lines that it needs, the others share what is left. None is
/// empty while another is cut.
pub(super) fn stacked(list: Rect, open: PaneKind, lines: [usize; COUNT]) -> [Rect; COUNT] {
    // One line for each title, one for the bottom of the box.
    let titles = u16::try_from(COUNT + 1).unwrap_or(u16::MAX);
    let room = list.height.saturating_sub(titles);
    let heights = shared(room, open, lines);
    let mut y = list.y;
    heights.map(|lines| {
        let height = (lines + 1).min(list.bottom().saturating_sub(y));
        let area = Rect { y, height, ..list };
        y = y.saturating_add(height);
        area
    })
}

/// The lines of each pane below its title.
fn shared(room: u16, open: PaneKind, lines: [usize; COUNT]) -> [u16; COUNT] {
    let wanted = lines.map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
    let open = open.index();
    let mut heights = [0; COUNT];
    let mut left = room;
    let mut give = |heights: &mut [u16; COUNT], pane: usize, up_to: u16| {
        let more = up_to.saturating_sub(heights[pane]).min(left);
        heights[pane] += more;
        left -= more;
        more
    };
    // A line for each, the open one first, which also has one to say that it is empty; then a second one.
    give(&mut heights, open, 1);
    for kept in 1..=KEPT {
        for (pane, wanted) in wanted.iter().enumerate() {
            give(&mut heights, pane, kept.min(*wanted));
        }
    }
    give(&mut heights, open, wanted[open]);
    // A line each in turn, as long as there are some and somebody wants one.
    loop {
        let mut given = 0;
        for (pane, wanted) in wanted.iter().enumerate() {
            let next = heights[pane] + 1;
            given += give(&mut heights, pane, next.min(*wanted));
        }
        if given == 0 {
            break;
        }
    }
    // What nobody needs stays empty in the last one, above the bottom of the box.
    heights[COUNT - 1] += left;
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(room: u16, open: PaneKind, lines: [usize; COUNT], heights: [u16; COUNT]) {
        assert_eq!(shared(room, open, lines), heights);
    }

    #[test]
    fn the_open_pane_gets_what_it_needs_and_the_others_share_the_rest() {
        use PaneKind::{Overview, Timeline};
        check(27, Overview, [1, 40, 40, 13, 15, 90], [1, 6, 5, 5, 5, 5]);
        check(27, Timeline, [1, 40, 40, 13, 15, 90], [1, 18, 2, 2, 2, 2]);
        check(27, Timeline, [1, 9, 40, 3, 15, 90], [1, 9, 5, 3, 5, 4]);
        check(27, Timeline, [1, 2, 1, 3, 0, 1], [1, 2, 1, 3, 0, 20]);
    }

    #[test]
    fn none_is_empty_while_another_is_cut() {
        for room in 0..40 {
            for open in PaneKind::ALL {
                let heights = shared(room, open, [1, 40, 5, 0, 3, 90]);
                assert_eq!(heights.iter().sum::<u16>(), room);
                assert!(room == 0 || heights[open.index()] > 0);
                let is_empty = heights.contains(&0) && room > 5;
                assert!(!is_empty || heights[3] == 0, "{room} {heights:?}");
            }
        }
    }

    #[test]
    fn all_titles_are_there() {
        for height in 10..60 {
            for open in PaneKind::ALL {
                let list = Rect::new(0, 1, 40, height - 2);
                let panes = stacked(list, open, [40; COUNT]);
                assert!(panes.iter().all(|pane| pane.height >= 1), "{height}");
                let used: u16 = panes.iter().map(|pane| pane.height).sum();
                assert_eq!(used + 1, list.height, "{height}");
            }
        }
    }
}
