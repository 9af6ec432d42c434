import { addDays, type CivilDate, weekday, yearOf } from "../calendar/calendar.ts";
import { type DeadlineSum, restOf } from "../calendar/deadlineSum.ts";
import { type DeadlineStep, MAX_DEADLINE_DAYS } from "../calendar/deadlines.ts";
import { DEADLINE_MODES } from "../vocabulary.ts";
import type { DeadlineLanguage } from "./deadline.ts";

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

export const deadlineZh: DeadlineLanguage = {
  steps: {
    DAY_ZERO: (s, y) => `${day(s.date, y)}当天不算，从第二天数起`,
    COUNTED_TO: (s, y) => `数满${s.days}日，是${dated(s.date, y)}`,
    WORKING_COUNTED_TO: (s, y) => `数满${s.days}个工作日，是${dated(s.date, y)}`,
    SKIPPED: (s, y) => `${rest(s, y)}，不算`,
    NON_WORKING: (s, y) => `${rest(s, y)}，期限不在休息日截止`,
    MAKEUP_DAY: (s, y) => `${makeup(s, y)}，算工作日`,
    MOVED_TO: (s, y) => `顺延到接下来的第一个工作日：${dated(s.date, y)}`,
    PAUSED: (s, y) => `中间停了${s.days}天不算，往后移到${dated(s.date, y)}`,
    EXTENDED: (s, y) => `经批准并告知后延长${s.days}天，到${dated(s.date, y)}`,
    PROVISIONAL: (s) => unknownYear(s),
    DUE: (s, y) => `最晚${dated(s.date, y)}24点`,
  },
  refusals: {
    from: "from 请写真实的日期，像 2026-03-02 这样（1900 至 2199 年）。",
    days: `days 请写 0 到 ${MAX_DEADLINE_DAYS} 之间的整数。`,
    mode: `mode 只能是 ${DEADLINE_MODES.join("、")}。`,
    lang: "lang 只能是 zh 或 en。",
  },
  summary(sum) {
    const sentence = (sum.working ? workingSum(sum) : calendarSum(sum)) + shiftSum(sum);
    return sum.provisional ? `${sentence}。${unknownYear(sum.provisional)}。` : `${sentence}。`;
  },
};

/** ；中间停了3天不算，到3月20日周五 · ；经批准并告知延长10天，到… */
function shiftSum({ shifts, dueNow, restNow: why, withYear: y }: DeadlineSum): string {
  const last = shifts.at(-1);
  if (!last) return "";
  const added = shifts.map(({ rule, days }) =>
    rule === "PAUSED" ? `中间停了${days}天不算` : `经批准并告知延长${days}天`,
  );
  const sum = `；${added.join("，")}，`;
  return why
    ? `${sum}数到${day(last.date, y)}；${restedOn(last.date, why, y)}，顺延到${dated(dueNow, y)}`
    : `${sum}到${dated(dueNow, y)}`;
}

function workingSum({ from, days, due, skipped, makeups, withYear: y }: DeadlineSum): string {
  const left = restOf(skipped);
  const names = `（${[...(left.weekends ? ["周末"] : []), ...left.names].join("、")}）`;
  const skips = left.days > 0 ? `中间休息的${left.days}天${names}不算，` : "";
  const made = makeups.length > 0 ? `补班的${makeups.length}天要算，` : "";
  return `${countTo(from, days, "个工作日", y, skips + made)}${dated(due, y)}`;
}

function calendarSum({ from, days, counted, due, rest: why, makeups, withYear: y }: DeadlineSum): string {
  const counting = countTo(from, days, "日", y);
  const [made] = makeups;
  if (why) {
    return `${counting}${day(counted, y)}；${restedOn(counted, why, y)}，顺延到${dated(due, y, made && "补班")}`;
  }
  return made ? `${counting}${day(due, y)}；${makeup(made, y)}，不用顺延` : `${counting}${dated(due, y)}`;
}

/** 12月12日是周六 · 10月1日放假（国庆节） */
const restedOn = (date: CivilDate, { name }: DeadlineStep, y: boolean): string =>
  name ? `${day(date, y)}放假（${name}）` : `${day(date, y)}是${weekdayName(date)}`;

function countTo(from: CivilDate, days: number | null, unit: string, y: boolean, between = ""): string {
  if (days === null) return `从${day(from, y)}起，到`;
  if (days === 0) return `期限0${unit}，就是当天：`;
  return `从${day(from, y)}的第二天起数${days}${unit}，${between}数到`;
}

/** 3月7日是周六 · 3月7日至3月8日是周末 · 2月15日至2月23日放假（春节） */
function rest(step: DeadlineStep, y: boolean): string {
  const days = restOf([step]).days;
  const last = addDays(step.date, days - 1);
  const span = days === 1 ? day(step.date, y) : `${day(step.date, y)}至${day(last, y)}`;
  if (step.name) return `${span}放假（${step.name}）`;
  return `${span}是${days === 1 ? weekdayName(step.date) : "周末"}`;
}

function makeup(step: DeadlineStep, y: boolean): string {
  return `${day(step.date, y)}虽是${weekdayName(step.date)}，但要补班（${step.name}调休）`;
}

function unknownYear(step: DeadlineStep): string {
  return `${yearOf(step.date)}年的放假安排这里还没有，日期是暂定的`;
}

function day(date: CivilDate, withYear: boolean): string {
  const text = `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
  return withYear ? `${yearOf(date)}年${text}` : text;
}

function dated(date: CivilDate, withYear: boolean, note?: string): string {
  return `${day(date, withYear)}（${weekdayName(date)}${note ? `，${note}` : ""}）`;
}

function weekdayName(date: CivilDate): string {
  return WEEKDAYS[weekday(date) - 1] as string;
}
