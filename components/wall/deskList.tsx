import Link from "next/link";
import { Table } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Line = {
  readonly id: string;
  readonly receiptNo: string;
  readonly category: string | null;
  readonly state: State;
  readonly place: string;
  readonly consentedAt: Date;
  readonly answered: boolean;
  readonly onWall: boolean;
  readonly folded: boolean;
};

/** Issues whose residents let them be shown; those that wait for a clerk first. */
export function WallDeskList({ lines, lang }: { lines: readonly Line[]; lang: Lang }) {
  const words = say(messages, lang);
  const stands = ({ answered, onWall, folded }: Line) =>
    !answered ? words.waitsAnswer : !onWall ? words.waits : folded ? words.foldedNow : words.onWall;
  return (
    <Table
      caption={words.deskTitle}
      captionHidden
      head={[words.receipt, words.category, words.place, words.where, words.consented]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <Link key="no" href={`/wall-desk/${line.id}`}>
            {formatReceiptNo(line.receiptNo)}
          </Link>,
          categoryPath(line.category, lang),
          line.place,
          `${label("state", line.state, lang)} · ${stands(line)}`,
          showDate(shanghaiDate(line.consentedAt), lang),
        ],
      }))}
    />
  );
}
