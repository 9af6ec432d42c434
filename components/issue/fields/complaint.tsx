import { Checkbox, Select } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { label, say } from "#lib/domain/labels.ts";
import { type CategoryL1, TAXONOMY } from "#lib/domain/vocabulary.ts";
import type { UnitChoice } from "./facts.ts";
import { complaintMessages } from "./messages-complaint.ts";
import type { Fields } from "./parts.tsx";

/** Whom it is about, where it is about an office or an official: they keep out of it. Folded, most issues are not. */
export const complaint: Fields = ({ issue, concerned, lang }) => {
  const words = say(complaintMessages, lang);
  if (!concerned) return null;
  const choices = (groups: typeof concerned.units) =>
    groups.map(({ name, units }) => ({
      label: name,
      options: units.map((unit) => ({ value: unit.id, label: unit.name })),
    }));
  return (
    <Fold summary={words.title} fields={["complainedUnitId", "complainedPersonId", "hidden"]}>
      <p className="text-sm text-ink-soft">{words.why}</p>
      <Select
        name="complainedUnitId"
        label={words.unit}
        placeholder={words.none}
        defaultValue={issue.complainedUnitId ?? ""}
        options={choices(concerned.units)}
      />
      <Select
        name="complainedPersonId"
        label={words.person}
        hint={words.personHint}
        placeholder={words.none}
        defaultValue={issue.complainedPersonId ?? ""}
        options={choices(concerned.posts)}
      />
      <Checkbox
        name="hidden"
        label={words.hidden}
        hint={words.hiddenHint}
        defaultChecked={issue.hiddenFrom !== null}
      />
    </Fold>
  );
};

/** 按目录：供水 → 区水务局: why this unit stands first. */
export function directoryLabel({ name, by }: UnitChoice, lang: Parameters<Fields>[0]["lang"]): string {
  if (!by) return name;
  const category = Object.hasOwn(TAXONOMY, by.category)
    ? label("categoryL1", by.category as CategoryL1, lang)
    : label("category", by.category, lang);
  return say(complaintMessages, lang).byDirectory(category, name);
}
