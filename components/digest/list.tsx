import { Hidden, RadioGroup, Select } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { DIGEST_KINDS, type DigestKind, type DigestState, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type DigestLine = {
  readonly id: string;
  readonly unit: string;
  readonly kind: DigestKind;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly state: DigestState;
  readonly opened: boolean;
};
export const spanOf = ({ fromOn, toOn }: Pick<DigestLine, "fromOn" | "toOn">, lang: Lang): string =>
  say(messages, lang).span(showDate(fromOn, lang), showDate(toOn, lang));

export function DigestList({ digests, lang }: { digests: readonly DigestLine[]; lang: Lang }) {
  const words = say(messages, lang);
  if (digests.length === 0)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <Table
      caption={words.title}
      captionHidden
      head={[words.unit, words.kind, words.period, words.state, words.opened]}
      rows={digests.map((digest) => ({
        key: digest.id,
        cells: [
          <Link key="unit" href={`/digests/${digest.id}`} className="underline">
            {digest.unit}
          </Link>,
          label("digestKind", digest.kind, lang),
          spanOf(digest, lang),
          label("digestState", digest.state, lang),
          digest.state !== "PUBLISHED" ? (
            "—"
          ) : digest.opened ? (
            words.opened
          ) : (
            <b key="opened">{words.notOpened}</b>
          ),
        ],
      }))}
    />
  );
}

type DraftProps = {
  digestId: string;
  offices: readonly { readonly id: string; readonly name: string }[];
  action: FormAction;
  lang: Lang;
};
export function DraftForm({ digestId, offices, action, lang }: DraftProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="draft"
      submit={words.draft}
      fold={{ summary: words.draft }}
      className="max-w-2xl"
    >
      <Hidden name="digestId" value={digestId} />
      <Select
        name="unitId"
        label={words.office}
        required
        placeholder={false}
        options={offices.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioGroup
        name="kind"
        label={words.kind}
        required
        inline
        options={DIGEST_KINDS.map((value) => ({ value, label: label("digestKind", value, lang) }))}
      />
    </ActionForm>
  );
}
