import { DefinitionList } from "#components/ui/table.tsx";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, ReplyChannel, ReplyKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";

export type ShownReply = {
  id: string;
  kind: ReplyKind;
  done: string;
  state: string;
  next: string;
  nextOn: string | null;
  contactName: string;
  contactPhone: string;
  channel: ReplyChannel;
  unit: string;
  at: Date;
  denied: boolean;
};

/** Every reply with its four parts, the newest first. */
export function Replies({ replies, lang }: { replies: readonly ShownReply[]; lang: Lang }) {
  const words = say(messages, lang);
  if (replies.length === 0) return <p className="text-ink-soft">{words.noReplies}</p>;
  return (
    <ul className="grid gap-4">
      {replies.map((reply) => (
        <li key={reply.id} className="rounded-md border border-line bg-paper-strong p-4">
          <p className="mb-2 text-ink-soft">
            <span className="font-medium text-ink">{label("replyKind", reply.kind, lang)}</span> ·{" "}
            {reply.unit} · {showDateTime(reply.at, lang)} · {label("replyChannel", reply.channel, lang)}
          </p>
          {reply.denied && <p className="mb-2 font-medium text-amber-strong">{words.replyDenied}</p>}
          <DefinitionList
            items={[
              [words.replyDone, reply.done],
              [words.replyState, reply.state],
              [
                words.replyNext,
                `${reply.next}${reply.nextOn ? words.nextOn(showDate(reply.nextOn, lang)) : ""}`,
              ],
              [words.replyContact, `${reply.contactName} ${reply.contactPhone}`],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
