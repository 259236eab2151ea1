//! At 200 × 50: list, reader, and what points here.

use super::look;

#[test]
fn start() {
    insta::assert_snapshot!(look((200, 50), ""), @"
     bluf › Harbour outage: who pays › Timeline                                                                                                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ────────────────────────────────────── 1 of 4 ╮╭ Cranes stop at the port of Lund ──────────────────────────────────────────────────── event ╮╭ Links ─────────────────────────────────────╮
    │▌2031-04-28  ■ Cranes stop at the port of Lund            ││ 2031-04-28 · incident · leads the story                                                    ││ What points here  2                        │
    │ 2031-04-29~ ▪ A note asks for forty coins                ││                                                                                            ││                                            │
    │ Friday        The Coast Agency names The Tide Crew       ││ All cranes of the [Port of Lund] stopped at once. The [Coast Agency] was called in the     ││   Event after it  1                        │
    │ ── undated                                               ││ same hour, and named [The Tide Crew] two days later. 港の起重機は動かない。                ││     ▪ [A note asks for forty coins]        │
    │               The firm next door denies a part in it an… ││                                                                                            ││                                            │
    │                                                          ││ Target        [Port of Lund]                                                               ││   Actor that mentions it  1                │
    │                                                          ││                                                                                            ││     ● [Port of Lund]                       │
    │                                                          ││ Impact                                                                                     ││       Stood still in April.                │
    │                                                          ││   • Two days without cargo                                                                 ││                                            │
    │                                                          ││   • One ship, the Freya, turned away                                                       ││ What this points to  7                     │
    │                                                          ││                                                                                            ││   ● [Port of Lund] actor                   │
    │                                                          ││ Attribution                                                                                ││   ● [Coast Agency] actor                   │
    │                                                          ││   To               By                Level         Status     Basis      Confidence        ││   ● [The Tide Crew] actor                  │
    │                                                          ││   ─────────────────────────────────────────────────────────────────────────────────        ││   ◆ [The code has been seen with the crew  │
    │                                                          ││   [The Tide Crew]  [Coast Agency]    group         claimed    official   moderate          ││     before] evidence                       │
    │                                                          ││   [Nordic Cranes]  [The Lund Paper]  organisation  contested  anonymous                    ││   ● [Nordic Cranes] actor                  │
    │                                                          ││                                                                                            ││   ● [The Lund Paper] actor                 │
    │                                                          ││   The Tide Crew, by Coast Agency                                                           ││   § [Two days of silence] source           │
    │                                                          ││   For           [The code has been seen with the crew before]                              ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││ Sources                                                                                    ││                                            │
    │                                                          ││   § [Two days of silence] The Lund Paper · 2031-05-01 · B · at 4, 7                        ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││ Tags          ports                                                                        ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤│                                                                                            ││                                            │
    │ ○ Port of Lund                                   company ││                                                                                            ││                                            │
    │ ◆ The Tide Crew                                    group ││                                                                                            ││                                            │
    │ ○ Coast Agency                                    agency ││                                                                                            ││                                            │
    │ ○ Nordic Cranes                                  company ││                                                                                            ││                                            │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤│                                                                                            ││                                            │
    │ ○ Pay                                      financial 4/5 ││                                                                                            ││                                            │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 ││                                                                                            ││                                            │
    ├ 4 Judgements ───────────────────────────────────────── 2 ┤│                                                                                            ││                                            │
    │ ▄ The Tide Crew stopped the cranes           very likely ││                                                                                            ││                                            │
    │ ? Who stopped the cranes?                   3 hypotheses ││                                                                                            ││                                            │
    ├ 5 Sources ──────────────────────────────────────────── 3 ┤│                                                                                            ││                                            │
    │ B Two days of silence                     The Lund Paper ││                                                                                            ││                                            │
    │ 2 The code has been seen with the crew before       high ││                                                                                            ││                                            │
    │   “We know their hand.”                     Coast Agency ││                                                                                            ││                                            │
    ╰──────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────╯
     Enter read  Tab next pane  / filter  Ctrl-p find  ? help  q quit                                                                                                                             TLP:GREEN
    ");
}

#[test]
fn reader_with_a_selected_link() {
    insta::assert_snapshot!(look((200, 50), "l<tab>"), @"
     bluf › Harbour outage: who pays › Timeline                                                                                                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ────────────────────────────────────── 1 of 4 ╮╭ Cranes stop at the port of Lund ──────────────────────────────────────────────────── event ╮╭ Links ─────────────────────────────────────╮
    │▌2031-04-28  ■ Cranes stop at the port of Lund            ││ 2031-04-28 · incident · leads the story                                                    ││ What points here  2                        │
    │ 2031-04-29~ ▪ A note asks for forty coins                ││                                                                                            ││                                            │
    │ Friday        The Coast Agency names The Tide Crew       ││ All cranes of the ▐Port of Lund▌ stopped at once. The [Coast Agency] was called in the     ││   Event after it  1                        │
    │ ── undated                                               ││ same hour, and named [The Tide Crew] two days later. 港の起重機は動かない。                ││     ▪ [A note asks for forty coins]        │
    │               The firm next door denies a part in it an… ││                                                                                            ││                                            │
    │                                                          ││ Target        [Port of Lund]                                                               ││   Actor that mentions it  1                │
    │                                                          ││                                                                                            ││     ● [Port of Lund]                       │
    │                                                          ││ Impact                                                                                     ││       Stood still in April.                │
    │                                                          ││   • Two days without cargo                                                                 ││                                            │
    │                                                          ││   • One ship, the Freya, turned away                                                       ││ What this points to  7                     │
    │                                                          ││                                                                                            ││   ● [Port of Lund] actor                   │
    │                                                          ││ Attribution                                                                                ││   ● [Coast Agency] actor                   │
    │                                                          ││   To               By                Level         Status     Basis      Confidence        ││   ● [The Tide Crew] actor                  │
    │                                                          ││   ─────────────────────────────────────────────────────────────────────────────────        ││   ◆ [The code has been seen with the crew  │
    │                                                          ││   [The Tide Crew]  [Coast Agency]    group         claimed    official   moderate          ││     before] evidence                       │
    │                                                          ││   [Nordic Cranes]  [The Lund Paper]  organisation  contested  anonymous                    ││   ● [Nordic Cranes] actor                  │
    │                                                          ││                                                                                            ││   ● [The Lund Paper] actor                 │
    │                                                          ││   The Tide Crew, by Coast Agency                                                           ││   § [Two days of silence] source           │
    │                                                          ││   For           [The code has been seen with the crew before]                              ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││ Sources                                                                                    ││                                            │
    │                                                          ││   § [Two days of silence] The Lund Paper · 2031-05-01 · B · at 4, 7                        ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││ Tags          ports                                                                        ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤│                                                                                            ││                                            │
    │ ○ Port of Lund                                   company ││                                                                                            ││                                            │
    │ ◆ The Tide Crew                                    group ││                                                                                            ││                                            │
    │ ○ Coast Agency                                    agency ││                                                                                            ││                                            │
    │ ○ Nordic Cranes                                  company ││                                                                                            ││                                            │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤│                                                                                            ││                                            │
    │ ○ Pay                                      financial 4/5 ││                                                                                            ││                                            │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 ││                                                                                            ││                                            │
    ├ 4 Judgements ───────────────────────────────────────── 2 ┤│                                                                                            ││                                            │
    │ ▄ The Tide Crew stopped the cranes           very likely ││                                                                                            ││                                            │
    │ ? Who stopped the cranes?                   3 hypotheses ││                                                                                            ││                                            │
    ├ 5 Sources ──────────────────────────────────────────── 3 ┤│                                                                                            ││                                            │
    │ B Two days of silence                     The Lund Paper ││                                                                                            ││                                            │
    │ 2 The code has been seen with the crew before       high ││                                                                                            ││                                            │
    │   “We know their hand.”                     Coast Agency ││                                                                                            ││                                            │
    ╰──────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                                                                                                       TLP:GREEN
    ");
}

#[test]
fn question_with_its_matrix() {
    insta::assert_snapshot!(look((200, 50), "4jl"), @"
     bluf › Harbour outage: who pays › Judgements                                                                                                                  1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ─────────────────────────────────────────── 4 ╮╭ Who stopped the cranes? ───────────────────────────────────────────────────────── question ╮╭ Links ─────────────────────────────────────╮
    │ 2031-04-28  ■ Cranes stop at the port of Lund            ││ Status        open                                                                         ││ What this points to  3                     │
    │ 2031-04-29~ ▪ A note asks for forty coins                ││                                                                                            ││   ◆ [The code has been seen with the crew  │
    │ Friday        The Coast Agency names The Tide Crew       ││ Hypotheses                                                                                 ││     before] evidence                       │
    │               The firm next door denies a part in it an… ││   ? [The Tide Crew did] crew · score 0.0                                                   ││   ▪ [A note asks for forty coins] event    │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤│   ? [The firm next door did] firm · score −2.0                                             ││   ▪ [The firm next door denies a part in   │
    │ ○ Port of Lund                                   company ││   ? [Nobody: it broke] fault · score −5.0                                                  ││     it and says so at length in four       │
    │ ◆ The Tide Crew                                    group ││                                                                                            ││     languages] event                       │
    │ ○ Coast Agency                                    agency ││ Evidence against each                                                                      ││                                            │
    │ ○ Nordic Cranes                                  company ││   Evidence                                     crew  firm  fault                           ││                                            │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤│   ──────────────────────────────────────────────────────────────                           ││                                            │
    │ ○ Pay                                      financial 4/5 ││   [The code has been seen with the crew…]      C     I     II                              ││                                            │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 ││   [A note asks for forty coins]                C     N     I                               ││                                            │
    ├ 4 Judgements ──────────────────────────────────── 2 of 2 ┤│   ◦ [The firm next door denies a part in it…]  N     N     N                               ││                                            │
    │ ▄ The Tide Crew stopped the cranes           very likely ││   Score                                        0.0   −2.0  −5.0                            ││                                            │
    │ ── questions                                             ││                                                                                            ││                                            │
    │▌? Who stopped the cranes?                   3 hypotheses ││   C consistent · I inconsistent, doubled when strong · N neutral · NA does not apply · -   ││                                            │
    │                                                          ││   not judged. A score adds up what speaks against a hypothesis, by credibility and         ││                                            │
    │                                                          ││   relevance; the one nearest zero survives best. It is no probability. ◦ rows do not tell  ││                                            │
    │                                                          ││   the hypotheses apart.                                                                    ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    │                                                          ││                                                                                            ││                                            │
    ├ 5 Sources ──────────────────────────────────────────── 3 ┤│                                                                                            ││                                            │
    │ B Two days of silence                     The Lund Paper ││                                                                                            ││                                            │
    │ 2 The code has been seen with the crew before       high ││                                                                                            ││                                            │
    │   “We know their hand.”                     Coast Agency ││                                                                                            ││                                            │
    ╰──────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                                                                                                       TLP:GREEN
    ");
}

#[test]
fn finder() {
    insta::assert_snapshot!(look((200, 50), "<c-p>crew"), @"
     bluf › Harbour outage: who pays › Timeline                                                                                                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Find ──────────────────────────────────────────────────────────────────────────────────── 1 of 5 ╮╭ The Tide Crew ──────────────────────────────────────────────────────────────────────────── actor ╮
    │ crew                                                                                             ││ group                                                                                            │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯│ Also called   Ebb, TC-7                                                                          │
    ╭──────────────────────────────────────────────────────────────────────────────────────────────────╮│                                                                                                  │
    │▌The Tide Crew crew                                                                 actor · group ││ Thieves, says the [Coast Agency].                                                                │
    │ The Coast Agency names The Tide Crew                                                       event ││                                                                                                  │
    │ The Tide Crew stopped the cranes                                         judgement · very likely ││ Goals                                                                                            │
    │ The Tide Crew did                                                                     hypothesis ││   Money                                                                                          │
    │ The code has been seen with the crew before                                             evidence ││                                                                                                  │
    │                                                                                                  ││ Relations                                                                                        │
    │                                                                                                  ││   • targets [Port of Lund] · according to [Coast Agency]                                         │
    │                                                                                                  ││   • rival of [Nordic Cranes]                                                                     │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ Events aimed at it                                                                               │
    │                                                                                                  ││   ▪ Friday  [The Coast Agency names The Tide Crew]                                               │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ Events it took part in                                                                           │
    │                                                                                                  ││   ▪ 2031-04-29~  [A note asks for forty coins]                                                   │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ Events attributed to it                                                                          │
    │                                                                                                  ││   ▪ 2031-04-28  [Cranes stop at the port of Lund]                                                │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││ What points here  4                                                                              │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││   Judgement that mentions it  1                                                                  │
    │                                                                                                  ││     ▲ [The Tide Crew stopped the cranes]                                                         │
    │                                                                                                  ││                                                                                                  │
    │                                                                                                  ││   Option it would answer  1                                                                      │
    │                                                                                                  ││     ○ [Rebuild the controls from clean copies]                                                   │
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
     Enter open  Esc close  Tab actions  Alt-i peek  Alt-y copy id                                                                                                                                TLP:GREEN
    ");
}
