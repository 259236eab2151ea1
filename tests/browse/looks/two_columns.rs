//! At 120 × 36: list and reader.

use super::{look, look_at_wrong};

#[test]
fn start() {
    insta::assert_snapshot!(look((120, 36), "k"), @"
     bluf › Harbour outage: who pays › Overview                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ─────────────────────────────────┬─ Harbour outage: who pays ───────────────────────────────────── briefing ╮
    │▌◆ Bottom line                             │ TLP:GREEN · as of 2031-05-02                                             │
    ├ 1 Timeline ──────────────────────────── 4 ┤                                                                          │
    │ 2031-04-28  ■ Cranes stop at the port of… │ The [Port of Lund] stood still for two days; [The Tide Crew] did it,     │
    │ 2031-04-29~ ▪ A note asks for forty coins │ [probably] for money.                                                    │
    │ Friday        The Coast Agency names The… │                                                                          │
    │ ── undated                                │ We judge                                                                 │
    │               The firm next door denies…  │   ▆ [The Tide Crew stopped the cranes]  very likely ·                    │
    ├ 2 Actors ────────────────────────────── 5 ┤     moderate confidence                                                  │
    │ ○ Port of Lund                    company │                                                                          │
    │ ◆ The Tide Crew                     group │ What can be done                                                         │
    │ ○ Coast Agency                     agency │   ○ [Pay]  raised · effect 4 · feasibility 5 · cost 4 · escalation 1     │
    │ ○ Nordic Cranes                   company │   ◐ [Rebuild the controls from clean copies]  under way · effect 5 ·     │
    │ ○ The Lund Paper                    media │     feasibility 3                                                        │
    ├ 3 Options ───────────────────────────── 2 ┤                                                                          │
    │ ○ Pay                       financial 4/5 │ Not known                                                                │
    │ ◐ Rebuild the controls from c…  cyber 5/3 │   ? [Who stopped the cranes?]  3 answers compared                        │
    ├ 4 Judgements ─────── 1, 1 question, 1 due ┤                                                                          │
    │ ▆ The Tide Crew stop…  very likely · mod. │ Comes due                                                                │
    │ ── questions                              │   ▆ 2031-06-01  [The Tide Crew stopped the cranes]                       │
    │ ? Who stopped the cranes?       3 answers │                                                                          │
    ├ 5 Sources ──────────────────────────── B1 ┤ How far it can be trusted                                                │
    │ B Two days of silence      The Lund Paper │   Sourced       23 % of the entries cite a source (3 of 13)              │
    │ ── evidence                               │   Sources       B 1                                                      │
    │ 2 The code has been seen with…  rel. high │                                                                          │
    │ ── statements                             │ Contents      4 events · 5 actors · 2 options · 1 judgement ·            │
    │   “We know their hand.”      Coast Agency │               1 question · 1 source · 1 statement · 1 piece of evidence  │
    │                                           │ File          harbour.yaml                                               │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    ╰───────────────────────────────────────────┴──────────────────────────────────────────────────────────────────────────╯
     Enter read  Tab next pane  / filter  Ctrl-p find  @ as of  : commands  ? help  q quit                        TLP:GREEN
    ");
}

#[test]
fn reader_with_a_selected_link() {
    insta::assert_snapshot!(look((120, 36), "l<tab>"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ─────────────────────────────────┬─ Cranes stop at the port of Lund ───────────────────────────────── event ╮
    │ ◆ Bottom line                             │ 2031-04-28 · incident · leads the story                                  ┃
    ├ 1 Timeline ─────────────────────── 1 of 4 ┤                                                                          ┃
    │▌2031-04-28  ■ Cranes stop at the port of… │ All cranes of the ▐Port of Lund▌ stopped at once. The [Coast Agency] was ┃
    │ 2031-04-29~ ▪ A note asks for forty coins │ called in the same hour, and named [The Tide Crew] two days later. 港の  ┃
    │ Friday        The Coast Agency names The… │ 起重機は動かない。                                                       ┃
    │ ── undated                                │                                                                          ┃
    │               The firm next door denies…  │ Target        [Port of Lund]                                             ┃
    ├ 2 Actors ────────────────────────────── 5 ┤                                                                          ┃
    │ ○ Port of Lund                    company │ Impact                                                                   ┃
    │ ◆ The Tide Crew                     group │   • Two days without cargo                                               ┃
    │ ○ Coast Agency                     agency │   • One ship, the Freya, turned away                                     ┃
    │ ○ Nordic Cranes                   company │                                                                          ┃
    │ ○ The Lund Paper                    media │ Attribution                                                              ┃
    ├ 3 Options ───────────────────────────── 2 ┤   To           By         Level         Status     Basis      Confidence ┃
    │ ○ Pay                       financial 4/5 │   ────────────────────────────────────────────────────────────────────── ┃
    │ ◐ Rebuild the controls from c…  cyber 5/3 │   [The Tide    [Coast     group         claimed    official   moderate   ┃
    ├ 4 Judgements ─────── 1, 1 question, 1 due ┤     Crew]      Agency]                                                   ┃
    │ ▆ The Tide Crew stop…  very likely · mod. │   [Nordic      [The Lund  organisation  contested  anonymous             ┃
    │ ── questions                              │     Cranes]    Paper]                                                    ┃
    │ ? Who stopped the cranes?       3 answers │                                                                          ┃
    ├ 5 Sources ──────────────────────────── B1 ┤   The Tide Crew, by Coast Agency                                         ┃
    │ B Two days of silence      The Lund Paper │   For           [The code has been seen with the crew before]            ┃
    │ ── evidence                               │                                                                          ┃
    │ 2 The code has been seen with…  rel. high │ Sources                                                                  ┃
    │ ── statements                             │   § [Two days of silence] The Lund Paper · 2031-05-01 · B · at 4, 7      ┃
    │   “We know their hand.”      Coast Agency │                                                                          ┃
    │                                           │ Tags          ports                                                      ┃
    │                                           │                                                                          ┃
    │                                           │ What points here  2                                                      │
    │                                           │                                                                          │
    │                                           │   Event after it  1                                                      │
    │                                           │     ▪ [A note asks for forty coins]                                      │
    ╰───────────────────────────────────────────┴────────────────────────────────────────────────────────────────────── 0% ╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help    TLP:GREEN
    ");
}

#[test]
fn actor() {
    insta::assert_snapshot!(look((120, 36), "2jl"), @"
     bluf › Harbour outage: who pays › Actors                                      1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ─────────────────────────────────┬─ The Tide Crew ─────────────────────────────────────────────────── actor ╮
    │ ◆ Bottom line                             │ group                                                                    ┃
    ├ 1 Timeline ──────────────────────────── 4 ┤ Also called   Ebb, TC-7                                                  ┃
    │ 2031-04-28  ■ Cranes stop at the port of… │                                                                          ┃
    │ 2031-04-29~ ▪ A note asks for forty coins │ Thieves, says the [Coast Agency].                                        ┃
    │ Friday        The Coast Agency names The… │                                                                          ┃
    │ ── undated                                │ Goals                                                                    ┃
    │               The firm next door denies…  │   Money                                                                  ┃
    ├ 2 Actors ───────────────────────── 2 of 5 ┤                                                                          ┃
    │ ○ Port of Lund                    company │ Relations                                                                ┃
    │▌◆ The Tide Crew                     group │   • targets [Port of Lund] · according to [Coast Agency]                 ┃
    │ ○ Coast Agency                     agency │   • rival of [Nordic Cranes]                                             ┃
    │ ○ Nordic Cranes                   company │                                                                          ┃
    │ ○ The Lund Paper                    media │ Events aimed at it                                                       ┃
    ├ 3 Options ───────────────────────────── 2 ┤   ▫ Friday  [The Coast Agency names The Tide Crew]                       ┃
    │ ○ Pay                       financial 4/5 │                                                                          ┃
    │ ◐ Rebuild the controls from c…  cyber 5/3 │ Events it took part in                                                   ┃
    ├ 4 Judgements ─────── 1, 1 question, 1 due ┤   ▪ about 2031-04-29  [A note asks for forty coins]                      ┃
    │ ▆ The Tide Crew stop…  very likely · mod. │                                                                          ┃
    │ ── questions                              │ Events attributed to it                                                  ┃
    │ ? Who stopped the cranes?       3 answers │   ■ 2031-04-28  [Cranes stop at the port of Lund] (claimed, moderate     ┃
    ├ 5 Sources ──────────────────────────── B1 ┤     confidence)                                                          ┃
    │ B Two days of silence      The Lund Paper │                                                                          ┃
    │ ── evidence                               │ What points here  4                                                      ┃
    │ 2 The code has been seen with…  rel. high │                                                                          ┃
    │ ── statements                             │   Judgement that mentions it  1                                          ┃
    │   “We know their hand.”      Coast Agency │     ▆ [The Tide Crew stopped the cranes]                                 ┃
    │                                           │                                                                          ┃
    │                                           │   Option to which it would respond  1                                    │
    │                                           │     ◐ [Rebuild the controls from clean copies]                           │
    │                                           │                                                                          │
    │                                           │   Statement about it  1                                                  │
    │                                           │     ” [“We know their hand.”]                                            │
    ╰───────────────────────────────────────────┴────────────────────────────────────────────────────────────────────── 0% ╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help    TLP:GREEN
    ");
}

#[test]
fn question_with_its_matrix() {
    insta::assert_snapshot!(look((120, 36), "4jl"), @"
     bluf › Harbour outage: who pays › Judgements                                  1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ─────────────────────────────────┬─ Who stopped the cranes? ────────────────────────────────────── question ╮
    │ ◆ Bottom line                             │ Status        open                                                       │
    ├ 1 Timeline ──────────────────────────── 4 ┤                                                                          │
    │ 2031-04-28  ■ Cranes stop at the port of… │ Hypotheses                                                               │
    │ 2031-04-29~ ▪ A note asks for forty coins │   ? [The Tide Crew did] crew · score 0.0                                 │
    │ Friday        The Coast Agency names The… │   ? [The firm next door did] firm · score −2.0                           │
    │ ── undated                                │   ? [Nobody: it broke] fault · score −5.0                                │
    │               The firm next door denies…  │                                                                          │
    ├ 2 Actors ────────────────────────────── 5 ┤ Evidence against each                                                    │
    │ ○ Port of Lund                    company │   Evidence                                     crew  firm  fault         │
    │ ◆ The Tide Crew                     group │   ──────────────────────────────────────────────────────────────         │
    │ ○ Coast Agency                     agency │   [The code has been seen with the crew…]      C     I     II            │
    │ ○ Nordic Cranes                   company │   [A note asks for forty coins]                C     N     I             │
    │ ○ The Lund Paper                    media │   ◦ [The firm next door denies a part in it…]  N     N     N             │
    ├ 3 Options ───────────────────────────── 2 ┤   Score                                        0.0   −2.0  −5.0          │
    │ ○ Pay                       financial 4/5 │                                                                          │
    │ ◐ Rebuild the controls from c…  cyber 5/3 │   C consistent · I inconsistent, doubled when strong · N neutral. A      │
    ├ 4 Judgements ── 2 of 2, 1 question, 1 due ┤   score adds up what speaks against a hypothesis, by credibility and     │
    │ ▆ The Tide Crew stop…  very likely · mod. │   relevance; the one nearest zero survives best. It is no probability. ◦ │
    │ ── questions                              │   rows do not tell the hypotheses apart.                                 │
    │▌? Who stopped the cranes?       3 answers │                                                                          │
    ├ 5 Sources ──────────────────────────── B1 ┤                                                                          │
    │ B Two days of silence      The Lund Paper │                                                                          │
    │ ── evidence                               │                                                                          │
    │ 2 The code has been seen with…  rel. high │                                                                          │
    │ ── statements                             │                                                                          │
    │   “We know their hand.”      Coast Agency │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    ╰───────────────────────────────────────────┴──────────────────────────────────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help    TLP:GREEN
    ");
}

#[test]
fn judgement() {
    insta::assert_snapshot!(look((120, 36), "4l"), @"
     bluf › Harbour outage: who pays › Judgements                                  1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ─────────────────────────────────┬─────────────────────────────────────────────────────────────── judgement ╮
    │ ◆ Bottom line                             │ [The Tide Crew] stopped the cranes.                                      │
    ├ 1 Timeline ──────────────────────────── 4 ┤                                                                          │
    │ 2031-04-28  ■ Cranes stop at the port of… │ Likelihood    ▆ very likely  80–95 %                                     │
    │ 2031-04-29~ ▪ A note asks for forty coins │ Confidence    moderate  credible information, open to another reading    │
    │ Friday        The Coast Agency names The… │ Review by     2031-06-01                                                 │
    │ ── undated                                │                                                                          │
    │               The firm next door denies…  │ Why                                                                      │
    ├ 2 Actors ────────────────────────────── 5 ┤   • The code is theirs                                                   │
    │ ○ Port of Lund                    company │   • The note is theirs                                                   │
    │ ◆ The Tide Crew                     group │                                                                          │
    │ ○ Coast Agency                     agency │ For                                                                      │
    │ ○ Nordic Cranes                   company │   ▣ [The code has been seen with the crew before] evidence               │
    │ ○ The Lund Paper                    media │   ▪ [A note asks for forty coins] event                                  │
    ├ 3 Options ───────────────────────────── 2 ┤                                                                          │
    │ ○ Pay                       financial 4/5 │ Against                                                                  │
    │ ◐ Rebuild the controls from c…  cyber 5/3 │   ▫ [The firm next door denies a part in it and says so at length in     │
    ├ 4 Judgements ── 1 of 2, 1 question, 1 due ┤     four languages] event                                                │
    │▌▆ The Tide Crew stop…  very likely · mod. │                                                                          │
    │ ── questions                              │ Alternatives                                                             │
    │ ? Who stopped the cranes?       3 answers │   ? [The firm next door did]                                             │
    ├ 5 Sources ──────────────────────────── B1 ┤                                                                          │
    │ B Two days of silence      The Lund Paper │ Dissent                                                                  │
    │ ── evidence                               │   • [The Lund Paper]: The code was for sale.                             │
    │ 2 The code has been seen with…  rel. high │                                                                          │
    │ ── statements                             │ What points here  1                                                      │
    │   “We know their hand.”      Coast Agency │                                                                          │
    │                                           │   Briefing that mentions it  1                                           │
    │                                           │     › [Harbour outage: who pays]                                         │
    │                                           │       The Port of Lund stood still for two days; The Tide Crew did it,   │
    │                                           │       probably for money.                                                │
    │                                           │                                                                          │
    │                                           │                                                                          │
    ╰───────────────────────────────────────────┴──────────────────────────────────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help    TLP:GREEN
    ");
}

#[test]
fn option() {
    insta::assert_snapshot!(look((120, 36), "3jl"), @"
     bluf › Harbour outage: who pays › Options                                     1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ─────────────────────────────────┬─ Rebuild the controls from clean copies ───────────────────────── option ╮
    │ ◆ Bottom line                             │ under way · cyber, economic                                              │
    ├ 1 Timeline ──────────────────────────── 4 ┤                                                                          │
    │ 2031-04-28  ■ Cranes stop at the port of… │ By            [Port of Lund]                                             │
    │ 2031-04-29~ ▪ A note asks for forty coins │ Proponents    [Coast Agency]                                             │
    │ Friday        The Coast Agency names The… │                                                                          │
    │ ── undated                                │ Ratings by this briefing                                                 │
    │               The firm next door denies…  │   Effect        5  ●●●●●  high is good                                   │
    ├ 2 Actors ────────────────────────────── 5 ┤   Feasibility   3  ●●●○○  high is good                                   │
    │ ○ Port of Lund                    company │                                                                          │
    │ ◆ The Tide Crew                     group │ Pros  our reading                                                        │
    │ ○ Coast Agency                     agency │   • Nobody is paid                                                       │
    │ ○ Nordic Cranes                   company │   • The hole is closed                                                   │
    │ ○ The Lund Paper                    media │                                                                          │
    ├ 3 Options ──────────────────────── 2 of 2 ┤ Cons  our reading                                                        │
    │ ○ Pay                       financial 4/5 │   • Two weeks                                                            │
    │▌◐ Rebuild the controls from c…  cyber 5/3 │                                                                          │
    ├ 4 Judgements ─────── 1, 1 question, 1 due ┤ Needs                                                                    │
    │ ▆ The Tide Crew stop…  very likely · mod. │   Clean copies                                                           │
    │ ── questions                              │                                                                          │
    │ ? Who stopped the cranes?       3 answers │ Responses                                                                │
    ├ 5 Sources ──────────────────────────── B1 ┤   • [The Tide Crew]: May publish what it took                            │
    │ B Two days of silence      The Lund Paper │                                                                          │
    │ ── evidence                               │ What points here  1                                                      │
    │ 2 The code has been seen with…  rel. high │                                                                          │
    │ ── statements                             │   Option that rules it out  1                                            │
    │   “We know their hand.”      Coast Agency │     ○ [Pay]                                                              │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    │                                           │                                                                          │
    ╰───────────────────────────────────────────┴──────────────────────────────────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help    TLP:GREEN
    ");
}

#[test]
fn finder() {
    insta::assert_snapshot!(look((120, 36), "<c-p>crew"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Find ─────────────────────────────── 1 of 10, 5 in texts ╮╭ The Tide Crew ──────────────────────────────────── actor ╮
    │ crew                                                     ││ group                                                    ┃
    ╰──────────────────────────────────────────────────────────╯│ Also called   Ebb, TC-7                                  ┃
    ╭──────────────────────────────────────────────────────────╮│                                                          ┃
    │▌The Tide Crew crew                         actor · group ││ Thieves, says the [Coast Agency].                        ┃
    │ The Coast Agency names The Tide Crew               event ││                                                          ┃
    │ The Tide Crew stopped the cranes judgement · very likely ││ Goals                                                    ┃
    │ The Tide Crew did                             hypothesis ││   Money                                                  ┃
    │ The code has been seen with the crew before     evidence ││                                                          ┃
    │ ── in texts 5                                            ││ Relations                                                ┃
    │ …and named The Tide Crew two da… Cranes stop at… · event ││   • targets [Port of Lund] · according to [Coast Agency] ┃
    │ targeted by The Tide Crew · accord… Port of Lund · actor ││   • rival of [Nordic Cranes]                             ┃
    │ rival of The Tide Crew             Nordic Cranes · actor ││                                                          ┃
    │ The Tide Crew: May publish what… Rebuild the c… · option ││ Events aimed at it                                       ┃
    │ …for two days; The Tide Crew di… Harbour out… · briefing ││   ▫ Friday  [The Coast Agency names The Tide Crew]       ┃
    │                                                          ││                                                          ┃
    │                                                          ││ Events it took part in                                   ┃
    │                                                          ││   ▪ about 2031-04-29  [A note asks for forty coins]      ┃
    │                                                          ││                                                          ┃
    │                                                          ││ Events attributed to it                                  ┃
    │                                                          ││   ■ 2031-04-28  [Cranes stop at the port of Lund]        ┃
    │                                                          ││     (claimed, moderate confidence)                       ┃
    │                                                          ││                                                          ┃
    │                                                          ││ What points here  4                                      ┃
    │                                                          ││                                                          ┃
    │                                                          ││   Judgement that mentions it  1                          ┃
    │                                                          ││     ▆ [The Tide Crew stopped the cranes]                 ┃
    │                                                          ││                                                          ┃
    │                                                          ││   Option to which it would respond  1                    │
    │                                                          ││     ◐ [Rebuild the controls from clean copies]           │
    │                                                          ││                                                          │
    │                                                          ││   Statement about it  1                                  │
    │                                                          ││     ” [“We know their hand.”]                            │
    ╰──────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────────── 0% ╯
     Enter open  Esc close  Tab actions  Alt-i peek  Ctrl-s pin  Alt-y copy id                                    TLP:GREEN
    ");
}

#[test]
fn help() {
    insta::assert_snapshot!(look((120, 36), "?"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
    │ Reading                                                                                                              ┃
    │▌ Enter                         Open the entry, follow the link                                                       ┃
    │  H  Backspace  Ctrl-o  Alt-←   Back to where you were                                                                ┃
    │  L  Alt-→  Ctrl-i              Forward again                                                                         ┃
    │  Tab                           Next pane; in the reader, next link                                                   ┃
    │  Shift-Tab                     Previous pane; in the reader, previous link                                           ┃
    │  J                             Scroll the reader down, from the list                                                 ┃
    │  K                             Scroll the reader up, from the list                                                   ┃
    │  f                             Label the links on the screen, follow one                                             ┃
    │  F                             Label the links on the screen, peek at one                                            ┃
    │  i                             Peek at what the selected link leads to                                               ┃
    │  o                             The sections of the page                                                              ┃
    │  z                             Give one part the whole screen, and back                                              │
    │                                                                                                                      │
    │ Moving                                                                                                               │
    │  j  ↓                          Down                                                                                  │
    │  k  ↑                          Up                                                                                    │
    │  h  ←                          To the list                                                                           │
    │  l  →                          To the reader                                                                         │
    │  Space  PgDn                   A page down                                                                           │
    │  PgUp                          A page up                                                                             │
    │  Ctrl-d                        Half a page down                                                                      │
    │  Ctrl-u                        Half a page up                                                                        │
    │  gg  Home                      First row or line                                                                     │
    │  G  End                        Last row or line                                                                      │
    │  }                             The next entry of the list, from its page too                                         │
    │  {                             The entry before it                                                                   │
    │  s                             Sort the list otherwise                                                               │
    │  +                             Make the lists wider                                                                  │
    │  -                             Make the lists narrower                                                               │
    │                                                                                                                      │
    │ Finding                                                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     Enter do it  / filter  Esc close                                                                             TLP:GREEN
    ");
}

#[test]
fn problems() {
    insta::assert_snapshot!(look_at_wrong((120, 36), "!"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Problems ───────────────────────────────────────────────────────────────────────────────────────────────────────── 3 ╮
    │▌✕ an event has no field `titel`                                                                     harbour.yaml:7:6 │
    │ ✕ no actor has the id `nobody`                                                                     harbour.yaml:8:30 │
    │ ✕ `last week` is not a date                                                                        harbour.yaml:8:45 │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    │──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────│
    │ no such field  [unknown-key]  harbour.yaml:7:6                                                                       │
    │ an event has no field `titel`                                                                                        │
    │ did you mean `title`? Keys of your own start with `x-`                                                               │
    │ The format does not know this key. Keys of your own start with `x-`.                                                 │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     Enter edit the file  gk explain  R read again  Esc close                                      3 problems !   TLP:GREEN
    ");
}
