import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, label, say, showDate } from "#lib/domain/labels.ts";
import type { WallWaiting } from "#lib/domain/open/wall.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** Issues whose residents let them be shown; those that wait for a clerk first. */
export function WallDeskList({ lines, lang }: { lines: readonly WallWaiting[]; lang: Lang }) {
  const words = say(messages, lang);
  const stands = ({ answered, onWall, folded }: WallWaiting) =>
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
