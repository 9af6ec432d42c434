import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { type AlertLedger, alertLedger } from "#lib/domain/alerts/alertLedger.ts";
import { ALERT_PLACE, ownRules, type RulesInForce } from "#lib/domain/alerts/rules.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { categoryPath, label, say, showDate, showNumber } from "#lib/domain/labels.ts";
import { ledgerHref } from "#lib/domain/ledger/ledgerFilter.ts";
import { ALERT_KINDS, type AlertKind, type AlertState, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type AlertLine = AlertLedger & {
  readonly id: string;
  readonly kind: AlertKind;
  readonly place: string;
  /** where a community lies */
  readonly above: string | null;
  readonly state: AlertState;
  readonly cases: number;
  /** of a burst only what came in the reader's own area */
  readonly ownPart: boolean;
};
export const placeText = ({ place, above }: Pick<AlertLine, "place" | "above">): string =>
  above ? `${above} · ${place}` : place;
export const spanText = (from: CivilDate, to: CivilDate, lang: Lang): string =>
  say(messages, lang).span(showDate(from, lang), showDate(to, lang));

type AlertListProps = { alerts: readonly AlertLine[]; narrowed: boolean; lang: Lang };
export function AlertList({ alerts, narrowed, lang }: AlertListProps) {
  const words = say(messages, lang);
  if (alerts.length === 0)
    return narrowed ? (
      <EmptyState title={words.noneAsked}>{words.noneAskedText}</EmptyState>
    ) : (
      <EmptyState title={words.none}>{words.noneText}</EmptyState>
    );
  return (
    <Table
      caption={words.title}
      captionHidden
      head={[
        words.what,
        words.where,
        words.kind,
        words.when,
        { label: words.cases, numeric: true },
        words.state,
      ]}
      rows={alerts.map((alert) => ({
        key: alert.id,
        cells: [
          <Link key="what" href={`/alerts/${alert.id}`} className="underline">
            {categoryPath(alert.category, lang)}
          </Link>,
          alert.ownPart ? words.ownPart(alert.place) : placeText(alert),
          label("alertKind", alert.kind, lang),
          spanText(alert.fromOn, alert.toOn, lang),
          <Link key="cases" href={ledgerHref(alertLedger(alert))} className="underline">
            {showNumber(alert.cases, lang)}
          </Link>,
          alert.state === "NEW" ? (
            <b key="state" className="text-vermilion">
              {label("alertState", alert.state, lang)}
            </b>
          ) : (
            label("alertState", alert.state, lang)
          ),
        ],
      }))}
    />
  );
}

/** In words, so that everybody can say why there is an alert and why not. */
export function RulesInWords({ rules, lang }: { rules: RulesInForce; lang: Lang }) {
  const words = say(messages, lang);
  const place = { COMMUNITY: words.inCommunity, COUNTY: words.inCounty };
  return (
    <ul className="list-disc pl-6">
      {ALERT_KINDS.map((kind) => (
        <li key={kind}>
          {words.rule(label("alertKind", kind, lang), place[ALERT_PLACE[kind]], rules[kind].general)}
          {ownRules(rules[kind]).map(({ category, rule }) => (
            <p key={category}>
              {words.rule(
                words.ofCategory(label("categoryL1", category, lang)),
                place[ALERT_PLACE[kind]],
                rule,
              )}
            </p>
          ))}
        </li>
      ))}
      <li>{words.usualNote}</li>
    </ul>
  );
}
