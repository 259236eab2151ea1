//! At 60 × 20, and at 40 × 10, the least.

use super::{look, look_at_wrong};

#[test]
fn start() {
    insta::assert_snapshot!(look((60, 20), "k"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Overview ────────────────────────────────────────────────╮
    │▌◆ Bottom line                                            │
    ├ 1 Timeline ─────────────────────────────────────────── 4 ┤
    │ 2031-04-28  ■ Cranes stop at the port of Lund            │
    │ 2031-04-29~ ▪ A note asks for forty coins                │
    ├ 2 Actors ───────────────────────────────────────────── 5 ┤
    │ ○ Port of Lund                                   company │
    │ ◆ The Tide Crew                                    group │
    ├ 3 Options ──────────────────────────────────────────── 2 ┤
    │ ○ Pay                                      financial 4/5 │
    │ ◐ Rebuild the controls from clean copies       cyber 5/3 │
    ├ 4 Judgements ────────────────────── 1, 1 question, 1 due ┤
    │ ▆ The Tide Crew stopped the cranes    very likely · mod. │
    │ ? Who stopped the cranes?                      3 answers │
    ├ 5 Sources ─────────────────────────────────────────── B1 ┤
    │ B Two days of silence                     The Lund Paper │
    │ 2 The code has been seen with the crew before  rel. high │
    ╰──────────────────────────────────────────────────────────╯
     Enter read  Tab pane  / filter  ? help  q quit   TLP:GREEN
    ");
}

#[test]
fn reader_with_a_selected_link() {
    insta::assert_snapshot!(look((60, 20), "l<tab>"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Cranes stop at the port of Lund ────────────────── event ╮
    │ 2031-04-28 · incident · leads the story                  ┃
    │                                                          ┃
    │ All cranes of the ▐Port of Lund▌ stopped at once. The    ┃
    │ [Coast Agency] was called in the same hour, and named    ┃
    │ [The Tide Crew] two days later. 港の起重機は動かない。   ┃
    │                                                          │
    │ Target        [Port of Lund]                             │
    │                                                          │
    │ Impact                                                   │
    │   • Two days without cargo                               │
    │   • One ship, the Freya, turned away                     │
    │                                                          │
    │ Attribution                                              │
    │   [The Tide Crew]                                        │
    │     By          [Coast Agency]                           │
    │     Level       group                                    │
    ╰────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab link  ? help                TLP:GREEN
    ");
}

#[test]
fn actor() {
    insta::assert_snapshot!(look((60, 20), "2jl"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ The Tide Crew ──────────────────────────────────── actor ╮
    │ group                                                    ┃
    │ Also called   Ebb, TC-7                                  ┃
    │                                                          ┃
    │ Thieves, says the [Coast Agency].                        ┃
    │                                                          ┃
    │ Goals                                                    ┃
    │   Money                                                  │
    │                                                          │
    │ Relations                                                │
    │   • targets [Port of Lund] · according to [Coast Agency] │
    │   • rival of [Nordic Cranes]                             │
    │                                                          │
    │ Events aimed at it                                       │
    │   ▫ Friday  [The Coast Agency names The Tide Crew]       │
    │                                                          │
    │ Events it took part in                                   │
    ╰────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab link  ? help                TLP:GREEN
    ");
}

#[test]
fn question_with_its_matrix() {
    insta::assert_snapshot!(look((60, 20), "4jl"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Who stopped the cranes? ─────────────────────── question ╮
    │ Status        open                                       ┃
    │                                                          ┃
    │ Hypotheses                                               ┃
    │   ? [The Tide Crew did] crew · score 0.0                 ┃
    │   ? [The firm next door did] firm · score −2.0           ┃
    │   ? [Nobody: it broke] fault · score −5.0                ┃
    │                                                          ┃
    │ Evidence against each                                    ┃
    │   Evidence                             crew  firm  fault ┃
    │   ────────────────────────────────────────────────────── ┃
    │   [The code has been seen with the     C     I     II    ┃
    │     crew…]                                               │
    │   [A note asks for forty coins]        C     N     I     │
    │   ◦ [The firm next door denies a part  N     N     N     │
    │     in it…]                                              │
    │   Score                                0.0   −2.0  −5.0  │
    ╰────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab link  ? help                TLP:GREEN
    ");
}

#[test]
fn judgement() {
    insta::assert_snapshot!(look((60, 20), "4l"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭─────────────────────────────────────────────── judgement ╮
    │ [The Tide Crew] stopped the cranes.                      ┃
    │                                                          ┃
    │ Likelihood    ▆ very likely  80–95 %                     ┃
    │ Confidence    moderate  credible information, open to    ┃
    │               another reading                            ┃
    │ Review by     2031-06-01                                 ┃
    │                                                          ┃
    │ Why                                                      ┃
    │   • The code is theirs                                   │
    │   • The note is theirs                                   │
    │                                                          │
    │ For                                                      │
    │   ▣ [The code has been seen with the crew before]        │
    │     evidence                                             │
    │   ▪ [A note asks for forty coins] event                  │
    │                                                          │
    ╰────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab link  ? help                TLP:GREEN
    ");
}

#[test]
fn option() {
    insta::assert_snapshot!(look((60, 20), "3jl"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Rebuild the controls from clean copies ────────── option ╮
    │ under way · cyber, economic                              ┃
    │                                                          ┃
    │ By            [Port of Lund]                             ┃
    │ Proponents    [Coast Agency]                             ┃
    │                                                          ┃
    │ Ratings by this briefing                                 ┃
    │   Effect        5  ●●●●●  high is good                   ┃
    │   Feasibility   3  ●●●○○  high is good                   ┃
    │                                                          ┃
    │ Pros  our reading                                        │
    │   • Nobody is paid                                       │
    │   • The hole is closed                                   │
    │                                                          │
    │ Cons  our reading                                        │
    │   • Two weeks                                            │
    │                                                          │
    ╰────────────────────────────────────────────────────── 0% ╯
     h list  f hints  Tab link  ? help                TLP:GREEN
    ");
}

#[test]
fn finder() {
    insta::assert_snapshot!(look((60, 20), "<c-p>crew"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Find ─────────────────────────────── 1 of 10, 5 in texts ╮
    │ crew                                                     │
    ╰──────────────────────────────────────────────────────────╯
    ╭──────────────────────────────────────────────────────────╮
    │▌The Tide Crew crew                         actor · group │
    │ The Coast Agency names The Tide Crew               event │
    │ The Tide Crew stopped the cranes judgement · very likely │
    │ The Tide Crew did                             hypothesis │
    │ The code has been seen with the crew before     evidence │
    │ ── in texts 5                                            │
    │ …and named The Tide Crew two da… Cranes stop at… · event │
    │ targeted by The Tide Crew · accord… Port of Lund · actor │
    │ rival of The Tide Crew             Nordic Cranes · actor │
    │ The Tide Crew: May publish what… Rebuild the c… · option │
    │ …for two days; The Tide Crew di… Harbour out… · briefing │
    │                                                          │
    │                                                          │
    ╰──────────────────────────────────────────────────────────╯
     Enter open  Esc close  Tab actions  Alt-i peek   TLP:GREEN
    ");
}

#[test]
fn help() {
    insta::assert_snapshot!(look((60, 20), "?"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Keys ────────────────────────────────────────────────────╮
    │ Reading                                                  ┃
    │▌ Enter              Open the entry, follow the link      ┃
    │  H  Backspace       Back to where you were               ┃
    │  L  Alt-→  Ctrl-i   Forward again                        │
    │  Tab                Next pane; in the reader, next link  │
    │  Shift-Tab          Previous pane; in the reader, previ… │
    │  J                  Scroll the reader down, from the li… │
    │  K                  Scroll the reader up, from the list  │
    │  f                  Label the links on the screen, foll… │
    │  F                  Label the links on the screen, peek… │
    │  i                  Peek at what the selected link lead… │
    │  o                  The sections of the page             │
    │  z                  Give one part the whole screen, and… │
    │                                                          │
    │ Moving                                                   │
    │  j  ↓               Down                                 │
    ╰──────────────────────────────────────────────────────────╯
     Enter do it  / filter  Esc close                 TLP:GREEN
    ");
}

#[test]
fn problems() {
    insta::assert_snapshot!(look_at_wrong((60, 20), "!"), @"
     Harbour outage: who pays      as of 2031-05-02   TLP:GREEN
    ╭ Problems ───────────────────────────────────────────── 3 ╮
    │▌✕ an event has no field `titel`         harbour.yaml:7:6 │
    │ ✕ no actor has the id `nobody`         harbour.yaml:8:30 │
    │ ✕ `last week` is not a date            harbour.yaml:8:45 │
    │                                                          │
    │                                                          │
    │                                                          │
    │                                                          │
    │                                                          │
    │──────────────────────────────────────────────────────────│
    │ no such field  [unknown-key]  harbour.yaml:7:6           │
    │ an event has no field `titel`                            │
    │ did you mean `title`? Keys of your own start with `x-`   │
    │ The format does not know this key. Keys of your own      │
    │   start with `x-`.                                       │
    │                                                          │
    │                                                          │
    ╰──────────────────────────────────────────────────────────╯
     Enter edit  Esc close             3 problems !   TLP:GREEN
    ");
}

#[test]
fn least_start() {
    insta::assert_snapshot!(look((40, 10), ""), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭ Overview ────────────────────────────╮
    ├ 1 Timeline ────────────────── 1 of 4 ┤
    │▌2031-04-28  ■ Cranes stop at the po… ┃
    ├ 2 Actors ───────────────────────── 5 ┤
    ├ 3 Options ──────────────────────── 2 ┤
    ├ 4 Judgements ── 1, 1 question, 1 due ┤
    ├ 5 Sources ─────────────────────── B1 ┤
    ╰──────────────────────────────────────╯
     Enter read  ? help  q quit   TLP:GREEN
    ");
}

#[test]
fn least_reader_with_a_selected_link() {
    insta::assert_snapshot!(look((40, 10), "l<tab>"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭─────────────────────────────── event ╮
    │ Cranes stop at the port of Lund      ┃
    │ 2031-04-28 · incident ·              │
    │ leads the story                      │
    │                                      │
    │ All cranes of the ▐Port of Lund▌     │
    │ stopped at once. The [Coast Agency]  │
    ╰────────────────────────────────── 0% ╯
     h list  f hints  ? help      TLP:GREEN
    ");
}

#[test]
fn least_actor() {
    insta::assert_snapshot!(look((40, 10), "2jl"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭ The Tide Crew ──────────────── actor ╮
    │ group                                ┃
    │ Also called   Ebb, TC-7              │
    │                                      │
    │ Thieves, says the [Coast Agency].    │
    │                                      │
    │ Goals                                │
    ╰────────────────────────────────── 0% ╯
     h list  f hints  ? help      TLP:GREEN
    ");
}

#[test]
fn least_question_with_its_matrix() {
    insta::assert_snapshot!(look((40, 10), "4jl"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭ Who stopped the cranes? ─── question ╮
    │ Status        open                   ┃
    │                                      │
    │ Hypotheses                           │
    │   ? [The Tide Crew did] crew ·       │
    │     score 0.0                        │
    │   ? [The firm next door did] firm ·  │
    ╰────────────────────────────────── 0% ╯
     h list  f hints  ? help      TLP:GREEN
    ");
}

#[test]
fn least_judgement() {
    insta::assert_snapshot!(look((40, 10), "4l"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭─────────────────────────── judgement ╮
    │ [The Tide Crew] stopped the cranes.  ┃
    │                                      │
    │ Likelihood    ▆ very likely  80–95 % │
    │ Confidence    moderate  credible     │
    │               information, open to   │
    │               another reading        │
    ╰────────────────────────────────── 0% ╯
     h list  f hints  ? help      TLP:GREEN
    ");
}

#[test]
fn least_option() {
    insta::assert_snapshot!(look((40, 10), "3jl"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭────────────────────────────── option ╮
    │ Rebuild the controls from clean      ┃
    │ copies                               │
    │ under way · cyber, economic          │
    │                                      │
    │ By            [Port of Lund]         │
    │ Proponents    [Coast Agency]         │
    ╰────────────────────────────────── 0% ╯
     h list  f hints  ? help      TLP:GREEN
    ");
}

#[test]
fn least_finder() {
    insta::assert_snapshot!(look((40, 10), "<c-p>crew"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭ Find ─────────── 1 of 10, 5 in texts ╮
    │ crew                                 │
    ╰──────────────────────────────────────╯
    ╭──────────────────────────────────────╮
    │▌The Tide Crew crew     actor · group │
    │ The Coast Agency names The Ti… event │
    │ The Tide Crew stopped the… judgement │
    ╰──────────────────────────────────────╯
     Enter open  Esc close        TLP:GREEN
    ");
}

#[test]
fn least_help() {
    insta::assert_snapshot!(look((40, 10), "?"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭ Keys ────────────────────────────────╮
    │ Reading                              ┃
    │▌ Enter       Open the entry, follow… │
    │  H           Back to where you were  │
    │  L  Alt-→    Forward again           │
    │  Tab         Next pane; in the read… │
    │  Shift-Tab   Previous pane; in the…  │
    ╰──────────────────────────────────────╯
     Enter do it  Esc close       TLP:GREEN
    ");
}

#[test]
fn least_problems() {
    insta::assert_snapshot!(look_at_wrong((40, 10), "!"), @"
     Harbour outag…  2031-05-02   TLP:GREEN
    ╭ Problems ───────────────────────── 3 ╮
    │▌✕ an event has no…  harbour.yaml:7:6 │
    │ ✕ no actor has the… …rbour.yaml:8:30 │
    │ ✕ `last week` is n… …rbour.yaml:8:45 │
    │──────────────────────────────────────│
    │ no such field  [unknown-key]         │
    │   harbour.yaml:7:6                   │
    ╰──────────────────────────────────────╯
     Esc close     3 problems !   TLP:GREEN
    ");
}
