import type { Folded } from "./folded.ts";
import type { Found } from "./numbers.ts";
import { COMMON, COMPOUND, endsOrdinary, GIVEN, GIVEN_TOO, isOrdinary, SURNAMES } from "./surnames.ts";

const SURNAME = `(?:${COMPOUND}|[${SURNAMES}])`;
const GAP = "[ ·.]?";
/** Behind a word that announces a name it may be cut up. */
const WIDE = "[\\s·.*_\\-]{0,2}";
const CUTS = /[\s·.*_-]/g;
/** What follows a name: a sign, a digit, the end, or a verb or particle that needs somebody before it. */
const AFTER =
  "(?=$|[^\\p{Script=Han}]|[说讲在是来去打给的和跟与也他她就昨今前住要把帮到有没同叫又还都接向对从被让请等手电先女师]|[他她]|[一二两三四五六七八九十]|(?:一家|两口|夫妻|本人|老人|老师|家里|以及|或者|今年|去年|反映|联系|收|签))";

const TITLES =
  "先生|女士|小姐|太太|夫人|阿姨|大姨|阿婆|阿公|叔叔|大叔|大爷|大伯|大妈|大娘|大婶|大嫂|大哥|大姐|奶奶|爷爷|伯伯|伯母|婆婆|外婆|外公|嫂子|老师|师傅|师父|老板|老太|老汉|老头|老人家|同学|同志|医生|大夫|护士|护工|主任|书记|经理|所长|站长|局长|科长|处长|院长|校长|园长|镇长|乡长|村长|区长|县长|市长|队长|组长|班长|楼长|会计|律师|警官|法官|教授|主席|委员|干部|总(?=[^\\p{Script=Han}]|[说讲来去打的]|$)|工(?![作地程厂人会钱资业龄具艺序期友商伤种夫匠])|[姨婶嫂叔哥姐伯爷](?![弟妹母父们])|(?:老师傅)|家(?:的?大?(?:儿子|女儿|媳妇|老人|孩子|老大|老二|老太))";

const PATTERNS: readonly RegExp[] = [
  // 王阿姨, 熊建国先生, 欧阳老师: the title stays, the name goes
  `${SURNAME}(?:[${GIVEN}${GIVEN_TOO}]{1,2})?(?=\\s?(?:${TITLES}))`,
  // 王某, 李某某, 张××
  `${SURNAME}(?:某某|某|[×xX*＊]{1,2}(?![A-Za-z0-9]))[某${GIVEN}]?`,
  // 老王, 小李, 阿涂
  `(?<![大从最缩减养])[老小阿][${COMMON}](?![高头子病区层考路菜鼠康虾事])`,
  // 阿英, 小红姐
  `阿[${GIVEN}]|[小老][${GIVEN}](?=[姐哥叔姨婶嫂伯])`,
  `(?<=[，、, ]名[是叫为]?)[${GIVEN}][${GIVEN}${GIVEN_TOO}]`,
  `(?<=[免贵]?姓)${SURNAME}(?=[^\\p{Script=Han}]|[的，。]|$)`,
].map(everywhere);

/** Behind these words somebody is named, whatever the name. */
const CUES =
  "我叫|我是|我名叫|本人(?:叫|名叫|姓名)?|姓名|名叫|名字[叫是]?|叫做|署名|签名|签字|落款|联系人|反映人|投诉人|申请人|报修人|户主|业主|房主|承租人|法人|经办人|负责人|当事人|代理人|监护人|委托人|收件人|开户名|户名|联系|联系上|物业的|社区的|找|叫|问|喊|儿子|女儿|老公|老婆|丈夫|妻子|爱人|父亲|母亲|爸爸|妈妈|老伴|孙子|孙女|侄子|外甥|房东|租客|租户|包工头|邻居|同事|老乡|村民|居民|住户|楼上|楼下|隔壁|对门";
const WITH_CUE = everywhere(
  `(?<=(?:${CUES})[\\s:：是为叫做,，“"]{0,3})${SURNAME}${WIDE}\\p{Script=Han}(?:${WIDE}\\p{Script=Han})?`,
);
/** 建国, 桂兰, 小红: two characters of given names, or one where somebody does something. */
const WHOLE = everywhere(
  `${SURNAME}${GAP}(?:[${GIVEN}]${GAP}[${GIVEN}${GIVEN_TOO}]|[${GIVEN_TOO}]${GAP}[${GIVEN}])${AFTER}|${SURNAME}[${GIVEN}](?=[说讲]|(?:的)?(?:电话|手机|身份证|住|今年|家住|本人|先生|女士)|[(（:：]?[\\s]?1[3-9]\\d)`,
);
const SIGNED = everywhere(
  `(?<=(?:^|\\n)[ \\t]{0,8})${SURNAME}${GAP}\\p{Script=Han}{1,2}(?=[ \\t]{0,8}(?:$|\\n))`,
);
const PLACE_AFTER =
  /^(?:路|街|巷|道|镇|乡|村|县|市|区|社区|小区|花园|公园|大桥|中学|小学|医院|大厦|公司|超市|广场|菜场|派出所)/u;
