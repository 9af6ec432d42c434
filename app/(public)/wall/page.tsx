import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { WallFilters } from "#components/wall/filters.tsx";
import { messages } from "#components/wall/messages.ts";
import { PostList } from "#components/wall/post.tsx";
import { say } from "#lib/domain/labels.ts";
import { wallFilter, wallHref } from "#lib/domain/open/wall.ts";
import { readWall } from "#lib/queries/open/wall.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
  alternates: { types: { "application/atom+xml": "/wall/feed" } },
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The opinion wall, for everybody; with `results=1` only what was resolved. */
export default async function WallPage({ searchParams }: Props) {
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const filter = wallFilter(asked);
  const from = typeof asked.after === "string" ? asked.after : null;
  const { posts, after, counties } = await readWall(filter, from);
  const words = say(messages, lang);
  const link = "inline-flex min-h-(--target) items-center underline";
  return (
    <Page title={filter.results ? words.resultsTitle : words.title} lead={words.lead}>
      <WallFilters filter={filter} counties={counties} lang={lang} />
      {posts.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <PostList posts={posts} lang={lang} />
      )}
      <p className="no-print flex flex-wrap justify-between gap-x-6">
        {after && (
          <Link href={wallHref(filter, after)} rel="next" className={link}>
            {words.more}
          </Link>
        )}
        {from && (
          <Link href={wallHref(filter)} className={link}>
            {words.toTop}
          </Link>
        )}
        <a href="/wall/feed" type="application/atom+xml" className={link}>
          {words.feed}
        </a>
      </p>
    </Page>
  );
}
