import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { errorSentence, noticeWord, topicWord } from "#lib/domain/labels/notices-words.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { type DeliveryState, type OutsideChannel, REPLAYABLE } from "#lib/domain/notices/notices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type ShownDelivery = {
  id: string;
  topic: string;
  channel: OutsideChannel;
  state: DeliveryState;
  toResident: boolean;
  address: string | null;
  attempts: number;
  error: string | null;
  at: Date | null;
  replayedAt: Date | null;
  text: string | null;
};
type DeliveryListProps = { items: readonly ShownDelivery[]; lang: Lang; replay: FormAction };

/** One card per delivery: what about, by which way, to whom, what became of it, and what can be done. */
export function DeliveryList({ items, lang, replay }: DeliveryListProps) {
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li key={item.id}>
          <DeliveryCard item={item} lang={lang} replay={replay} />
        </li>
      ))}
    </ul>
  );
}

const isReplayable = (state: DeliveryState): boolean => (REPLAYABLE as readonly string[]).includes(state);

function DeliveryCard({ item, lang, replay }: { item: ShownDelivery } & Omit<DeliveryListProps, "items">) {
  const words = say(messages, lang);
  const { id, topic, channel, state, toResident, address, attempts, error } = item;
  const facts = [
    noticeWord("channel", channel, lang),
    `${words.to}: ${toResident ? words.resident : words.staff} ${address ?? words.addressGone}`,
    attempts > 0 ? words.attempts(attempts) : "",
    whenWords(item, lang),
    item.replayedAt ? words.replayedAt(showDateTime(item.replayedAt, lang)) : "",
  ];
  return (
    <article
      aria-labelledby={`delivery-${id}`}
      className={`grid gap-2 rounded-md border border-l-4 border-line bg-paper-strong px-4 py-3 ${isReplayable(state) ? "border-l-vermilion" : "border-l-line"}`}
    >
      <p id={`delivery-${id}`}>
        <span className="font-bold">{topicWord(topic, lang)}</span>
        {" · "}
        <span className={isReplayable(state) ? "font-medium text-vermilion" : ""}>
          {noticeWord("state", state, lang)}
        </span>
        {error && <span>{` · ${errorSentence(error, lang)}`}</span>}
      </p>
      <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {item.text && <WouldBeText text={item.text} />}
      {isReplayable(state) && (
        <ActionForm
          name={id}
          action={replay}
          lang={lang}
          submit={words.replay}
          submitTone="quiet"
          {...(state === "UNSURE" && { confirm: words.replayUnsure })}
        >
          <Hidden name="id" value={id} />
        </ActionForm>
      )}
    </article>
  );
}

/** The first line tells what the message says; the rest of a long one unfolds. */
function WouldBeText({ text }: { text: string }) {
  const looks = "rounded-md border border-line bg-wash px-3 py-2 whitespace-pre-line";
  const [first = "", ...rest] = text.split("\n");
  // A browser shows its title and one sentence.
  const lines = [first, ...rest].filter(Boolean);
  if (lines.length <= 2) return <blockquote className={looks}>{lines.join("\n")}</blockquote>;
  return (
    <details>
      <summary className="flex min-h-(--target) items-center">{first}</summary>
      <blockquote className={looks}>{rest.join("\n").trim()}</blockquote>
    </details>
  );
}

function whenWords({ state, at }: ShownDelivery, lang: Lang): string {
  if (!at) return "";
  const words = say(messages, lang);
  const when = showDateTime(at, lang);
  if (state === "WITHHELD") return words.wouldLeave(when);
  return state === "WAITING" || state === "COLLECTED"
    ? words.dueAt(when)
    : state === "SENT"
      ? words.sentAt(when)
      : when;
}
