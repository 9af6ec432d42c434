import { reportXlsx } from "#lib/files/reportXlsx.ts";

/** The workbook of a published report: made from what was kept, whoever may read it. */
export const reportWorkbook = reportXlsx;
