import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Consult } from "#components/points/consult.tsx";
import { messages } from "#components/points/messages.ts";
import { sessionMessages } from "#components/points/messages-session.ts";
import { Minutes } from "#components/points/minutes.tsx";
import { SessionFields } from "#components/points/point.tsx";
import { pointHref, whenWords } from "#components/points/points.tsx";
import { Result } from "#components/points/result.tsx";
import { AnnounceForm, CancelForm, CloseForm, NoticeState } from "#components/points/session.tsx";
import { Slots } from "#components/points/slots.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say } from "#lib/domain/labels.ts";
import { isInTime } from "#lib/domain/open/publicNotices.ts";
import { now } from "#lib/now.ts";
import { readSession } from "#lib/queries/points/sessions.ts";
import * as doors from "../../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const DONE = {
  announced: "announcedDone",
  saved: "savedDone",
  noted: "notedDone",
  filed: "filedDone",
  ended: "endedDone",
  closed: "closedDone",
  cancelled: "cancelledDone",
  published: "publishedDone",
  signed: "signedDone",
  offered: "offeredDone",
  freed: "freedDone",
} as const;

/** One session from its plan to its result; what can be done now stands where it belongs, the rest is not there. */
export default async function SessionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/points/sessions/${encodeURIComponent(id)}`);
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const page = await readSession(actor, id, at);
  if (!page) notFound();
  const words = say(sessionMessages, lang);
  const facts = say(messages, lang);
  const { session, keeps, items, announces, today } = page;
  const drafted = asked.done === "announced" && session.noticeState === "DRAFT";
  const done = drafted ? "draftedDone" : DONE[asked.done as keyof typeof DONE];
  const open = session.state === "PLANNED";
  const dayHasCome = session.onDay <= today;
  return (
    <Page
      title={words.sessionTitle(session.point)}
      lead={whenWords(session, lang)}
      actions={
        <LinkButton href={keeps ? pointHref(session) : "/points"} tone="quiet">
          {facts.back}
        </LinkButton>
      }
    >
      {done && <Notice tone="good">{words[done]}</Notice>}
      {session.cancelledReason && <Notice tone="warn">{words.cancelledWhy(session.cancelledReason)}</Notice>}
      {session.lateReason && <Notice tone="warn">{words.lateWhy(session.lateReason)}</Notice>}
      <DefinitionList
        items={[
          [facts.state, label("visitSessionState", session.state, lang)],
          [facts.kind, label("visitSessionKind", session.kind, lang)],
          [facts.host, session.host],
          [facts.venue, session.venue],
        ]}
      />
      {keeps && open && session.noticeId === null && (
        <ActionForm
          action={doors.change}
          lang={lang}
          name="change"
          submit={words.changeDo}
          submitTone="quiet"
          fold={{ summary: words.change }}
          className="max-w-2xl"
        >
          <Hidden name="sessionId" value={session.id} />
          <Hidden name="version" value={session.version} />
          <TextField
            name="onDay"
            label={words.onDay}
            type="date"
            required
            min={today}
            defaultValue={session.onDay}
          />
          <SessionFields hosts={page.hosts} venues={page.venues} session={session} lang={lang} />
        </ActionForm>
      )}
      {keeps && (open || session.noticeId) && (
        <Section title={words.announceTitle}>
          <NoticeState session={session} inTime={page.inTime} lang={lang} />
          {open && !session.noticeId && !page.over && announces && (
            <AnnounceForm
              session={session}
              noticeId={uuidv7()}
              late={!isInTime(today, session.onDay)}
              action={doors.announce}
              lang={lang}
            />
          )}
          {open && !session.noticeId && !page.over && !announces && (
            <p className="text-ink-soft">{words.askNotice}</p>
          )}
        </Section>
      )}
      {keeps && (
        <Slots
          sessionId={session.id}
          slots={page.slots}
          offers={page.offers}
          closed={page.inTime === false}
          offer={doors.offer}
          free={doors.free}
          lang={lang}
        />
      )}
      {keeps && (items.length > 0 || (open && dayHasCome)) && (
        <Section title={words.minutes} id="minutes">
          <Minutes
            sessionId={session.id}
            items={items}
            itemId={uuidv7()}
            correctionIds={items.map(() => uuidv7())}
            open={open}
            files={page.files}
            doors={doors}
            lang={lang}
          />
        </Section>
      )}
      {session.kind === "CONSULTATION" && (
        <Consult
          sessionId={session.id}
          signatures={page.signatures}
          departments={open ? page.departments : []}
          signsFor={open ? page.signsFor : []}
          today={today}
          invite={doors.invite}
          uninvite={doors.uninvite}
          sign={doors.sign}
          lang={lang}
        />
      )}
      {keeps && open && dayHasCome && <CloseForm session={session} action={doors.close} lang={lang} />}
      {page.result && session.noticeState !== "PUBLISHED" && !page.result.publishedAt && (
        <Notice tone="info">{words.resultNoNotice}</Notice>
      )}
      {page.result && session.noticeState === "PUBLISHED" && (
        <Result
          sessionId={session.id}
          result={page.result}
          save={doors.saveResult}
          publish={doors.publish}
          lang={lang}
        />
      )}
      {keeps && open && items.length === 0 && (
        <CancelForm
          session={session}
          insteads={page.insteads}
          booking={page.slots.length > 0}
          action={doors.cancel}
          lang={lang}
        />
      )}
    </Page>
  );
}
