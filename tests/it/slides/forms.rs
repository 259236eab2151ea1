//! How each form of slide looks, on a usual screen and on the smallest one.

use bluf::facade::{Dates, Deck, Library, SourceFile, Talk, paginate, plain};
use ratatui::layout::Size;

/// A briefing with a slide of each form.
pub(super) const HARBOUR: &str = include_str!("harbour.yaml");

pub(super) fn library(text: &str) -> Library {
    Library::load(vec![SourceFile::named("harbour.yaml", text)], Vec::new())
}

/// The pages of the slide with an id.
fn shown(id: &str, width: u16, height: u16) -> String {
    shown_of(HARBOUR, id, width, height)
}

/// The same of another briefing.
fn shown_of(text: &str, id: &str, width: u16, height: u16) -> String {
    let library = library(text);
    let deck = Deck::of(&library, 0, Talk::Whole);
    let slide = &deck.slides[deck.find(id).unwrap()];
    let size = Size { width, height };
    let pages = paginate(&library, &deck, slide, size, Dates::default()).pages;
    let pages = pages.iter().map(|page| {
        let lines = page.lines.iter().map(|line| plain::line(&line.line) + "\n");
        lines.collect::<String>()
    });
    pages.collect::<Vec<_>>().join("‹next page›\n")
}

