import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate, showNumber } from "#lib/domain/labels.ts";
import { isLeft } from "#lib/domain/rounds/plans.ts";
import type { ClockKind, HouseholdState, Lang, Standing, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { patrolMessages } from "./messages-patrols.ts";
import { promiseMessages } from "./messages-promises.ts";
import { type Patrolled, Patrols } from "./patrols.tsx";
import { type Promised, PromiseLines } from "./promises.tsx";

type BriefProps = {
  doors: readonly {
    readonly id: string;
    readonly unit: string;
    readonly room: string;
    readonly state: HouseholdState;
    readonly standing: Standing;
    readonly safetyWords: string | null;
    readonly safetyUntil: CivilDate | null;
  }[];
  issues: readonly {
    readonly id: string;
    readonly receiptNo: string;
    readonly placeText: string;
    readonly state: State;
    readonly statement: string | null;
    readonly promises: readonly { readonly kind: ClockKind; readonly on: CivilDate }[];
  }[];
  promised: readonly Promised[];
  patrolled: readonly Patrolled[];
  now: Date;
  lang: Lang;
};

/** One page to take along: what to look out for, which doors are left, and what was promised to whom lives there. */
export function Brief({ doors, issues, promised, patrolled, now, lang }: BriefProps) {
  const words = say(messages, lang);
  const nameOf = ({ unit, room }: { unit: string; room: string }) => [unit, room].filter(Boolean).join(" ");
  const warned = doors.filter(({ safetyWords }) => safetyWords !== null);
  const livedIn = doors.filter(({ state }) => state === "OCCUPIED");
  const left = livedIn.filter(({ standing }) => isLeft(standing));
  const declined = livedIn.filter(({ standing }) => standing === "DECLINED");
  return (
    <>
      {warned.length > 0 && (
        <Section title={words.lookOut}>
          <ul className="list-disc pl-6">
            {warned.map((door) => (
              <li key={door.id}>
                <span className="font-bold">{nameOf(door)}</span> {door.safetyWords}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.left(showNumber(left.length, lang))}>
        {left.length === 0 ? (
          <p>{words.leftNone}</p>
        ) : (
          <ul className="grid grid-cols-2 gap-x-6 gap-y-1 sm:grid-cols-4 print:grid-cols-4">
            {left.map((door) => (
              <li key={door.id}>
                <span aria-hidden>□ </span>
                {nameOf(door)}
                {door.standing !== "NOT_YET" && (
                  <span className="text-sm text-ink-soft"> {label("standing", door.standing, lang)}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        {declined.length > 0 && <p>{words.inPeace(declined.map(nameOf))}</p>}
      </Section>
      {promised.length > 0 && (
        <Section title={say(promiseMessages, lang).title}>
          <PromiseLines promises={promised} now={now} lang={lang} />
        </Section>
      )}
      <Section title={words.openHere}>
        {issues.length === 0 ? (
          <p>{words.noneOpen}</p>
        ) : (
          <Table
            caption={words.openHere}
            captionHidden
            head={[words.number, words.where, words.saidThere, words.promised]}
            rows={issues.map(({ id, receiptNo, placeText, state, statement, promises }) => ({
              key: id,
              cells: [
                <span key="no" className="whitespace-nowrap tabular-nums">
                  {formatReceiptNo(receiptNo)}
                </span>,
                placeText,
                statement ?? <em key="words">{words.inConfidence}</em>,
                <span key="by" className="grid">
                  {promises.length === 0 && label("state", state, lang)}
                  {promises.map(({ kind, on }) => (
                    <span key={kind}>
                      {label("clock", kind, lang)} {showDate(on, lang)}
                    </span>
                  ))}
                </span>,
              ],
            }))}
          />
        )}
      </Section>
      {patrolled.length > 0 && (
        <Section title={say(patrolMessages, lang).here}>
          <Patrols caption={say(patrolMessages, lang).here} patrols={patrolled} lang={lang} />
        </Section>
      )}
      <p className="text-sm text-ink-soft">{words.briefEnd}</p>
    </>
  );
}
