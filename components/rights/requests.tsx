import { PrivacyCard } from "#components/privacy/card.tsx";
import { ResidentForm } from "#components/resident/residentForm.tsx";
import { DueChip } from "#components/ui/chip.tsx";
import { RadioGroup, TextArea } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { deadlineSentence } from "#lib/domain/labels/deadline.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { isLate, type RightsRequest } from "#lib/domain/rights/rights.ts";
import { type Lang, RIGHT_KINDS } from "#lib/domain/vocabulary.ts";
import { OwnIds, type OwnRights } from "./contactForms.tsx";
import { messages } from "./messages.ts";

/** What was asked, by when it is answered with the sum behind the day, and the answer. */
export function OwnRequests({
  requests,
  now,
  lang,
}: {
  requests: readonly RightsRequest[];
  now: Date;
  lang: Lang;
}) {
  return (
    <ul className="grid gap-4">
      {requests.toReversed().map((request) => (
        <li key={request.id} className="rounded-md border border-line bg-paper-strong p-4">
          <RequestCard request={request} now={now} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

/** One request as both sides read it. */
export function RequestCard({ request, now, lang }: { request: RightsRequest; now: Date; lang: Lang }) {
  const words = say(messages, lang);
  const on = (at: Date) => showDate(shanghaiDate(at), lang);
  const late = isLate(request, now);
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-bold">{label("rightKind", request.kind, lang)}</span>
        <span>{label("rightState", request.state, lang)}</span>
        {request.state === "RECEIVED" && (
          <DueChip dueAt={request.dueAt} now={now} lang={lang} breached={late} />
        )}
      </p>
      <p className="text-sm text-ink-soft">
        {[words.askedAt(on(request.askedAt)), request.atWindow && words.atWindow].filter(Boolean).join(" · ")}
      </p>
      <p className="whitespace-pre-line">{request.words}</p>
      {request.state === "RECEIVED" ? (
        <>
          <p className="font-medium">{words.dueOn(showDate(request.basis.due, lang))}</p>
          <p className="text-sm text-ink-soft">{deadlineSentence(request.basis.steps, lang)}</p>
        </>
      ) : (
        <div className="border-l-4 border-celadon pl-4">
          <p className="text-sm text-ink-soft">
            {request.answeredAt && words.answeredAt(on(request.answeredAt))}
          </p>
          <p className="whitespace-pre-line">{request.answer}</p>
          {request.whereToComplain && (
            <p className="mt-2 whitespace-pre-line">
              <span className="font-medium">{words.complainAt}</span> {request.whereToComplain}
            </p>
          )}
        </div>
      )}
      {late && <p className="font-medium text-vermilion">{words.lateNote}</p>}
    </div>
  );
}

/** What is asked, and in which words: shared by the resident's own form and the one at the window. */
export function RequestFields({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <>
      <RadioGroup
        name="kind"
        label={words.askKind}
        required
        options={RIGHT_KINDS.map((value) => ({ value, label: label("rightKind", value, lang) }))}
      />
      <TextArea
        name="words"
        label={words.askWords}
        hint={words.askWordsHint}
        required
        rows={3}
        maxLength={TEXT_LIMITS.words}
      />
    </>
  );
}

export function AskForm({ own, action }: { own: OwnRights; action: FormAction }) {
  const { lang, privacy } = own;
  const words = say(messages, lang);
  return (
    <ResidentForm
      action={action}
      lang={lang}
      name="ask"
      submit={words.ask}
      fold={{ summary: words.askTitle }}
    >
      <p>{words.askLead(privacy.answerDays)}</p>
      <OwnIds own={own} />
      <RequestFields lang={lang} />
      <PrivacyCard form="RIGHTS" privacy={privacy} lang={lang} folded />
    </ResidentForm>
  );
}
