"use client";
import { useActionState } from "react";
import type { FormAction } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export function SignOutButton({ lang, action }: { lang: Lang; action: FormAction }) {
  const [, dispatch] = useActionState(action, {});
  return (
    <form action={dispatch}>
      <button
        type="submit"
        className="inline-flex min-h-(--target) cursor-pointer items-center rounded-md px-2 text-ink underline underline-offset-4 hover:bg-wash-strong"
      >
        {say(messages, lang).signOut}
      </button>
    </form>
  );
}
