"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CONTROL } from "#components/ui/control.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

/** A plain form with a file: the browser sends it by itself, with script or without, and shows how far it is. */
export function UploadForm({
  action,
  lang,
  label,
  accept = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}: {
  action: string;
  lang: Lang;
  label?: string;
  accept?: string;
}) {
  const [sending, setSending] = useState(false);
  const words = say(jobMessages, lang);
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={() => setSending(true)}
      aria-busy={sending}
      className="grid max-w-prose gap-4"
    >
      <div className="grid gap-1">
        <label htmlFor="field-file" className="font-medium">
          {label ?? words.file}
        </label>
        <input id="field-file" type="file" name="file" required accept={accept} className={CONTROL} />
      </div>
      <div className="max-sm:grid">
        <Button type="submit" disabled={sending}>
          {sending ? words.uploading : words.upload}
        </Button>
      </div>
    </form>
  );
}
