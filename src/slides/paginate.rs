//! A slide cut into pages. First all of it is set, then it is cut, and only then things appear one by one within each
//! page: so that nothing moves when something appears.
//!
//! What does not fit goes on to the next page. A block is torn only where it is higher than a page; a heading stays with
//! what follows it; the head of a table is said again. Each page costs its lines. Large letters cost no page: where a
//! slide would run on for them, it has plain ones, so that a talk has as many pages on every screen of a size.

use std::collections::HashMap;

use super::deck::Deck;
use super::face;
use super::page::{Format, Half, Letters, Page, Pages, Role, SetLine, body};
use super::part::Sheet;
use super::set::block::{Air, Block, Setting, Turn, air};
use super::set::{self, Enlarged};
use super::slide::Slide;
use crate::briefing::date::shown::Dates;
use crate::briefing::slide;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::page::marking;
use crate::page::part::Target;
use crate::typeset::width::truncate;
use crate::work;

/// The pages of a slide on a screen.
pub fn paginate(
    library: &Library,
    deck: &Deck,
    slide: &Slide,
    format: impl Into<Format>,
    dates: Dates,
) -> Pages {
    let sheet = face::sheet(library, deck, slide, dates);
    let format = format.into();
    let rows = usize::from(body(format.size).height);
    let Cut { setting, pages, .. } = cut(&sheet, format);
    let pages = match slide.part {
        slide::Part::Title => lowered(pages, rows),
        _ => pages,
    };
    let pages = pages.into_iter().enumerate();
    let pages = pages.map(|(number, cut)| cut.page(number, slide, &setting, &sheet));
    Pages {
        pages: pages.collect(),
        marking: marking_of(library, deck, slide, &sheet),
    }
}

/// A slide that is cut.
struct Cut {
    setting: Setting,
    pages: Vec<CutPage>,
    /// Whether empty lines stand where they may.
    is_loose: bool,
}

/// Cuts a slide into pages, in the largest letters that there are and that there is room for.
fn cut(sheet: &Sheet, format: Format) -> Cut {
    let Format { size, letters } = format;
    let rows = usize::from(body(size).height);
    let setting = set::blocks(sheet, size.width);
    if format.is_least() {
        let pages = vec![title_alone(&setting, rows)];
        return Cut {
            setting,
            pages,
            is_loose: false,
        };
    }
    let plain = Cut::of(setting, rows);
    if letters == Letters::Plain {
        return plain;
    }
    let larger = |what| Some(Cut::of(set::enlarged(sheet, size.width, what)?, rows));
    let lead = || larger(Enlarged::Lead).filter(|cut| cut.pages.len() == 1 && cut.is_loose);
    let title = || larger(Enlarged::Title).filter(|cut| cut.pages.len() == plain.pages.len());
    lead().or_else(title).unwrap_or(plain)
}

impl Cut {
    fn of(setting: Setting, rows: usize) -> Self {
        let cutter = Cutter::of(&setting, rows);
        let is_loose = cutter.is_loose;
        let pages = cutter.pages();
        work::count(pages.iter().map(|page| page.chunks.len()).sum());
        Self {
            setting,
            pages,
            is_loose,
        }
    }
}

/// With whom a slide may be shared: the narrowest marking of all that has its words or its name on it.
fn marking_of(library: &Library, deck: &Deck, slide: &Slide, sheet: &Sheet) -> Option<Tlp> {
    let section = slide.section.and_then(|section| deck.sections.get(section));
    let names = section.map_or(&[][..], |section| &section.names);
    let says = sheet.says.iter().chain(names);
    let says = says.filter_map(|entry| marking::of_entry(library, *entry));
    Tlp::of_all(says.chain(marking::of_links(library, &sheet.links)))
}

/// Where there is no room for a slide: as much of its title as there is room for.
fn title_alone(setting: &Setting, rows: usize) -> CutPage {
    let lines = setting.title.iter().take(rows).cloned().collect();
    CutPage {
        chunks: vec![Chunk {
            lines,
            turn: Turn::Now,
        }],
    }
}

