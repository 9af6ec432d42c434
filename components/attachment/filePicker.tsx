"use client";
import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { Hidden } from "#components/ui/field.tsx";
import { ACCEPTED } from "#lib/domain/files/fileLimits.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { BUTTON, PLAIN } from "./fieldLooks.ts";
import { messages } from "./messages.ts";
import { PickedFile } from "./pickedFile.tsx";
import { usePickedFiles } from "./picking.ts";
import { isUnderWay } from "./uploads.ts";

type FilePickerProps = {
  lang: Lang;
  as: "staff" | "resident";
  /** in a form that the server takes files from itself: the name of the field as long as there is no script */
  nativeName?: string;
  optional?: boolean;
};

const never = () => () => {};
/** False on the server and until the script of the page runs. */
const useScript = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * Files of a form. They are sent at once, resumably, while the rest is still being typed; the form then names only their
 * ids, and is held back while one is under way. Without script it is a plain file field, or a word on where to add files.
 */
export function FilePicker({ lang, as, nativeName, optional = false }: FilePickerProps) {
  const words = say(messages, lang);
  const id = useId();
  const script = useScript();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { picked, choose, remove, retry } = usePickedFiles(as);
  const underWay = picked.some(isUnderWay);
  const [warned, setWarned] = useState(false);

  function takeChosen() {
    const field = input.current;
    if (!field?.files?.length) return;
    setWarned(false);
    choose([...field.files]);
    field.value = "";
  }
  // What was chosen while the script was still on its way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script takes over
  useEffect(takeChosen, [script]);
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form || !underWay) return;
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      setWarned(true);
    };
    form.addEventListener("submit", hold);
    return () => form.removeEventListener("submit", hold);
  }, [underWay]);

  if (!script && !nativeName) return <p className="text-sm text-ink-soft">{words.later}</p>;
  return (
    <div ref={box} className="grid gap-2">
      <p id={`${id}-hint`} className="text-sm text-ink-soft">
        {words.lead}
        {script && <span className="block">{words.weakLine}</span>}
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-describedby={`${id}-hint`}
        {...(!script && { name: nativeName, required: true })}
        onChange={takeChosen}
        className={script ? "peer sr-only" : PLAIN}
      />
      <label htmlFor={id} className={script ? BUTTON : "order-first font-medium"}>
        {picked.length > 0 ? words.chooseMore : words.choose}
        {optional && <span className="font-normal text-ink-soft">{words.optional}</span>}
      </label>
      {picked.length > 0 && (
        <ul className="grid gap-2">
          {picked.map((one) => (
            <PickedFile
              key={one.key}
              picked={one}
              lang={lang}
              remove={() => remove(one)}
              retry={() => retry(one)}
            />
          ))}
        </ul>
      )}
      {picked
        .flatMap((one) => one.id ?? [])
        .map((upload, at) => (
          <Hidden key={upload} name={`attachments.${at}.id`} value={upload} />
        ))}
      <p role="alert" className="font-medium text-vermilion empty:hidden">
        {warned && underWay ? words.stillSending : ""}
      </p>
    </div>
  );
}
