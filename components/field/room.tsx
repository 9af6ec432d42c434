import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "#components/ui/page.tsx";
import { shanghaiDate, shanghaiTime } from "#lib/domain/calendar/calendar.ts";
import { waits } from "#lib/domain/field/outbox.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import type { OutboxItem } from "#lib/offline/outbox.ts";
import type { Head } from "#lib/offline/store.ts";
import type { Vault } from "#lib/offline/vault.ts";
import { type Carried, useCarried, useOutbox } from "./carried.ts";
import { type Line, to, usePlace } from "./device.ts";
import { DoorScreen } from "./door.tsx";
import { Home } from "./home.tsx";
import { IssueScreen } from "./issue.tsx";
import { nearlyFull } from "./keeping.ts";
import { useLine } from "./line.ts";
import { messages } from "./messages.ts";
import { More } from "./more.tsx";
import { OutboxScreen } from "./outbox.tsx";
import { PatrolScreen } from "./patrol.tsx";
import { VisitScreen } from "./visit.tsx";

/** What every screen is given. */
export type Here = {
  readonly vault: Vault;
  readonly head: Head;
  readonly lang: Lang;
  readonly carried: Carried;
  readonly items: readonly OutboxItem[];
  readonly syncNow: () => void;
  readonly lock: () => void;
};
const SCREENS: Readonly<Record<string, (here: Here, rest: readonly string[]) => ReactNode>> = {
  "": (here) => <Home {...here} edit="" />,
  promise: (here, [edit = ""]) => <Home key={edit} {...here} edit={edit} />,
  door: (here, [id = "", edit = ""]) => <DoorScreen key={id + edit} {...here} id={id} edit={edit} />,
  issue: (here, [id = "", edit = ""]) => <IssueScreen key={id + edit} {...here} id={id} edit={edit} />,
  visit: (here, [what = "", id = ""]) => <VisitScreen key={what + id} {...here} what={what} id={id} />,
  patrol: (here, [edited = ""]) => <PatrolScreen key={edited} {...here} edited={edited} />,
  outbox: (here) => <OutboxScreen {...here} />,
  more: (here) => <More {...here} />,
};

/** The open round: a bar that says how the exchange stands, one screen, and the ways to the others under the thumb. */
export function Room(given: Omit<Here, "carried" | "items" | "syncNow">) {
  const { vault, head, lang } = given;
  const carried = useCarried(vault);
  const items = useOutbox(vault);
  const waiting = items?.filter(waits).length ?? 0;
  const { line, now } = useLine(vault, waiting);
  const [name = "", ...rest] = usePlace();
  const screen = SCREENS[name] ?? SCREENS[""];
  return (
    <>
      <Status line={line} head={head} items={items ?? []} lang={lang} now={now} />
      {items && screen?.({ ...given, carried, items, syncNow: now }, rest)}
      <Ways at={name} count={items?.filter((item) => item.state !== "DONE").length ?? 0} lang={lang} />
    </>
  );
}

type StatusProps = { line: Line; head: Head; items: readonly OutboxItem[]; lang: Lang; now: () => void };
function Status({ line, head, items, lang, now }: StatusProps) {
  const words = say(messages, lang);
  const waiting = items.filter(waits).length;
  const refused = items.filter(({ state }) => state === "REFUSED").length;
  const full = useNearlyFull(items.length);
  const state =
    line === "WORKING"
      ? words.working
      : [waiting > 0 ? words.toSend(waiting) : refused === 0 && words.allSent].filter(Boolean).join("");
  return (
    <div className="mb-4 grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line pb-2 text-sm">
        <p role="status">
          {state && <b>{state}</b>}{" "}
          <span className="text-ink-soft">
            {head.syncedAt ? words.lastSync(short(new Date(head.syncedAt), lang)) : words.neverSynced}
          </span>
        </p>
        <button
          type="button"
          onClick={now}
          className="min-h-(--target) px-2 font-medium text-celadon underline"
        >
          {words.syncNow}
        </button>
      </div>
      {refused > 0 && (
        <Notice tone="danger">
          <a href={to("outbox")}>{words.refused(refused)}</a>
        </Notice>
      )}
      {line === "NO_LINE" && <Notice tone="info">{words.noLine}</Notice>}
      {line === "SIGNED_OUT" && (
        <Notice tone="warn">
          {words.signedOut} <a href="/sign-in?to=%2Ffield">{words.signIn}</a>
        </Notice>
      )}
      {line === "OTHER_PERSON" && <Notice tone="danger">{words.otherPerson}</Notice>}
      {full && <Notice tone="warn">{words.nearlyFull}</Notice>}
      <Skew ms={head.clockOff} lang={lang} />
    </div>
  );
}

/** Today only the time: it stands in one line with what is beside it. */
const short = (at: Date, lang: Lang): string =>
  shanghaiDate(at) === shanghaiDate(new Date()) ? shanghaiTime(at) : showDateTime(at, lang);

const NOTED_MS = 10 * 60_000;
/** A clock that is off would write wrong days: it is said, and days are proposed by the office's clock. */
function Skew({ ms, lang }: { ms: number; lang: Lang }) {
  const words = say(messages, lang);
  const off = Math.abs(ms);
  if (off < NOTED_MS) return null;
  const minutes = Math.round(off / 60_000);
  const told =
    minutes >= 2880
      ? words.days(Math.round(minutes / 1440))
      : minutes >= 120
        ? words.hours(Math.round(minutes / 60))
        : words.minutes(minutes);
  return <Notice tone="warn">{words.skew(told)}</Notice>;
}

function useNearlyFull(written: number): boolean {
  const [full, setFull] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after something was written
  useEffect(() => void nearlyFull().then(setFull), [written]);
  return full;
}

/** Within reach of the thumb that holds the phone. */
function Ways({ at, count, lang }: { at: string; count: number; lang: Lang }) {
  const words = say(messages, lang);
  const ways = [
    ["", words.home],
    ["visit", words.visit],
    ["patrol", words.patrol],
    ["outbox", count > 0 ? `${words.outbox} ${count}` : words.outbox],
    ["more", words.more],
  ] as const;
  return (
    <nav
      aria-label={words.title}
      className="no-print fixed inset-x-0 bottom-0 z-10 border-t border-line-strong bg-paper-strong pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="mx-auto grid max-w-2xl grid-cols-5">
        {ways.map(([way, text]) => (
          <li key={way}>
            <a
              href={to(way)}
              aria-current={at === way ? "page" : undefined}
              className="flex min-h-14 items-center justify-center border-t-3 border-transparent px-1 text-center text-sm leading-tight text-ink no-underline aria-[current=page]:border-celadon aria-[current=page]:font-bold aria-[current=page]:text-celadon-strong"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
