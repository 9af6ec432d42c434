"use client";
import { useActionState } from "react";
import type { FormAction } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PreferencesProps = { lang: Lang; elder: boolean; action: FormAction };

const SWITCH =
  "inline-flex min-h-(--target) cursor-pointer items-center rounded-md px-2 text-ink underline underline-offset-4 hover:bg-wash-strong max-sm:px-1 max-sm:text-sm max-sm:whitespace-nowrap";

/** The other language and the other text size, each one press away and without leaving the page. */
export function Preferences({ lang, elder, action }: PreferencesProps) {
  const [, dispatch] = useActionState(action, {});
  const words = say(messages, lang);
  const other = lang === "zh" ? "en" : "zh";
  return (
    <form action={dispatch} data-enhance="send" aria-label={words.preferences} className="flex gap-1">
      <button type="submit" name="elder" value={elder ? "0" : "1"} className={SWITCH}>
        {elder ? words.elderOff : words.elderOn}
      </button>
      <button
        type="submit"
        name="lang"
        value={other}
        lang={other === "zh" ? "zh-CN" : "en"}
        className={SWITCH}
      >
        {words.otherLanguage}
      </button>
    </form>
  );
}
