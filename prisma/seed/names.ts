import type { Random } from "./random.ts";

/** By how common they are in the country, with those that are common in Jiangxi (熊万涂饶揭). */
const SURNAMES: readonly (readonly [name: string, weight: number])[] = [
  ["王", 72],
  ["李", 71],
  ["张", 68],
  ["刘", 54],
  ["陈", 45],
  ["杨", 31],
  ["黄", 26],
  ["赵", 23],
  ["吴", 20],
  ["周", 20],
  ["徐", 15],
  ["孙", 15],
  ["马", 13],
  ["朱", 13],
  ["胡", 13],
  ["郭", 12],
  ["何", 11],
  ["高", 10],
  ["罗", 10],
  ["熊", 24],
  ["万", 20],
  ["涂", 12],
  ["饶", 10],
  ["揭", 3],
];
const GIVEN = [
  ..."敏静丽强磊军洋勇艳杰娟涛超霞平刚辉玲兰英",
  ..."建华 国平 志强 秀英 桂兰 小红 晓燕 文斌 海燕 春花 立新 明亮 雪梅 永福 水根 金莲 细妹 家旺 思远 雨欣".split(
    " ",
  ),
  ..."子涵 浩然 佳怡 振宇 丽萍 建国 爱民 长根 运生 美玲 国庆 红梅 卫东 玉珍 福生 冬梅 晓峰 诗琪 宇航 新民".split(
    " ",
  ),
];

const surname = (random: Random): string =>
  (SURNAMES[random.weighted(SURNAMES.map(([, weight]) => weight))] as readonly [string, number])[0];

/** A full name nobody in `taken` has yet; adds it there. */
export function newName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = surname(random) + random.pick(GIVEN);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** How residents are mostly written down: 王阿姨, 李先生; now and then the full name. */
export const residentName = (random: Random): string =>
  surname(random) + (random.chance(0.2) ? random.pick(GIVEN) : random.pick(RESIDENT_TITLES));
const RESIDENT_TITLES = ["阿姨", "先生", "女士", "师傅", "大爷", "奶奶", "老师"];

/** A mobile number of the demonstration: the form is right; nothing is ever sent to it. */
export const residentPhone = (random: Random): string =>
  `1990000${String(random.int(0, 9999)).padStart(4, "0")}`;
