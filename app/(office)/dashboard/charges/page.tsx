import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Charges } from "#components/dashboard/charges.tsx";
import { processMessages } from "#components/dashboard/messages-process.ts";
import { requireReader } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { readCharges } from "#lib/queries/figures/process.ts";
import { ViewFrame } from "../viewFrame.tsx";
import { askView } from "../views.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(processMessages, await currentLang()).charges,
});

/** Late replies by the unit that answers for them (domain.md C5, C6). */
export default async function ChargesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireReader("/dashboard/charges");
  const [lang, at, params] = await Promise.all([currentLang(), now(), searchParams]);
  const asked = await askView(actor, params, at, lang);
  const { shown, period } = asked;
  const { units, charges } = await readCharges(actor, { unitId: shown.unitId, period }, at);
  return (
    <ViewFrame tab="charges" asked={asked} units={units} at={at}>
      <Charges charges={charges} shown={shown} />
    </ViewFrame>
  );
}
