import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { categoryPath, label, say, showDate } from "#lib/domain/labels.ts";
import type { WallTexts } from "#lib/domain/open/wall.ts";
import { marksIn } from "#lib/domain/redaction/redaction.ts";
import type { Lang, Outcome, PlainState, WallFoldKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type ShownPost = {
  readonly id: string;
  /** null: nothing of it can be read any more */
  readonly texts: WallTexts | null;
  readonly category: string;
  readonly place: string;
  readonly unit: string;
  readonly plainState: PlainState;
  readonly outcome: Outcome | null;
  readonly day: string;
  readonly likes: number;
  readonly foldKind: WallFoldKind | null;
  readonly foldWords: string | null;
};

/** 梧桐里社区：住房物业 · 渗漏与房屋质量 */
export const postTitle = ({ place, category }: Pick<ShownPost, "place" | "category">, lang: Lang): string =>
  say(messages, lang).postTitle(place, categoryPath(category, lang));

/** What a folded post says of itself, and its content where that may still be read. */
export function Post({ post, lang }: { post: ShownPost; lang: Lang }) {
  const words = say(messages, lang);
  const { texts, foldKind, foldWords } = post;
  const content = texts && <Content post={post} texts={texts} lang={lang} />;
  if (!foldKind) return content;
  const why = [label("wallFoldKind", foldKind, lang), foldWords].filter(Boolean).join(" · ");
  return (
    <div className="grid gap-2">
      <p className="text-ink-soft">{words.folded(why)}</p>
      {content ? (
        <details>
          <summary className="min-h-(--target) py-2 underline underline-offset-4">{words.foldedShow}</summary>
          {content}
        </details>
      ) : (
        <p className="text-ink-soft">{words.foldedGone}</p>
      )}
    </div>
  );
}

function Content({ post, texts, lang }: { post: ShownPost; texts: WallTexts; lang: Lang }) {
  const words = say(messages, lang);
  const told = (text: string) => <span lang="zh-CN">{marksIn(text, lang)}</span>;
  return (
    <div className="grid gap-3">
      <Part title={words.said}>
        <blockquote className="border-l-4 border-celadon pl-4 whitespace-pre-line">
          {told(texts.statement)}
        </blockquote>
      </Part>
      <Part title={words.answer}>
        <DefinitionList
          items={[
            [words.done, told(texts.done)],
            [words.state, told(texts.state)],
            [words.next, told(texts.next)],
          ]}
        />
      </Part>
      <DefinitionList
        items={[
          [words.unit, post.unit],
          [words.stands, label("plainState", post.plainState, lang)],
          ...(post.outcome ? ([[words.outcome, label("outcome", post.outcome, lang)]] as const) : []),
          [words.published, showDate(post.day, lang)],
        ]}
      />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <p className="font-medium text-ink-soft">{title}</p>
      {children}
    </div>
  );
}

/** The posts of one page, the newest first; how often one was found useful is told and moves nothing. */
export function PostList({ posts, lang }: { posts: readonly ShownPost[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <ol className="grid gap-5">
      {posts.map((post) => (
        <li key={post.id}>
          <article
            aria-labelledby={`post-${post.id}`}
            className="grid gap-3 rounded-md border border-line bg-paper-strong p-4"
          >
            <h2 id={`post-${post.id}`} className="text-lg font-bold text-ink-strong">
              {postTitle(post, lang)}
            </h2>
            <Post post={post} lang={lang} />
            <p className="flex flex-wrap items-center gap-x-6 text-ink-soft">
              <Link href={`/wall/${post.id}`} className="inline-flex min-h-(--target) items-center">
                {words.open}
              </Link>
              {post.likes > 0 && <span>{words.likes(post.likes)}</span>}
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}
