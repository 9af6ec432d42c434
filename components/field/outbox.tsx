import { useState } from "react";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import type { FieldItem } from "#lib/domain/field/items.ts";
import { isOurs, type OutboxState } from "#lib/domain/field/outbox.ts";
import { fieldSentence, label, say, sentence, showDateTime } from "#lib/domain/labels.ts";
import type { HouseholdState } from "#lib/domain/vocabulary.ts";
import { drop, type OutboxItem } from "#lib/offline/outbox.ts";
import { to } from "./device.ts";
import { addressOf } from "./home.tsx";
import { keep } from "./keeping.ts";
import { messages } from "./messages.ts";
import type { Here } from "./room.tsx";

/** Everything that was written here, in plain view: where it is, what the office said, and what can be done about it. */
export function OutboxScreen(here: Here) {
  const { items, lang } = here;
  const words = say(messages, lang);
  const open = items.filter(({ state }) => state !== "DONE");
  const done = items.filter(({ state }) => state === "DONE").toReversed();
  return (
    <Page title={words.outbox}>
      {open.length === 0 && <EmptyState title={words.emptyOutbox}>{words.emptyOutboxLead}</EmptyState>}
      {open.length > 0 && (
        <ul className="grid gap-3">
          {open.map((item) => (
            <Item key={item.id} item={item} here={here} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Section title={words.doneBefore}>
          <ul className="grid gap-3">
            {done.map((item) => (
              <Item key={item.id} item={item} here={here} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

const MARK: Readonly<Record<OutboxState, string>> = {
  QUEUED: "○",
  SENDING: "◔",
  UNSURE: "?",
  DONE: "✓",
  REFUSED: "✕",
};

function Item({ item, here }: { item: OutboxItem; here: Here }) {
  const { lang, items } = here;
  const words = say(messages, lang);
  const { id, kind, state, answer, values } = item;
  const behind = items.some(
    (other) =>
      other.about !== null && other.about === item.about && other.seq < item.seq && other.state === "REFUSED",
  );
  return (
    <li
      className={`grid gap-2 rounded-md border bg-paper-strong p-3 ${state === "REFUSED" ? "border-2 border-vermilion" : "border-line"}`}
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b className="text-ink-strong">{label("fieldKind", kind, lang)}</b>
        <span className={state === "REFUSED" ? "font-bold text-vermilion-strong" : ""}>
          <span aria-hidden="true">{MARK[state]} </span>
          {label("outboxState", state, lang)}
        </span>
      </p>
      <p className="line-clamp-3 text-ink">{aboutIt(item, here)}</p>
      <p className="text-sm text-ink-soft">
        {[showDateTime(new Date(item.madeAt), lang), item.photos > 0 && words.withPhotos(item.photos)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {state === "UNSURE" && <p className="text-sm">{words.unsure}</p>}
      {behind && state === "QUEUED" && <p className="text-sm">{words.behind}</p>}
      {answer?.receipts && answer.receipts.length > 0 && (
        <p>{words.receipts(answer.receipts.map(formatReceiptNo).join("、"))}</p>
      )}
      {state === "DONE" && kind === "visit" && <a href={`/visits/${id}?done=1`}>{words.openVisit}</a>}
      {state === "REFUSED" && answer?.problem && (
        <Notice tone="danger">
          {sentence(answer.problem, lang)}
          {Object.entries(answer.fields ?? {}).map(([field, wrong]) => (
            <span key={field} className="block">
              {fieldSentence(wrong, lang)}
            </span>
          ))}
        </Notice>
      )}
      {answer?.now ? (
        <BothKept item={item} now={answer.now} here={here} />
      ) : (
        isOurs(item) && <Ways item={item} here={here} edit={editOf(kind, values, id)} />
      )}
    </li>
  );
}

/** The first words of it, or the address it is about. */
function aboutIt({ id, kind, values, about }: OutboxItem, { carried, lang }: Here): string {
  if (kind === "household") {
    const door = carried.doors.find((one) => one.id === about);
    return [
      door && addressOf(door),
      label("householdState", (values.state ?? "OCCUPIED") as HouseholdState, lang),
    ]
      .filter(Boolean)
      .join(" → ");
  }
  if (kind === "patrol")
    return [label("facility", (values.facility ?? "OTHER") as never, lang), values.placeText, values.words]
      .filter(Boolean)
      .join(" · ");
  if (kind === "promise")
    return [carried.promises.find((one) => one.id === id)?.words, values.words].filter(Boolean).join(" → ");
  if (kind !== "visit")
    return [carried.issues.find((one) => one.id === about)?.place, values.done ?? values.words]
      .filter(Boolean)
      .join(" · ");
  return [
    [values.building, values.unit, values.room].filter(Boolean).join(" "),
    values["problems.0.statement"] || label("visitResult", (values.result ?? "RAISED") as never, lang),
  ]
    .filter(Boolean)
    .join(" · ");
}

const editOf = (kind: OutboxItem["kind"], values: OutboxItem["values"], id: string): string => {
  switch (kind) {
    case "visit":
      return to("visit", "edit", id);
    case "patrol":
    case "promise":
      return to(kind, id);
    case "household":
      return to("door", values.householdId ?? "", id);
    default:
      return to("issue", values.issueId ?? "", id);
  }
};

function Ways({ item, edit, here }: { item: OutboxItem; edit: string; here: Here }) {
  const { vault, lang } = here;
  const words = say(messages, lang);
  const [sure, setSure] = useState(false);
  return (
    <p className="flex flex-wrap gap-2">
      <LinkButton tone="quiet" href={edit}>
        {words.edit}
      </LinkButton>
      {item.state === "REFUSED" && (
        <Button tone="quiet" onClick={() => void keep(vault, onTop(item, here))}>
          {words.tryAgain}
        </Button>
      )}
      <Button tone="danger" onClick={() => (sure ? void drop(item.id) : setSure(true))}>
        {sure ? words.dropSure : words.drop}
      </Button>
    </p>
  );
}

/** As it is, for how its matter stands by now: what came between was read beside it. */
function onTop({ id, kind, about, values }: OutboxItem, { carried }: Here): Omit<FieldItem, "madeAt"> {
  const version =
    carried.issues.find((one) => one.id === about)?.issue.version ??
    carried.doors.find((one) => one.id === about)?.version;
  return { id, kind, values: version === undefined ? values : { ...values, version: String(version) } };
}

/** Somebody else changed the same address meanwhile: both stand side by side, and a person decides. */
function BothKept({
  item,
  now,
  here,
}: {
  item: OutboxItem;
  now: Readonly<Record<string, string>>;
  here: Here;
}) {
  const { vault, lang } = here;
  const words = say(messages, lang);
  const state = (which: string | undefined) =>
    label("householdState", (which ?? "OCCUPIED") as HouseholdState, lang);
  return (
    <div className="grid gap-2">
      <p>{words.meanwhile(state(now.state))}</p>
      <p className="flex flex-wrap gap-2">
        <Button
          onClick={() =>
            void keep(vault, {
              id: item.id,
              kind: "household",
              values: { ...item.values, version: now.version ?? "" },
            })
          }
        >
          {words.keepMine(state(item.values.state))}
        </Button>
        <Button tone="quiet" onClick={() => void drop(item.id)}>
          {words.keepTheirs(state(now.state))}
        </Button>
      </p>
    </div>
  );
}
