import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/bulletin/messages.ts";
import { sessionFacts } from "#components/bulletin/noticeFacts.tsx";
import { DraftForm, PublishForm, TakeDownForm } from "#components/bulletin/noticeForms.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { noticesDesk, noticeToEdit } from "#lib/queries/open/publicNotices.ts";
import { draft, publish, takeDown } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deskTitle,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A new notice, or ?notice= one of one's own: a draft to be changed and published, or a published one to be taken down. */
export default async function EditNoticePage({ searchParams }: Props) {
  const actor = await requireActor("/bulletin");
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const desk = await noticesDesk(actor);
  const notice = asked.notice ? await noticeToEdit(actor, String(asked.notice)) : null;
  if (!desk || (asked.notice && !notice)) notFound();
  const words = say(messages, lang);
  const isDraft = !notice || notice.state === "DRAFT";
  const done = { saved: words.saved, published: words.published, gone: words.gone }[String(asked.done)];
  return (
    <Page
      title={notice ? words.editTitle : words.newTitle}
      actions={
        <>
          {!isDraft && (
            <LinkButton href={`/notices/${notice.id}`} tone="quiet">
              {words.seePublic}
            </LinkButton>
          )}
          <LinkButton href="/bulletin" tone="quiet">
            {words.back}
          </LinkButton>
        </>
      }
    >
      {done && <Notice tone="good">{done}</Notice>}
      <div className="grid max-w-2xl gap-6">
        {isDraft && (
          <DraftForm
            key={notice?.version}
            id={notice?.id ?? uuidv7()}
            notice={notice}
            units={desk.units}
            action={draft}
            lang={lang}
          />
        )}
        {notice && (
          <Section title={isDraft ? words.publishTitle : notice.title}>
            <DefinitionList
              items={[
                [words.unit, notice.unit],
                [words.state, label("publicNoticeState", notice.state, lang)],
                ...sessionFacts(notice, lang),
                ...(notice.publishedAt
                  ? ([[words.when, showDateTime(notice.publishedAt, lang)]] as const)
                  : []),
                ...(notice.takenDownReason
                  ? ([[words.takeDownReason, notice.takenDownReason]] as const)
                  : []),
              ]}
            />
            <p className="font-medium">{notice.title}</p>
            <p className="whitespace-pre-line">{notice.text}</p>
            {notice.inTime === false && <Notice tone="warn">{words.lateWhy(notice.lateReason ?? "")}</Notice>}
            {isDraft && desk.mayPublish && <PublishForm notice={notice} action={publish} lang={lang} />}
            {notice.state === "PUBLISHED" && desk.mayPublish && (
              <TakeDownForm notice={notice} action={takeDown} lang={lang} />
            )}
          </Section>
        )}
      </div>
    </Page>
  );
}
