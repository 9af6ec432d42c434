import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FormState } from "#components/ui/formState.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { messages as visitMessages } from "#components/visit/messages.ts";
import { VisitForm } from "#components/visit/visitForm.tsx";
import { MOST_PROMISES } from "#lib/domain/commands.ts";
import { MOST_PHOTOS } from "#lib/domain/files/fileLimits.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { keepPhotos, type OutboxItem, type Photo, readPhotos } from "#lib/offline/outbox.ts";
import { store } from "#lib/offline/store.ts";
import type { Vault } from "#lib/offline/vault.ts";
import { go, officeToday } from "./device.ts";
import { type Draft, draftsOf, dropDraft, keepDraft, useTyping } from "./drafts.ts";
import { begunBy, editedAmong, keep, tooLate, typedIn, wrongWith } from "./keeping.ts";
import { messages } from "./messages.ts";
import { PhotoPicker } from "./photoPicker.tsx";
import type { Here } from "./room.tsx";

const MOST_PROBLEMS = 10;

/**
 * A visit as at a desk, with what was begun before, photos of the device, and a page to read it out from before it is kept.
 * `what` = where somebody came from: a door, or an item of the outbox that is written anew.
 */
export function VisitScreen(here: Here & { what: string; id: string }) {
  const { vault, carried, items, head, lang, what, id } = here;
  const words = say(messages, lang);
  // As it was when it was opened: sent meanwhile it is no other, and keeping it says so.
  const [edited] = useState(() => (what === "edit" ? editedAmong(items, id) : undefined));
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [begun, setBegun] = useState<FormState | undefined>(edited && begunBy(edited));
  const [own, setOwn] = useState<readonly Photo[]>([]);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [read, setRead] = useState<Record<string, string> | null>(null);
  const [round, setRound] = useState(0);
  const [ids, setIds] = useState(() => (edited ? idsOf(edited.values) : freshIds()));
  const name = `visit:${ids.visit}`;
  const typing = useTyping(vault);
  const form = useRef<HTMLDivElement>(null);
  const typed = () => typing.typed(name, form.current?.querySelector("form") ?? null);
  useEffect(() => {
    void beginnings(vault, edited).then(({ drafts, own, draft, more }) => {
      setDrafts(drafts);
      setOwn(own);
      setPhotos([...own, ...more].slice(0, MOST_PHOTOS));
      if (!draft) return;
      setBegun({ values: draft.values });
      setRound((at) => at + 1);
    });
  }, [vault, edited]);
  const { me } = carried;
  if (!me) return <Page title={words.visit} lead={words.neverSynced} />;
  if (what === "edit" && !edited) return <EmptyState title={words.notThere} />;
  const door = what === "door" ? carried.doors.find((one) => one.id === id) : undefined;

  async function goOn(draft: Draft) {
    setPhotos(await readPhotos(vault, draft.name));
    setBegun({ values: draft.values });
    setIds(idsOf(draft.values));
    setDrafts([]);
    setRound(round + 1);
  }
  /** Those that are the item's already stay with it until this is kept. */
  function picked(chosen: readonly Photo[]) {
    setPhotos(chosen);
    const fresh = chosen.filter((photo) => !own.some(({ id }) => id === photo.id));
    void keepPhotos(vault, name, fresh).catch(() => {});
    typed();
  }
  const check = async (_before: FormState, form: FormData): Promise<FormState> => {
    const values = typedIn(form);
    const wrong = wrongWith("visit", values) ?? tooLate(values, head);
    if (wrong) return wrong;
    await keepDraft(vault, name, values).catch(() => {});
    setRead(values);
    return { values };
  };
  async function right(values: Record<string, string>) {
    const visit = { id: values.id ?? "", kind: "visit" as const, values };
    const refused = await keep(vault, visit, { photos, before: edited });
    if (refused) {
      setBegun(refused);
      setRead(null);
      return setRound(round + 1);
    }
    await typing.drop(name);
    go("outbox");
  }
  if (read)
    return (
      <ReadBack
        values={read}
        photos={photos.length}
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
      {!begun &&
        drafts.map((draft) => (
          <Notice key={draft.name} tone="info" title={words.draftTitle}>
            <p>{words.draftLead(showDateTime(new Date(draft.at), lang))}</p>
            <p className="line-clamp-2">{draft.values["problems.0.statement"]}</p>
            <p className="mt-2 flex flex-wrap gap-2">
              <Button onClick={() => void goOn(draft)}>{words.goOn}</Button>
              <Button
                tone="quiet"
                onClick={() =>
                  void dropDraft(draft.name).then(() => setDrafts(drafts.filter((one) => one !== draft)))
                }
              >
                {words.throwAway}
              </Button>
            </p>
          </Notice>
        ))}
      <div ref={form} onInput={typed}>
        <VisitForm
          key={round}
          action={check}
          lang={lang}
          visitId={ids.visit}
          problemIds={ids.problems}
          promiseIds={ids.promises}
          places={me.places}
          today={officeToday(head)}
          privacy={me.privacy}
          files={<PhotoPicker photos={photos} change={picked} lang={lang} />}
          {...(begun && { begun })}
          {...(door && { door: { ...door, unitId: door.communityId } })}
        />
      </div>
    </Page>
  );
}

/** What there is to begin with: of an item its photos and what was altered and not kept, else whatever was begun. */
async function beginnings(vault: Vault, edited: OutboxItem | undefined) {
  const begun = await draftsOf(vault, "visit");
  const waiting = await store.outbox.toArray();
  if (!edited) {
    const drafts = begun.filter(({ name }) => !waiting.some(({ id }) => name === `visit:${id}`));
    return { drafts, own: [], more: [], draft: undefined };
  }
  const draft = begun.find(({ name }) => name === `visit:${edited.id}`);
  const more = draft ? await readPhotos(vault, draft.name) : [];
  return { drafts: [], own: await readPhotos(vault, edited.id), more, draft };
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
