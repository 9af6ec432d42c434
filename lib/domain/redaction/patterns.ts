import type { RedactionKind } from "../vocabulary.ts";
import { HAN } from "./figures.ts";
import type { Folded } from "./folded.ts";
import type { Found } from "./numbers.ts";

/**
 * Every quantifier is bounded and nothing optional repeats, so that each pattern looks at a bounded stretch from each place:
 * linear time whatever is typed.
 */
const N = `[0-9${Object.keys(HAN).join("")}十百]`;
/** 401, 4 0 1, 四零一, 四百零一, A3 */
const num = (most: number) => `[A-Za-z]?${N}(?:[ .·-]?${N}){0,${most - 1}}[A-Za-z]?`;
const S = "[\\s·.,，、\\-]{0,3}";
const ROOM = `(?:${N}{1,2}[-#/~])?${N}(?:[ ]?${N}){2,4}[A-Za-z]?(?![年月日元块米万亿度吨号栋幢人平件天个])`;
const IN_BUILDING = `(?:${S}${num(3)}${S}(?:单元|门洞|梯|#))?(?:${S}${num(3)}${S}[层楼])?(?:${S}${num(5)}${S}(?:室|号房|房间|房|号)|${S}${ROOM})?`;

const DOORS = [
  // 3栋2单元401, 12号楼501室, 88弄3号601
  `${num(4)}${S}(?:栋|幢|号楼|#楼|＃楼|弄)(?:${S}${num(3)}${S}号)?${IN_BUILDING}`,
  `[A-Za-z]${S}(?:座|栋|幢|区)${IN_BUILDING}`,
  `${num(3)}${S}(?:座|楼)${S}${num(4)}${S}(?:室|号房|房间|户)`,
  `${num(3)}${S}(?:单元|门洞)(?:${S}${num(3)}${S}[层楼])?${S}${num(5)}(?:${S}(?:室|号房|房|户))?`,
  // 401室, 五零一房
  `${N}(?:[ ]?${N}){2,4}${S}(?:室|号房|房间|房)(?![间人一外内])`,
  `${num(3)}${S}(?:村民小)?[组队]${S}${num(5)}${S}号`,
  // 望湖路88号, 砚台巷5号301, 3组12号
  `(?<=[路街巷弄里道同村组屯湾坊垅坪园苑院])${S}${num(5)}${S}号(?![楼线院])(?:${IN_BUILDING})`,
  `(?<=(?:门牌|房号|地址|家住|我家|我住)[^。！？\\n0-9]{0,4})${num(5)}${S}号(?![楼线院召码])`,
  // 梧桐里小区401, 枫树苑 3-401, 3-2-401, 3#401
  `(?<=(?:小区|家园|花园|公寓|宿舍|新村|大厦|[苑园里庭府湾城院阁轩郡]))${S}(?:${num(3)}[\\-#/~]){0,2}${N}(?:[ ]?${N}){2,3}(?![0-9年月日元块米万亿度吨人户平件天个号路])`,
  `(?<![0-9.\\-])[0-9]{1,2}[-#/~][0-9]{1,2}[-#/~][0-9]{3,4}(?![0-9.\\-])`,
  `(?<=(?:住|家在|家住|门牌|房号|地址)[^。！？\\n0-9]{0,12})[0-9]{1,2}[-#/~][0-9]{3,4}(?![0-9年])`,
  // 楼上502, 我是301的, 房号 401
  `(?<=(?:楼上|楼下|对门|对面|隔壁|我是|我住|住在?|家在|邻居|房号|门牌号?|室号|房间号?)[^。！？\\n0-9A-Za-z]{0,4})[0-9](?:[ ]?[0-9]){2,3}(?![0-9年月元块米万亿度吨人户平件个路.,:])`,
];
const DOORS_ABROAD = [
  `\\b(?:building|bldg|block|blk|unit|apt|apartment|flat|room|rm|suite)\\.?\\s{0,3}(?:no\\.?\\s?|#)?[A-Za-z]?[0-9]{1,5}[A-Za-z]?\\b`,
  `\\b[0-9]{1,5}[A-Za-z]?\\s[A-Z][a-z]{2,15}\\s(?:Road|Rd|Street|St|Lane|Avenue|Ave)\\b`,
];
/** Counting buildings, not naming one: 三栋楼, 两栋房子, 这3栋. */
const COUNTING = /^[0-9一二三四五六七八九十两几]{1,3}[栋幢][楼房居都]/u;

const PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使军警]";
const TAIL = `[A-Za-z0-9${Object.keys(HAN).join("")}]`;
const PLATES = [
  `${PROVINCE}[\\s\\p{P}\\p{S}]{0,2}[A-Za-z](?=[^。！？\\n]{0,12}${N})(?:[\\s\\p{P}\\p{S}]{0,2}${TAIL}){4,6}[挂学警港澳]?`,
  `(?<=(?:车牌|牌照|车号)[^。！？\\n0-9A-Za-z]{0,6})[A-Za-z0-9](?:[\\s·.\\-]?[A-Za-z0-9]){2,7}`,
];
const AT = "(?:\\s{0,2}@\\s{0,2}|\\s?[(\\[{]\\s?(?:at|AT|艾特)\\s?[)\\]}]\\s?|\\s(?:at|AT)\\s|\\s?艾特\\s?)";
const DOT = "(?:\\s?[.。]\\s?|\\s?[(\\[{]?\\s?(?:dot|DOT|点)\\s?[)\\]}]?\\s?)";
const EMAILS = [
  `(?<![A-Za-z0-9._%+\\-])(?:[A-Za-z0-9_%+\\-]{1,40} ?[.] ?){0,3}[A-Za-z0-9._%+\\-]{1,64}${AT}[A-Za-z0-9\\-]{1,40}(?:${DOT}[A-Za-z0-9\\-]{2,20}){1,3}`,
];
const ACCOUNTS = [
  "(?<=(?:微\\s?信|薇信|威信|[vV]信|(?<![A-Za-z])(?:wechat|weixin|vx|wx|WeChat|Wechat|WX|VX|qq|QQ)|扣扣|[加+]我?的?[vV]|抖音|快手|小红书|支付宝)(?:[号名账帐]|ID|id)?[^A-Za-z0-9。！？\\n]{0,6})[A-Za-z0-9][A-Za-z0-9_\\-]{4,24}(?![A-Za-z0-9])",
];

const SHAPES = (
  [
    ["DOOR", DOORS, "gu"],
    ["DOOR", DOORS_ABROAD, "giu"],
    ["PLATE", PLATES, "gu"],
    ["EMAIL", EMAILS, "gu"],
    ["ACCOUNT", ACCOUNTS, "gu"],
  ] as const
).flatMap(([kind, patterns, flags]) =>
  patterns.map((pattern): readonly [RedactionKind, RegExp] => [kind, new RegExp(pattern, flags)]),
);
/** Messengers are named before an account, never as one. */
const NO_ACCOUNT = /^(?:wechat|weixin|alipay|iphone|android)$/i;

/** Doors, plates, mail addresses and accounts. */
export function shapesIn({ text }: Folded): Found[] {
  const found: Found[] = [];
  for (const [kind, pattern] of SHAPES)
    for (const { index, 0: hit } of text.matchAll(pattern)) {
      if (kind === "DOOR" && COUNTING.test(hit + (text[index + hit.length] ?? ""))) continue;
      if (kind === "ACCOUNT" && NO_ACCOUNT.test(hit)) continue;
      found.push({ kind, from: index, to: index + hit.length });
    }
  return found;
}
