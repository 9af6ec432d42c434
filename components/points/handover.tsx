import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Point } from "#lib/domain/points/points.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { leaderOptions } from "./point.tsx";
import { type SessionLine, whenWords } from "./points.tsx";

type Went = Pick<SessionLine, "id" | "onDay" | "fromTime" | "toTime" | "point" | "venue">;
type What = { points: readonly Point[]; sessions: readonly Went[]; lang: Lang };

/** What goes over: the contact points, and the sessions planned there. */
export function WhatGoesOver({ points, sessions, lang }: What) {
  const words = say(messages, lang);
  return (
    <>
      <Section title={words.listPoints}>
        <ul className="list-disc pl-6">
          {points.map((point) => (
            <li key={`${point.unitId} ${point.placeId}`}>
              {point.name} · {label("contactKind", point.kind, lang)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.listSessions}>
        {sessions.length === 0 && <p className="text-ink-soft">{words.listNoSessions}</p>}
        <ul className="list-disc pl-6">
          {sessions.map((session) => (
            <li key={session.id}>
              {whenWords(session, lang)} · {session.point} · {session.venue}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

type HandoverFormProps = {
  handoverId: string;
  fromId: string;
  leaders: readonly { readonly id: string; readonly who: string; readonly unit: string }[];
  today: CivilDate;
  action: FormAction;
  lang: Lang;
};
export function HandoverForm({ handoverId, fromId, leaders, today, action, lang }: HandoverFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="handover"
      submit={words.handoverDo}
      confirm={words.handoverConfirm}
    >
      <Hidden name="handoverId" value={handoverId} />
      <Hidden name="fromId" value={fromId} />
      <Select name="toId" label={words.handoverTo} required options={leaderOptions(leaders)} />
      <TextField name="onDay" label={words.handoverOn} type="date" required defaultValue={today} />
      <TextField name="words" label={words.handoverWords} hint={words.handoverWordsHint} />
    </ActionForm>
  );
}

type ListProps = What & { from: string; to: string; onDay: CivilDate; words: string };
/** The list on paper, signed by both. */
export function HandoverSheet({ from, to, onDay, words: said, points, sessions, lang }: ListProps) {
  const words = say(messages, lang);
  return (
    <article className="grid gap-6">
      <DefinitionList
        items={[
          [words.listFrom, from],
          [words.listTo, to],
          [words.listOn, showDate(onDay, lang)],
          ...(said ? ([[words.handoverWords, said]] as const) : []),
        ]}
      />
      <WhatGoesOver points={points} sessions={sessions} lang={lang} />
      <div className="grid gap-8 pt-6 sm:grid-cols-2">
        {[words.listFrom, words.listTo].map((who) => (
          <p key={who} className="border-b border-line-strong pb-8">
            {who} · {words.listSign}
          </p>
        ))}
      </div>
      <p className="no-print">
        <PrintButton text={words.print} />
      </p>
    </article>
  );
}
