use super::*;
#[test]
fn probe() {
    let t = std::time::Instant::now();
    let library = Library::load(embedded::files(), Vec::new());
    println!(
        "{:?} {} entries {} links {} edges",
        t.elapsed(),
        library.entries.len(),
        library.links.len(),
        library.edges.len()
    );
    for p in crate::check::problems(&library) {
        println!("{} {} {} / {}", p.place, p.code, p.message, p.help);
    }
}
