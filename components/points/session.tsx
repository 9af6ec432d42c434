import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { draftOfNotice } from "#lib/domain/labels/sessionResult.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sessionMessages } from "./messages-session.ts";
import { type SessionLine, whenWords } from "./points.tsx";

export type SessionHead = SessionLine & {
  readonly version: number;
  readonly noticeId: string | null;
  readonly noticeLateReason: string | null;
};
const LINK = "inline-flex min-h-(--target) items-center underline";

/** Whether and how residents were told of a session. */
export function NoticeState({
  session,
  inTime,
  lang,
}: {
  session: SessionHead;
  inTime: boolean | null;
  lang: Lang;
}) {
  const words = say(sessionMessages, lang);
  if (!session.noticeId) return <p className="text-amber">{words.noNotice}</p>;
  if (session.noticeState === "DRAFT")
    return (
      <p className="flex flex-wrap items-center gap-x-4">
        <span className="text-amber">{words.noticeDraft}</span>
        <Link href={`/bulletin/edit?notice=${session.noticeId}`} className={LINK}>
          {words.toDraft}
        </Link>
      </p>
    );
  return (
    <>
      {inTime === false && <Notice tone="warn">{words.lateWhy(session.noticeLateReason ?? "")}</Notice>}
      <p className="flex flex-wrap items-center gap-x-4">
        {inTime && <span>{words.inTime}</span>}
        <Link href={`/notices/${session.noticeId}`} className={LINK}>
          {words.seeNotice}
        </Link>
      </p>
    </>
  );
}

type AnnounceProps = {
  session: SessionHead;
  noticeId: string;
  /** it is too late to be in time */
  late: boolean;
  action: FormAction;
  lang: Lang;
};
/** 公告 (domain.md N17): the first words stand there already, for whoever announces it to change. */
export function AnnounceForm({ session, noticeId, late, action, lang }: AnnounceProps) {
  const words = say(sessionMessages, lang);
  // Residents read Chinese, so the words that stand there first are Chinese.
  const first = draftOfNotice(session);
  return (
    <ActionForm action={action} lang={lang} name="announce" submit={words.announce} className="max-w-2xl">
      <p className="text-ink-soft">{words.announceLead}</p>
      <Hidden name="sessionId" value={session.id} />
      <Hidden name="version" value={session.version} />
      <Hidden name="noticeId" value={noticeId} />
      <TextField name="title" label={words.noticeName} required defaultValue={first.title} />
      <TextArea name="text" label={words.noticeText} required rows={4} defaultValue={first.text} />
      {late && <TextField name="lateReason" label={words.lateReason} hint={words.lateReasonHint} required />}
    </ActionForm>
  );
}

type StepProps = { session: SessionHead; action: FormAction; lang: Lang };

/** Closing refuses while anything is open, and names it; the screen does not try to know better. */
export function CloseForm({ session, action, lang }: StepProps) {
  const words = say(sessionMessages, lang);
  return (
    <Section title={words.close}>
      <ActionForm action={action} lang={lang} name="close" submit={words.close} className="max-w-2xl">
        <p className="text-ink-soft">{words.closeLead}</p>
        <Hidden name="sessionId" value={session.id} />
        <Hidden name="version" value={session.version} />
        {session.noticeState !== "PUBLISHED" && (
          <TextField name="lateReason" label={words.whyLate} required />
        )}
      </ActionForm>
    </Section>
  );
}

type CancelProps = StepProps & {
  insteads: readonly (SessionLine & { readonly free: number })[];
  /** times were opened for booking: somebody may have one by now */
  booking: boolean;
};
/** Whoever booked is told, and everybody reads on the notice, with another session to come to where there is one (domain.md Z18 "cancel needs a new slot"). */
export function CancelForm({ session, insteads, booking, action, lang }: CancelProps) {
  const words = say(sessionMessages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="cancel"
      submit={words.cancel}
      submitTone="danger"
      fold={{ summary: words.cancel }}
      className="max-w-2xl"
    >
      <p className="text-ink-soft">{words.cancelLead}</p>
      <Hidden name="sessionId" value={session.id} />
      <Hidden name="version" value={session.version} />
      <TextArea name="reason" label={words.cancelReason} required rows={2} />
      {booking && insteads.length === 0 && <p className="text-ink-soft">{words.insteadNowhere}</p>}
      {insteads.length > 0 && (
        <Select
          name="insteadId"
          label={words.instead}
          hint={words.insteadHint}
          placeholder={words.insteadNone}
          options={insteads.map((one) => ({
            value: one.id,
            label: [whenWords(one, lang), one.venue, words.insteadFree(one.free)].join(" · "),
          }))}
        />
      )}
    </ActionForm>
  );
}
