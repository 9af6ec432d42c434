import "server-only";
import { GUARDED } from "../../upload/headers.ts";

/** An Excel file to be saved, under a name in any letters and one in plain ones. */
export const xlsxHeaders = (name: string, plain: string, bytes?: number): Record<string, string> => ({
  ...GUARDED,
  "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  ...(bytes !== undefined && { "Content-Length": String(bytes) }),
});
