import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { ChangeForm } from "#components/settings/changeForm.tsx";
import { ConfirmChange } from "#components/settings/confirmChange.tsx";
import { messages } from "#components/settings/messages.ts";
import { PreviewTables } from "#components/settings/previewTable.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { yearOf } from "#lib/domain/calendar/calendar.ts";
import { calendarForm } from "#lib/domain/calendar/calendarChange.ts";
import { fieldProblems } from "#lib/domain/commands.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { type Preview, previewDays, previewImport } from "#lib/queries/clocks/calendarAdmin.ts";
import { change, takeOver } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).previewTitle,
});

type Params = Record<string, string | string[] | undefined>;
const FIELDS = ["from", "to", "kind", "name", "completes"] as const;

/** Looks before leaping: which dates would move is shown on an address of its own, and only the form below it changes anything. */
export default async function CalendarChangePage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor("/settings/calendar");
  if (!mayAtDesk(actor, "editCalendar")) notFound();
  const [lang, at, params] = await Promise.all([currentLang(), now(), searchParams]);
  const words = say(messages, lang);
  const back = <Link href="/settings/calendar">{words.back}</Link>;

  if (typeof params.import === "string" && /^(20|21)\d\d$/.test(params.import)) {
    const year = Number(params.import);
    const preview = await previewImport(actor, year, at);
    return (
      <Page title={words.previewImportTitle(year)} actions={back}>
        {isProblem(preview) ? (
          <Notice tone="warn">{sentence(preview, lang)}</Notice>
        ) : (
          <Confirm preview={preview} asked={{ import: String(year) }} action={takeOver} lang={lang} />
        )}
      </Page>
    );
  }

  const asked = Object.fromEntries(
    FIELDS.flatMap((name) => (typeof params[name] === "string" ? [[name, params[name]]] : [])),
  );
  const form = calendarForm.safeParse(asked);
  const completes = form.success && asked.completes === "on" ? yearOf(form.data.from) : null;
  const preview = form.success ? await previewDays(actor, form.data, completes, at) : null;
  return (
    <Page title={words.previewTitle} actions={back}>
      {!form.success && (
        <Section title={words.changeTitle}>
          <ChangeForm asked={asked} wrong={fieldProblems(form.error)} lang={lang} />
        </Section>
      )}
      {isProblem(preview) && <Notice tone="warn">{sentence(preview, lang)}</Notice>}
      {preview && !isProblem(preview) && (
        <Confirm preview={preview} asked={asked} action={change} lang={lang} />
      )}
    </Page>
  );
}

type ConfirmProps = {
  preview: Preview;
  asked: Record<string, string>;
  action: typeof change | typeof takeOver;
  lang: Lang;
};
const Confirm = ({ preview, asked, action, lang }: ConfirmProps) => (
  <>
    <PreviewTables preview={preview} lang={lang} />
    <ConfirmChange asked={asked} revision={preview.revision} action={action} lang={lang} />
  </>
);
