import { z } from "zod";
import type { Issue } from "../casework/issue.ts";
import { type Actor, can, type Staff, sees } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import { cleanText } from "../text.ts";
import type { AttachmentEntry, AttachmentKind } from "../vocabulary.ts";
import { MOST_FILES } from "./fileLimits.ts";

const NAME_LENGTH = 80;

/** How a kind is served. Only pictures, which are written anew here, may be shown in place. */
export const KINDS = {
  JPEG: { type: "image/jpeg", extension: "jpg", shown: true },
  PNG: { type: "image/png", extension: "png", shown: true },
  PDF: { type: "application/pdf", extension: "pdf", shown: false },
  DOCX: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extension: "docx",
    shown: false,
  },
  XLSX: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
    shown: false,
  },
  PPTX: {
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    extension: "pptx",
    shown: false,
  },
  DOC: { type: "application/msword", extension: "doc", shown: false },
  XLS: { type: "application/vnd.ms-excel", extension: "xls", shown: false },
  TXT: { type: "text/plain", extension: "txt", shown: false },
} as const satisfies Record<AttachmentKind, { type: string; extension: string; shown: boolean }>;

/** What a paper that somebody signed can come as: a photo or a scan. */
export const PAPER_KINDS: readonly AttachmentKind[] = ["JPEG", "PNG", "PDF"];

/** What the first bytes were recognised as, and what is to be done about it: a table, so that nothing is taken by chance. */
export type Treatment = "IMAGE" | "PDF" | "ZIP" | "COMPOUND" | "TEXT";
const TREATMENTS: Readonly<Record<string, Treatment>> = {
  "image/jpeg": "IMAGE",
  "image/png": "IMAGE",
  "image/apng": "IMAGE",
  "image/webp": "IMAGE",
  "image/gif": "IMAGE",
  "application/pdf": "PDF",
  "application/zip": "ZIP",
  [KINDS.DOCX.type]: "ZIP",
  [KINDS.XLSX.type]: "ZIP",
  [KINDS.PPTX.type]: "ZIP",
  "application/x-cfb": "COMPOUND",
};

/** How to look closer at content recognised as `sniffed`; nothing recognised may still be plain text. Null: not taken. */
export const treatmentOf = (sniffed: string | undefined): Treatment | null =>
  sniffed === undefined ? "TEXT" : Object.hasOwn(TREATMENTS, sniffed) ? (TREATMENTS[sniffed] ?? null) : null;

const ACTIVE =
  /<\s*(?:!doctype|\?xml|\?php|html|head|body|script|svg|iframe|object|embed|style|link|meta|base)/i;
/** Text that is no page, picture or program in disguise: no control characters, no mark-up, no first line of a script. */
export const isPlainText = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text) && !text.startsWith("#!") && !ACTIVE.test(text);

/** Office files by what lies inside them: the main part of the package, and nothing that runs (macros, controls). */
const MAIN_PARTS: Readonly<Record<string, AttachmentKind>> = {
  "word/document.xml": "DOCX",
  "xl/workbook.xml": "XLSX",
  "ppt/presentation.xml": "PPTX",
};
const RUNS_INSIDE =
  /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|activex\d*\.(?:xml|bin))$|\.(?:exe|dll|js|vbs|bat|cmd|lnk|jar)$/i;
const MOST_PARTS = 10_000;
const MOST_UNPACKED = 500_000_000;

/** The Office kind of a zip with these entries (bytes unpacked, as its directory promises), or null. */
export function officeKind(parts: readonly { name: string; bytes: number }[]): AttachmentKind | null {
  const unpacked = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  if (parts.length > MOST_PARTS || unpacked > MOST_UNPACKED) return null;
  const names = parts.map(({ name }) => name);
  if (!names.includes("[Content_Types].xml") || names.some((name) => RUNS_INSIDE.test(name))) return null;
  const mains = names.flatMap((name) => (Object.hasOwn(MAIN_PARTS, name) ? (MAIN_PARTS[name] ?? []) : []));
  return mains.length === 1 ? (mains[0] ?? null) : null;
}