const TWO_CHARACTERS = new RegExp(`^(?:${COMPOUND})`, "u");
const BOUNDARY = new RegExp(`^${AFTER}`, "u");

const LATIN = [
  "\\b(?:Mr|Mrs|Ms|Miss|Dr|Madam|Uncle|Auntie|Aunt|Granny|Grandma|Grandpa)\\.?\\s{1,2}(?<name>[A-Z][a-z]{1,20}(?:\\s[A-Z][a-z]{1,20}){0,2})",
  "(?:\\b[Mm]y name is|\\bI am|\\bI'm|\\b[Tt]his is|\\b[Nn]amed|\\b[Cc]alled|\\b[Cc]ontact|\\b[Aa]sk(?: for)?|\\b[Tt]ell|\\b[Cc]all|\\b[Nn]ame)\\s?[:,]?\\s{0,2}(?<name>[A-Z][a-z]{1,20}(?:[\\s-][A-Z][a-z]{1,20}){0,2})",
].map((pattern) => new RegExp(pattern, "gu"));
const NO_NAME =
  /^(?:The|Please|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Building|Unit|Room|Me|Us|Back)\b/;

/** A pattern tried at every character, so that a name is not missed because an ordinary word before it looked like one. */
function everywhere(pattern: string): RegExp {
  return new RegExp(
    `(?=[老小阿，、, 名${SURNAMES}${COMPOUND.replace(/\|/g, "")}${GIVEN}])(?=(${pattern}))`,
    "gu",
  );
}
function* hits(text: string, pattern: RegExp): Generator<[index: number, hit: string]> {
  for (const { index, 1: hit = "" } of text.matchAll(pattern)) yield [index, hit];
}

/** Names of people: with a title, behind a word that announces one, as they are usually made, and those that are known. */
export function namesIn(folded: Folded, known: readonly string[]): Found[] {
  const { text } = folded;
  const found: Found[] = [];
  const mark = (from: number, length: number) => found.push({ kind: "NAME", from, to: from + length });
  for (const pattern of PATTERNS)
    for (const [index, hit] of hits(text, pattern))
      if (!nickname(text, index) && !ordinary(text.slice(index, index + 2)) && !follows(text, index))
        mark(index, hit.length);
  for (const [index, hit] of hits(text, WITH_CUE)) {
    if (ordinary(hit)) continue;
    const length = nameLength(text, index, hit);
    if (length > 0) mark(index, length);
  }
  for (const pattern of [WHOLE, SIGNED])
    for (const [index, hit] of hits(text, pattern))
      if (
        !ordinary(hit) &&
        !follows(text, index) &&
        !PLACE_AFTER.test(text.slice(index + hit.length, index + hit.length + 3))
      )
        mark(index, hit.length);
  for (const pattern of LATIN)
    for (const { index, 0: hit, groups } of text.matchAll(pattern)) {
      const name = groups?.name ?? "";
      if (!NO_NAME.test(name)) mark(index + hit.length - name.length, name.length);
    }
  for (const name of known) for (const [from, length] of occurrences(text, name)) mark(from, length);
  return found;
}

const ordinary = (hit: string): boolean => isOrdinary(hit.replace(CUTS, "").slice(0, 2));
/** 小高层 and 小马路 name nobody. */
const nickname = (text: string, index: number): boolean =>
  /^[老小]/.test(text[index] ?? "") && isOrdinary(text.slice(index + 1, index + 3));
/** The surname is the end of a word: 免费. */
const follows = (text: string, index: number): boolean =>
  endsOrdinary(text.slice(Math.max(0, index - 1), index + 1));

/** How much of surname and two characters is the name: both, one, or nothing that could be one. */
function nameLength(text: string, index: number, hit: string): number {
  const given = [...hit.replace(CUTS, "")].slice(TWO_CHARACTERS.test(hit) ? 2 : 1);
  const fits = (char: string | undefined) => char !== undefined && (GIVEN + GIVEN_TOO).includes(char);
  const after = (length: number) => text.slice(index + length, index + length + 4);
  if (PLACE_AFTER.test(after(hit.length))) return 0;
  if (given.length === 1) return BOUNDARY.test(after(hit.length)) ? hit.length : 0;
  if (BOUNDARY.test(after(hit.length)) || given.every(fits)) return hit.length;
  const shorter = hit.replace(/[\s·.*_-]{0,2}.$/u, "").length;
  return fits(given[0]) || BOUNDARY.test(after(shorter)) ? shorter : 0;
}

/** A known name wherever it stands, with signs between its characters or not. */
function* occurrences(text: string, name: string): Generator<[from: number, length: number]> {
  const chars = [...name.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "")];
  if (chars.length < 2 || chars.length > 40) return;
  const pattern = new RegExp(chars.join("[^\\p{L}\\p{N}]{0,2}"), "giu");
  for (const { index, 0: hit } of text.matchAll(pattern)) yield [index, hit.length];
}
