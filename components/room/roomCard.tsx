import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { hoursWords, openWords } from "#lib/domain/labels/rooms.ts";
import { say } from "#lib/domain/labels.ts";
import type { OpenHours, OpenNow } from "#lib/domain/open/rooms.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Room = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly town: string | null;
  readonly name: string;
  readonly address: string;
  readonly phone: string | null;
  readonly stepFree: boolean;
  readonly hours: readonly OpenHours[];
  readonly now: OpenNow;
};
type RoomCardProps = { room: Room; today: CivilDate; lang: Lang; withOffice?: boolean };

/** One room: whether it is open now, where it is, when it is open, and whether a wheelchair gets in. */
export function RoomCard({ room, today, lang, withOffice = true }: RoomCardProps) {
  const words = say(messages, lang);
  const { now, phone } = room;
  return (
    <article
      aria-label={room.name}
      className="grid gap-2 break-inside-avoid rounded-md border border-line bg-paper-strong p-4"
    >
      <h3 className="text-lg font-bold text-ink-strong">{room.name}</h3>
      <p className={`no-print font-medium ${now.open ? "text-celadon-strong" : "text-ink-soft"}`}>
        <span aria-hidden="true">{now.open ? "● " : "○ "}</span>
        {openWords(now, today, lang)}
      </p>
      <DefinitionList
        items={[
          [words.address, [room.town, room.unit, room.address].filter(Boolean).join(" ")],
          [words.hours, hoursWords(room.hours, lang).join("\n")],
          ...(phone
            ? ([
                [
                  words.phone,
                  <a
                    key="tel"
                    href={`tel:${phone}`}
                    className="inline-flex min-h-(--target) items-center underline"
                  >
                    {phone}
                  </a>,
                ],
              ] as const)
            : []),
          [words.stepFree, room.stepFree ? words.stepFreeYes : words.stepFreeNo],
        ]}
      />
      {withOffice && (
        <p className="no-print">
          <Link
            href={`/offices/${room.unitId}`}
            className="inline-flex min-h-(--target) items-center underline"
          >
            {words.office}
            <span className="sr-only"> {room.unit}</span>
          </Link>
        </p>
      )}
    </article>
  );
}
