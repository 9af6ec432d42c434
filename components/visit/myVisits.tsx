import { Link } from "#components/ui/link.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, VisitResult, VisitType } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type VisitRow = {
  readonly id: string;
  readonly visitedAt: Date;
  readonly type: VisitType;
  readonly result: VisitResult;
  readonly place: string;
  readonly issues: number;
};

/** One's own latest visits; every one is a full result, with problems or without (domain.md N15). */
export function MyVisits({ visits, lang }: { visits: readonly VisitRow[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-paper-strong">
      {visits.map((visit) => (
        <li key={visit.id} className="relative px-3 py-2 hover:bg-wash">
          <Link href={`/visits/${visit.id}`} className="font-medium after:absolute after:inset-0">
            {visit.place}
          </Link>
          <p className="text-sm text-ink-soft">
            {[
              showDate(shanghaiDate(visit.visitedAt), lang),
              label("visitType", visit.type, lang),
              visit.result === "RAISED"
                ? words.raised(visit.issues)
                : label("visitResult", visit.result, lang),
            ].join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