/// What stands alone on the screen stands in its upper middle.
fn lowered(mut cut: Vec<CutPage>, rows: usize) -> Vec<CutPage> {
    if let [page] = cut.as_mut_slice() {
        let taken: usize = page.chunks.iter().map(|chunk| chunk.lines.len()).sum();
        let above = rows.saturating_sub(taken) / 3;
        let above = Chunk {
            lines: vec![air(); above],
            turn: Turn::Now,
        };
        page.chunks.insert(0, above);
    }
    cut
}

/// Whether a line begins a block or goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goes {
    New,
    On,
}

/// Lines of one block on one page.
#[derive(Debug)]
struct Chunk {
    lines: Vec<SetLine>,
    turn: Turn,
}

#[derive(Debug, Default)]
struct CutPage {
    chunks: Vec<Chunk>,
}

/// Cuts blocks into pages.
struct Cutter<'s> {
    setting: &'s Setting,
    rows: usize,
    /// Whether empty lines stand where they may.
    is_loose: bool,
    done: Vec<CutPage>,
    page: CutPage,
    /// The lines of the page so far.
    taken: usize,
    /// Whether anything stands under the title.
    has_begun: bool,
    /// The head that was said last on this page.
    head: Option<usize>,
}

impl<'s> Cutter<'s> {
    fn of(setting: &'s Setting, rows: usize) -> Self {
        let mut cutter = Self {
            setting,
            rows: rows.max(1),
            is_loose: true,
            done: Vec::new(),
            page: CutPage::default(),
            taken: 0,
            has_begun: false,
            head: None,
        };
        cutter.is_loose = cutter.loose_height() <= cutter.rows;
        cutter
    }

    /// The lines that all takes with air wherever it may stand.
    fn loose_height(&self) -> usize {
        let heads: usize = self.setting.heads.iter().map(Vec::len).sum();
        let blocks = self.setting.blocks.iter();
        let blocks = blocks.map(|block| block.lines.len() + usize::from(block.air != Air::None));
        self.setting.title.len() + 1 + heads + blocks.sum::<usize>()
    }

    fn pages(mut self) -> Vec<CutPage> {
        self.begin();
        let blocks = &self.setting.blocks;
        let mut at = 0;
        while at < blocks.len() {
            let end = at + group(&blocks[at..]);
            self.group(&blocks[at..end]);
            at = end;
        }
        self.turn_over();
        self.done
    }

    /// Begins the first page with the title, which may take more than it.
    fn begin(&mut self) {
        for line in &self.setting.title {
            if self.taken >= self.rows {
                self.turn_over();
            }
            self.line(line.clone(), Turn::Now, Goes::On);
        }
        self.has_begun = self.taken >= self.rows;
    }

    /// Ends the page; the next one begins with a line of the title.
    fn turn_over(&mut self) {
        let page = std::mem::take(&mut self.page);
        self.done.push(page);
        self.taken = 0;
        self.head = None;
        self.has_begun = false;
    }

    /// Ends the page and says at the top of the next one what it is about.
    fn next_page(&mut self) {
        self.turn_over();
        for line in self.again() {
            self.line(line, Turn::Now, Goes::On);
        }
    }

    /// The title again, in one line of its letters.
    fn again(&self) -> Vec<SetLine> {
        let title = &self.setting.title;
        let is_large = title.first().is_some_and(|line| line.half == Half::Upper);
        if !is_large {
            return self.again_in_one().into_iter().collect();
        }
        let mut title = title.clone();
        let pieces = title.iter_mut().flat_map(|line| &mut line.line.pieces);
        pieces.for_each(|piece| piece.link = None);
        title
    }

