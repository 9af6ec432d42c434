import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { HouseholdChangeKind, HouseholdState, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Change = {
  readonly id: string;
  readonly what: HouseholdChangeKind;
  readonly state: HouseholdState | null;
  readonly words: string;
  readonly until: CivilDate | null;
  readonly other: { readonly id: string; readonly address: string } | null;
  readonly by: string;
  readonly at: Date;
};

/** Everything that was ever written of an address, the latest first: of the place, never of people. */
export function History({ changes, lang }: { changes: readonly Change[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <DefinitionList
      items={changes.map((change) => [
        words.what(change.by, showDateTime(change.at, lang)),
        change.other ? (
          <Link key="other" href={`/households/edit?household=${change.other.id}`} className="underline">
            {words[ofTwo(change.what)](change.other.address)}
          </Link>
        ) : (
          said(change, lang)
        ),
      ])}
    />
  );
}

const ofTwo = (what: HouseholdChangeKind) => (what === "WENT_INTO" || what === "TOOK_IN" ? what : "PARTED");

function said({ what, state, words: text, until }: Change, lang: Lang): string {
  const words = say(messages, lang);
  const stands = [state && label("householdState", state, lang), text].filter(Boolean).join(" · ");
  if (what === "ADDED") return state === "OCCUPIED" ? words.added : `${words.added} · ${stands}`;
  if (what === "STATE") return stands;
  if (what === "CONTACT") return words.contactSet(until ? showDate(until, lang) : "");
  if (what === "CONTACT_GONE") return words.contactGone;
  return text && until ? words.safetySet(text, showDate(until, lang)) : words.safetyGone;
}
