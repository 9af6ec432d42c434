import { messages as house } from "#components/layout/messages.ts";
import { messages } from "#components/wall/messages.ts";
import { postTitle } from "#components/wall/post.tsx";
import { startOfDay } from "#lib/domain/calendar/calendar.ts";
import { atomXml } from "#lib/domain/files/atom.ts";
import { say } from "#lib/domain/labels.ts";
import { marksIn } from "#lib/domain/redaction/redaction.ts";
import { readWallFeed } from "#lib/queries/open/wall.ts";
import { wallAddress } from "#lib/site.ts";

export const dynamic = "force-dynamic";

/** The newest posts that stand open, for feed readers; always in the language they were written in. */
export async function GET(): Promise<Response> {
  const words = say(messages, "zh");
  const posts = await readWallFeed();
  const entries = posts.map((post) => ({
    title: postTitle(post, "zh"),
    id: wallAddress(post.id),
    page: wallAddress(post.id),
    updated: startOfDay(post.day),
    author: post.unit,
    category: post.category,
    text: post.texts
      ? marksIn(
          [
            `${words.said}：${post.texts.statement}`,
            `${words.answer}（${post.unit}）：${[post.texts.done, post.texts.state, post.texts.next].join("\n")}`,
          ].join("\n\n"),
          "zh",
        )
      : "",
  }));
  const feed = atomXml({
    id: wallAddress(),
    title: words.title,
    lang: "zh-CN",
    self: `${wallAddress()}/feed`,
    page: wallAddress(),
    // a wall without a post was changed on the first day there is
    updated: entries[0]?.updated ?? new Date(0),
    author: say(house, "zh").name,
    entries,
  });
  return new Response(feed, {
    headers: {
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": "public, max-age=300",
    },
  });
}
