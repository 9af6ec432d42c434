import { Panel } from "#components/dashboard/panel.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, Select, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { alertLedger } from "#lib/domain/alerts/alertLedger.ts";
import type { PeopleVerb } from "#lib/domain/alerts/steps.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say, showDate, showDateTime, showNumber } from "#lib/domain/labels.ts";
import { type LedgerFilter, ledgerHref } from "#lib/domain/ledger/ledgerFilter.ts";
import { ALERT_ENDS, type AlertEnd, type AlertVerb, type Lang } from "#lib/domain/vocabulary.ts";
import { COLOURS } from "../chart/options.ts";
import type { AlertLine } from "./list.tsx";
import { messages } from "./messages.ts";

type Facts = AlertLine & {
  readonly usual: number;
  readonly days: readonly { readonly on: CivilDate; readonly n: number }[];
  readonly places: readonly { readonly id: string; readonly name: string; readonly n: number }[];
};

/** What came, by day and by place; each number opens exactly its matters. */
export function AlertFacts({ alert, lang }: { alert: Facts; lang: Lang }) {
  const words = say(messages, lang);
  const { days, places, cases, usual } = alert;
  const ledger = alertLedger(alert);
  const linked = (n: number, more: Partial<LedgerFilter>) =>
    n === 0 ? (
      showNumber(n, lang)
    ) : (
      <Link href={ledgerHref({ ...ledger, ...more })} className="underline">
        {showNumber(n, lang)}
      </Link>
    );
  return (
    <>
      <p className="text-lg">{words.counted(showNumber(cases, lang), showNumber(usual, lang))}</p>
      <p>
        <LinkButton href={ledgerHref(ledger)}>{words.open}</LinkButton>
      </p>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
        <Panel
          title={words.byDay}
          lang={lang}
          chart={{
            height: 200,
            data: {
              names: days.map(({ on }) => on.slice(5)),
              series: [{ name: words.cases, colour: COLOURS.all, values: days.map(({ n }) => n) }],
            },
          }}
          head={[words.day, { label: words.cases, numeric: true }]}
          rows={days
            .filter(({ n }) => n > 0)
            .map(({ on, n }) => ({
              key: on,
              cells: [showDate(on, lang), linked(n, { from: on, to: on })],
            }))}
        />
        {alert.kind === "BURST" && (
          <Panel
            title={words.byPlace}
            lang={lang}
            chart={{
              height: places.length * 34 + 40,
              data: {
                names: places.map(({ name }) => name),
                series: [{ name: words.cases, colour: COLOURS.all, values: places.map(({ n }) => n) }],
                lying: true,
              },
            }}
            head={[words.place, { label: words.cases, numeric: true }]}
            rows={places.map(({ id, name, n }) => ({ key: id, cells: [name, linked(n, { unit: id })] }))}
          />
        )}
      </div>
    </>
  );
}

type StepsProps = {
  alert: { readonly id: string; readonly version: number; readonly possible: readonly PeopleVerb[] };
  /** one for each form */
  ids: Readonly<Record<PeopleVerb, string>>;
  actions: Readonly<Record<PeopleVerb, FormAction>>;
  lang: Lang;
};

/** Taking it up and closing it: by whoever answers for the place. */
export function AlertForms({ alert, ids, actions, lang }: StepsProps) {
  const words = say(messages, lang);
  const asked = {
    takeUp: { label: words.takeUpWords, hint: words.takeUpHint },
    close: { label: words.closeWords, hint: words.closeHint },
  } as const satisfies Record<PeopleVerb, object>;
  return (
    <div className="no-print grid max-w-2xl gap-3">
      {alert.possible.map((verb) => (
        <ActionForm
          key={verb}
          action={actions[verb]}
          lang={lang}
          name={verb}
          submit={words[verb]}
          fold={{ summary: words[verb] }}
        >
          <Hidden name="stepId" value={ids[verb]} />
          <Hidden name="alertId" value={alert.id} />
          <Hidden name="version" value={alert.version} />
          {verb === "close" && (
            <Select
              name="end"
              label={words.end}
              required
              options={ALERT_ENDS.map((end) => ({ value: end, label: label("alertEnd", end, lang) }))}
            />
          )}
          <TextArea name="words" {...asked[verb]} required rows={3} maxLength={TEXT_LIMITS.words} />
        </ActionForm>
      ))}
    </div>
  );
}

type Step = {
  readonly id: string;
  readonly verb: AlertVerb;
  readonly outcome: AlertEnd | null;
  readonly words: string;
  readonly dutyTitle: string;
  readonly at: Date;
};

export function AlertSteps({ steps, lang }: { steps: readonly Step[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.steps}>
      <ol className="grid gap-3">
        {steps.map((step) => (
          <li key={step.id} className="border-l-2 border-line-strong pl-3">
            <p className="text-sm text-ink-soft">
              {[
                label("alertVerb", step.verb, lang),
                step.outcome && label("alertEnd", step.outcome, lang),
                step.dutyTitle || words.raisedBy,
                showDateTime(step.at, lang),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {step.words && <p className="max-w-prose whitespace-pre-line">{step.words}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
