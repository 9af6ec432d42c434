import type { NextRequest } from "next/server";
import { messages } from "#components/bulletin/messages.ts";
import { sessionWords } from "#components/bulletin/noticeFacts.tsx";
import { atomXml } from "#lib/domain/files/atom.ts";
import { withCorrections } from "#lib/domain/labels/sessionResult.ts";
import { say } from "#lib/domain/labels.ts";
import { changedAt } from "#lib/domain/open/publicNotices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { readNoticeFeed } from "#lib/queries/open/publicNotices.ts";
import { siteAddress } from "#lib/site.ts";

const CACHE_SECONDS = 300;

/** Notices as an Atom feed: ?place= one place and the offices above it (?county= of older addresses), &lang=en for its own words. */
export async function GET(request: NextRequest): Promise<Response> {
  const { place, county, lang: asked } = Object.fromEntries(request.nextUrl.searchParams);
  const feed = await readNoticeFeed(place || county || "");
  if (!feed) return new Response(null, { status: 404 });
  const lang: Lang = asked === "en" ? "en" : "zh";
  const words = say(messages, lang);
  const query = feed.place ? `?place=${feed.place.id}` : "";
  const title = words.feedName(feed.place?.name ?? words.all);
  const body = atomXml({
    id: siteAddress(`/notices/feed${query}`),
    title,
    lang: lang === "zh" ? "zh-CN" : "en",
    self: siteAddress(`/notices/feed${query}`),
    page: siteAddress(`/notices${feed.place ? `?place=${feed.place.id}` : ""}`),
    updated:
      feed.notices.map(changedAt).reduce<Date | null>((last, at) => (last && last > at ? last : at), null) ??
      (await now()),
    author: title,
    entries: feed.notices.map((notice) => ({
      id: `urn:uuid:${notice.id}`,
      title: notice.inTime === false ? `${notice.title} (${words.late})` : notice.title,
      page: siteAddress(`/notices/${notice.id}`),
      updated: changedAt(notice),
      author: notice.unit,
      text: [sessionWords(notice, lang), notice.place, withCorrections(notice)].filter(Boolean).join("\n"),
    })),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": `public, max-age=${CACHE_SECONDS}`,
    },
  });
}
