import type { ReactNode } from "react";
import { messages } from "#components/dashboard/messages.ts";
import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { PeriodForm } from "#components/dashboard/periodForm.tsx";
import { MAP_FIGURES } from "#components/dashboard/pictures/places.ts";
import { TABS, type TabId, ViewTabs } from "#components/dashboard/viewTabs.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Select } from "#components/ui/field.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { AGAINST } from "#lib/domain/calendar/comparison.ts";
import { HEADLINE_IDS, metricOf } from "#lib/domain/figures/metrics.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { say } from "#lib/domain/labels.ts";
import type { UnitOption } from "#lib/queries/figures/pictures.ts";
import { type AskedView, tabPath, viewHref, viewLead } from "./views.ts";

type ViewFrameProps = {
  tab: TabId;
  asked: AskedView;
  units: readonly UnitOption[];
  at: Date;
  actions?: ReactNode;
  children: ReactNode;
};

/** What every view of the figures has around it: what, where, when and as of when; the other views; and what can be chosen. */
export function ViewFrame({ tab, asked, units, at, actions, children }: ViewFrameProps) {
  const { choice, period, wrong, unknownUnit, shown, against, figure } = asked;
  const { lang } = shown;
  const [words, general] = [say(pictureMessages, lang), say(messages, lang)];
  const { what, asOf } = viewLead(asked, at, lang);
  const versions = HEADLINE_IDS.map((id) => words.version(figureName(id, lang), metricOf(id).version));
  return (
    <Page
      title={tab === "overview" ? general.title : words.title(words[tab])}
      lead={
        <>
          {what}
          <span className="block">{asOf}</span>
          <span className="hidden print:block">
            {words.versions(versions.join(lang === "zh" ? "、" : ", "))}
          </span>
        </>
      }
      actions={
        <>
          {actions}
          <LinkButton
            tone="quiet"
            href={viewHref("/dashboard/file", asked, { view: tab, as: "xlsx" })}
            download
          >
            {words.excel}
          </LinkButton>
          <PrintButton text={general.print} />
        </>
      }
    >
      <ViewTabs
        tabs={TABS.map((id) => ({ id, href: viewHref(tabPath(id), asked) }))}
        here={tab}
        lang={lang}
      />
      {unknownUnit && <Notice tone="warn">{general.unknownUnit}</Notice>}
      {wrong && <Notice tone="warn">{general.badPeriod}</Notice>}
      <PeriodForm
        action={tabPath(tab)}
        choice={choice}
        from={period.from}
        to={period.to}
        unitId={shown.unitId}
        units={units}
        lang={lang}
      >
        {tab === "compare" && (
          <Select
            name="against"
            label={words.against}
            placeholder={false}
            defaultValue={against}
            options={AGAINST.map((value) => ({ value, label: words[value] }))}
          />
        )}
        {tab === "places" && (
          <Select
            name="figure"
            label={words.colourBy}
            placeholder={false}
            defaultValue={figure}
            options={MAP_FIGURES.map((value) => ({ value, label: figureName(value, lang) }))}
          />
        )}
      </PeriodForm>
      {children}
    </Page>
  );
}
