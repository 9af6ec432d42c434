import { Button } from "#components/ui/button.tsx";
import { Hidden, RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { USUAL_PLAN } from "#lib/domain/points/months.ts";
import type { Point } from "#lib/domain/points/points.ts";
import { type Lang, RECURRENCES, VISIT_SESSION_KINDS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Pairing = {
  readonly id: string;
  readonly personId: string;
  readonly who: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate | null;
};
type PairingsProps = {
  pairings: readonly Pairing[];
  /** may end and hand over */
  pairs: boolean;
  today: CivilDate;
  end: FormAction;
  lang: Lang;
};

/** Who is in touch with a contact point and who was, each with their days. */
export function Pairings({ pairings, pairs, today, end, lang }: PairingsProps) {
  const words = say(messages, lang);
  const current = pairings.filter(({ toOn }) => toOn === null || toOn > today);
  const over = pairings.filter((one) => !current.includes(one));
  return (
    <>
      {current.length === 0 && <p className="text-amber">{words.whoNone}</p>}
      <ul className="grid gap-3">
        {current.map(({ id, personId, who, fromOn }) => (
          <li key={id} className="rounded-md border border-line bg-paper-strong px-4 py-2">
            <p className="flex flex-wrap items-center gap-x-4">
              <b>{who}</b>
              <span className="text-ink-soft">{words.since(showDate(fromOn, lang))}</span>
              {pairs && fromOn <= today && (
                <Link
                  href={`/points/handover?person=${personId}`}
                  className="inline-flex min-h-(--target) items-center underline"
                >
                  {words.handover}
                  <span className="sr-only"> {who}</span>
                </Link>
              )}
            </p>
            {pairs && (
              <ActionForm
                action={end}
                lang={lang}
                name={`end-${id.slice(-6)}`}
                submit={words.end}
                submitTone="danger"
                fold={{ summary: words.end }}
              >
                <Hidden name="pairingId" value={id} />
                <TextField name="toOn" label={words.to} type="date" required defaultValue={today} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary className="flex min-h-(--target) items-center font-medium text-celadon">
            {words.history}
          </summary>
          <Table
            caption={words.history}
            captionHidden
            head={[words.paired, words.when]}
            rows={over.map(({ id, who, fromOn, toOn }) => ({
              key: id,
              cells: [who, words.span(showDate(fromOn, lang), showDate(toOn ?? today, lang))],
            }))}
          />
        </details>
      )}
    </>
  );
}

type EditPlaceProps = { placeId: string; name: string; rename: FormAction; end: FormAction; lang: Lang };
/** A park or building that was misnamed, or is gone. */
export function EditPlace({ placeId, name, rename, end, lang }: EditPlaceProps) {
  const words = say(messages, lang);
  return (
    <details className="max-w-2xl rounded-md border border-line bg-paper-strong">
      <summary className="flex min-h-(--target) items-center px-4 py-2 font-medium text-celadon-strong">
        {words.editPlace}
      </summary>
      <div className="grid gap-6 border-t border-line p-4">
        <ActionForm action={rename} lang={lang} name="rename" submit={words.rename} submitTone="quiet">
          <Hidden name="placeId" value={placeId} />
          <TextField name="name" label={words.placeName} required defaultValue={name} />
        </ActionForm>
        <ActionForm action={end} lang={lang} name="end-place" submit={words.endPlace} submitTone="danger">
          <p className="text-ink-soft">{words.endPlaceLead}</p>
          <Hidden name="placeId" value={placeId} />
        </ActionForm>
      </div>
    </details>
  );
}

type FindProps = {
  /** where the page is, to be kept in the address */
  keep: Readonly<Record<string, string>>;
  action: string;
  value: string;
  /** how many the list below holds */
  found: number;
  lang: Lang;
};
/** A city has hundreds of leaders: a few letters of a name make the list below short. */
export function FindLeader({ keep, action, value, found, lang }: FindProps) {
  const words = say(messages, lang);
  return (
    <search>
      <form method="get" action={action} className="flex flex-wrap items-end gap-3">
        {Object.entries(keep).map(([name, kept]) => (
          <input key={name} type="hidden" name={name} value={kept} />
        ))}
        <div className="grid min-w-0 flex-1 basis-56 gap-1">
          <label htmlFor="find-leader" className="font-medium">
            {words.findLeader}
          </label>
          <input
            id="find-leader"
            name="who"
            type="search"
            maxLength={20}
            defaultValue={value}
            autoComplete="off"
            className="min-h-(--target) w-full rounded-md border border-line-strong bg-paper-strong px-3 py-2 text-ink"
          />
        </div>
        <Button type="submit" tone="quiet">
          {words.find}
        </Button>
      </form>
      {found === 0 && (
        <p role="status" className="mt-2">
          {words.findNone(value)}
        </p>
      )}
    </search>
  );
}

type Leader = { readonly id: string; readonly who: string; readonly unit: string };
export const leaderOptions = (leaders: readonly Leader[]) =>
  leaders.map(({ id, who, unit }) => ({ value: id, label: who.includes(unit) ? who : `${who} · ${unit}` }));

type PairFormProps = {
  pairingId: string;
  point: Point;
  leaders: readonly Leader[];
  today: CivilDate;
  action: FormAction;
  lang: Lang;
};
export function PairForm({ pairingId, point, leaders, today, action, lang }: PairFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm action={action} lang={lang} name="pair" submit={words.pair} className="grid gap-3">
      <Hidden name="pairingId" value={pairingId} />
      <Hidden name="unitId" value={point.unitId} />
      <Hidden name="placeId" value={point.placeId ?? ""} />
      <Select name="personId" label={words.leader} required options={leaderOptions(leaders)} />
      <TextField name="fromOn" label={words.from} type="date" required defaultValue={today} />
    </ActionForm>
  );
}

type PlanFormProps = {
  point: Point;
  hosts: readonly { readonly id: string; readonly who: string }[];
  venues: readonly string[];
  /** "2026-03" */
  month: string;
  action: FormAction;
  lang: Lang;
};

/** A month of sessions in one form; Wednesday evenings stand there already (domain.md N1). */
export function PlanForm({ point, hosts, venues, month, action, lang }: PlanFormProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.planTitle}>
      <ActionForm action={action} lang={lang} name="plan" submit={words.plan}>
        <Hidden name="unitId" value={point.unitId} />
        <Hidden name="placeId" value={point.placeId ?? ""} />
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField name="month" label={words.month} type="month" required defaultValue={month} />
          <Select
            name="weekday"
            label={words.weekday}
            required
            placeholder={false}
            defaultValue={String(USUAL_PLAN.weekday)}
            options={words.weekdays.split(" ").map((name, at) => ({ value: String(at + 1), label: name }))}
          />
          <Select
            name="recurrence"
            label={words.recurrence}
            required
            placeholder={false}
            options={RECURRENCES.map((value) => ({ value, label: label("recurrence", value, lang) }))}
          />
        </div>
        <SessionFields
          hosts={hosts}
          venues={venues}
          session={{ kind: "CLINIC", hostId: hosts[0]?.id ?? "", ...USUAL_PLAN, venue: venues[0] ?? "" }}
          lang={lang}
        />
      </ActionForm>
    </Section>
  );
}

type SessionFieldsProps = {
  hosts: PlanFormProps["hosts"];
  venues: readonly string[];
  session: {
    readonly kind: string;
    readonly hostId: string;
    readonly fromTime: string;
    readonly toTime: string;
    readonly venue: string;
  };
  lang: Lang;
};
/** What a session has whether it is planned or moved. */
export function SessionFields({ hosts, venues, session, lang }: SessionFieldsProps) {
  const words = say(messages, lang);
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          name="fromTime"
          label={words.fromTime}
          type="time"
          required
          defaultValue={session.fromTime}
        />
        <TextField name="toTime" label={words.toTime} type="time" required defaultValue={session.toTime} />
      </div>
      <RadioGroup
        name="kind"
        label={words.kind}
        required
        defaultValue={session.kind}
        options={VISIT_SESSION_KINDS.map((value) => ({
          value,
          label: label("visitSessionKind", value, lang),
        }))}
      />
      <Select
        name="hostId"
        label={words.host}
        required
        placeholder={false}
        defaultValue={session.hostId}
        options={hosts.map(({ id, who }) => ({ value: id, label: who }))}
      />
      <TextField
        name="venue"
        label={words.venue}
        hint={words.venueHint}
        required
        defaultValue={session.venue}
        list="venues"
        autoComplete="off"
      />
      <datalist id="venues">
        {venues.map((venue) => (
          <option key={venue} value={venue} />
        ))}
      </datalist>
    </>
  );
}
