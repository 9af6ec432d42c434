import { texts } from "#lib/domain/texts.ts";

export const compositeMessages = texts({
  zh: {
    title: "三率综合",
    lead: "把响应率、解决率、满意率按权重合成一个数。它看不出哪一项弱，所以平时不显示；显示时也和三个率放在一起，不排名。",
    shown: "在看板和三率月报里显示三率综合",
    weight: (rate: string) => `${rate}占`,
    percent: (n: number) => `${n}%`,
    hint: "三项加起来要正好是100%。北京一个区公开的算法是10%、50%、40%，也有地方用30%、35%、35%。",
    save: "保存",
    savedShown: "已保存，看板和以后的三率月报会显示三率综合。",
    savedHidden: "已保存，看板和以后的三率月报不显示三率综合。",
    on: "显示",
    off: "不显示",
  },
  en: {
    title: "Three rates as one",
    lead: "Contacted, solved and satisfied, weighted into one number. It hides which of the three is weak, so it is not shown unless you say so; then it stands beside the three, and nobody is ranked by it.",
    shown: "Show it on the dashboard and in the monthly report",
    weight: (rate: string) => `Weight of “${rate}”`,
    percent: (n: number) => `${n} %`,
    hint: "The three must add up to exactly 100 %. One district of Beijing publishes 10, 50 and 40 %; elsewhere 30, 35 and 35 % are used.",
    save: "Save",
    savedShown: "Saved; the dashboard and monthly reports from now on show it.",
    savedHidden: "Saved; the dashboard and monthly reports from now on do not show it.",
    on: "shown",
    off: "not shown",
  },
});
