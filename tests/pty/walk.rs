//! The talks of the program, gone through in a terminal: every slide, page and step at four sizes, word for word what
//! `bluf present --print` says of that size.

use crate::{
    launch::{Launch, run},
    term::{Exit, Term},
    trials,
};

trials! {
    every_talk_is_shown_word_for_word_on_the_smallest_screen,
    every_talk_is_shown_word_for_word_on_a_usual_screen,
    every_talk_is_shown_word_for_word_on_a_large_screen,
    every_talk_is_shown_word_for_word_on_the_largest_screen,
}

fn every_talk_is_shown_word_for_word_on_the_smallest_screen() {
    walk_all((40, 12));
}

fn every_talk_is_shown_word_for_word_on_a_usual_screen() {
    walk_all((80, 24));
}

fn every_talk_is_shown_word_for_word_on_a_large_screen() {
    walk_all((120, 36));
}

fn every_talk_is_shown_word_for_word_on_the_largest_screen() {
    walk_all((300, 80));
}

/// The talks, by the ids of their briefings.
const TALKS: [&str; 3] = ["sony-hack", "thaad-pressure", "us-rok-cyber"];

/// A page, as it is printed.
#[derive(Debug)]
struct Page {
    marking: String,
    /// The slide as the line at the bottom says it: `3/13`, `backup 2`.
    slide: String,
    /// Which page of how many, where there are several.
    nth: Option<String>,
    words: Vec<String>,
}

impl Page {
    /// Whether this is the last page of its slide.
    fn is_last(&self) -> bool {
        let nth = self.nth.as_deref().and_then(|nth| nth.split_once('/'));
        nth.is_none_or(|(page, pages)| page == pages)
    }
}

fn walk_all(size: (u16, u16)) {
    for id in TALKS {
        let pages = printed(id, size);
        let in_talk = pages.partition_point(|page| !page.slide.starts_with("backup"));
        let (talk, backup) = pages.split_at(in_talk);
        assert!(talk.len() > 8 && !backup.is_empty(), "{id} {size:?}");
        let mut walk = Walk::begin(id, size);
        walk.through(talk);
        walk.back(talk);
        walk.backup(backup);
        walk.end();
    }
}

/// All pages of a talk.
fn printed(id: &str, (columns, rows): (u16, u16)) -> Vec<Page> {
    let size = format!("{columns}x{rows}");
    let output = run(&["present", id, "--print", "--size", &size]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<Page> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        match pages.last_mut().filter(|_| is_open) {
            Some(page) if line == page.marking => is_open = false,
            Some(page) => page.words.extend(words(line)),
            None if line.is_empty() => {}
            None => {
                pages.push(begun(line));
                is_open = true;
            }
        }
    }
    pages
}

