import { uuidv7 } from "uuidv7";
import { attachmentIds, type Entry, entryOf } from "#lib/domain/files/attachments.ts";
import { MOST_FILES } from "#lib/domain/files/fileLimits.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { MOST_FORM_BYTES, readForm } from "#lib/files/multipart.ts";
import { answerUpload } from "#lib/files/resumable.ts";
import { makeWaitingFolder, removeWaiting, waitingFile } from "#lib/files/waiting.ts";
import { attach } from "./attachments.ts";
import { beginUpload, dropUpload, finishUpload, giverOf, uploadOf } from "./uploads.ts";

/** Who sits at this browser: perhaps somebody on duty, perhaps somebody with a receipt, perhaps both. */
export type Browser = { readonly staff: Actor | null; readonly resident: Actor | null };

export { MOST_FORM_BYTES };

/**
 * One request of a resumable upload. Whoever begins it says in which role; later requests are answered to that giver
 * only. What is whole already says so, so that a sender whose last answer was lost sends nothing twice.
 */
export async function receiveUpload(
  request: Request,
  id: string | null,
  { staff, resident }: Browser,
  now: Date,
): Promise<Response> {
  const givers = [giverOf(staff), giverOf(resident)].filter((giver) => giver !== null);
  const known = id === null ? null : await uploadOf(givers, id);
  if (id !== null && !known) return told(404);
  if (id !== null && request.method === "DELETE") {
    const gone = await dropUpload(givers, id);
    return told(gone ? 404 : 204);
  }
  if (known?.whole) {
    const end = String(known.bytes);
    return told(request.method === "HEAD" ? 200 : 409, { "Upload-Offset": end, "Upload-Length": end });
  }
  return answerUpload(request, {
    async begin({ resident: asResident, ...file }) {
      const giver = giverOf(asResident ? resident : staff);
      return giver ? beginUpload(giver, file, now) : problem(asResident ? "RECEIPT_OVER" : "NOT_SIGNED_IN");
    },
    mayContinue: async (upload) => (await uploadOf(givers, upload)) !== null,
    finish: (upload) => finishUpload(upload, now),
  });
}

const told = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { "Tus-Resumable": "1.0.0", ...headers } });

/**
 * A plain form, as browsers send it without script: the files themselves, or the ids of files sent before. Attaches all
 * or none. The form says what they are to belong to (`entry`) and in which role they are given (`as`).
 * Errors: those of {@link beginUpload}, {@link finishUpload} and {@link attach}; INVALID for what is no such form.
 */
export async function receiveForm(
  request: Request,
  { staff, resident }: Browser,
  now: Date,
): Promise<{ to: Entry | null; asResident: boolean; result: Problem | { attached: number } }> {
  await makeWaitingFolder();
  const form = await readForm(request, uuidv7, waitingFile);
  const asResident = form.fields.as === "resident";
  const to = entryOf(form.fields.entry ?? "");
  const taken = async (): Promise<Problem | { attached: number }> => {
    const actor = asResident ? resident : staff;
    const giver = giverOf(actor);
    if (form.problem) return form.problem;
    if (!to) return problem("INVALID");
    if (!actor || !giver) return problem(asResident ? "RECEIPT_OVER" : "NOT_SIGNED_IN");
    const before = attachmentIds.safeParse(
      Object.entries(form.fields).flatMap(([name, id]) =>
        /^attachments\.\d+\.id$/.test(name) ? [{ id }] : [],
      ),
    );
    if (!before.success) return problem("FILE_GONE");
    const ids = [...before.data];
    if (ids.length + form.files.length > MOST_FILES) return problem("FILES_TOO_MANY");
    if (ids.length + form.files.length === 0) return problem("FILES_NONE");
    for (const file of form.files) {
      const begun = await beginUpload(giver, file, now);
      const refused = isProblem(begun) ? begun : await finishUpload(file.id, now);
      if (refused) {
        for (const id of ids.slice(before.data.length)) await dropUpload([giver], id);
        return refused;
      }
      ids.push(file.id);
    }
    return attach(actor, to, ids, now);
  };
  const result = await taken();
  // What was finished lies in the store by now; what was not is not wanted.
  for (const { id } of form.files) await removeWaiting(id);
  return { to, asResident, result };
}