/** The Office kind of a compound file (Word and Excel before 2007) with these streams, or null: encrypted, with macros, or something else. */
export function compoundKind(streams: readonly string[]): AttachmentKind | null {
  if (streams.some((name) => /^(?:macros|vba|_vba_project.*|encryptedpackage)$/i.test(name))) return null;
  const word = streams.includes("WordDocument");
  const excel = streams.includes("Workbook") || streams.includes("Book");
  return word === excel ? null : word ? "DOC" : "XLS";
}

/** The ends a name may have without a further one being put behind it. */
const SAME_END: Partial<Record<AttachmentKind, RegExp>> = { JPEG: /\.jpe?g$/i };

/** What the giver called it, as a label only: the last part of a path, without what file systems and headers stumble over. */
export function cleanName(given: string): string {
  const last = cleanText(given).split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[\n\t<>:"|?*%;]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const letters = [...plain];
  if (letters.length <= NAME_LENGTH) return plain;
  const end = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? "";
  return (
    letters
      .slice(0, NAME_LENGTH - end.length)
      .join("")
      .trimEnd() + end
  );
}

/** The name it is served under ends as its content is, whatever it was called: invoice.pdf.exe cannot be had from here. */
export function servedName(name: string, kind: AttachmentKind): string {
  const { extension } = KINDS[kind];
  const fits = SAME_END[kind]?.test(name) ?? name.toLowerCase().endsWith(`.${extension}`);
  if (fits) return name;
  const stem = KINDS[kind].shown ? name.replace(/\.(?:jpe?g|png|webp|gif)$/i, "") : name;
  return `${stem || "file"}.${extension}`;
}

/** The ids a form carries as attachments.0.id, attachments.1.id …; the same one twice is one. */
export const attachmentIds = z
  .array(z.object({ id: z.uuid({ error: () => "BAD_ID" }) }))
  .optional()
  .default([])
  .transform((rows) => [...new Set(rows.map(({ id }) => id))]);

/** What a file is to belong to. In a form it is one word: ISSUE.id, REPLY.id of the issue.id of the answer, VISIT.id. */
export type Entry =
  | { readonly entry: "ISSUE"; readonly issueId: string }
  | { readonly entry: "REPLY"; readonly issueId: string; readonly replyId: string }
  | { readonly entry: "VISIT"; readonly visitId: string };

export function entryWord(to: Entry): string {
  if (to.entry === "VISIT") return `VISIT.${to.visitId}`;
  return to.entry === "REPLY" ? `REPLY.${to.issueId}.${to.replyId}` : `ISSUE.${to.issueId}`;
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Null for anything that {@link entryWord} does not write. */
export function entryOf(word: string): Entry | null {
  const [entry, ...ids] = word.split(".");
  const [first = "", second = ""] = ids;
  if (ids.length !== (entry === "REPLY" ? 2 : 1) || !ids.every((id) => UUID.test(id))) return null;
  if (entry === "REPLY") return { entry, issueId: first, replyId: second };
  if (entry === "ISSUE") return { entry, issueId: first };
  return entry === "VISIT" ? { entry, visitId: first } : null;
}

/** Whether so many more fit where some are: ten per entry. */
export const roomFor = (there: number, more: number): Problem | null =>
  there + more > MOST_FILES ? problem("FILES_TOO_MANY") : null;

/** Whoever only looks on adds nothing. */
const acting = (actor: Staff): Staff => ({
  ...actor,
  posts: actor.posts.filter(({ role }) => role !== "AUDITOR"),
});

/**
 * Who may add files (same scope as the issue): to the issue everybody who works in its reach and the resident with its
 * receipt, until it is archived; to an answer whoever may answer; to a visit only who made it.
 */
export function mayAttach(actor: Actor, entry: Exclude<AttachmentEntry, "VISIT">, issue: Issue): boolean {
  if (issue.state === "ARCHIVED") return false;
  if (entry === "REPLY") return actor.kind === "STAFF" && can(actor, "reply", issue);
  return actor.kind === "STAFF"
    ? sees(acting(actor), issue)
    : actor.kind === "RESIDENT" && sees(actor, issue);
}

/** A file as a page lists it. */
export type ShownFile = {
  readonly id: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  readonly thumbed: boolean;
  readonly entry: AttachmentEntry;
  /** when the answer was given that it came with */
  readonly repliedAt: Date | null;
  readonly byResident: boolean;
  /** the duty title of whoever added it; "" where that is not for the reader */
  readonly by: string;
  readonly attachedAt: Date;
};
