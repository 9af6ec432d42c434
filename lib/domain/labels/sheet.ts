import { type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import { disarm } from "../figures/formula.ts";
import { label, showDateTime, showNumber } from "../labels.ts";
import { SHEET_COLUMNS } from "../ledger/ledgerSheet.ts";
import type { Lang, LedgerFormat, Role } from "../vocabulary.ts";
import { sheetHeading } from "./ledger.ts";

/** Who takes the ledger out, for which unit, and when. */
type Told = {
  readonly by: string;
  readonly unit: string;
  readonly role: Role;
  readonly at: Date;
  readonly lang: Lang;
};
type Row = { readonly style?: "TITLE" | "PLAIN" | "HEAD"; readonly cells: readonly string[] };

const inLang = (lang: Lang, zh: string, en: string): string => (lang === "zh" ? zh : en);

export const sheetNames = (lang: Lang): readonly [ledger: string, notice: string] =>
  lang === "zh" ? ["台账", "说明"] : ["Ledger", "Notice"];

/** What the files are called when they are saved. */
export const fileNames = {
  ledger: (day: CivilDate, format: LedgerFormat, lang: Lang) =>
    inLang(lang, `台账-${day}.${format.toLowerCase()}`, `ledger-${day}.${format.toLowerCase()}`),
  template: (lang: Lang) => inLang(lang, "台账导入模板.xlsx", "ledger-template.xlsx"),
};

/** Title, the row of 填报单位/填报人/审核人/日期, and the head (domain.md F6). Who checked it signs by hand. */
export function titleRows({ by, unit, at, lang }: Told): Row[] {
  const filled: string[] = [];
  const put = (column: number, text: string) => {
    filled[column] = text;
  };
  put(0, inLang(lang, `填报单位：${unit}`, `Unit: ${unit}`));
  put(8, inLang(lang, `填报人：${by}`, `Filled in by: ${by}`));
  put(14, inLang(lang, "审核人：", "Checked by:"));
  put(18, inLang(lang, `日期：${shanghaiDate(at)}`, `Date: ${shanghaiDate(at)}`));
  return [
    { style: "TITLE", cells: [inLang(lang, `${unit}民情家访工作台账`, `${unit}: ledger of home visits`)] },
    { style: "PLAIN", cells: Array.from(filled, (text) => text ?? "") },
    { style: "HEAD", cells: SHEET_COLUMNS.map(({ key }) => sheetHeading(key, lang)) },
  ];
}

/** Printed at the foot of every page, so that a sheet of paper tells where it came from. */
export const sheetFoot = ({ by, unit, at, lang }: Told): string =>
  inLang(
    lang,
    `${unit} ${by} 导出于 ${showDateTime(at, lang)}，内部使用，请勿外传`,
    `Taken out by ${by}, ${unit}, ${showDateTime(at, lang)}. For official use only`,
  );

type Notice = Told & {
  readonly id: string;
  readonly filter: string;
  readonly rows: number;
  readonly revealed: number;
  readonly unmasked: boolean;
  readonly reason: string;
};

/** The watermark sheet: who took out what, when, with which filter, masked or not, and why (domain.md F6, E "export watermark"). */
export function noticeRows({
  by,
  unit,
  role,
  at,
  lang,
  id,
  filter,
  rows,
  revealed,
  unmasked,
  reason,
}: Notice): Row[] {
  const line = (zh: string, en: string, value: string): Row => ({
    cells: [inLang(lang, zh, en), disarm(value)],
  });
  return [
    { style: "HEAD", cells: [inLang(lang, "说明", "Notice"), inLang(lang, "本次导出", "This export")] },
    line("导出人", "Taken out by", `${by}（${unit}，${label("role", role, lang)}）`),
    line("导出时间", "At", showDateTime(at, lang)),
    line("筛选条件", "Filter", filter),
    line("行数", "Rows", showNumber(rows, lang)),
    line(
      "姓名和电话",
      "Names and phones",
      unmasked
        ? inLang(
            lang,
            `按权限和理由显示了${showNumber(revealed, lang)}行，其余已遮盖`,
            `shown in full in ${showNumber(revealed, lang)} rows, by permission and reason; masked in the others`,
          )
        : inLang(lang, "全部已遮盖", "masked throughout"),
    ),
    ...(unmasked ? [line("理由", "Reason", reason)] : []),
    line("导出编号", "Export number", id),
    line(
      "请注意",
      "Please note",
      inLang(
        lang,
        "本文件含个人信息，只供办理和统计这些事使用，请勿外传，用完请删除。每次导出都有记录，审计员可以查看。",
        "This file holds personal information. Use it only to handle and count these issues, pass it on to nobody, and delete it afterwards. Every export is recorded and open to the auditor.",
      ),
    ),
  ];
}
