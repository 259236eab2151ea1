use super::*;

#[test]
fn probe() {
    let mut bases = Bases::default();
    for name in ["shared", "sony-hack", "thaad-pressure", "us-rok-cyber"] {
        let text = std::fs::read_to_string(format!("briefings/{name}.yaml")).unwrap();
        let loaded = load(&SourceFile::named(name, text), &bases);
        println!(
            "{name}: {} declared, {} links",
            loaded.declared.len(),
            loaded.links.len()
        );
        for p in &loaded.problems {
            println!("  {} {} {} / {}", p.place, p.code, p.message, p.help);
        }
        if let Content::Shared(_, b) = &loaded.content {
            bases.extend(b);
        }
    }
}
