import type { Metadata } from "next";
import { cache } from "react";
import { currentLang } from "#app/preferences.ts";
import { Missing } from "#components/layout/missing.tsx";
import { DutyCards } from "#components/office/dutyCards.tsx";
import { messages } from "#components/office/messages.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readOffice } from "#lib/queries/open/offices.ts";

type Props = { params: Promise<{ unit: string }> };
const officeOf = cache(async (id: string) => readOffice(id, await now()));

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const [lang, office] = await Promise.all([currentLang(), params.then(({ unit }) => officeOf(unit))]);
  return office ? { title: say(messages, lang).title(office.name) } : { robots: { index: false } };
};

export default async function OfficePage({ params }: Props) {
  const [lang, at, office] = await Promise.all([
    currentLang(),
    now(),
    params.then(({ unit }) => officeOf(unit)),
  ]);
  if (!office) return <Missing lang={lang} />;
  return <DutyCards office={office} today={shanghaiDate(at)} lang={lang} />;
}
