use chrono::Local;

use super::*;
use crate::check::review;
use crate::check::selection::Selection;
use crate::library::Library;
use crate::load::SHAPES;
use crate::source::SourceFile;

#[test]
fn each_is_without_a_problem_on_any_day() {
    for starter in Starter::ALL {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for day in [
            Local::now().date_naive(),
            day(2096, 2, 28),
            day(2097, 12, 31),
        ] {
            let file = SourceFile::named("new.yaml", starter.begun_on(day));
            let library = Library::load(vec![file], Vec::new());
            let told = review(&library, &Selection::default());
            let told: Vec<String> = told
                .iter()
                .map(|problem| format!("{} {}: {}", problem.place, problem.code, problem.message))
                .collect();
            assert_eq!(told, Vec::<String>::new(), "{starter:?}");
        }
    }
}

#[test]
fn each_collection_has_an_example() {
    let collections = SHAPES.collections.fields.keys();
    for name in collections.chain(SHAPES.shared.fields.keys()) {
        assert!(example(name).is_some(), "{name}");
    }
}

#[test]
fn the_day_is_the_one_on_which_it_is_begun() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let text = Starter::Full.begun_on(day);
    assert!(text.contains("as_of: 2026-11-28 "));
    assert!(text.contains("review_by: 2027-01-09\n"));
    assert!(text.contains("date: 2014-12-19"));
}
