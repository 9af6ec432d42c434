import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { Table } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import { monthBefore, nextMonth } from "#lib/domain/points/months.ts";
import type { Point } from "#lib/domain/points/points.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { pointHref } from "./points.tsx";

type Gap = Point & {
  readonly ahead: boolean;
  readonly unclosed: boolean;
  readonly bare: boolean;
  readonly excuses: readonly { readonly words: string; readonly who: string; readonly at: Date }[];
};
type GapsProps = {
  path: readonly { readonly id: string; readonly name: string }[];
  month: string;
  points: number;
  planned: number;
  gaps: readonly Gap[];
  /** ids for the forms, one a row */
  ids: readonly string[];
  action: FormAction;
  lang: Lang;
};

/** What was said of a month without a session, the first first. */
export function Excuses({ excuses, lang }: { excuses: Gap["excuses"]; lang: Lang }) {
  const words = say(messages, lang);
  return excuses.map(({ words: said, who, at: when }) => (
    <p key={when.toISOString()}>{words.excuseBy(said, who, showDate(shanghaiDate(when), lang))}</p>
  ));
}

type ExcuseFormProps = {
  excuseId: string;
  name: string;
  point: Pick<Point, "unitId" | "placeId">;
  month: string;
  /** the place whose list it stands on, to come back there */
  listOf?: string;
  action: FormAction;
  lang: Lang;
};
export function ExcuseForm({ excuseId, name, point, month, listOf = "", action, lang }: ExcuseFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name={name}
      submit={words.excuse}
      submitTone="quiet"
      fold={{ summary: words.excuse }}
    >
      <Hidden name="excuseId" value={excuseId} />
      <Hidden name="unitId" value={point.unitId} />
      <Hidden name="placeId" value={point.placeId ?? ""} />
      <Hidden name="month" value={month.slice(0, 7)} />
      <Hidden name="listOf" value={listOf} />
      <TextArea name="words" label={words.excuse} hint={words.excuseHint} required rows={2} />
    </ActionForm>
  );
}

/** Contact points without a session in a month, with what was said of it: places, never people (domain.md A6). */
export function Gaps({ path, month, points, planned, gaps, ids, action, lang }: GapsProps) {
  const words = say(messages, lang);
  const here = path.at(-1)?.id ?? "";
  const href = (of: string, place = here) =>
    `/points/gaps?${new URLSearchParams({ place, month: of.slice(0, 7) })}`;
  const link = "inline-flex min-h-(--target) items-center underline";
  return (
    <Page
      title={words.gapsTitle}
      lead={words.gapsLead}
      actions={
        <LinkButton href="/points" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      <PlacePath label={words.here} steps={path} href={(id) => href(month, id)} />
      <nav aria-label={words.month} className="no-print flex flex-wrap items-center gap-x-4">
        <Link href={href(monthBefore(month))} className={link}>
          {words.earlier}
        </Link>
        <b>{words.monthOf(month.slice(0, 4), month.slice(5, 7))}</b>
        <Link href={href(nextMonth(month))} className={link}>
          {words.later}
        </Link>
      </nav>
      {gaps.length === 0 ? (
        <EmptyState title={words.gapsNone} />
      ) : (
        <>
          <p>{words.gapsSum(gaps.length, points, planned)}</p>
          <Table
            caption={words.gapsTitle}
            captionHidden
            head={[words.point, words.planning, words.excuses]}
            rows={gaps.map((gap, at) => ({
              key: `${gap.unitId} ${gap.placeId}`,
              cells: [
                <Link key="point" href={pointHref(gap)} className="underline">
                  {gap.name}
                </Link>,
                <span key="planned" className="grid">
                  {gap.ahead ? (
                    words.ahead
                  ) : (
                    <strong className="font-medium text-amber">
                      {gap.unclosed ? words.unclosed : words.notPlanned}
                    </strong>
                  )}
                  {gap.bare && <span className="text-ink-soft">{words.whoNone}</span>}
                </span>,
                <div key="why" className="grid gap-1">
                  <Excuses excuses={gap.excuses} lang={lang} />
                  <ExcuseForm
                    key={gap.excuses.length}
                    excuseId={ids[at] ?? ""}
                    name={`excuse-${at}`}
                    point={gap}
                    month={month}
                    listOf={here}
                    action={action}
                    lang={lang}
                  />
                </div>,
              ],
            }))}
          />
        </>
      )}
    </Page>
  );
}
