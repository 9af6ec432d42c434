import type { NextRequest } from "next/server";
import { currentLang } from "#app/preferences.ts";
import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { pictureCsv, pictureSvg } from "#components/dashboard/pictureFiles.ts";
import { isOfTables, TABS, type TabId } from "#components/dashboard/viewTabs.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { reach } from "#lib/domain/permissions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { pngOf } from "#lib/files/png.ts";
import { xlsxBody } from "#lib/files/xlsxWriter.ts";
import { now } from "#lib/now.ts";
import { type AskedView, askView, readView, tabPath, viewLead } from "../views.ts";
import { readSheets } from "./sheets.ts";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
type As = keyof typeof TYPES;
const isAs = (word: unknown): word is As => typeof word === "string" && Object.hasOwn(TYPES, word);

/**
 * A view as an Excel file, or one of its pictures as table or drawing: ?view= &as= &picture= and whatever the page was asked.
 * It is counted as the page is, so it holds what this person may see and nothing else. Days or a unit that cannot be are told
 * by the page: a file of other days than were asked would be taken for what was asked.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const params = Object.fromEntries(request.nextUrl.searchParams);
  const [actor, lang, at] = await Promise.all([currentActor(), currentLang(), now()]);
  const view = TABS.find((id) => id === params.view);
  const { as } = params;
  if (!view || !isAs(as)) return new Response(null, { status: 404 });
  const { pathname, search } = request.nextUrl;
  if (!actor) return seeOther(`/sign-in?to=${encodeURIComponent(`${pathname}${search}`)}`);
  if (reach(actor).length === 0) return new Response(null, { status: 404 });
  const asked = await askView(actor, params, at, lang);
  if (asked.wrong || asked.unknownUnit) return seeOther(`${tabPath(view)}${search}`);
  const { what, asOf } = viewLead(asked, at, lang);
  const words = say(pictureMessages, lang);
  const heading = { title: words.title(words[view]), lead: `${what} · ${asOf}` };
  const named = (part: string) => headers(as, part, view, asked, lang);
  if (as === "xlsx") {
    const sheets = await readSheets(view, asked, heading, lang);
    return new Response(xlsxBody(sheets), { headers: named(words[view]) });
  }
  const { pictures } = isOfTables(view) ? { pictures: [] } : await readView(view, asked, lang);
  const picture = pictures.find(({ id }) => id === params.picture);
  if (!picture) return new Response(null, { status: 404 });
  if (as === "csv") return new Response(pictureCsv(picture, lang), { headers: named(picture.title) });
  const svg = pictureSvg(picture, heading);
  return new Response(as === "svg" ? svg : new Uint8Array(await pngOf(svg)), {
    headers: named(picture.title),
  });
}

const seeOther = (to: string) => new Response(null, { status: 303, headers: { Location: to } });

function headers(
  as: As,
  part: string,
  view: TabId,
  { where, period: { from, to } }: Pick<AskedView, "where" | "period">,
  lang: Lang,
): Record<string, string> {
  const name = `${say(pictureMessages, lang).fileName(where, part, from, to)}.${as}`;
  return {
    "Content-Type": TYPES[as],
    "Content-Disposition": `attachment; filename="figures-${view}.${as}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "Cache-Control": "private, no-store",
  };
}
