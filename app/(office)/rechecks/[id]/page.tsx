import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/review/messages.ts";
import { Found, Items, Strata } from "#components/review/recheck.tsx";
import { daysOf } from "#components/review/rechecks.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readRecheck } from "#lib/queries/review/rechecks.ts";
import { find } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RecheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/rechecks/${encodeURIComponent(id)}`);
  const [lang, { done }, page] = await Promise.all([
    currentLang(),
    searchParams,
    now().then((at) => readRecheck(actor, id, at)),
  ]);
  if (!page) notFound();
  const words = say(messages, lang);
  const { recheck, tally, strata, items, finds } = page;
  const { unitId, fromOn, toOn } = recheck;
  return (
    <Page
      title={`${words.title} · ${recheck.unit}`}
      lead={daysOf(recheck, lang)}
      actions={
        <>
          <LinkButton href="/rechecks" tone="quiet">
            {words.back}
          </LinkButton>
          <LinkButton
            href={`/dashboard?${new URLSearchParams({ unit: unitId, period: "custom", from: fromOn, to: toOn })}`}
            tone="quiet"
          >
            {words.figures}
          </LinkButton>
        </>
      }
    >
      {done === "drawn" && <Notice tone="good">{words.drawnDone(String(tally.drawn))}</Notice>}
      {done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      <DefinitionList
        items={[
          [words.lot, recheck.lot],
          [words.drawnOn, showDateTime(recheck.madeAt, lang)],
          [words.progress, words.progressOf(tally.looked, tally.drawn)],
        ]}
      />
      <Found tally={tally} lang={lang} />
      <Strata strata={strata} lang={lang} />
      <Items
        key={tally.looked}
        recheckId={recheck.id}
        items={items}
        ids={items.map(() => uuidv7())}
        finds={finds}
        action={find}
        lang={lang}
      />
    </Page>
  );
}
