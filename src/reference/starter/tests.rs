use super::*;
use crate::check::problems;
use crate::library::Library;
use crate::load::SHAPES;
use crate::source::SourceFile;

#[test]
fn each_is_without_a_problem_on_any_day() {
    for starter in Starter::ALL {
        for (year, month, day) in [(2014, 12, 20), (2026, 2, 28), (2027, 12, 31)] {
            let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let file = SourceFile::named("new.yaml", starter.begun_on(day));
            let library = Library::load(vec![file], Vec::new());
            let told = problems(&library);
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
