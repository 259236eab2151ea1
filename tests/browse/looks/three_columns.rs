//! At 200 × 50: list, reader, and what points here.

use super::look;

#[test]
fn start() {
    insta::assert_snapshot!(look((200, 50), "k"), @"
     bluf › Harbour outage: who pays › Overview                                                                                                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ────────────────────────────────────────────────┬─ Harbour outage: who pays ─────────────────────────────────────────────────────── briefing ┬─ Links ──────────────────────────────────────╮
    │▌◆ Bottom line                                            │ TLP:GREEN · as of 2031-05-02                                                               │ What this points to  3                       │
    ├ 1 Timeline ─────────────────────────────────────────── 4 ┤                                                                                            │   ○ [Port of Lund] actor                     │
    │ 2031-04-28  ■ Cranes stop at the port of Lund            │ The [Port of Lund] stood still for two days; [The Tide Crew] did it, [probably] for money. │   ◆ [The Tide Crew] actor                    │
    │ 2031-04-29~ ▪ A note asks for forty coins                │                                                                                            │   ▆ [The Tide Crew stopped the cranes]       │
    │ Friday        The Coast Agency names The Tide Crew       │ We judge                                                                                   │     judgement                                │
    │ ── undated                                               │   ▆ [The Tide Crew stopped the cranes]  very likely · moderate confidence                  │                                              │
    │               The firm next door denies a part in it an… │                                                                                            │                                              │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤ What can be done                                                                           │                                              │
    │ ○ Port of Lund                                   company │   ○ [Pay]  raised · effect 4 · feasibility 5 · cost 4 · escalation 1                       │                                              │
    │ ◆ The Tide Crew                                    group │   ◐ [Rebuild the controls from clean copies]  under way · effect 5 · feasibility 3         │                                              │
    │ ○ Coast Agency                                    agency │                                                                                            │                                              │
    │ ○ Nordic Cranes                                  company │ Not known                                                                                  │                                              │
    │ ○ The Lund Paper                                   media │   ? [Who stopped the cranes?]  3 answers compared                                          │                                              │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤                                                                                            │                                              │
    │ ○ Pay                                      financial 4/5 │ Comes due                                                                                  │                                              │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 │   ▆ 2031-06-01  [The Tide Crew stopped the cranes]                                         │                                              │
    ├ 4 Judgements ────────────────────── 1, 1 question, 1 due ┤                                                                                            │                                              │
    │ ▆ The Tide Crew stopped the cranes    very likely · mod. │ How far it can be trusted                                                                  │                                              │
    │ ── questions                                             │   Sourced       23 % of the entries cite a source (3 of 13)                                │                                              │
    │ ? Who stopped the cranes?                      3 answers │   Sources       B 1                                                                        │                                              │
    ├ 5 Sources ─────────────────────────────────────────── B1 ┤                                                                                            │                                              │
    │ B Two days of silence                     The Lund Paper │ Contents      4 events · 5 actors · 2 options · 1 judgement · 1 question · 1 source ·      │                                              │
    │ ── evidence                                              │               1 statement · 1 piece of evidence                                            │                                              │
    │ 2 The code has been seen with the crew before  rel. high │ File          harbour.yaml                                                                 │                                              │
    │ ── statements                                            │                                                                                            │                                              │
    │   “We know their hand.”                     Coast Agency │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    ╰──────────────────────────────────────────────────────────┴────────────────────────────────────────────────────────────────────────────────────────────┴──────────────────────────────────────────────╯
     Enter read  Tab next pane  / filter  Ctrl-p find  @ as of  : commands  ? help  q quit                                                                                                        TLP:GREEN
    ");
}

#[test]
fn reader_with_a_selected_link() {
    insta::assert_snapshot!(look((200, 50), "l<tab>"), @"
     bluf › Harbour outage: who pays › Timeline                                                                                                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ────────────────────────────────────────────────┬─ Cranes stop at the port of Lund ─────────────────────────────────────────────────── event ┬─ Links ──────────────────────────────────────╮
    │ ◆ Bottom line                                            │ 2031-04-28 · incident · leads the story                                                    │ What points here  2                          │
    ├ 1 Timeline ────────────────────────────────────── 1 of 4 ┤                                                                                            │                                              │
    │▌2031-04-28  ■ Cranes stop at the port of Lund            │ All cranes of the ▐Port of Lund▌ stopped at once. The [Coast Agency] was called in the     │   Event after it  1                          │
    │ 2031-04-29~ ▪ A note asks for forty coins                │ same hour, and named [The Tide Crew] two days later. 港の起重機は動かない。                │     ▪ [A note asks for forty coins]          │
    │ Friday        The Coast Agency names The Tide Crew       │                                                                                            │                                              │
    │ ── undated                                               │ Target        [Port of Lund]                                                               │   Actor that mentions it  1                  │
    │               The firm next door denies a part in it an… │                                                                                            │     ○ [Port of Lund]                         │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤ Impact                                                                                     │       Stood still in April.                  │
    │ ○ Port of Lund                                   company │   • Two days without cargo                                                                 │                                              │
    │ ◆ The Tide Crew                                    group │   • One ship, the Freya, turned away                                                       │ What this points to  7                       │
    │ ○ Coast Agency                                    agency │                                                                                            │   ○ [Port of Lund] actor                     │
    │ ○ Nordic Cranes                                  company │ Attribution                                                                                │   ○ [Coast Agency] actor                     │
    │ ○ The Lund Paper                                   media │   To               By                Level         Status     Basis      Confidence        │   ◆ [The Tide Crew] actor                    │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤   ─────────────────────────────────────────────────────────────────────────────────        │   ▣ [The code has been seen with the crew    │
    │ ○ Pay                                      financial 4/5 │   [The Tide Crew]  [Coast Agency]    group         claimed    official   moderate          │     before] evidence                         │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 │   [Nordic Cranes]  [The Lund Paper]  organisation  contested  anonymous                    │   ○ [Nordic Cranes] actor                    │
    ├ 4 Judgements ────────────────────── 1, 1 question, 1 due ┤                                                                                            │   ○ [The Lund Paper] actor                   │
    │ ▆ The Tide Crew stopped the cranes    very likely · mod. │   The Tide Crew, by Coast Agency                                                           │   § [Two days of silence] source             │
    │ ── questions                                             │   For           [The code has been seen with the crew before]                              │                                              │
    │ ? Who stopped the cranes?                      3 answers │                                                                                            │                                              │
    ├ 5 Sources ─────────────────────────────────────────── B1 ┤ Sources                                                                                    │                                              │
    │ B Two days of silence                     The Lund Paper │   § [Two days of silence] The Lund Paper · 2031-05-01 · B · at 4, 7                        │                                              │
    │ ── evidence                                              │                                                                                            │                                              │
    │ 2 The code has been seen with the crew before  rel. high │ Tags          ports                                                                        │                                              │
    │ ── statements                                            │                                                                                            │                                              │
    │   “We know their hand.”                     Coast Agency │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    ╰──────────────────────────────────────────────────────────┴────────────────────────────────────────────────────────────────────────────────────────────┴──────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help                                                                                    TLP:GREEN
    ");
}

#[test]
fn question_with_its_matrix() {
    insta::assert_snapshot!(look((200, 50), "4jl"), @"
     bluf › Harbour outage: who pays › Judgements                                                                                                                  1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ────────────────────────────────────────────────┬─ Who stopped the cranes? ──────────────────────────────────────────────────────── question ┬─ Links ──────────────────────────────────────╮
    │ ◆ Bottom line                                            │ Status        open                                                                         │ What this points to  3                       │
    ├ 1 Timeline ─────────────────────────────────────────── 4 ┤                                                                                            │   ▣ [The code has been seen with the crew    │
    │ 2031-04-28  ■ Cranes stop at the port of Lund            │ Hypotheses                                                                                 │     before] evidence                         │
    │ 2031-04-29~ ▪ A note asks for forty coins                │   ? [The Tide Crew did] crew · score 0.0                                                   │   ▪ [A note asks for forty coins] event      │
    │ Friday        The Coast Agency names The Tide Crew       │   ? [The firm next door did] firm · score −2.0                                             │   ▫ [The firm next door denies a part in it  │
    │ ── undated                                               │   ? [Nobody: it broke] fault · score −5.0                                                  │     and says so at length in four languages] │
    │               The firm next door denies a part in it an… │                                                                                            │     event                                    │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤ Evidence against each                                                                      │                                              │
    │ ○ Port of Lund                                   company │   Evidence                                     crew  firm  fault                           │                                              │
    │ ◆ The Tide Crew                                    group │   ──────────────────────────────────────────────────────────────                           │                                              │
    │ ○ Coast Agency                                    agency │   [The code has been seen with the crew…]      C     I     II                              │                                              │
    │ ○ Nordic Cranes                                  company │   [A note asks for forty coins]                C     N     I                               │                                              │
    │ ○ The Lund Paper                                   media │   ◦ [The firm next door denies a part in it…]  N     N     N                               │                                              │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤   Score                                        0.0   −2.0  −5.0                            │                                              │
    │ ○ Pay                                      financial 4/5 │                                                                                            │                                              │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 │   C consistent · I inconsistent, doubled when strong · N neutral. A score adds up what     │                                              │
    ├ 4 Judgements ───────────────── 2 of 2, 1 question, 1 due ┤   speaks against a hypothesis, by credibility and relevance; the one nearest zero survives │                                              │
    │ ▆ The Tide Crew stopped the cranes    very likely · mod. │   best. It is no probability. ◦ rows do not tell the hypotheses apart.                     │                                              │
    │ ── questions                                             │                                                                                            │                                              │
    │▌? Who stopped the cranes?                      3 answers │                                                                                            │                                              │
    ├ 5 Sources ─────────────────────────────────────────── B1 ┤                                                                                            │                                              │
    │ B Two days of silence                     The Lund Paper │                                                                                            │                                              │
    │ ── evidence                                              │                                                                                            │                                              │
    │ 2 The code has been seen with the crew before  rel. high │                                                                                            │                                              │
    │ ── statements                                            │                                                                                            │                                              │
    │   “We know their hand.”                     Coast Agency │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    │                                                          │                                                                                            │                                              │
    ╰──────────────────────────────────────────────────────────┴────────────────────────────────────────────────────────────────────────────────────────────┴──────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  } next entry  gb overview  e edit  ? help                                                                                    TLP:GREEN
    ");
}

#[test]
fn finder() {
    insta::assert_snapshot!(look((200, 50), "<c-p>crew"), @"
     bluf › Harbour outage: who pays › Timeline                                                                                                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Find ─────────────────────────────────────────────────────────────────────── 1 of 10, 5 in texts ╮╭ The Tide Crew ──────────────────────────────────────────────────────────────────────────── actor ╮
    │ crew                                                                                             ││ group                                                                                            │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯│ Also called   Ebb, TC-7                                                                          │
    ╭──────────────────────────────────────────────────────────────────────────────────────────────────╮│                                                                                                  │
    │▌The Tide Crew crew                                                                 actor · group ││ Thieves, says the [Coast Agency].                                                                │
    │ The Coast Agency names The Tide Crew                                                       event ││                                                                                                  │
    │ The Tide Crew stopped the cranes                                         judgement · very likely ││ Goals                                                                                            │
    │ The Tide Crew did                                                                     hypothesis ││   Money                                                                                          │
    │ The code has been seen with the crew before                                             evidence ││                                                                                                  │
    │ ── in texts 5                                                                                    ││ Relations                                                                                        │
    │ …and named The Tide Crew two days later. 港の起重機は動… Cranes stop at the port of Lund · event ││   • targets [Port of Lund] · according to [Coast Agency]                                         │
    │ targeted by The Tide Crew · according to Coast Agency                       Port of Lund · actor ││   • rival of [Nordic Cranes]                                                                     │
    │ rival of The Tide Crew                                                     Nordic Cranes · actor ││                                                                                                  │
    │ The Tide Crew: May publish what it took          Rebuild the controls from clean copies · option ││ Events aimed at it                                                                               │
    │ …for two days; The Tide Crew did it, probably for money.     Harbour outage: who pays · briefing ││   ▫ Friday  [The Coast Agency names The Tide Crew]                                               │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ Events it took part in                                                                           │
    │                                                                                                  ││   ▪ about 2031-04-29  [A note asks for forty coins]                                              │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ Events attributed to it                                                                          │
    │                                                                                                  ││   ■ 2031-04-28  [Cranes stop at the port of Lund] (claimed, moderate confidence)                 │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ What points here  4                                                                              │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││   Judgement that mentions it  1                                                                  │
    │                                                                                                  ││     ▆ [The Tide Crew stopped the cranes]                                                         │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││   Option to which it would respond  1                                                            │
    │                                                                                                  ││     ◐ [Rebuild the controls from clean copies]                                                   │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││   Statement about it  1                                                                          │
    │                                                                                                  ││     ” [“We know their hand.”]                                                                    │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││   Briefing that mentions it  1                                                                   │
    │                                                                                                  ││     › [Harbour outage: who pays]                                                                 │
    │                                                                                                  ││       The Port of Lund stood still for two days; The Tide Crew did it, probably for money.       │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││                                                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
     Enter open  Esc close  Tab actions  Alt-i peek  Ctrl-s pin  Alt-y copy id                                                                                                                    TLP:GREEN
    ");
}
