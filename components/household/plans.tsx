import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { addDays, type CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate, showNumber } from "#lib/domain/labels.ts";
import type { Coverage } from "#lib/domain/rounds/households.ts";
import { leftOf } from "#lib/domain/rounds/plans.ts";
import type { Lang, Standing } from "#lib/domain/vocabulary.ts";
import { planMessages } from "./messages-plans.ts";

type Plan = Coverage & {
  readonly id: string;
  readonly building: string;
  readonly unit: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
};
type PlansProps = {
  plans: readonly Plan[];
  over: readonly Plan[];
  drop: FormAction;
  lang: Lang;
};

/** Which buildings are gone to, and how many doors are left there: of the building, never of who went. */
export function Plans({ plans, over, drop, lang }: PlansProps) {
  const words = say(planMessages, lang);
  return (
    <>
      <Section title={words.coming}>
        {plans.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <PlanTable caption={words.coming} plans={plans} drop={drop} lang={lang} />
        )}
      </Section>
      {over.length > 0 && (
        <Section title={words.over}>
          <PlanTable caption={words.over} plans={over} lang={lang} />
        </Section>
      )}
    </>
  );
}

type TableProps = { caption: string; plans: readonly Plan[]; drop?: FormAction; lang: Lang };
function PlanTable({ caption, plans, drop, lang }: TableProps) {
  const words = say(planMessages, lang);
  const number = (n: number) => showNumber(n, lang);
  return (
    <Table
      caption={caption}
      captionHidden
      head={[
        words.building,
        words.days,
        words.unit,
        words.left,
        words.results,
        ...(drop ? [words.list] : []),
      ]}
      rows={plans.map((plan) => ({
        key: plan.id,
        cells: [
          plan.building,
          words.span(showDate(plan.fromOn, lang), showDate(plan.toOn, lang)),
          plan.unit,
          words.leftOf(number(leftOf(plan)), number(plan.households)),
          words.resultParts(number(plan.reached), number(plan.declined), number(plan.notMet)),
          drop && (
            <span key="do" className="grid gap-2">
              <Link
                href={`/households/plans/list?plan=${plan.id}`}
                className="inline-flex min-h-(--target) items-center underline"
              >
                {words.openList}
                <span className="sr-only"> {plan.building}</span>
              </Link>
              <ActionForm
                action={drop}
                lang={lang}
                name={plan.id}
                submit={words.drop}
                submitTone="quiet"
                confirm={words.dropSure}
                fold={{ summary: words.drop }}
              >
                <Hidden name="planId" value={plan.id} />
              </ActionForm>
            </span>
          ),
        ],
      }))}
    />
  );
}

type AddProps = {
  planId: string;
  communityId: string;
  buildings: readonly { readonly building: string; readonly left: number }[];
  units: readonly { readonly id: string; readonly name: string }[];
  today: CivilDate;
  action: FormAction;
  lang: Lang;
};

/** A building and some days; what has most doors left is not put forward, since who goes knows better. */
export function AddPlan({ planId, communityId, buildings, units, today, action, lang }: AddProps) {
  const words = say(planMessages, lang);
  return (
    <Section title={words.add}>
      <ActionForm action={action} lang={lang} name="add" submit={words.save} className="max-w-2xl">
        <Hidden name="planId" value={planId} />
        <Hidden name="communityId" value={communityId} />
        <Select
          name="building"
          label={words.building}
          required
          options={buildings.map(({ building, left }) => ({
            value: building,
            label: words.buildingOption(building, showNumber(left, lang)),
          }))}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField name="fromOn" label={words.from} type="date" required min={today} defaultValue={today} />
          <TextField
            name="toOn"
            label={words.to}
            type="date"
            required
            min={today}
            defaultValue={addDays(today, 6)}
          />
        </div>
        <Select
          name="unitId"
          label={words.unit}
          required
          placeholder={false}
          defaultValue={communityId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </ActionForm>
    </Section>
  );
}

type Door = {
  readonly id: string;
  readonly unit: string;
  readonly room: string;
  readonly standing: Standing;
};

/** A sheet for an evening: addresses, and boxes to tick by hand. */
export function PlanSheet({
  building,
  doors,
  lang,
}: {
  building: string;
  doors: readonly Door[];
  lang: Lang;
}) {
  const words = say(planMessages, lang);
  if (doors.length === 0) return <p>{words.nothingLeft}</p>;
  const box = (name: string) => (
    <span key={name} aria-hidden="true">
      □
    </span>
  );
  return (
    <>
      <Table
        caption={words.listTitle(building)}
        captionHidden
        phone="table"
        head={[words.door, words.before, words.met, words.notMet, words.declined]}
        rows={doors.map(({ id, unit, room, standing }) => ({
          key: id,
          cells: [
            [unit, room].filter(Boolean).join(" ") || building,
            standing === "NOT_MET" ? label("standing", standing, lang) : "",
            box("met"),
            box("notMet"),
            box("declined"),
          ],
        }))}
      />
      <p className="text-sm text-ink-soft">{words.note}</p>
    </>
  );
}