/// A page of which the first line is known: `TLP:CLEAR · 3 of 13 · a section · a title · 2/3`.
fn begun(line: &str) -> Page {
    let parts: Vec<&str> = line.split(" · ").collect();
    let [marking, place, .., last] = parts[..] else {
        panic!("no page begins with `{line}`");
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let nth = last.split_once('/');
    let nth = nth.filter(|(page, pages)| is_number(page) && is_number(pages));
    let slide = match place.split_once(" of ") {
        Some((slide, slides)) => format!("{slide}/{slides}"),
        None => place.to_owned(),
    };
    Page {
        marking: marking.to_owned(),
        slide,
        nth: nth.map(|_| last.to_owned()),
        words: Vec::new(),
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(str::to_owned)
}

/// The end of a frame.
const END: &[u8] = b"\x1b[?2026l";

/// A talk in a terminal.
struct Walk {
    term: Term,
    rows: usize,
    /// What is seen, line by line.
    seen: Vec<String>,
}

impl Walk {
    fn begin(id: &str, (columns, rows): (u16, u16)) -> Self {
        let term = Launch::bluf().presenting(id).size(columns, rows).start();
        term.see(" 1/");
        term.read("a whole frame", |bytes| bytes.ends_with(END));
        let mut walk = Self {
            term,
            rows: rows.into(),
            seen: Vec::new(),
        };
        walk.look();
        walk
    }

    fn look(&mut self) {
        self.seen = self.term.look(lines);
    }

    /// Presses a key, which has to change something, and waits until all of that is there.
    #[track_caller]
    fn press(&mut self, key: &str) {
        let before = self.term.bytes().len();
        self.term.send(key);
        self.term.read("what a key changes", |bytes| {
            bytes.len() > before && bytes.ends_with(END)
        });
        self.look();
    }

    /// The words between the lines at the top and at the bottom.
    fn words(&self) -> Vec<String> {
        let body = self.seen.get(1..self.rows - 1).unwrap_or_default();
        body.iter().flat_map(|line| words(line)).collect()
    }

    /// Whether this is the page that is seen, if perhaps not all of it.
    #[track_caller]
    fn is_on(&self, page: &Page) {
        let (top, bottom) = (&self.seen[0], &self.seen[self.rows - 1]);
        let picture = self.seen.join("\n");
        for line in [top, bottom] {
            assert!(line.contains(&page.marking), "{page:?}\n{picture}");
        }
        let says = |part: &str| bottom.contains(&format!(" {part} "));
        assert!(says(&page.slide), "{page:?}\n{picture}");
        if let Some(nth) = &page.nth {
            assert!(says(&format!("page {nth}")), "{page:?}\n{picture}");
        }
    }

    /// Goes through a page, from its first step to its last: words come and none goes.
    #[track_caller]
    fn steps(&mut self, page: &Page) {
        self.is_on(page);
        while self.words() != page.words {
            let before = self.words();
            self.press(" ");
            self.is_on(page);
            let after = self.words();
            let mut rest = after.iter();
            let stays = before.iter().all(|word| rest.any(|other| other == word));
            assert!(stays && after.len() > before.len(), "{before:?} {after:?}");
        }
    }

    /// Goes through all pages, step by step.
    fn through(&mut self, pages: &[Page]) {
        for (place, page) in pages.iter().enumerate() {
            if place > 0 {
                self.press(" ");
            }
            self.steps(page);
        }
    }

    /// Goes back over all pages to the first, each of which is whole when it is come upon.
    fn back(&mut self, pages: &[Page]) {
        for page in pages.iter().rev() {
            self.is_on(page);
            assert_eq!(self.words(), page.words);
            let (slide, nth) = (&page.slide, &page.nth);
            let is_first = *slide == pages[0].slide && nth.as_ref() == pages[0].nth.as_ref();
            while !is_first && self.is_still_on(page) {
                self.press("k");
            }
        }
    }

    fn is_still_on(&self, page: &Page) -> bool {
        let bottom = &self.seen[self.rows - 1];
        let is_slide = bottom.contains(&format!(" {} ", page.slide));
        let nth = page.nth.as_ref();
        is_slide && nth.is_none_or(|nth| bottom.contains(&format!(" page {nth} ")))
    }

    /// Goes to each slide in reserve by the overview of all, and through its pages.
    fn backup(&mut self, pages: &[Page]) {
        let slides = pages.iter().filter(|page| page.is_last()).count();
        let mut rest = pages;
        for number in 0..slides {
            let count = rest.iter().position(Page::is_last).unwrap() + 1;
            let (slide, others) = rest.split_at(count);
            self.press("o");
            self.press("G");
            for _ in number + 1..slides {
                self.press("h");
            }
            self.press("\r");
            self.through(slide);
            rest = others;
        }
    }

    fn end(mut self) {
        self.press("q");
        self.term.send("q");
        assert_eq!(self.term.exit(), Exit::Code(0));
        self.term.restored();
    }
}

/// The lines of a screen.
fn lines(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).collect()
}
