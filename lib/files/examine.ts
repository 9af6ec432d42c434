import "server-only";
import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import {
  compoundKind,
  isPlainText,
  officeKind,
  type Treatment,
  treatmentOf,
} from "#lib/domain/files/attachments.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { AttachmentKind } from "#lib/domain/vocabulary.ts";
import { compoundNames } from "./compound.ts";
import { redraw } from "./image.ts";
import { textOf } from "./textOf.ts";
import { zipParts } from "./zip.ts";

/** A file as it is to be stored, named by the hash of exactly that. */
export type Examined = {
  readonly kind: AttachmentKind;
  readonly sha256: string;
  readonly content: Buffer;
  readonly thumb: Buffer | null;
};

/** Enough to recognise any kind that is taken; a tar or a mail needs no more to be turned away. */
const HEAD_BYTES = 65_536;
const PDF_TAIL = 2048;

/**
 * Decides by what is in a file what it is, never by its name or by what the browser says. Pictures are drawn anew, the
 * rest is kept as it came. Errors: FILE_TYPE, FILE_BROKEN (a picture or PDF that is cut off), PICTURE_TOO_LARGE (unpacks to too much).
 */
export async function examine(file: string): Promise<Examined | Problem> {
  const treatment = treatmentOf(await sniffed(file));
  return treatment === null ? problem("FILE_TYPE") : TREAT[treatment](file);
}

async function sniffed(file: string): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return (await fileTypeFromBuffer(buffer.subarray(0, bytesRead)))?.mime;
  } finally {
    await handle.close();
  }
}

const TREAT: Readonly<Record<Treatment, (file: string) => Promise<Examined | Problem>>> = {
  async IMAGE(file) {
    const picture = await redraw(file);
    if (picture === "TOO_LARGE") return problem("PICTURE_TOO_LARGE");
    return picture ? examined(picture.kind, picture.content, picture.thumb) : problem("FILE_BROKEN");
  },
  async PDF(file) {
    const content = await readFile(file);
    const whole = content.subarray(-PDF_TAIL).includes("%%EOF");
    return whole ? examined("PDF", content) : problem("FILE_BROKEN");
  },
  async ZIP(file) {
    const parts = await zipParts(file);
    return examined(parts && officeKind(parts), await readFile(file));
  },
  async COMPOUND(file) {
    const content = await readFile(file);
    return examined(compoundKind(compoundNames(content)), content);
  },
  async TEXT(file) {
    const content = await readFile(file);
    const text = textOf(content);
    return examined(text !== null && isPlainText(text) ? "TXT" : null, content);
  },
};

const examined = (
  kind: AttachmentKind | null,
  content: Buffer,
  thumb: Buffer | null = null,
): Examined | Problem =>
  kind === null
    ? problem("FILE_TYPE")
    : { kind, sha256: createHash("sha256").update(content).digest("hex"), content, thumb };
