import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { AddDoor, Doors } from "#components/household/doors.tsx";
import { messages } from "#components/household/messages.ts";
import { importMessages } from "#components/household/messages-import.ts";
import { mergeMessages } from "#components/household/messages-merge.ts";
import { patrolMessages } from "#components/household/messages-patrols.ts";
import { planMessages } from "#components/household/messages-plans.ts";
import { promiseMessages } from "#components/household/messages-promises.ts";
import { Round } from "#components/household/round.tsx";
import { Notice } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readRound } from "#lib/queries/rounds/households.ts";
import { add } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const yearOf = (asked: unknown): number | null =>
  typeof asked === "string" && /^20\d\d$/.test(asked) ? Number(asked) : null;

/** ?place= where, ?building= one of its buildings, ?year= another round than this year's. */
export default async function HouseholdsPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const place = String(asked.place ?? "");
  const round = await readRound(
    actor,
    { place, building: String(asked.building ?? ""), year: yearOf(asked.year) },
    at,
  );
  if (!round) notFound();
  const { year, path, places, buildings, building, households, keeps } = round;
  const thisYear = Number(shanghaiDate(at).slice(0, 4));
  const here = path.at(-1);
  const inCommunity = here?.level === "COMMUNITY";
  const href = (to: Record<string, string>) =>
    `/households?${new URLSearchParams({ ...to, ...(year !== thisYear && { year: String(year) }) })}`;
  return (
    <Round
      year={year}
      thisYear={thisYear}
      path={path}
      inCommunity={inCommunity}
      rows={
        inCommunity
          ? buildings.map((one) => ({
              ...one,
              key: one.building,
              name: one.building,
              href: keeps ? `${href({ place: here?.id ?? "", building: one.building })}#doors` : null,
            }))
          : places.map((one) => ({ ...one, key: one.id, href: href({ place: one.id }) }))
      }
      tools={
        mayAtDesk(actor, "keepHouseholds")
          ? [
              ...(keeps && here
                ? [
                    { href: `/households/plans?place=${here.id}`, text: say(planMessages, lang).tool },
                    { href: "/households/promises", text: say(promiseMessages, lang).tab },
                    { href: `/households/patrols?place=${here.id}`, text: say(patrolMessages, lang).tool },
                    { href: `/households/doubles?place=${here.id}`, text: say(mergeMessages, lang).doubles },
                  ]
                : []),
              { href: "/households/import", text: say(importMessages, lang).open },
            ]
          : []
      }
      lang={lang}
    >
      {asked.done === "saved" && <Notice tone="good">{say(messages, lang).saved}</Notice>}
      {building && (
        <Doors
          building={building}
          doors={households}
          brief={`/households/brief?${new URLSearchParams({ place: here?.id ?? "", building })}`}
          lang={lang}
        />
      )}
      {keeps && here && (
        <AddDoor householdId={uuidv7()} unitId={here.id} building={building ?? ""} action={add} lang={lang} />
      )}
    </Round>
  );
}
