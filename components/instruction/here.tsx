import { Link } from "#components/ui/link.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type InstructionLine, TaskHead } from "./list.tsx";
import { messages } from "./messages.ts";

type OpenProps = {
  instructions: readonly Pick<InstructionLine, "id" | "office" | "dutyTitle" | "tasks">[];
  /** what they are on, for whoever hears the links and does not see what they stand beside */
  on: string;
  now: Date;
  lang: Lang;
};

/** Who instructed, and how each unit stands with it; below something that has its own words already. */
export function InstructedHere({ instructions, on, now, lang }: OpenProps) {
  const words = say(messages, lang);
  if (instructions.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {instructions.map(({ id, office, dutyTitle, tasks }) => (
        <li key={id} className="border-l-2 border-celadon pl-3 text-sm">
          <Link href={`/instructions/${id}`} className="inline-flex min-h-(--target) items-center underline">
            {words.instructed}
            <span className="sr-only"> {on}</span>
          </Link>
          <span className="ml-2 text-ink-soft">{words.by(office, dutyTitle)}</span>
          <ul>
            {tasks.map((task) => (
              <li key={task.id}>
                <TaskHead task={task} now={now} lang={lang} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
