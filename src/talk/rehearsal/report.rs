//! How a rehearsal went, as text: each section against its budget and against the last times.

use std::collections::HashMap;
use std::time::Duration;

use super::Rehearsal;
use crate::talk::course::{Outline, Section};
use crate::talk::plan::Plan;
use crate::talk::times::{clock, difference};
use crate::typeset::width::{columns, truncate};
use crate::words::text::Text;

/// How many earlier times are shown.
const EARLIER: usize = 3;

/// The most columns of a title.
const TITLE: u16 = 40;

/// What is shown where there is nothing.
const NONE: &str = "–";

/// A table of how a rehearsal went, with a line for each section and one for the whole, each ended by a line break.
/// `earlier` are those before it, the newest first. Titles are the only words of the briefing in it: whoever shows it
/// says its marking.
pub(crate) fn report(
    rehearsal: &Rehearsal,
    earlier: &[Rehearsal],
    outline: &Outline,
    plan: Option<&Plan>,
) -> String {
    let this = rehearsal.sections();
    let times: Vec<HashMap<&str, Duration>> = earlier.iter().map(Rehearsal::sections).collect();
    let mut rows = vec![heading()];
    for (number, section) in outline.sections().iter().enumerate() {
        let budget = plan.and_then(|plan| plan.section(number));
        let took = |times: &HashMap<&str, Duration>| times.get(section.id.as_str()).copied();
        let before: Vec<Duration> = times.iter().filter_map(took).take(EARLIER).collect();
        let budget = budget.filter(|budget| !budget.is_zero());
        rows.push(row(&title(section), budget, took(&this), &before));
    }
    let before = earlier.iter().map(Rehearsal::whole).take(EARLIER);
    let before: Vec<Duration> = before.collect();
    let whole = Some(rehearsal.whole());
    rows.push(row("all", plan.map(Plan::whole), whole, &before));
    set(&rows)
}

type Row = [String; 6];

fn heading() -> Row {
    [
        "section",
        "budget",
        "this time",
        "to budget",
        "to last",
        "last times",
    ]
    .map(str::to_owned)
}

fn row(title: &str, budget: Option<Duration>, took: Option<Duration>, before: &[Duration]) -> Row {
    let shown = |time: Option<Duration>| time.map_or_else(|| NONE.to_owned(), clock);
    let apart = |from: Option<Duration>| match (took, from) {
        (Some(took), Some(from)) => difference(took, from),
        _ => NONE.to_owned(),
    };
    let last = before.first().copied();
    let times: Vec<String> = before.iter().copied().map(clock).collect();
    let times = match times.is_empty() {
        true => NONE.to_owned(),
        false => times.join("  "),
    };
    [
        title.to_owned(),
        shown(budget),
        shown(took),
        apart(budget),
        apart(last),
        times,
    ]
}

fn title(section: &Section) -> String {
    let title = Text::line(&section.title);
    truncate(&title, TITLE).0.into_owned()
}

/// Sets rows in columns: the first and the last begin below each other, the others end so.
fn set(rows: &[Row]) -> String {
    let width = |column: usize| rows.iter().map(|row| columns(&row[column])).max();
    let widths = [0, 1, 2, 3, 4, 5].map(|column| width(column).unwrap_or_default());
    let mut set = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[column] - columns(cell));
            line += &match column {
                0 => format!("{cell}{gap}"),
                5 => format!("  {cell}"),
                _ => format!("  {gap}{cell}"),
            };
        }
        set += line.trim_end();
        set.push('\n');
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::clock::Clock;
    use crate::talk::course::Slide;
    use crate::talk::rehearsal::{Took, Version};
    use crate::talk::state::tests::moment;

    fn outline(titles: &[&str]) -> Outline {
        let slides = (0..=titles.len()).map(|number| Slide {
            id: number.to_string(),
            time: (number > 0).then(|| Duration::from_secs(300)),
        });
        let sections = titles.iter().enumerate().map(|(number, title)| Section {
            id: format!("s{number}"),
            title: (*title).to_owned(),
            first: number + 1,
            time: None,
        });
        Outline::new(slides, [], sections)
    }

    fn rehearsal(seconds: &[u64]) -> Rehearsal {
        let sections = seconds.iter().enumerate().map(|(number, seconds)| Took {
            id: format!("s{number}"),
            time: seconds * 1000,
        });
        Rehearsal {
            whole: seconds.iter().sum::<u64>() * 1000,
            sections: sections.collect(),
            ..Rehearsal::default()
        }
    }

    #[test]
    fn sections_stand_against_budget_and_last_times() {
        let outline = outline(&[
            "The attack",
            "What Beijing\u{202e} can do",
            "사드 보복",
            "Never given",
        ]);
        let plan = Plan::of(&outline, None).unwrap();
        let earlier = [
            rehearsal(&[310, 250]),
            rehearsal(&[420, 240, 3700]),
            rehearsal(&[300]),
            rehearsal(&[200]),
        ];
        let told = report(
            &rehearsal(&[345, 240, 300, 0]),
            &earlier,
            &outline,
            Some(&plan),
        );
        insta::assert_snapshot!(told, @"
        section               budget  this time  to budget  to last  last times
        The attack              5:00       5:45      +0:45    +0:35  5:10  7:00  5:00
        What Beijing� can do    5:00       4:00      –1:00    –0:10  4:10  4:00
        사드 보복               5:00       5:00       0:00   –56:40  1:01:40
        Never given             5:00          –          –        –  –
        all                    20:00      14:45      –5:15    +5:25  9:20  1:12:40  5:00
        ");
    }

    #[test]
    fn without_budget_sections_or_last_times_there_is_the_whole() {
        let told = report(&rehearsal(&[345]), &[], &outline(&[]), None);
        insta::assert_snapshot!(told, @"
        section  budget  this time  to budget  to last  last times
        all           –       5:45          –        –  –
        ");
        let long = outline(&["A title that goes on and on and would leave no room for the times"]);
        let told = report(&rehearsal(&[345]), &[], &long, None);
        assert!(told.lines().all(|line| columns(line) < 100), "{told}");
    }

    #[test]
    fn a_rehearsal_is_what_the_clock_counted() {
        let outline = outline(&["One", "Two"]);
        let mut clock = Clock::default();
        assert_eq!(
            Rehearsal::of(&clock, &outline, Version::Whole, moment(5)),
            None
        );
        clock.start(moment(0));
        clock.enter(Some(0), moment(10));
        clock.enter(Some(1), moment(30));
        let rehearsal = Rehearsal::of(&clock, &outline, Version::Short, moment(90)).unwrap();
        assert!(rehearsal.short);
        assert_eq!(rehearsal.whole().as_secs(), 90);
        let sections = rehearsal.sections();
        let section = |id| sections.get(id).map(Duration::as_secs);
        assert_eq!(
            (section("s0"), section("s1"), section("s2")),
            (Some(20), Some(60), None)
        );
    }
}