    /// The title in one line of plain letters, with room for the number of the page.
    fn again_in_one(&self) -> Option<SetLine> {
        const NUMBER: u16 = 10;
        let title = &self.setting.title;
        let mut line = title.first().filter(|_| self.rows > 2)?.clone();
        let room = self.setting.width.saturating_sub(NUMBER);
        if let [piece, ..] = line.line.pieces.as_mut_slice() {
            let whole: String = title.iter().map(|line| line.line.words() + " ").collect();
            let (words, columns) = truncate(whole.trim_end(), room);
            piece.text = words.into_owned();
            piece.columns = columns;
            piece.link = None;
            line.line.pieces.truncate(1);
        }
        Some(line)
    }

    fn line(&mut self, line: SetLine, turn: Turn, goes_on: Goes) {
        self.taken += 1;
        match self.page.chunks.last_mut() {
            Some(chunk) if goes_on == Goes::On && chunk.turn == turn => chunk.lines.push(line),
            _ => self.page.chunks.push(Chunk {
                lines: vec![line],
                turn,
            }),
        }
    }

    /// The empty lines before a block where it stands now.
    fn air(&self, block: &Block) -> usize {
        let wanted = wants_air(block, self.is_loose);
        // The title has air below it, where that is not a good part of the page.
        usize::from(if self.has_begun {
            wanted
        } else {
            self.taken > 0 && self.rows > 4
        })
    }

    /// The lines of a head that a block has to say again here.
    fn head_of(&self, block: &Block) -> &'s [SetLine] {
        let head = block.head.filter(|head| self.head != Some(*head));
        let lines = head.and_then(|head| self.setting.heads.get(head));
        // A head that would leave no room for anything is left to the first page.
        let lines = lines.filter(|lines| lines.len() + 4 < self.rows || self.done.is_empty());
        lines.map_or(&[], Vec::as_slice)
    }

    /// Puts a heading with all that it stands over on one page, where that has room for it.
    fn group(&mut self, blocks: &[Block]) {
        let room = self.rows - usize::from(self.rows > 2);
        if self.has_begun && self.height(blocks) <= room {
            self.keep(blocks);
            return blocks.iter().for_each(|block| self.block(block));
        }
        let headings = blocks
            .iter()
            .take_while(|block| block.turn == Turn::WithNext);
        let (first, rest) = blocks.split_at((headings.count() + 1).min(blocks.len()));
        self.keep(first);
        first.iter().for_each(|block| self.block(block));
        for block in rest {
            self.keep(std::slice::from_ref(block));
            self.block(block);
        }
    }

    /// Begins a page where some blocks do not fit on this one.
    fn keep(&mut self, blocks: &[Block]) {
        if self.has_begun && self.taken + self.height(blocks) > self.rows {
            self.next_page();
        }
    }

    /// The lines that some blocks take here.
    fn height(&self, blocks: &[Block]) -> usize {
        let heads: Vec<&[SetLine]> = blocks.iter().map(|block| self.head_of(block)).collect();
        let head = heads
            .iter()
            .map(|head| head.len())
            .max()
            .unwrap_or_default();
        let lines = blocks.iter().enumerate().map(|(place, block)| {
            let air = match place {
                0 => self.air(block) == 1,
                _ => wants_air(block, self.is_loose),
            };
            block.lines.len() + usize::from(air)
        });
        head + lines.sum::<usize>()
    }

    fn block(&mut self, block: &Block) {
        let gap = self.air(block);
        let head = self.head_of(block);
        if self.taken + gap + head.len() >= self.rows && self.has_begun {
            return self.on_next_page(block);
        }
        (0..gap).for_each(|_| self.line(air(), Turn::Now, Goes::On));
        self.put(block);
    }

    fn on_next_page(&mut self, block: &Block) {
        self.next_page();
        let gap = self.air(block);
        (0..gap).for_each(|_| self.line(air(), Turn::Now, Goes::On));
        self.put(block);
    }

    /// Puts the lines of a block, on as many pages as they need, with its head on each.
    fn put(&mut self, block: &Block) {
        let mut goes_on = Goes::New;
        self.say_head(block);
        for line in &block.lines {
            if self.taken >= self.rows {
                self.next_page();
                self.say_head(block);
                goes_on = Goes::New;
            }
            self.line(line.clone(), block.turn, goes_on);
            goes_on = Goes::On;
        }
        self.has_begun = true;
    }

    fn say_head(&mut self, block: &Block) {
        for line in self.head_of(block) {
            self.line(line.clone(), Turn::WithNext, Goes::On);
        }
        self.head = block.head.or(self.head);
    }
}

