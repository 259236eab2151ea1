//! At 120 × 36: list and reader.

use super::{look, look_at_wrong};

#[test]
fn start() {
    insta::assert_snapshot!(look((120, 36), ""), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ─────────────────────── 1 of 4 ╮╭ Cranes stop at the port of Lund ───────────────────────────────── event ╮
    │▌2031-04-28  ■ Cranes stop at the port of… ││ 2031-04-28 · incident · leads the story                                 ┃
    │ 2031-04-29~ ▪ A note asks for forty coins ││                                                                         ┃
    │ Friday        The Coast Agency names The… ││ All cranes of the [Port of Lund] stopped at once. The [Coast Agency]    ┃
    │ ── undated                                ││ was called in the same hour, and named [The Tide Crew] two days later.  ┃
    │               The firm next door denies…  ││ 港の起重機は動かない。                                                  ┃
    │                                           ││                                                                         ┃
    │                                           ││ Target        [Port of Lund]                                            ┃
    │                                           ││                                                                         ┃
    │                                           ││ Impact                                                                  ┃
    │                                           ││   • Two days without cargo                                              ┃
    │                                           ││   • One ship, the Freya, turned away                                    ┃
    │                                           ││                                                                         ┃
    │                                           ││ Attribution                                                             ┃
    │                                           ││   To         By          Level         Status     Basis      Confidence ┃
    │                                           ││   ───────────────────────────────────────────────────────────────────── ┃
    │                                           ││   [The Tide  [Coast      group         claimed    official   moderate   ┃
    │                                           ││     Crew]    Agency]                                                    ┃
    │                                           ││   [Nordic    [The Lund   organisation  contested  anonymous             ┃
    ├ 2 Actors ────────────────────────────── 5 ┤│     Cranes]  Paper]                                                     ┃
    │ ○ Port of Lund                    company ││                                                                         ┃
    │ ◆ The Tide Crew                     group ││   The Tide Crew, by Coast Agency                                        ┃
    │ ○ Coast Agency                     agency ││   For           [The code has been seen with the crew before]           ┃
    ├ 3 Options ───────────────────────────── 2 ┤│                                                                         ┃
    │ ○ Pay                       financial 4/5 ││ Sources                                                                 ┃
    │ ◐ Rebuild the controls from c…  cyber 5/3 ││   § [Two days of silence] The Lund Paper · 2031-05-01 · B · at 4, 7     ┃
    ├ 4 Judgements ────────────────────────── 2 ┤│                                                                         ┃
    │ ▄ The Tide Crew stopped the…  very likely ││ Tags          ports                                                     ┃
    │ ? Who stopped the cranes?    3 hypotheses ││                                                                         ┃
    ├ 5 Sources ───────────────────────────── 3 ┤│ What points here  2                                                     │
    │ B Two days of silence      The Lund Paper ││                                                                         │
    │ 2 The code has been seen with the…   high ││   Event after it  1                                                     │
    │   “We know their hand.”      Coast Agency ││     ▪ [A note asks for forty coins]                                     │
    ╰───────────────────────────────────────────╯╰───────────────────────────────────────────────────────────────────── 0% ╯
     Enter read  Tab next pane  / filter  Ctrl-p find  ? help  q quit                                             TLP:GREEN
    ");
}

#[test]
fn reader_with_a_selected_link() {
    insta::assert_snapshot!(look((120, 36), "l<tab>"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ─────────────────────── 1 of 4 ╮╭ Cranes stop at the port of Lund ───────────────────────────────── event ╮
    │▌2031-04-28  ■ Cranes stop at the port of… ││ 2031-04-28 · incident · leads the story                                 ┃
    │ 2031-04-29~ ▪ A note asks for forty coins ││                                                                         ┃
    │ Friday        The Coast Agency names The… ││ All cranes of the ▐Port of Lund▌ stopped at once. The [Coast Agency]    ┃
    │ ── undated                                ││ was called in the same hour, and named [The Tide Crew] two days later.  ┃
    │               The firm next door denies…  ││ 港の起重機は動かない。                                                  ┃
    │                                           ││                                                                         ┃
    │                                           ││ Target        [Port of Lund]                                            ┃
    │                                           ││                                                                         ┃
    │                                           ││ Impact                                                                  ┃
    │                                           ││   • Two days without cargo                                              ┃
    │                                           ││   • One ship, the Freya, turned away                                    ┃
    │                                           ││                                                                         ┃
    │                                           ││ Attribution                                                             ┃
    │                                           ││   To         By          Level         Status     Basis      Confidence ┃
    │                                           ││   ───────────────────────────────────────────────────────────────────── ┃
    │                                           ││   [The Tide  [Coast      group         claimed    official   moderate   ┃
    │                                           ││     Crew]    Agency]                                                    ┃
    │                                           ││   [Nordic    [The Lund   organisation  contested  anonymous             ┃
    ├ 2 Actors ────────────────────────────── 5 ┤│     Cranes]  Paper]                                                     ┃
    │ ○ Port of Lund                    company ││                                                                         ┃
    │ ◆ The Tide Crew                     group ││   The Tide Crew, by Coast Agency                                        ┃
    │ ○ Coast Agency                     agency ││   For           [The code has been seen with the crew before]           ┃
    ├ 3 Options ───────────────────────────── 2 ┤│                                                                         ┃
    │ ○ Pay                       financial 4/5 ││ Sources                                                                 ┃
    │ ◐ Rebuild the controls from c…  cyber 5/3 ││   § [Two days of silence] The Lund Paper · 2031-05-01 · B · at 4, 7     ┃
    ├ 4 Judgements ────────────────────────── 2 ┤│                                                                         ┃
    │ ▄ The Tide Crew stopped the…  very likely ││ Tags          ports                                                     ┃
    │ ? Who stopped the cranes?    3 hypotheses ││                                                                         ┃
    ├ 5 Sources ───────────────────────────── 3 ┤│ What points here  2                                                     │
    │ B Two days of silence      The Lund Paper ││                                                                         │
    │ 2 The code has been seen with the…   high ││   Event after it  1                                                     │
    │   “We know their hand.”      Coast Agency ││     ▪ [A note asks for forty coins]                                     │
    ╰───────────────────────────────────────────╯╰───────────────────────────────────────────────────────────────────── 0% ╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                       TLP:GREEN
    ");
}

#[test]
fn actor() {
    insta::assert_snapshot!(look((120, 36), "2jl"), @"
     bluf › Harbour outage: who pays › Actors                                      1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ──────────────────────────── 4 ╮╭ The Tide Crew ─────────────────────────────────────────────────── actor ╮
    │ 2031-04-28  ■ Cranes stop at the port of… ││ group                                                                   ┃
    │ 2031-04-29~ ▪ A note asks for forty coins ││ Also called   Ebb, TC-7                                                 ┃
    │ Friday        The Coast Agency names The… ││                                                                         ┃
    ├ 2 Actors ───────────────────────── 2 of 5 ┤│ Thieves, says the [Coast Agency].                                       ┃
    │ ○ Port of Lund                    company ││                                                                         ┃
    │▌◆ The Tide Crew                     group ││ Goals                                                                   ┃
    │ ○ Coast Agency                     agency ││   Money                                                                 ┃
    │ ○ Nordic Cranes                   company ││                                                                         ┃
    │ ○ The Lund Paper                    media ││ Relations                                                               ┃
    │                                           ││   • targets [Port of Lund] · according to [Coast Agency]                ┃
    │                                           ││   • rival of [Nordic Cranes]                                            ┃
    │                                           ││                                                                         ┃
    │                                           ││ Events aimed at it                                                      ┃
    │                                           ││   ▪ Friday  [The Coast Agency names The Tide Crew]                      ┃
    │                                           ││                                                                         ┃
    │                                           ││ Events it took part in                                                  ┃
    │                                           ││   ▪ 2031-04-29~  [A note asks for forty coins]                          ┃
    │                                           ││                                                                         ┃
    │                                           ││ Events attributed to it                                                 ┃
    │                                           ││   ▪ 2031-04-28  [Cranes stop at the port of Lund]                       ┃
    │                                           ││                                                                         ┃
    │                                           ││ What points here  4                                                     ┃
    ├ 3 Options ───────────────────────────── 2 ┤│                                                                         ┃
    │ ○ Pay                       financial 4/5 ││   Judgement that mentions it  1                                         ┃
    │ ◐ Rebuild the controls from c…  cyber 5/3 ││     ▲ [The Tide Crew stopped the cranes]                                ┃
    ├ 4 Judgements ────────────────────────── 2 ┤│                                                                         ┃
    │ ▄ The Tide Crew stopped the…  very likely ││   Option it would answer  1                                             ┃
    │ ? Who stopped the cranes?    3 hypotheses ││     ○ [Rebuild the controls from clean copies]                          ┃
    ├ 5 Sources ───────────────────────────── 3 ┤│                                                                         │
    │ B Two days of silence      The Lund Paper ││   Statement about it  1                                                 │
    │ 2 The code has been seen with the…   high ││     ” [“We know their hand.”]                                           │
    │   “We know their hand.”      Coast Agency ││                                                                         │
    ╰───────────────────────────────────────────╯╰───────────────────────────────────────────────────────────────────── 0% ╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                       TLP:GREEN
    ");
}

#[test]
fn question_with_its_matrix() {
    insta::assert_snapshot!(look((120, 36), "4jl"), @"
     bluf › Harbour outage: who pays › Judgements                                  1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ──────────────────────────── 4 ╮╭ Who stopped the cranes? ────────────────────────────────────── question ╮
    │ 2031-04-28  ■ Cranes stop at the port of… ││ Status        open                                                      │
    │ 2031-04-29~ ▪ A note asks for forty coins ││                                                                         │
    │ Friday        The Coast Agency names The… ││ Hypotheses                                                              │
    ├ 2 Actors ────────────────────────────── 5 ┤│   ? [The Tide Crew did] crew · score 0.0                                │
    │ ○ Port of Lund                    company ││   ? [The firm next door did] firm · score −2.0                          │
    │ ◆ The Tide Crew                     group ││   ? [Nobody: it broke] fault · score −5.0                               │
    │ ○ Coast Agency                     agency ││                                                                         │
    ├ 3 Options ───────────────────────────── 2 ┤│ Evidence against each                                                   │
    │ ○ Pay                       financial 4/5 ││   Evidence                                     crew  firm  fault        │
    │ ◐ Rebuild the controls from c…  cyber 5/3 ││   ──────────────────────────────────────────────────────────────        │
    ├ 4 Judgements ───────────────────── 2 of 2 ┤│   [The code has been seen with the crew…]      C     I     II           │
    │ ▄ The Tide Crew stopped the…  very likely ││   [A note asks for forty coins]                C     N     I            │
    │ ── questions                              ││   ◦ [The firm next door denies a part in it…]  N     N     N            │
    │▌? Who stopped the cranes?    3 hypotheses ││   Score                                        0.0   −2.0  −5.0         │
    │                                           ││                                                                         │
    │                                           ││   C consistent · I inconsistent, doubled when strong · N neutral · NA   │
    │                                           ││   does not apply · - not judged. A score adds up what speaks against a  │
    │                                           ││   hypothesis, by credibility and relevance; the one nearest zero        │
    │                                           ││   survives best. It is no probability. ◦ rows do not tell the           │
    │                                           ││   hypotheses apart.                                                     │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    │                                           ││                                                                         │
    ├ 5 Sources ───────────────────────────── 3 ┤│                                                                         │
    │ B Two days of silence      The Lund Paper ││                                                                         │
    │ 2 The code has been seen with the…   high ││                                                                         │
    │   “We know their hand.”      Coast Agency ││                                                                         │
    ╰───────────────────────────────────────────╯╰─────────────────────────────────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                       TLP:GREEN
    ");
}

#[test]
fn judgement() {
    insta::assert_snapshot!(look((120, 36), "4l"), @"
     bluf › Harbour outage: who pays › Judgements                                  1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ──────────────────────────── 4 ╮╭────────────────────────────────────────────────────────────── judgement ╮
    │ 2031-04-28  ■ Cranes stop at the port of… ││ [The Tide Crew] stopped the cranes.                                     │
    │ 2031-04-29~ ▪ A note asks for forty coins ││                                                                         │
    │ Friday        The Coast Agency names The… ││ Likelihood    ▆ very likely  80–95 %                                    │
    ├ 2 Actors ────────────────────────────── 5 ┤│ Confidence    moderate  credible information, open to another reading   │
    │ ○ Port of Lund                    company ││ Review by     2031-06-01                                                │
    │ ◆ The Tide Crew                     group ││                                                                         │
    │ ○ Coast Agency                     agency ││ Why                                                                     │
    ├ 3 Options ───────────────────────────── 2 ┤│   • The code is theirs                                                  │
    │ ○ Pay                       financial 4/5 ││   • The note is theirs                                                  │
    │ ◐ Rebuild the controls from c…  cyber 5/3 ││                                                                         │
    ├ 4 Judgements ───────────────────── 1 of 2 ┤│ For                                                                     │
    │▌▄ The Tide Crew stopped the…  very likely ││   ◆ [The code has been seen with the crew before] evidence              │
    │ ── questions                              ││   ▪ [A note asks for forty coins] event                                 │
    │ ? Who stopped the cranes?    3 hypotheses ││                                                                         │
    │                                           ││ Against                                                                 │
    │                                           ││   ▪ [The firm next door denies a part in it and says so at length in    │
    │                                           ││     four languages] event                                               │
    │                                           ││                                                                         │
    │                                           ││ Alternatives                                                            │
    │                                           ││   ? [The firm next door did]                                            │
    │                                           ││                                                                         │
    │                                           ││ Dissent                                                                 │
    │                                           ││   • [The Lund Paper]: The code was for sale.                            │
    │                                           ││                                                                         │
    │                                           ││ What points here  1                                                     │
    │                                           ││                                                                         │
    │                                           ││   Briefing that mentions it  1                                          │
    │                                           ││     › [Harbour outage: who pays]                                        │
    ├ 5 Sources ───────────────────────────── 3 ┤│       The Port of Lund stood still for two days; The Tide Crew did it,  │
    │ B Two days of silence      The Lund Paper ││       probably for money.                                               │
    │ 2 The code has been seen with the…   high ││                                                                         │
    │   “We know their hand.”      Coast Agency ││                                                                         │
    ╰───────────────────────────────────────────╯╰─────────────────────────────────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                       TLP:GREEN
    ");
}

#[test]
fn option() {
    insta::assert_snapshot!(look((120, 36), "3jl"), @"
     bluf › Harbour outage: who pays › Options                                     1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ 1 Timeline ──────────────────────────── 4 ╮╭ Rebuild the controls from clean copies ───────────────────────── option ╮
    │ 2031-04-28  ■ Cranes stop at the port of… ││ under way · cyber, economic                                             │
    │ 2031-04-29~ ▪ A note asks for forty coins ││                                                                         │
    │ Friday        The Coast Agency names The… ││ By            [Port of Lund]                                            │
    ├ 2 Actors ────────────────────────────── 5 ┤│ Proponents    [Coast Agency]                                            │
    │ ○ Port of Lund                    company ││                                                                         │
    │ ◆ The Tide Crew                     group ││ Ratings by this briefing                                                │
    │ ○ Coast Agency                     agency ││   Effect        5  ●●●●●  high is good                                  │
    ├ 3 Options ──────────────────────── 2 of 2 ┤│   Feasibility   3  ●●●○○  high is good                                  │
    │ ○ Pay                       financial 4/5 ││                                                                         │
    │▌◐ Rebuild the controls from c…  cyber 5/3 ││ Pros  our reading                                                       │
    │                                           ││   • Nobody is paid                                                      │
    │                                           ││   • The hole is closed                                                  │
    │                                           ││                                                                         │
    │                                           ││ Cons  our reading                                                       │
    │                                           ││   • Two weeks                                                           │
    │                                           ││                                                                         │
    │                                           ││ Needs                                                                   │
    │                                           ││   Clean copies                                                          │
    │                                           ││                                                                         │
    │                                           ││ Responses                                                               │
    │                                           ││   • [The Tide Crew]: May publish what it took                           │
    │                                           ││                                                                         │
    │                                           ││ What points here  1                                                     │
    │                                           ││                                                                         │
    │                                           ││   Option that rules it out  1                                           │
    ├ 4 Judgements ────────────────────────── 2 ┤│     ○ [Pay]                                                             │
    │ ▄ The Tide Crew stopped the…  very likely ││                                                                         │
    │ ? Who stopped the cranes?    3 hypotheses ││                                                                         │
    ├ 5 Sources ───────────────────────────── 3 ┤│                                                                         │
    │ B Two days of silence      The Lund Paper ││                                                                         │
    │ 2 The code has been seen with the…   high ││                                                                         │
    │   “We know their hand.”      Coast Agency ││                                                                         │
    ╰───────────────────────────────────────────╯╰─────────────────────────────────────────────────────────────────────────╯
     f hints  Tab next link  Enter follow  / find here  Ctrl-p find  ? help                                       TLP:GREEN
    ");
}

#[test]
fn finder() {
    insta::assert_snapshot!(look((120, 36), "<c-p>crew"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Find ──────────────────────────────────────────── 1 of 5 ╮╭ The Tide Crew ──────────────────────────────────── actor ╮
    │ crew                                                     ││ group                                                    ┃
    ╰──────────────────────────────────────────────────────────╯│ Also called   Ebb, TC-7                                  ┃
    ╭──────────────────────────────────────────────────────────╮│                                                          ┃
    │▌The Tide Crew crew                         actor · group ││ Thieves, says the [Coast Agency].                        ┃
    │ The Coast Agency names The Tide Crew               event ││                                                          ┃
    │ The Tide Crew stopped the cranes judgement · very likely ││ Goals                                                    ┃
    │ The Tide Crew did                             hypothesis ││   Money                                                  ┃
    │ The code has been seen with the crew before     evidence ││                                                          ┃
    │                                                          ││ Relations                                                ┃
    │                                                          ││   • targets [Port of Lund] · according to [Coast Agency] ┃
    │                                                          ││   • rival of [Nordic Cranes]                             ┃
    │                                                          ││                                                          ┃
    │                                                          ││ Events aimed at it                                       ┃
    │                                                          ││   ▪ Friday  [The Coast Agency names The Tide Crew]       ┃
    │                                                          ││                                                          ┃
    │                                                          ││ Events it took part in                                   ┃
    │                                                          ││   ▪ 2031-04-29~  [A note asks for forty coins]           ┃
    │                                                          ││                                                          ┃
    │                                                          ││ Events attributed to it                                  ┃
    │                                                          ││   ▪ 2031-04-28  [Cranes stop at the port of Lund]        ┃
    │                                                          ││                                                          ┃
    │                                                          ││ What points here  4                                      ┃
    │                                                          ││                                                          ┃
    │                                                          ││   Judgement that mentions it  1                          ┃
    │                                                          ││     ▲ [The Tide Crew stopped the cranes]                 ┃
    │                                                          ││                                                          ┃
    │                                                          ││   Option it would answer  1                              ┃
    │                                                          ││     ○ [Rebuild the controls from clean copies]           ┃
    │                                                          ││                                                          │
    │                                                          ││   Statement about it  1                                  │
    │                                                          ││     ” [“We know their hand.”]                            │
    │                                                          ││                                                          │
    ╰──────────────────────────────────────────────────────────╯╰────────────────────────────────────────────────────── 0% ╯
     Enter open  Esc close  Tab actions  Alt-i peek  Alt-y copy id                                                TLP:GREEN
    ");
}

#[test]
fn help() {
    insta::assert_snapshot!(look((120, 36), "?"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ What can be done ────────────────────────────────────────────────────────────────────────────────────────────────────╮
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
    │  z                             Give one part the whole screen, and back                                              ┃
    │                                                                                                                      ┃
    │ Moving                                                                                                               ┃
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
    │                                                                                                                      │
    │ Finding                                                                                                              │
    │  Ctrl-p                        Find any entry by a few letters                                                       │
    │  /                             Filter the list; in the reader, find words                                            │
    │  n                             Next place found in the reader                                                        │
    │  N                             Previous place found in the reader                                                    │
    │  Alt-↑                         The finder with the query before                                                      │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     Enter do it  / filter  Esc close                                                                             TLP:GREEN
    ");
}

#[test]
fn problems() {
    insta::assert_snapshot!(look_at_wrong((120, 36), "!"), @"
     bluf › Harbour outage: who pays › Timeline                                    1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Problems ───────────────────────────────────────────────────────────────────────────────────────────────────────── 4 ╮
    │▌✕ an event has no field `titel`                                                                     harbour.yaml:7:6 │
    │ ✕ this event has no `title`                                                                         harbour.yaml:7:6 │
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
    │──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────│
    │ no such field  [unknown-key]  harbour.yaml:7:6                                                                       │
    │ an event has no field `titel`                                                                                        │
    │ did you mean `title`? Keys of your own start with `x-`                                                               │
    │ The format does not know this key. Keys of your own start with `x-`.                                                 │
    │                                                                                                                      │
    │                                                                                                                      │
    │                                                                                                                      │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     Enter edit the file  R read again  Esc close                                                  4 problems !   TLP:GREEN
    ");
}
