import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Campaign } from "#lib/domain/campaigns/campaigns.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { type LedgerFilter, ledgerHref } from "#lib/domain/ledger/ledgerFilter.ts";
import {
  CATEGORIES_L1,
  type CampaignState,
  type CategoryL1,
  type Lang,
  OPEN_STATES,
  STATES,
} from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Shown = Campaign & { readonly state: CampaignState; readonly last: CivilDate };
export const kindOf = ({ category }: Pick<Campaign, "category">, lang: Lang): string =>
  category ? label("categoryL1", category as CategoryL1, lang) : say(messages, lang).anyCategory;
export const daysOf = ({ fromOn, last }: Pick<Shown, "fromOn" | "last">, lang: Lang): string =>
  say(messages, lang).span(showDate(fromOn, lang), showDate(last, lang));

export function CampaignList({ campaigns, lang }: { campaigns: readonly Shown[]; lang: Lang }) {
  const words = say(messages, lang);
  if (campaigns.length === 0)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <Table
      caption={words.title}
      captionHidden
      head={[words.name, words.place, words.category, words.days, words.state]}
      rows={campaigns.map((campaign) => ({
        key: campaign.id,
        cells: [
          <Link key="name" href={`/campaigns/${campaign.id}`} className="underline">
            {campaign.name}
          </Link>,
          campaign.unit,
          kindOf(campaign, lang),
          daysOf(campaign, lang),
          label("campaignState", campaign.state, lang),
        ],
      }))}
    />
  );
}

type FormProps = {
  campaignId: string;
  places: readonly { readonly id: string; readonly name: string }[];
  today: CivilDate;
  action: FormAction;
  lang: Lang;
};
export function CampaignForm({ campaignId, places, today, action, lang }: FormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="campaign"
      submit={words.start}
      fold={{ summary: words.start }}
      className="max-w-2xl"
    >
      <Hidden name="campaignId" value={campaignId} />
      <TextField name="name" label={words.name} hint={words.nameHint} required autoComplete="off" />
      <TextArea name="aim" label={words.aim} required rows={2} />
      <Select
        name="unitId"
        label={words.place}
        required
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="category"
        label={words.category}
        placeholder={words.anyCategory}
        options={CATEGORIES_L1.map((l1) => ({ value: l1, label: label("categoryL1", l1, lang) }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="fromOn" label={words.from} type="date" required defaultValue={today} />
        <TextField name="toOn" label={words.to} type="date" required min={today} />
      </div>
    </ActionForm>
  );
}

const SETTLED = STATES.filter((state) => !(OPEN_STATES as readonly string[]).includes(state));

type CountsProps = {
  campaign: Shown;
  counts: readonly {
    readonly id: string;
    readonly name: string;
    readonly own: boolean;
    readonly all: number;
    readonly open: number;
    readonly overdue: number;
  }[];
  lang: Lang;
};
/** By place, and every number opens the ledger at exactly its rows. */
export function Counts({ campaign, counts, lang }: CountsProps) {
  const words = say(messages, lang);
  const of: Partial<LedgerFilter> = {
    from: campaign.fromOn,
    to: campaign.last,
    ...(campaign.category && { category: campaign.category }),
  };
  const cell = (number: number, what: string, filter: Partial<LedgerFilter>) =>
    number === 0 ? (
      "0"
    ) : (
      <Link key={what} href={ledgerHref({ ...of, ...filter })} className="underline">
        {number}
        <span className="sr-only"> {what}</span>
      </Link>
    );
  return (
    <Section title={words.counts}>
      {campaign.state === "AHEAD" ? (
        <p>{words.notYet}</p>
      ) : counts.length === 0 ? (
        <p>{words.noCounts}</p>
      ) : (
        <>
          <p className="max-w-prose text-ink-soft">{words.countsLead}</p>
          <Table
            caption={words.counts}
            captionHidden
            head={[
              words.place,
              { label: words.all, numeric: true },
              { label: words.settled, numeric: true },
              { label: words.open, numeric: true },
              { label: words.overdue, numeric: true },
            ]}
            rows={counts.map(({ id, name, own, all, open, overdue }) => {
              const at = own ? { unit: id, here: true as const } : { unit: id };
              return {
                key: id,
                cells: [
                  own ? words.ownPart(name) : name,
                  cell(all, `${name} ${words.all}`, at),
                  cell(all - open, `${name} ${words.settled}`, { ...at, state: SETTLED }),
                  cell(open, `${name} ${words.open}`, { ...at, state: OPEN_STATES }),
                  cell(overdue, `${name} ${words.overdue}`, { ...at, due: "overdue" }),
                ],
              };
            })}
          />
        </>
      )}
    </Section>
  );
}

export function EndForm({
  campaignId,
  action,
  lang,
}: {
  campaignId: string;
  action: FormAction;
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="end"
      submit={words.end}
      submitTone="danger"
      fold={{ summary: words.end }}
      className="max-w-2xl"
    >
      <Hidden name="campaignId" value={campaignId} />
      <TextArea name="reason" label={words.endReason} required rows={2} />
    </ActionForm>
  );
}
