import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Table } from "#components/ui/table.tsx";
import { leastOf } from "#lib/domain/commands.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { endedRuleForm } from "#lib/domain/routing/routingForm.ts";
import type { Lang, Level } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { ruleCategory } from "./options.ts";

type Rule = {
  readonly id: string;
  readonly category: string;
  readonly place: string;
  readonly level: Level;
  readonly unit: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string;
  readonly madeBy: string | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
  readonly inArea: boolean;
};
type RulesProps = { rules: readonly Rule[]; end: FormAction; lang: Lang };

/** The lines of the directory with who made them and why; one's own can be ended, none can be deleted. */
export function Rules({ rules, end, lang }: RulesProps) {
  const words = say(messages, lang);
  return (
    <Table
      caption={words.rules}
      captionHidden
      head={[words.category, words.place, words.level, words.unit, words.since, words.why, words.change]}
      rows={rules.map((rule) => ({
        key: rule.id,
        cells: [
          ruleCategory(rule.category, lang),
          rule.place,
          label("level", rule.level, lang),
          <b key="unit">{rule.unit}</b>,
          rule.validTo
            ? words.until(showDate(rule.validFrom, lang), showDate(rule.validTo, lang))
            : words.from(showDate(rule.validFrom, lang)),
          <div key="why" className="min-w-48">
            <p>{words.made(rule.madeBy ?? words.unknown, rule.reason)}</p>
            {rule.endReason && <p>{words.ended(rule.endedBy ?? words.unknown, rule.endReason)}</p>}
          </div>,
          <Change key="change" rule={rule} end={end} lang={lang} />,
        ],
      }))}
    />
  );
}

function Change({ rule, end, lang }: { rule: Rule; end: FormAction; lang: Lang }) {
  const words = say(messages, lang);
  if (rule.endReason) return null;
  if (!rule.inArea) return <span className="text-ink-soft">{words.above}</span>;
  return (
    <ActionForm
      action={end}
      least={leastOf(endedRuleForm.shape)}
      lang={lang}
      name={`end-${rule.id}`}
      submit={words.end}
      submitTone="danger"
      fold={{ summary: words.end }}
      className="min-w-48"
    >
      <p className="text-sm text-ink-soft">{words.endConfirm}</p>
      <Hidden name="ruleId" value={rule.id} />
      <TextArea name="reason" label={words.endReason} required rows={2} />
    </ActionForm>
  );
}
