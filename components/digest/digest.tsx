import { type InstructingFacts, InstructionForm } from "#components/instruction/form.tsx";
import { type InstructionLine, InstructionList } from "#components/instruction/list.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import {
  DIGEST_FIGURES,
  type DigestFigures,
  type DigestText,
  type EntryFacts,
  hasBefore,
} from "#lib/domain/direct/digests.ts";
import { entryText, figureName, figureText } from "#lib/domain/direct/messages.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { DIGEST_SECTIONS, type EntrySection, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Entry = {
  readonly no: number;
  readonly section: EntrySection;
  readonly facts: EntryFacts;
  readonly issueId: string | null;
  readonly opens: boolean;
};
type Instructing = {
  readonly instructing: InstructingFacts | null;
  readonly instructions: readonly (InstructionLine & { readonly entryNo: number | null })[];
  /** one for each entry's form, and one for each instruction */
  readonly ids: readonly string[];
  readonly give: FormAction;
  readonly open: FormAction;
  readonly now: Date;
};
type SectionsProps = {
  digest: {
    readonly id: string;
    readonly text: DigestText;
    readonly figures: DigestFigures;
    readonly asOf: Date;
  };
  entries: readonly Entry[];
  instructing: Instructing;
  lang: Lang;
};

/** The sections in their order: what people wrote, and what was drafted from the data, each entry with its instructions. */
export function DigestSections({ digest, entries, instructing, lang }: SectionsProps) {
  const words = say(messages, lang);
  return DIGEST_SECTIONS.map((section) => {
    if (section === "FIGURES") return <Figures key={section} {...digest} lang={lang} />;
    const own = entries.filter((entry) => entry.section === section);
    const said = digest.text[section];
    return (
      <Section key={section} title={label("digestSection", section, lang)}>
        {said && <p className="max-w-prose whitespace-pre-line">{said}</p>}
        {!said && own.length === 0 && <p className="text-ink-soft">{words.empty}</p>}
        {own.length > 0 && (
          <ol className="grid gap-3">
            {own.map((entry) => (
              <EntryItem
                key={entry.no}
                digestId={digest.id}
                entry={entry}
                instructing={instructing}
                lang={lang}
              />
            ))}
          </ol>
        )}
      </Section>
    );
  });
}

type EntryProps = { digestId: string; entry: Entry; instructing: Instructing; lang: Lang };
function EntryItem({ digestId, entry, instructing, lang }: EntryProps) {
  const words = say(messages, lang);
  const { instructing: facts, instructions, ids, give, open, now } = instructing;
  const own = instructions.filter(({ entryNo }) => entryNo === entry.no);
  return (
    <li
      id={`entry-${entry.no}`}
      className="grid scroll-mt-6 gap-2 rounded-md border border-line bg-paper-strong p-4"
    >
      <p className="flex flex-wrap items-center gap-x-3">
        {entryText(entry.section, entry.facts, lang)}
        {entry.opens && (
          <Link
            href={`/issues/${entry.issueId}`}
            className="inline-flex min-h-(--target) items-center underline"
          >
            {words.entry}
          </Link>
        )}
      </p>
      {own.length > 0 && (
        <InstructionList
          instructions={own}
          none=""
          ids={own.map((one) => ids[instructions.indexOf(one)] ?? "")}
          open={open}
          now={now}
          lang={lang}
        />
      )}
      {facts && (
        <InstructionForm
          instructionId={ids[instructions.length + entry.no - 1] ?? ""}
          on={{ subject: "DIGEST", subjectId: digestId, entryNo: entry.no }}
          facts={facts}
          action={give}
          lang={lang}
        />
      )}
    </li>
  );
}

type FiguresProps = { figures: DigestFigures; asOf: Date; lang: Lang };
function Figures({ figures, asOf, lang }: FiguresProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.figures}>
      <p className="text-ink-soft">{words.figuresLead(showDateTime(asOf, lang))}</p>
      <Table
        caption={words.figures}
        captionHidden
        head={[
          words.figure,
          { label: words.thisOne, numeric: true },
          { label: words.before, numeric: true },
          words.formula,
        ]}
        rows={DIGEST_FIGURES.map((id) => ({
          key: id,
          cells: [
            figureName(id, lang),
            figureText(id, "now", figures, lang),
            hasBefore(id) ? figureText(id, "before", figures, lang) : "—",
            words.version(figures.versions[id]),
          ],
        }))}
      />
    </Section>
  );
}

type Receipts = {
  readonly rows: readonly {
    readonly unitId: string;
    readonly unit: string;
    readonly at: Date | null;
    readonly dutyTitle: string | null;
  }[];
  readonly units: number;
  readonly opened: number;
};
/** Which units have opened it, and by which duty: that it arrived, and no score. */
export function ReceiptList({ receipts, lang }: { receipts: Receipts; lang: Lang }) {
  const words = say(messages, lang);
  const { rows, units, opened } = receipts;
  return (
    <Section title={words.receipts}>
      <p>{words.receiptsOf(opened, units)}</p>
      <Table
        caption={words.receipts}
        captionHidden
        head={[words.unit, words.openedBy]}
        rows={rows.map(({ unitId, unit, at, dutyTitle }) => ({
          key: unitId,
          cells: [unit, at ? `${showDateTime(at, lang)} ${dutyTitle ?? ""}`.trim() : words.notOpened],
        }))}
      />
      {rows.length < units && <p>{words.receiptsMore(rows.length)}</p>}
    </Section>
  );
}