/// How many blocks a group has: a heading with all that appears under it, or a block alone; and what goes with the last
/// of them.
fn group(blocks: &[Block]) -> usize {
    let run = |from: usize, turn: Turn| {
        let blocks = blocks[from.min(blocks.len())..].iter();
        blocks.take_while(|block| block.turn == turn).count()
    };
    let headings = run(0, Turn::WithNext);
    // What stands between two items is no heading.
    let is_heading = blocks.first().is_some_and(|block| block.air == Air::Always);
    let items = match headings {
        1.. if is_heading => run(headings, Turn::Item).max(1),
        _ => 1,
    };
    let end = headings + items;
    (end + run(end, Turn::WithLast)).min(blocks.len())
}

/// Whether an empty line stands before a block that is not the first one.
fn wants_air(block: &Block, is_loose: bool) -> bool {
    match block.air {
        Air::None => false,
        Air::Spare => is_loose,
        Air::Always => true,
    }
}

impl CutPage {
    /// The page with the steps in which it appears, and its links by numbers of its own.
    fn page(self, number: usize, slide: &Slide, setting: &Setting, sheet: &Sheet) -> Page {
        let mut steps = self.steps(number);
        if !slide.reveal {
            steps.iter_mut().for_each(|step| *step = 0);
        }
        let mut page = Page {
            steps: steps.iter().copied().max().unwrap_or_default(),
            ..Page::default()
        };
        let mut numbers = HashMap::new();
        for (chunk, step) in self.chunks.into_iter().zip(steps) {
            for mut line in chunk.lines {
                line.step = step;
                if line.role != Role::Air {
                    line.line.indent += setting.left;
                }
                page.number(&mut line, &mut numbers, &sheet.links);
                page.lines.push(line);
            }
        }
        page
    }

    /// The step at which each chunk appears. On a page that goes on, the first item is there from the beginning.
    fn steps(&self, number: usize) -> Vec<u16> {
        let mut count = 0;
        let mut is_first = number > 0;
        let mut steps: Vec<Option<u16>> = Vec::with_capacity(self.chunks.len());
        for chunk in &self.chunks {
            steps.push(match chunk.turn {
                Turn::Now => Some(0),
                Turn::WithLast => Some(count),
                Turn::WithNext => None,
                Turn::Item => {
                    count += u16::from(!is_first);
                    is_first = false;
                    Some(count)
                }
            });
        }
        let mut next = count;
        for (step, chunk) in steps.iter_mut().zip(&self.chunks).rev() {
            match (chunk.turn, *step) {
                (Turn::Item, Some(own)) => next = own,
                (Turn::WithNext, _) => *step = Some(next),
                _ => {}
            }
        }
        steps.into_iter().map(Option::unwrap_or_default).collect()
    }
}

impl Page {
    /// Gives the links of a line the numbers that they have on this page.
    fn number(&mut self, line: &mut SetLine, numbers: &mut HashMap<u32, u32>, targets: &[Target]) {
        let at = self.lines.len();
        for piece in &mut line.line.pieces {
            let Some(target) = piece.link.and_then(|link| targets.get(link as usize)) else {
                piece.link = None;
                continue;
            };
            let next = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
            let own = *numbers
                .entry(piece.link.unwrap_or_default())
                .or_insert(next);
            if own == next {
                self.links.push((target.clone(), at..at));
            }
            if let Some((_, lines)) = self.links.get_mut(own as usize) {
                lines.end = at + 1;
            }
            piece.link = Some(own);
        }
    }
}