#[test]
fn the_title() {
    insta::assert_snapshot!(shown("title", 80, 24), @"
    Harbour: who stopped the cranes

    The [The Tide Crew] likely stopped the cranes.

    as of 2014-12-20 · final · Night desk
    ");
    insta::assert_snapshot!(shown("title", 40, 12), @"
    Harbour: who stopped the cranes

    The [The Tide Crew] likely stopped the
    cranes.

    as of 2014-12-20 · final · Night desk
    ");
}

#[test]
fn the_bottom_line() {
    insta::assert_snapshot!(shown("bluf", 80, 24), @"
    Bottom line

    The [The Tide Crew] likely stopped the cranes. We trust this little, as one
    [note] carries it.

    We advise to [Wait until the harbour has looked] until the harbour has
    looked.
    ");
    insta::assert_snapshot!(shown("bluf", 40, 12), @"
    Bottom line

    The [The Tide Crew] likely stopped the
    cranes. We trust this little, as one
    [note] carries it.

    We advise to [Wait until the harbour
    has looked] until the harbour has
    looked.
    ");
}

#[test]
fn a_timeline() {
    insta::assert_snapshot!(shown("timeline", 80, 24), @"
    What happened

                                                 2013-03              2014-12-17
                                                 ├───────────┤╌ 21 months ╌├──┤
    2013-03      [A storm breaks two cranes]     ├───────────┤

    2014-12-17   [Cranes stop]                                             ●

    2014-12-18…  [A note asks for coins]                                    ├─┤

    2014-12-19   [Lamps go on]                                                ●

    No date  [The harbour is quiet] Friday

    [1 more] later
    ");
    insta::assert_snapshot!(shown("timeline", 40, 12), @"
    What happened

    2013-03      ┃ [A storm breaks two
                   cranes]
                 ╌ 21 months ╌
    2014-12-17   ● [Cranes stop]
    2014-12-18…  ┃ [A note asks for coins]
    2014-12-19   ● [Lamps go on]
    No date  [The harbour is quiet] Friday
    [1 more] later
    ");
}

#[test]
fn events_without_a_date_stand_below_the_axis_in_their_order() {
    let text = "title: Harbour
tlp: CLEAR
events:
  - {id: quiet, title: The harbour is quiet, when: lately}
  - {id: stop, title: Cranes stop, date: 2014-12-17}
  - {id: lamps, title: Lamps go on, date: 2014-12-19}
  - {id: note, title: A note asks for coins, before: stop}
  - {id: more, title: A second note asks for more, after: note}
";
    insta::assert_snapshot!(shown_of(text, "timeline", 60, 12), @"
    What happened

    2014-12-17  ● [Cranes stop]

    2014-12-19  ● [Lamps go on]

    No date  [A note asks for coins], [A second note asks
      for more], [The harbour is quiet] lately
    ");
    let undated = text.replace(", date: 2014-12-17", "");
    let undated = undated.replace(", date: 2014-12-19", "");
    insta::assert_snapshot!(shown_of(&undated, "timeline", 60, 12), @"
    What happened

    lately   · [The harbour is quiet]
    undated  · [A note asks for coins]
    then     · [A second note asks for more]
    undated  · [Cranes stop]
    undated  · [Lamps go on]
    ");
}

#[test]
fn an_event() {
    insta::assert_snapshot!(shown("event stop", 80, 24), @"
    The night

    All cranes of the harbour stop

    Wednesday night · 2014-12-17 · incident

    Target  [Nordic Cranes]

    Attribution
    Named            By               Status
    ────────────────────────────────────────────────────────────────────────────
    [The Tide Crew]  [Coast Agency]   [claimed] · group · technical ·
                                      low confidence

    [Nordic Cranes]  [The Tide Crew]  [claimed] · organisation

    [more]
    ");
    insta::assert_snapshot!(shown("event stop", 40, 12), @"
     The night

     All cranes of the harbour stop
     Wednesday night · 2014-12-17 ·
     incident
     Target  [Nordic Cranes]
    ‹next page›
     The night

     Attribution
     Named        By         Status
     ──────────────────────────────────────
     [The Tide    [Coast     [claimed] ·
       Crew]      Agency]    group ·
                             technical ·
                             low confidence
    ‹next page›
     The night

     Named        By         Status
     ──────────────────────────────────────
     [Nordic      [The Tide  [claimed] ·
       Cranes]    Crew]      organisation
     [more]
    ");
}

#[test]
fn all_actors() {
    insta::assert_snapshot!(shown("actors", 80, 24), @"
    Who acts

    agency 1
      [Coast Agency]

    group 1
      [The Tide Crew]

    company 1
      [Nordic Cranes]
    ");
    insta::assert_snapshot!(shown("actors", 40, 12), @"
    Who acts

    agency 1
      [Coast Agency]
    group 1
      [The Tide Crew]
    company 1
      [Nordic Cranes]
    ");
}

#[test]
fn an_actor() {
    insta::assert_snapshot!(shown("actor crew", 80, 24), @"
    The Tide Crew

    A group of dockers.

    said to live by the water · group

    Also called  Tide, Low Water (by [Coast Agency])

    works for, trades with  [Nordic Cranes]

    rival of  [Coast Agency]

    [more]
    ");
    insta::assert_snapshot!(shown("actor crew", 40, 12), @"
    The Tide Crew

    A group of dockers.
    said to live by the water · group
    Also called  Tide, Low Water (by
      [Coast Agency])
    works for, trades with  [Nordic
      Cranes]
    rival of  [Coast Agency]
    [more]
    ");
}

#[test]
fn all_questions() {
    insta::assert_snapshot!(shown("questions", 80, 24), @"
    What we do not know

    ? [Who stopped the cranes?]
      3 answers, best: [The crew]

    ? [Why at night?]
    ");
    insta::assert_snapshot!(shown("questions", 40, 12), @"
    What we do not know

    ? [Who stopped the cranes?]
      3 answers, best: [The crew]

    ? [Why at night?]
    ");
}

#[test]
fn a_matrix() {
    insta::assert_snapshot!(shown("matrix who", 80, 24), @"
    Who stopped the cranes?

    C consistent · I inconsistent, doubled when strong · N neutral · faint rows
    tell nothing · = one source  [more]

    Evidence                                crew  owner  fault
    ──────────────────────────────────────────────────────────
    [Forty coins] =1                        C     I      II
    [Lamps were on] =1                      C     C      C
    [“We were asleep.”] (on the telephone)  I     N      N

    Survives best  nearest zero; no probability
    1. crew   −1.0  [The crew]
    2. owner  −1.4  [The owner, for the money of the insurance]
    3. fault  −2.8  [A fault]
    ");
    insta::assert_snapshot!(shown("matrix who", 40, 12), @"
     Who stopped the cranes?

     C consistent · I inconsistent, doubled
     when strong · N neutral · faint rows
     tell nothing · = one source  [more]

     Evidence            crew  owner  fault
     ──────────────────────────────────────
     [Forty coins] =1    C     I      II
     [Lamps were on] =1  C     C      C
    ‹next page›
     Who stopped the cranes?

     Evidence            crew  owner  fault
     ──────────────────────────────────────
     [“We were           I     N      N
       asleep.”] (on
       the telephone)
    ‹next page›
     Who stopped the cranes?

     Survives best  nearest zero; no
     probability
     1. crew   −1.0  [The crew]
     2. owner  −1.4  [The owner, for the
        money of the insurance]
     3. fault  −2.8  [A fault]
    ");
}

#[test]
fn all_judgements() {
    insta::assert_snapshot!(shown("judgements", 80, 24), @"
    We judge

    Judgement           Likelihood                Confidence
    ────────────────────────────────────────────────────────
    [The crew did it]   ────█── likely            low

    [It happens again]  █────── almost no chance  high
    ");
    insta::assert_snapshot!(shown("judgements", 40, 12), @"
    We judge

    Judgement    Likelihood     Confidence
    ──────────────────────────────────────
    [The crew    ────█──        low
      did it]    likely

    [It happens  █──────        high
      again]     almost no
                 chance
    ");
}

#[test]
fn a_judgement() {
    insta::assert_snapshot!(shown("judgement crew-did-it", 80, 24), @"
    We judge

    The crew likely stopped the cranes.

    ───────── ───────── ───────── ───────── █████████ ───────── ─────────
                                          likely · 55–80 %

    Confidence  low

    For  [Forty coins], [A note asks for coins]

    Against  [“We were asleep.”] (on the telephone)

    Dissent  [Coast Agency]

    [more]
    ");
    insta::assert_snapshot!(shown("judgement crew-did-it", 40, 12), @"
     We judge

     The crew likely stopped the cranes.

     ──── ──── ──── ──── ████ ──── ────
                        likely · 55–80 %
     Confidence  low
     For  [Forty coins], [A note asks for
       coins]
    ‹next page›
     We judge

     Against  [“We were asleep.”] (on the
       telephone)
     Dissent  [Coast Agency]
     [more]
    ");
}

#[test]
fn two_side_by_side() {
    insta::assert_snapshot!(shown("compare crew-did-it again", 80, 24), @"
    The crew did it · It happens again

                [The crew did it]                [It happens again]
    ────────────────────────────────────────────────────────────────────────────
    Says        The crew likely stopped the      It will almost certainly not
                cranes.                          happen again this year.

    Likelihood  ────█── likely                   █────── almost no chance

    Confidence  low                              high

    For         [Forty coins], [A note asks for
                coins]

    Against     [“We were asleep.”] (on the
                telephone)
    ");
    insta::assert_snapshot!(shown("compare crew-did-it again", 40, 12), @"
     The crew did it · It happens again

     [The crew did it]
     Says  The crew likely stopped the
       cranes.
     Likelihood  ────█── likely
     Confidence  low
     For  [Forty coins], [A note asks for
       coins]
    ‹next page›
     The crew did it · It happen…

     Against  [“We were asleep.”] (on the
       telephone)

     [It happens again]
     Says  It will almost certainly not
       happen again this year.
     Likelihood  █────── almost no chance
     Confidence  high
    ");
}

#[test]
fn all_options() {
    insta::assert_snapshot!(shown("options", 80, 24), @"
    What can be done

    Option  Status    Effect  Feasibility  Cost   Escalation
    ────────────────────────────────────────────────────────
    [Wait]  proposed  ●●○○○   ●●●●●        ●○○○○

    [Pay]   rejected  ●●●●○   ●●●●○        ●●●○○  ●●●●●

    high is good: effect, feasibility · low is good: cost, escalation
    ");
    insta::assert_snapshot!(shown("options", 40, 12), @"
     What can be done

     [Wait]
       Status       proposed
       Effect       ●●○○○
       Feasibility  ●●●●●
       Cost         ●○○○○
    ‹next page›
     What can be done

     [Pay]
       Status       rejected
       Effect       ●●●●○
       Feasibility  ●●●●○
       Cost         ●●●○○
       Escalation   ●●●●●
     high is good: effect, feasibility ·
     low is good: cost, escalation
    ");
}

#[test]
fn an_option() {
    insta::assert_snapshot!(shown("option wait", 80, 24), @"
    Wait until the harbour has looked

    proposed · by [Coast Agency]

    Our rating  Effect ●●○○○  Feasibility ●●●●●  Cost ●○○○○

    high is good: effect, feasibility · low is good: cost

    For

    • It costs nothing · our reading

    • It angers nobody · [Coast Agency] · [The Lund Paper of Friday]

    Against

    • The cranes stand still · our reading

    [more]
    ");
    insta::assert_snapshot!(shown("option wait", 40, 12), @"
     Wait until the harbour has looked

     proposed · by [Coast Agency]
     Our rating  Effect ●●○○○
       Feasibility ●●●●●  Cost ●○○○○
     high is good: effect, feasibility ·
     low is good: cost
    ‹next page›
     Wait until the harbour has…

     For
     • It costs nothing · our reading
     • It angers nobody · [Coast Agency] ·
       [The Lund Paper of Friday]

     Against
     • The cranes stand still · our reading
     [more]
    ");
}

#[test]
fn a_decision() {
    insta::assert_snapshot!(shown("decision wait crew-did-it", 80, 24), @"
    To be decided

    1. [Wait until the harbour has looked]
       Effect ●●○○○  Feasibility ●●●●●  Cost ●○○○○

    2. [The crew likely stopped the cranes]
       ────█── likely  confidence low

    high is good: effect, feasibility · low is good: cost
    ");
    insta::assert_snapshot!(shown("decision wait crew-did-it", 40, 12), @"
    To be decided

    1. [Wait until the harbour has looked]
       Effect ●●○○○  Feasibility ●●●●●
       Cost ●○○○○
    2. [The crew likely stopped the
       cranes]
       ────█── likely  confidence low
    high is good: effect, feasibility ·
    low is good: cost
    ");
}

#[test]
fn all_sources() {
    insta::assert_snapshot!(shown("sources", 80, 24), @"
    Where this comes from

    B  1 usually reliable
      [The Lund Paper of Friday]

    D  1 not usually reliable
      [Radio at noon]

    1 ungraded
      [A letter]
    ");
    insta::assert_snapshot!(shown("sources", 40, 12), @"
    Where this comes from

    B  1 usually reliable
      [The Lund Paper of Friday]
    D  1 not usually reliable
      [Radio at noon]
    1 ungraded
      [A letter]
    ");
}

#[test]
fn items_appear_one_by_one_on_each_page() {
    let library = library(HARBOUR);
    let deck = Deck::of(&library, 0, Talk::Whole);
    let slide = &deck.slides[deck.find("event stop").unwrap()];
    let size = Size {
        width: 40,
        height: 12,
    };
    let pages = paginate(&library, &deck, slide, size, Dates::default()).pages;
    let pages = pages.iter().map(|page| {
        let lines = page.lines.iter();
        let lines = lines.map(|line| format!("{}{}\n", line.step, plain::line(&line.line)));
        lines.collect::<String>()
    });
    insta::assert_snapshot!(pages.collect::<Vec<_>>().join("‹next page›\n"), @"
    0 The night
    0
    0 All cranes of the harbour stop
    0 Wednesday night · 2014-12-17 ·
    0 incident
    1 Target  [Nordic Cranes]
    ‹next page›
    0 The night
    0
    0 Attribution
    0 Named        By         Status
    0 ──────────────────────────────────────
    0 [The Tide    [Coast     [claimed] ·
    0   Crew]      Agency]    group ·
    0                         technical ·
    0                         low confidence
    ‹next page›
    0 The night
    0
    0 Named        By         Status
    0 ──────────────────────────────────────
    0 [Nordic      [The Tide  [claimed] ·
    0   Cranes]    Crew]      organisation
    0 [more]
    ");
}
