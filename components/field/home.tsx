import { useState } from "react";
import { TierMark } from "#components/ui/chip.tsx";
import { CONTROL } from "#components/ui/control.ts";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { addDays, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { promisesOf } from "#lib/domain/casework/promised.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import type { Door } from "#lib/domain/field/round.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { VISITED_STATES } from "#lib/domain/rounds/households.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { officeToday, to } from "./device.ts";
import { messages } from "./messages.ts";
import { Promised } from "./promises.tsx";
import type { Here } from "./room.tsx";

const WEEK = 7;

/** The evening at a glance: sessions, promised days, doors that are left, open matters. */
export function Home(here: Here & { edit: string }) {
  const { carried, head, lang, edit } = here;
  const words = say(messages, lang);
  const { me, doors, issues, sessions } = carried;
  const soon = addDays(officeToday(head), WEEK);
  const owed = carried.promises.filter(({ id, on }) => on < soon || id === edit);
  const today = officeToday(head);
  const promises = issues
    .flatMap((one) => promisesOf(one.issue).map((clock) => ({ ...one, clock })))
    .filter(({ clock }) => clock.dueAt < startOfDay(soon))
    .sort((a, b) => a.clock.dueAt.getTime() - b.clock.dueAt.getTime());
  const left = doors.filter(isLeft).length;
  const leftOut = (me?.leftOut.doors ?? 0) + (me?.leftOut.issues ?? 0);
  return (
    <Page title={me ? me.name : words.title}>
      {leftOut > 0 && <Notice tone="warn">{words.leftOut(leftOut)}</Notice>}
      {sessions.length > 0 && (
        <Section title={words.today}>
          <ul className="grid gap-2">
            {sessions.map(({ id, title, on, from, to: until, place }) => (
              <li key={id} className={on === today ? "font-bold" : ""}>
                {showDate(on, lang)} {from}–{until} {title}
                <span className="block text-sm font-normal text-ink-soft">{place}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.promised}>
        <Promised promises={owed} here={here} edit={edit} />
        {promises.length + owed.length === 0 && <p className="text-ink-soft">{words.noPromises}</p>}
        <ul className="grid gap-2">
          {promises.slice(0, FIRST_SHOWN).map(({ id, issue, place, clock }) => (
            <li key={clock.id}>
              <a
                href={to("issue", id)}
                className="block rounded-md border border-line bg-paper-strong p-3 no-underline"
              >
                <span
                  className={
                    clock.basis.due < today ? "font-bold text-vermilion-strong" : "font-bold text-ink-strong"
                  }
                >
                  {words.dueOn(label("clock", clock.kind, lang), showDate(clock.basis.due, lang))}
                </span>
                <span className="block text-ink">{place}</span>
                <span className="line-clamp-1 text-sm break-all text-ink-soft">{issue.statement}</span>
              </a>
            </li>
          ))}
        </ul>
        <Rest count={promises.length - FIRST_SHOWN} lang={lang} />
      </Section>
      <Doors doors={doors} left={left} lang={lang} />
      <Section title={words.issuesHere}>
        {issues.length === 0 && <p className="text-ink-soft">{words.noIssues}</p>}
        <ul className="grid gap-2">
          {issues.slice(0, MOST_SHOWN).map(({ id, issue, place }) => (
            <li key={id}>
              <a
                href={to("issue", id)}
                className="block rounded-md border border-line bg-paper-strong p-3 no-underline"
              >
                <span className="flex items-center gap-2 font-medium text-ink-strong">
                  <TierMark tier={issue.tier} lang={lang} /> {formatReceiptNo(issue.receiptNo)}
                </span>
                <span className="block text-sm text-ink-soft">{place}</span>
                <span className="line-clamp-2 text-ink">{issue.statement}</span>
              </a>
            </li>
          ))}
        </ul>
        <Rest count={issues.length - MOST_SHOWN} lang={lang} />
      </Section>
    </Page>
  );
}
const FIRST_SHOWN = 10;
const MOST_SHOWN = 50;
/** What a thumb would not scroll to: how many more there are. */
const Rest = ({ count, lang }: { count: number; lang: Lang }) =>
  count > 0 && <p className="text-ink-soft">{say(messages, lang).rest(count)}</p>;
const isLeft = ({ state, standing }: Door): boolean =>
  VISITED_STATES.includes(state) && (standing === "NOT_YET" || standing === "NOT_MET");
export const addressOf = ({ community, building, unit, room }: Door): string =>
  sayOnce([community, building, unit, room]).join(" ");

/** By building first, as one walks; a few letters find a door. */
function Doors({ doors, left, lang }: { doors: readonly Door[]; left: number; lang: Lang }) {
  const words = say(messages, lang);
  const [asked, setAsked] = useState("");
  const parts = asked.trim().split(/\s+/).filter(Boolean);
  const found =
    parts.length > 0 ? doors.filter((door) => parts.every((part) => addressOf(door).includes(part))) : null;
  const buildings = Map.groupBy(doors, ({ community, building }) => `${community} ${building}`);
  return (
    <Section title={words.doors}>
      <p>{words.doorsLeft(left, doors.length)}</p>
      <label className="grid gap-1 font-medium">
        {words.findDoor}
        <input className={CONTROL} value={asked} onChange={(event) => setAsked(event.currentTarget.value)} />
      </label>
      <div role="status">{found?.length === 0 && <p>{words.noDoors}</p>}</div>
      {found ? (
        <DoorList doors={found.slice(0, MOST_SHOWN)} lang={lang} />
      ) : (
        <ul className="grid gap-1">
          {[...buildings].map(([name, members]) => (
            <li key={name}>
              <details className="rounded-md border border-line">
                <summary className="flex min-h-(--target) items-center justify-between gap-3 px-3">
                  <span className="font-medium">{name}</span>
                  <span className="text-sm text-ink-soft">
                    {words.doorsLeft(members.filter(isLeft).length, members.length)}
                  </span>
                </summary>
                <div className="p-3">
                  <DoorList doors={members} lang={lang} />
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function DoorList({ doors, lang }: { doors: readonly Door[]; lang: Lang }) {
  return (
    <ul className="grid gap-1">
      {doors.map((door) => (
        <li key={door.id}>
          <a
            href={to("door", door.id)}
            className="flex min-h-(--target) items-center justify-between gap-3 no-underline"
          >
            <span className="text-ink underline underline-offset-4">
              {door.safetyWords && <span aria-hidden="true">⚠ </span>}
              {addressOf(door)}
            </span>
            <span className="text-sm text-ink-soft">
              {door.state === "OCCUPIED"
                ? label("standing", door.standing, lang)
                : label("householdState", door.state, lang)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
