import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FormState } from "#components/ui/formState.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { messages as visitMessages } from "#components/visit/messages.ts";
import { VisitForm } from "#components/visit/visitForm.tsx";
import { MOST_PROMISES } from "#lib/domain/commands.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { go, officeToday } from "./device.ts";
import { begunBy, draftOf, dropDraft, editedAmong, keep, keepDraft, typedIn, wrongWith } from "./keeping.ts";
import { messages } from "./messages.ts";
import { type Photo, PhotoPicker } from "./photoPicker.tsx";
import type { Here } from "./room.tsx";

const DRAFT = "visit";
const MOST_PROBLEMS = 10;
const TYPING_MS = 400;

/**
 * A visit as at a desk, with what was begun before, photos of the device, and a page to read it out from before it is kept.
 * `what` = where somebody came from: a door, or an item of the outbox that is written anew.
 */
export function VisitScreen(here: Here & { what: string; id: string }) {
  const { vault, carried, items, head, lang, what, id } = here;
  const words = say(messages, lang);
  const edited = what === "edit" ? editedAmong(items, id) : undefined;
  const [draft, setDraft] = useState<Awaited<ReturnType<typeof draftOf>>>(null);
  const [begun, setBegun] = useState<FormState | undefined>(edited && begunBy(edited));
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [read, setRead] = useState<Record<string, string> | null>(null);
  const [round, setRound] = useState(0);
  const [ids, setIds] = useState(freshIds);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!edited) void draftOf(vault, DRAFT).then(setDraft);
  }, [vault, edited]);
  const { me } = carried;
  if (!me) return <Page title={words.visit} lead={words.neverSynced} />;
  const door = what === "door" ? carried.doors.find((one) => one.id === id) : undefined;

  function typed(form: HTMLFormElement | null) {
    if (!form || edited) return;
    const values = typedIn(new FormData(form));
    clearTimeout(typing.current);
    typing.current = setTimeout(() => void keepDraft(vault, DRAFT, values).catch(() => {}), TYPING_MS);
  }
  const check = async (_before: FormState, form: FormData): Promise<FormState> => {
    const values = typedIn(form);
    const wrong = wrongWith("visit", values);
    if (wrong) return wrong;
    setRead(values);
    return { values };
  };
  async function right(values: Record<string, string>) {
    const refused = await keep(vault, { id: values.id ?? "", kind: "visit", values }, photos);
    if (refused) {
      setBegun(refused);
      setRead(null);
      return setRound(round + 1);
    }
    clearTimeout(typing.current);
    await dropDraft(DRAFT);
    go("outbox");
  }
  if (read)
    return (
      <ReadBack
        values={read}
        photos={photos.length + (edited?.photos ?? 0)}
        places={me.places}
        lang={lang}
        right={() => void right(read)}
        change={() => {
          setBegun({ values: read });
          setRead(null);
          setRound(round + 1);
        }}
      />
    );
  return (
    <Page title={words.visit}>
      {draft && !begun && (
        <Notice tone="info" title={words.draftTitle}>
          <p>{words.draftLead(showDateTime(new Date(draft.at), lang))}</p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button
              onClick={() => {
                setBegun({ values: draft.values });
                setIds(idsOf(draft.values));
                setRound(round + 1);
              }}
            >
              {words.goOn}
            </Button>
            <Button tone="quiet" onClick={() => void dropDraft(DRAFT).then(() => setDraft(null))}>
              {words.throwAway}
            </Button>
          </p>
        </Notice>
      )}
      <div onInput={(event) => typed((event.target as HTMLElement).closest("form"))}>
        <VisitForm
          key={round}
          action={check}
          lang={lang}
          visitId={edited?.id ?? ids.visit}
          problemIds={edited ? idsOf(edited.values).problems : ids.problems}
          promiseIds={edited ? idsOf(edited.values).promises : ids.promises}
          places={me.places}
          today={officeToday(head)}
          privacy={me.privacy}
          files={<PhotoPicker photos={photos} change={setPhotos} lang={lang} />}
          {...(begun && { begun })}
          {...(door && { door: { ...door, unitId: door.communityId } })}
        />
      </div>
    </Page>
  );
}

const freshIds = () => ({
  visit: crypto.randomUUID(),
  problems: Array.from({ length: MOST_PROBLEMS }, () => crypto.randomUUID()),
  promises: Array.from({ length: MOST_PROMISES }, () => crypto.randomUUID()),
});
/** What was begun under an id goes on under it: twice kept it is one. */
const idsOf = (values: Readonly<Record<string, string>>) => {
  const fresh = freshIds();
  return {
    visit: values.id ?? fresh.visit,
    problems: fresh.problems.map((id, at) => values[`problems.${at}.id`] ?? id),
    promises: fresh.promises.map((id, at) => values[`promises.${at}.id`] ?? id),
  };
};
type ReadBackProps = {
  values: Readonly<Record<string, string>>;
  photos: number;
  places: readonly { readonly units: readonly { readonly id: string; readonly name: string }[] }[];
  lang: Lang;
  right: () => void;
  change: () => void;
};
/** In large letters, in the words that were said: an elder hears or reads it before it is kept. */
function ReadBack({ values, photos, places, lang, right, change }: ReadBackProps) {
  const words = say(messages, lang);
  const said = say(visitMessages, lang);
  const place = places.flatMap(({ units }) => units).find(({ id }) => id === values.unitId)?.name;
  const address = [place, values.building, values.unit, values.room].filter(Boolean).join(" ");
  const statements = Array.from(
    { length: MOST_PROBLEMS },
    (_, at) => values[`problems.${at}.statement`] ?? "",
  ).filter((statement) => statement.trim() !== "");
  const promises = Array.from({ length: MOST_PROMISES }, (_, at) => ({
    words: values[`promises.${at}.words`] ?? "",
    on: values[`promises.${at}.on`] ?? "",
  })).filter(({ words }) => words.trim() !== "");
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Page title={words.readBack} lead={words.readBackLead}>
      <div
        ref={heading}
        tabIndex={-1}
        className="grid gap-4 text-2xl leading-relaxed text-ink-strong outline-none"
      >
        <p>
          {address}
          <br />
          {showDate(values.visitedOn ?? "", lang)} {values.visitedTime}
        </p>
        <p>{label("visitResult", (values.result ?? "RAISED") as never, lang)}</p>
        {statements.map((statement, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order they were told in
          <blockquote key={at} className="border-l-4 border-celadon pl-4 whitespace-pre-line">
            <span className="block text-base text-ink-soft">{said.statement(at + 1)}</span>
            {statement}
          </blockquote>
        ))}
        {promises.length > 0 && (
          <section>
            <p className="text-base text-ink-soft">{said.promises}</p>
            <ul className="list-disc pl-6">
              {promises.map(({ words, on }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order they were written in
                <li key={at}>
                  {words} · {showDate(on, lang)}
                </li>
              ))}
            </ul>
          </section>
        )}
        {values.residentName && <p>{values.residentName}</p>}
        {values.residentPhone && <p>{values.residentPhone}</p>}
        {photos > 0 && <p className="text-base">{words.withPhotos(photos)}</p>}
      </div>
      <p className="flex flex-wrap gap-3">
        <Button onClick={right}>{words.right}</Button>
        <Button tone="quiet" onClick={change}>
          {words.change}
        </Button>
      </p>
    </Page>
  );
}
