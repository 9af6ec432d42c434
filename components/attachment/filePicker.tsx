"use client";
import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { Hidden } from "#components/ui/field.tsx";
import { ACCEPTED, MOST_BYTES, MOST_FILES } from "#lib/domain/attachments.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { PROBLEM_CODES, type ProblemCode, problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { PickedFile } from "./pickedFile.tsx";
import { type Sending, send } from "./sending.ts";

export type Picked = {
  readonly key: number;
  readonly file: File;
  /** 0 to 1 */
  readonly share: number;
  readonly stalled: boolean;
  /** of the upload, once it is whole */
  readonly id: string | null;
  readonly refused: ProblemCode | null;
};

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
  const sendings = useRef(new Map<number, Sending>());
  const counter = useRef(0);
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [warned, setWarned] = useState(false);
  const change = (key: number, more: Partial<Picked>) =>
    setPicked((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));

  async function start({ key, file }: Picked) {
    change(key, { refused: null, share: 0, stalled: false });
    try {
      const sending = await send(file, as, {
        progress: (share) => change(key, { share, stalled: false }),
        stalled: () => change(key, { stalled: true }),
        arrived: (upload) => change(key, { id: upload, share: 1, stalled: false }),
        failed: (code) => change(key, { refused: known(code) }),
      });
      sendings.current.set(key, sending);
    } catch {
      change(key, { refused: "UNAVAILABLE" });
    }
  }
  function choose(files: readonly File[]) {
    setWarned(false);
    const room = MOST_FILES - picked.length;
    const fresh = files.map((file, at) => ({
      key: counter.current++,
      file,
      share: 0,
      stalled: false,
      id: null,
      refused: at >= room ? "FILES_TOO_MANY" : file.size > MOST_BYTES ? "FILE_TOO_LARGE" : null,
    })) satisfies Picked[];
    setPicked((all) => [...all, ...fresh]);
    for (const one of fresh) if (!one.refused) void start(one);
  }
  function remove({ key }: Picked) {
    sendings.current.get(key)?.stop(true);
    sendings.current.delete(key);
    setWarned(false);
    setPicked((all) => all.filter((one) => one.key !== key));
  }

  const underWay = picked.some((one) => one.id === null && one.refused === null);
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
  useEffect(() => () => sendings.current.forEach((sending) => void sending.stop(false)), []);

  if (!script && !nativeName) return <p className="text-sm text-ink-soft">{words.later}</p>;
  return (
    <div ref={box} className="grid gap-2">
      <label htmlFor={id} className="font-medium">
        {picked.length > 0 ? words.chooseMore : words.choose}
        {optional && <span className="font-normal text-ink-soft">{words.optional}</span>}
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-soft">
        {words.lead}
        {script && <span className="block">{words.weakLine}</span>}
      </p>
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-describedby={`${id}-hint`}
        {...(!script && { name: nativeName, required: true })}
        onChange={(event) => {
          choose([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
        className={`min-h-(--target) w-full rounded-md border border-dashed border-line-strong bg-paper-strong p-3 file:mr-3 file:rounded-md file:border file:border-line-strong file:bg-wash file:px-3 file:py-1 file:text-ink ${script ? "text-transparent" : ""}`}
      />
      {picked.length > 0 && (
        <ul className="grid gap-2">
          {picked.map((one) => (
            <PickedFile
              key={one.key}
              picked={one}
              lang={lang}
              remove={() => remove(one)}
              retry={() => void start(one)}
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
        {warned && underWay
          ? words.stillSending
          : picked.some((one) => one.refused === "FILES_TOO_MANY")
            ? sentence(problem("FILES_TOO_MANY"), lang)
            : ""}
      </p>
    </div>
  );
}

const known = (code: string | null): ProblemCode =>
  PROBLEM_CODES.find((one) => one === code?.trim()) ?? "UNAVAILABLE";
