import { Checkbox, RadioGroup, TextField } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { FieldsWhen } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { type Lang, MANDATE_WAYS, type MandateWay, type Verb } from "#lib/domain/vocabulary.ts";
import { behalfMessages } from "./messages-behalf.ts";
import { type Own, OwnForm } from "./ownForm.tsx";

const FIELDS = ["forOther", "agentName", "agentPhone", "relation", "mandateGiven", "wanted"] as const;

/** 我替别人反映. Not a component, so that the summary of errors finds the labels. */
export function behalfFields(lang: Lang) {
  const words = say(behalfMessages, lang);
  return (
    <Fold summary={words.fold} fields={FIELDS}>
      <p className="text-ink-soft">{words.lead}</p>
      <Checkbox name="forOther" label={words.forOther} />
      <FieldsWhen legend={words.needed}>
        <TextField name="relation" label={words.relation} hint={words.relationHint} />
        <RadioGroup
          name="mandateGiven"
          label={words.given}
          options={MANDATE_WAYS.map((value) => ({ value, label: label("mandateWay", value, lang) }))}
        />
      </FieldsWhen>
      <TextField name="agentName" label={words.agentName} autoComplete="off" />
      <TextField name="agentPhone" label={words.agentPhone} type="tel" inputMode="tel" autoComplete="off" />
      <Checkbox name="wanted" label={words.wanted} />
    </Fold>
  );
}

export type ShownMandate = {
  agentName: string | null;
  relation: string;
  given: MandateWay;
  since: string;
  until: string;
  revokedAt: Date | null;
};
/** "女儿（李梅）". */
export const agentOf = ({ agentName, relation }: Pick<ShownMandate, "agentName" | "relation">, lang: Lang) =>
  agentName ? (lang === "zh" ? `${relation}（${agentName}）` : `${relation} (${agentName})`) : relation;

/** Who speaks for the resident, how that came about, until when; and since when no more. */
export function Mandates({ mandates, lang }: { mandates: readonly ShownMandate[]; lang: Lang }) {
  const words = say(behalfMessages, lang);
  return mandates.map((mandate) => (
    <DefinitionList
      key={`${mandate.since}${mandate.relation}`}
      items={[
        [words.who, agentOf(mandate, lang)],
        [words.how, label("mandateWay", mandate.given, lang)],
        [
          words.term,
          mandate.revokedAt
            ? words.revoked(showDate(shanghaiDate(mandate.revokedAt), lang))
            : showDate(mandate.until, lang),
        ],
        [words.scope, words.scopeText],
      ]}
    />
  ));
}

type ActingProps = { own: Own; mandates: readonly ShownMandate[]; possible: readonly Verb[] };
/** On one's own page: that somebody acts for one, and the way to end it (domain.md L4 "revoke any time"). */
export function ActingForYou({ own, mandates, possible }: ActingProps) {
  const words = say(behalfMessages, own.lang);
  if (!possible.includes("revokeMandate")) return null;
  return (
    <Section title={words.title} id="mandate">
      <Mandates mandates={mandates.filter(({ revokedAt }) => !revokedAt)} lang={own.lang} />
      <OwnForm
        own={own}
        verb="revokeMandate"
        submit={words.revoke}
        tone="danger"
        fold={{ summary: words.revokeTitle }}
      >
        <p>{words.revokeLead}</p>
      </OwnForm>
    </Section>
  );
}
