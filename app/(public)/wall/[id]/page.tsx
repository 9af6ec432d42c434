import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Missing } from "#components/layout/missing.tsx";
import { ResidentForm } from "#components/resident/residentForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { messages } from "#components/wall/messages.ts";
import { Post, postTitle } from "#components/wall/post.tsx";
import { say } from "#lib/domain/labels.ts";
import { sameProblem } from "#lib/queries/alike/similar.ts";
import { readWallPost } from "#lib/queries/open/wall.ts";
import { like } from "./actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ liked?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [lang, { id }] = await Promise.all([currentLang(), params]);
  const post = await readWallPost(id);
  return {
    title: post ? postTitle(post, lang) : say(messages, lang).title,
    // What a resident takes back shall not live on in the copies of search engines.
    robots: { index: false, follow: false },
  };
}

/** One post at its own address, which stays when it is folded. */
export default async function WallPostPage({ params, searchParams }: Props) {
  const [lang, { id }, { liked }] = await Promise.all([currentLang(), params, searchParams]);
  const post = await readWallPost(id);
  if (!post) return <Missing lang={lang} />;
  const words = say(messages, lang);
  return (
    <Page
      title={postTitle(post, lang)}
      actions={
        <LinkButton href="/wall" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {liked === "1" && <Notice tone="good">{words.liked}</Notice>}
      <Post post={post} lang={lang} />
      {post.likes > 0 && <p className="text-ink-soft">{words.likes(post.likes)}</p>}
      {(await sameProblem(id)) && (
        <p>
          <LinkButton href={`/submit?meToo=${post.id}`} tone="quiet">
            {words.meToo}
          </LinkButton>
        </p>
      )}
      {!post.foldKind && (
        <ResidentForm action={like} lang={lang} name="like" submit={words.like} submitTone="quiet">
          <Hidden name="postId" value={post.id} />
        </ResidentForm>
      )}
    </Page>
  );
}
