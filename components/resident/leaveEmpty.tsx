import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

/** A field that only machines see and fill in, instead of puzzles for people. Never filled again by the server. */
export function LeaveEmpty({ name, lang }: { name: string; lang: Lang }) {
  return (
    <div aria-hidden="true" className="absolute -left-[999rem] h-px w-px overflow-hidden">
      <label>
        {say(sayMessages, lang).leaveEmpty}
        <input name={name} tabIndex={-1} autoComplete="off" data-lpignore="true" data-1p-ignore />
      </label>
    </div>
  );
}
