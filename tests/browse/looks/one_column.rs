//! At 80 × 24: list or reader.

use super::{look, look_at_wrong};

#[test]
fn start() {
    insta::assert_snapshot!(look((80, 24), "k"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Overview ────────────────────────────────────────────────────────────────────╮
    │▌◆ Bottom line                                                                │
    ├ 1 Timeline ─────────────────────────────────────────────────────────────── 4 ┤
    │ 2031-04-28  ■ Cranes stop at the port of Lund                                │
    │ 2031-04-29~ ▪ A note asks for forty coins                                    │
    │ Friday        The Coast Agency names The Tide Crew                           │
    ├ 2 Actors ───────────────────────────────────────────────────────────────── 5 ┤
    │ ○ Port of Lund                                                       company │
    │ ◆ The Tide Crew                                                        group │
    │ ○ Coast Agency                                                        agency │
    ├ 3 Options ────────────────────────────────── 2 ─ effect  feas.   cost escal. ┤
    │ ○ Pay                                  financial      4      5      4      1 │
    │ ◐ Rebuild the controls from clean copies   cyber      5      3      ·      · │
    ├ 4 Judgements ────────────────────────────────────────── 1, 1 question, 1 due ┤
    │ ▆ The Tide Crew stopped the cranes                    very likely · moderate │
    │ ── questions                                                                 │
    │ ? Who stopped the cranes?                                          3 answers │
    ├ 5 Sources ─────────────────────────────────────────────────────────────── B1 ┤
    │ B Two days of silence                                         The Lund Paper │
    │ 2 The code has been seen with the crew before                 relevance high │
    │   “We know their hand.”                                         Coast Agency │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Enter read  Tab next pane  / filter  Ctrl-p find  ? help  q quit     TLP:GREEN
    ");
}

#[test]
fn reader_with_a_selected_link() {
    insta::assert_snapshot!(look((80, 24), "l<tab>"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Cranes stop at the port of Lund ────────────────────────────────────── event ╮
    │ 2031-04-28 · incident · leads the story                                      ┃
    │                                                                              ┃
    │ All cranes of the ▐Port of Lund▌ stopped at once. The [Coast Agency] was     ┃
    │ called in the same hour, and named [The Tide Crew] two days later. 港の起重  ┃
    │ 機は動かない。                                                               ┃
    │                                                                              ┃
    │ Target        [Port of Lund]                                                 ┃
    │                                                                              ┃
    │ Impact                                                                       ┃
    │   • Two days without cargo                                                   ┃
    │   • One ship, the Freya, turned away                                         ┃
    │                                                                              │
    │ Attribution                                                                  │
    │   To             By           Level         Status     Basis      Confidence │
    │   ────────────────────────────────────────────────────────────────────────── │
    │   [The Tide      [Coast       group         claimed    official   moderate   │
    │     Crew]        Agency]                                                     │
    │   [Nordic        [The Lund    organisation  contested  anonymous             │
    │     Cranes]      Paper]                                                      │
    │                                                                              │
    ╰────────────────────────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab next link  Enter follow  } next entry  ? help   TLP:GREEN
    ");
}

#[test]
fn actor() {
    insta::assert_snapshot!(look((80, 24), "2jl"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ The Tide Crew ──────────────────────────────────────────────────────── actor ╮
    │ group                                                                        ┃
    │ Also called   Ebb, TC-7                                                      ┃
    │                                                                              ┃
    │ Thieves, says the [Coast Agency].                                            ┃
    │                                                                              ┃
    │ Goals                                                                        ┃
    │   Money                                                                      ┃
    │                                                                              ┃
    │ Relations                                                                    ┃
    │   • targets [Port of Lund] · according to [Coast Agency]                     ┃
    │   • rival of [Nordic Cranes]                                                 │
    │                                                                              │
    │ Events aimed at it                                                           │
    │   ▫ Friday  [The Coast Agency names The Tide Crew]                           │
    │                                                                              │
    │ Events it took part in                                                       │
    │   ▪ about 2031-04-29  [A note asks for forty coins]                          │
    │                                                                              │
    │ Events attributed to it                                                      │
    │   ■ 2031-04-28  [Cranes stop at the port of Lund] (claimed, moderate         │
    ╰────────────────────────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab next link  Enter follow  } next entry  ? help   TLP:GREEN
    ");
}

#[test]
fn question_with_its_matrix() {
    insta::assert_snapshot!(look((80, 24), "4jl"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Who stopped the cranes? ─────────────────────────────────────────── question ╮
    │ Status        open                                                           │
    │                                                                              │
    │ Hypotheses                                                                   │
    │   ? [The Tide Crew did] crew · score 0.0                                     │
    │   ? [The firm next door did] firm · score −2.0                               │
    │   ? [Nobody: it broke] fault · score −5.0                                    │
    │                                                                              │
    │ Evidence against each                                                        │
    │   Evidence                                     crew  firm  fault             │
    │   ──────────────────────────────────────────────────────────────             │
    │   [The code has been seen with the crew…]      C     I     II                │
    │   [A note asks for forty coins]                C     N     I                 │
    │   ◦ [The firm next door denies a part in it…]  N     N     N                 │
    │   Score                                        0.0   −2.0  −5.0              │
    │                                                                              │
    │   C consistent · I inconsistent, doubled when strong · N neutral. A score    │
    │   adds up what speaks against a hypothesis, by credibility and relevance;    │
    │   the one nearest zero survives best. It is no probability. ◦ rows do not    │
    │   tell the hypotheses apart.                                                 │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     h list  f hints  Tab next link  Enter follow  } next entry  ? help   TLP:GREEN
    ");
}

#[test]
fn judgement() {
    insta::assert_snapshot!(look((80, 24), "4l"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭─────────────────────────────────────────────────────────────────── judgement ╮
    │ [The Tide Crew] stopped the cranes.                                          ┃
    │                                                                              ┃
    │ Likelihood    ▆ very likely  80–95 %                                         ┃
    │ Confidence    moderate  credible information, open to another reading        ┃
    │ Review by     2031-06-01                                                     ┃
    │                                                                              ┃
    │ Why                                                                          ┃
    │   • The code is theirs                                                       ┃
    │   • The note is theirs                                                       ┃
    │                                                                              ┃
    │ For                                                                          ┃
    │   ▣ [The code has been seen with the crew before] evidence                   ┃
    │   ▪ [A note asks for forty coins] event                                      ┃
    │                                                                              │
    │ Against                                                                      │
    │   ▫ [The firm next door denies a part in it and says so at length in four    │
    │     languages] event                                                         │
    │                                                                              │
    │ Alternatives                                                                 │
    │   ? [The firm next door did]                                                 │
    ╰────────────────────────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab next link  Enter follow  } next entry  ? help   TLP:GREEN
    ");
}

#[test]
fn option() {
    insta::assert_snapshot!(look((80, 24), "3jl"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Rebuild the controls from clean copies ────────────────────────────── option ╮
    │ under way · cyber, economic                                                  ┃
    │                                                                              ┃
    │ By            [Port of Lund]                                                 ┃
    │ Proponents    [Coast Agency]                                                 ┃
    │                                                                              ┃
    │ Ratings by this briefing                                                     ┃
    │   Effect        5  ●●●●●  high is good                                       ┃
    │   Feasibility   3  ●●●○○  high is good                                       ┃
    │                                                                              ┃
    │ Pros  our reading                                                            ┃
    │   • Nobody is paid                                                           ┃
    │   • The hole is closed                                                       ┃
    │                                                                              ┃
    │ Cons  our reading                                                            ┃
    │   • Two weeks                                                                ┃
    │                                                                              │
    │ Needs                                                                        │
    │   Clean copies                                                               │
    │                                                                              │
    │ Responses                                                                    │
    ╰────────────────────────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab next link  Enter follow  } next entry  ? help   TLP:GREEN
    ");
}

#[test]
fn finder() {
    insta::assert_snapshot!(look((80, 24), "<c-p>crew"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Find ─────────────────────────────────────────────────── 1 of 10, 5 in texts ╮
    │ crew                                                                         │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭──────────────────────────────────────────────────────────────────────────────╮
    │▌The Tide Crew crew                                             actor · group │
    │ The Coast Agency names The Tide Crew                                   event │
    │ The Tide Crew stopped the cranes                     judgement · very likely │
    │ The Tide Crew did                                                 hypothesis │
    │ The code has been seen with the crew before                         evidence │
    │ ── in texts 5                                                                │
    │ …and named The Tide Crew two days later. 港… Cranes stop at the por… · event │
    │ targeted by The Tide Crew · according to Coast Agency   Port of Lund · actor │
    │ rival of The Tide Crew                                 Nordic Cranes · actor │
    │ The Tide Crew: May publish what it took   Rebuild the controls fro… · option │
    │ …for two days; The Tide Crew did it, probab… Harbour outage: who… · briefing │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Enter open  Esc close  Tab actions  Alt-i peek  Ctrl-s pin           TLP:GREEN
    ");
}

#[test]
fn help() {
    insta::assert_snapshot!(look((80, 24), "?"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Keys ────────────────────────────────────────────────────────────────────────╮
    │ Reading                                                                      ┃
    │▌ Enter                     Open the entry, follow the link                   ┃
    │  H  Backspace  Ctrl-o      Back to where you were                            ┃
    │  L  Alt-→  Ctrl-i          Forward again                                     ┃
    │  Tab                       Next pane; in the reader, next link               ┃
    │  Shift-Tab                 Previous pane; in the reader, previous link       │
    │  J                         Scroll the reader down, from the list             │
    │  K                         Scroll the reader up, from the list               │
    │  f                         Label the links on the screen, follow one         │
    │  F                         Label the links on the screen, peek at one        │
    │  i                         Peek at what the selected link leads to           │
    │  o                         The sections of the page                          │
    │  z                         Give one part the whole screen, and back          │
    │                                                                              │
    │ Moving                                                                       │
    │  j  ↓                      Down                                              │
    │  k  ↑                      Up                                                │
    │  h  ←                      To the list                                       │
    │  l  →                      To the reader                                     │
    │  Space  PgDn               A page down                                       │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Enter do it  / filter  Esc close                                     TLP:GREEN
    ");
}

#[test]
fn problems() {
    insta::assert_snapshot!(look_at_wrong((80, 24), "!"), @"
     bluf › Harbour outage: who pays       1 briefing  as of 2031-05-02   TLP:GREEN
    ╭ Problems ───────────────────────────────────────────────────────────────── 3 ╮
    │▌✕ an event has no field `titel`                             harbour.yaml:7:6 │
    │ ✕ no actor has the id `nobody`                             harbour.yaml:8:30 │
    │ ✕ `last week` is not a date                                harbour.yaml:8:45 │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │──────────────────────────────────────────────────────────────────────────────│
    │ no such field  [unknown-key]  harbour.yaml:7:6                               │
    │ an event has no field `titel`                                                │
    │ did you mean `title`? Keys of your own start with `x-`                       │
    │ The format does not know this key. Keys of your own start with `x-`.         │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Enter edit  gk explain  R read again  Esc close       3 problems !   TLP:GREEN
    ");
}
