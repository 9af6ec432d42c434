import { DueChip } from "#components/ui/chip.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Clock, CoTaskRecord } from "#lib/domain/issue.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { besideMessages } from "./messages-beside.ts";

type Task = CoTaskRecord & { readonly doneAt: Date | null; readonly doneWords: string | null };
type JointHandlingProps = {
  tasks: readonly Task[];
  clocks: readonly Clock[];
  units: Readonly<Record<string, string>>;
  now: Date;
  lang: Lang;
};

/** 会办: who was asked for what, by when, and what they report. */
export function JointHandling({ tasks, clocks, units, now, lang }: JointHandlingProps) {
  const words = say(besideMessages, lang);
  if (tasks.length === 0) return null;
  return (
    <Section title={words.joint}>
      <Table
        caption={words.joint}
        captionHidden
        head={[words.unit, words.task, words.dueOn, words.done]}
        rows={tasks.map((task) => ({
          key: task.id,
          cells: [
            <span key="unit" className="grid min-w-24">
              {units[task.unitId] ?? ""}
              <span className="text-sm text-ink-soft">{label("coTaskKind", task.kind, lang)}</span>
            </span>,
            <span key="task" className="block min-w-36 whitespace-pre-line">
              {task.task}
            </span>,
            <Due
              key="due"
              task={task}
              clock={clocks.find(({ id }) => id === task.id)}
              now={now}
              lang={lang}
            />,
            task.doneAt ? (
              <span key="done" className="grid min-w-36">
                <span className="whitespace-pre-line">{task.doneWords}</span>
                <span className="text-sm text-ink-soft">{showDateTime(task.doneAt, lang)}</span>
              </span>
            ) : (
              "—"
            ),
          ],
        }))}
      />
    </Section>
  );
}

type DueProps = { task: Task; clock: Clock | undefined; now: Date; lang: Lang };
/** A task that is not asked for any more, because the issue was given away, says so. */
function Due({ task: { dueOn, doneAt }, clock, now, lang }: DueProps) {
  const words = say(besideMessages, lang);
  return (
    <span className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{showDate(dueOn, lang)}</span>
      {clock?.breachedAt && <span className="font-medium text-vermilion">{words.late}</span>}
      {!doneAt && clock?.stop && <span className="text-ink-soft">{words.notAsked}</span>}
      {!doneAt && clock && !clock.stop && <DueChip dueAt={clock.dueAt} now={now} lang={lang} />}
    </span>
  );
}
