import "server-only";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import { MOST_BYTES, MOST_FILES } from "#lib/domain/files/fileLimits.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";

/** What a plain form brings at most: ten files, and little beside them. */
export const MOST_FORM_BYTES = MOST_FILES * MOST_BYTES + 1_000_000;
const FIELD_BYTES = 1000;
const MOST_FIELDS = 40;

export type Form = {
  readonly fields: Readonly<Record<string, string>>;
  /** where each file lies now, with what it was called; empty file fields are left out */
  readonly files: readonly { id: string; name: string; bytes: number }[];
};

/**
 * Reads a multipart form as it comes, its files straight to where `place` says; nothing is held in memory. `newId` names
 * them. Errors: INVALID (no such form, cut off), FILE_TOO_LARGE, FILES_TOO_MANY; what was written by then is listed.
 */
export async function readForm(
  request: Request,
  newId: () => string,
  place: (id: string) => string,
): Promise<Form & { problem?: Problem }> {
  const fields: Record<string, string> = {};
  const files: { id: string; name: string; bytes: number }[] = [];
  const writing: Promise<void>[] = [];
  let refused: Problem | undefined;
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body)
    return { fields, files, problem: problem("INVALID") };
  try {
    const parser = new Busboy({
      headers: { "content-type": type } as BusboyHeaders,
      limits: {
        fieldSize: FIELD_BYTES,
        fields: MOST_FIELDS,
        files: MOST_FILES,
        fileSize: MOST_BYTES,
        parts: MOST_FIELDS + MOST_FILES,
      },
    });
    parser.on("field", (name, value) => {
      fields[name] = value;
    });
    parser.on("filesLimit", () => {
      refused = problem("FILES_TOO_MANY");
    });
    parser.on("file", (_field, stream, name) => {
      // A browser sends an empty part for a field that nothing was chosen in.
      if (!name) return void stream.resume();
      const file = { id: newId(), name, bytes: 0 };
      files.push(file);
      stream.on("data", (chunk: Buffer) => {
        file.bytes += chunk.length;
      });
      stream.on("limit", () => {
        refused = problem("FILE_TOO_LARGE");
      });
      const written = pipeline(stream, createWriteStream(place(file.id), { mode: 0o600 }));
      written.catch(() => {}); // told below
      writing.push(written);
    });
    await pipeline(Readable.fromWeb(request.body as never), parser);
    await Promise.all(writing);
  } catch {
    refused = problem("INVALID");
  }
  return { fields, files, ...(refused && { problem: refused }) };
}
