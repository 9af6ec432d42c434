import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { giveInstruction } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { Checks } from "#components/forecast/checks.tsx";
import { ForecastLines, growthText } from "#components/forecast/forecast.tsx";
import { messages } from "#components/forecast/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/field.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say, showDateTime, showMonth } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { instructedOn } from "#lib/queries/direct/instructions.ts";
import { readForecast } from "#lib/queries/forecast/forecasts.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ForecastPage({ searchParams }: Asked) {
  const actor = await requireActor("/forecast");
  const [lang, at, { id }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readForecast(actor, typeof id === "string" ? id : "", at);
  if (!page) notFound();
  const words = say(messages, lang);
  if (page === "NONE")
    return (
      <Page title={words.title} lead={words.lead}>
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      </Page>
    );
  const { forecast, period, lastYear, checklists, all } = page;
  const { instructions, instructing } = await instructedOn(actor, { forecastId: forecast.id }, at);
  const named = (one: { unit: string; month: string }) => words.of(one.unit, showMonth(one.month, lang));
  return (
    <Page
      title={`${words.title} · ${named(forecast)}`}
      lead={words.lead}
      actions={<PrintButton text={words.print} />}
    >
      {page.unknown && <Notice tone="warn">{words.notThere}</Notice>}
      {all.length > 1 && (
        <form className="no-print flex flex-wrap items-end gap-3">
          <Select
            name="id"
            label={words.month}
            placeholder={false}
            defaultValue={forecast.id}
            options={all.map((one) => ({ value: one.id, label: named(one) }))}
          />
          <Button type="submit" tone="quiet">
            {words.show}
          </Button>
        </form>
      )}
      <div className="grid max-w-prose gap-1 text-ink-soft">
        <p>{words.madeAt(showDateTime(forecast.madeAt, lang))}</p>
        <p>{words.how(growthText(forecast.growth, lang))}</p>
      </div>
      <ForecastLines
        lines={forecast.lines}
        unitId={forecast.unitId}
        period={period}
        lastYear={lastYear}
        lang={lang}
      />
      <Checks
        forecastId={forecast.id}
        checklists={checklists}
        instructing={instructing}
        instructions={instructions}
        ids={checklists.map(() => uuidv7())}
        action={giveInstruction}
        now={at}
        lang={lang}
      />
    </Page>
  );
}
