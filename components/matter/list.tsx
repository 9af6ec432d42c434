import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, MatterState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type MatterLine = {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly place: string;
  readonly state: MatterState;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly issues: number;
  readonly problems: number;
};

/** The matters in sight: each with its 件 (issues) and 事项 (what is left when merged ones count once). */
export function MatterList({ matters, lang }: { matters: readonly MatterLine[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Table
      caption={words.mine}
      captionHidden
      head={[words.problem, words.category, words.place, words.state, words.count, words.madeBy]}
      rows={matters.map((matter) => ({
        key: matter.id,
        cells: [
          <Link key="title" href={`/matters/${matter.id}`}>
            {matter.title}
          </Link>,
          label("category", matter.category, lang),
          matter.place,
          label("matterState", matter.state, lang),
          words.counted(matter.issues, matter.problems),
          words.made(matter.madeBy, showDate(shanghaiDate(matter.madeAt), lang)),
        ],
      }))}
    />
  );
}
