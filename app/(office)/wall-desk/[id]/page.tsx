import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { FoldForm, WallSteps } from "#components/wall/fold.tsx";
import { messages } from "#components/wall/messages.ts";
import { Post, postTitle } from "#components/wall/post.tsx";
import { Original, Preview, StrikeForm } from "#components/wall/strike.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, say } from "#lib/domain/labels.ts";
import { readWallDeskIssue, type WallDeskIssue } from "#lib/queries/open/wall.ts";
import * as doors from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deskTitle,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};
const DONE = { prepared: "savedNow", published: "publishedNow", folded: "doneNow" } as const;

export default async function WallDeskIssuePage({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/wall-desk/${encodeURIComponent(id)}`);
  const [lang, { done: asked }] = await Promise.all([currentLang(), searchParams]);
  const page = await readWallDeskIssue(actor, id);
  if (!page) notFound();
  const words = say(messages, lang);
  const done = DONE[asked as keyof typeof DONE];
  const { issue, found, marks, struck, prepared, posts, steps } = page;
  const hindrance = hindranceOf(page);
  return (
    <Page
      title={`${words.deskTitle} · ${formatReceiptNo(issue.receiptNo)}`}
      lead={categoryPath(issue.category, lang)}
      actions={<Link href={`/issues/${id}`}>{words.toIssue}</Link>}
    >
      {done && <Notice tone="good">{words[done]}</Notice>}
      {hindrance && <Notice tone="info">{words[hindrance]}</Notice>}
      {!hindrance && found && marks && struck && (
        <>
          <Section title={words.original}>
            <p className="max-w-prose text-ink-soft">{words.originalLead}</p>
            <Original texts={found.texts} struck={struck} lang={lang} />
            <StrikeForm
              key={JSON.stringify([page.stand, page.more])}
              issueId={id}
              replyId={found.replyId}
              texts={found.texts}
              marks={marks}
              stand={page.stand}
              more={page.more}
              action={doors.prepare}
              lang={lang}
            />
          </Section>
          {prepared && (
            <Section title={words.preview}>
              <p className="max-w-prose text-ink-soft">{words.previewLead}</p>
              <Preview texts={found.texts} struck={struck} lang={lang} />
              <ActionForm
                action={doors.publish}
                lang={lang}
                name="publish"
                submit={words.publish}
                confirm={words.publishSure}
              >
                <Hidden name="issueId" value={id} />
                <Hidden name="replyId" value={found.replyId} />
                {/* by chance, not by time: everybody sees it in the address of the post */}
                <Hidden name="commandId" value={crypto.randomUUID()} />
              </ActionForm>
            </Section>
          )}
        </>
      )}
      {posts.length > 0 && (
        <Section title={words.posts}>
          {posts.map((post) => (
            <div key={post.id} className="grid gap-3 rounded-md border border-line bg-paper-strong p-4">
              <p>
                <Link href={`/wall/${post.id}`}>{postTitle(post, lang)}</Link>
              </p>
              <Post post={post} lang={lang} />
              <FoldForm
                postId={post.id}
                folded={post.foldKind !== null}
                fold={doors.fold}
                unfold={doors.unfold}
                lang={lang}
              />
            </div>
          ))}
        </Section>
      )}
      {steps.length > 0 && (
        <Section title={words.steps}>
          <WallSteps steps={steps} lang={lang} />
        </Section>
      )}
    </Page>
  );
}

/** Why nothing can be published now, in the order somebody would ask. */
function hindranceOf({ consent, askable, found, issue, published }: WallDeskIssue) {
  if (!consent) return "consentGone";
  if (!askable) return "notForWall";
  if (!found) return "noAnswer";
  if (!issue.category) return "noCategory";
  return published ? "isPublished" : null;
}
