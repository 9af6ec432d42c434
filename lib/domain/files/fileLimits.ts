import type { ProblemCode } from "../problems.ts";

/**
 * 20 MB each, 10 per entry; what waits unused is bounded too, per giver. Apart from the other rules, because the page
 * that chooses files needs these and nothing else.
 */
export const MOST_BYTES = 20 * 1024 * 1024;
export const MOST_FILES = 10;
/** Photos that go with the words of somebody who reports something; more can follow on the receipt page. */
export const MOST_PHOTOS = 3;
export const MOST_WAITING = 30;
/** Hours after which what was sent and not attached, whole or half, is removed. */
export const WAITING_HOURS = 24;

/** What the door for uploads may say of a file, or of who sends it; anything else is UNAVAILABLE. */
export const UPLOAD_REFUSALS = [
  "FILE_TYPE",
  "FILE_BROKEN",
  "PICTURE_TOO_LARGE",
  "FILE_TOO_LARGE",
  "FILES_TOO_MANY",
  "FILE_GONE",
  "FILES_WAITING",
  "NOT_SIGNED_IN",
  "RECEIPT_OVER",
  "UNAVAILABLE",
] as const satisfies readonly ProblemCode[];
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number];
/** What comes of trying once more is the same for these: the file itself is not taken. */
export const FILE_REFUSALS: readonly UploadRefusal[] = [
  "FILE_TYPE",
  "FILE_BROKEN",
  "PICTURE_TOO_LARGE",
  "FILE_TOO_LARGE",
  "FILES_TOO_MANY",
];

/** What a chooser of photos offers. Without HEIC a phone hands out JPEG. */
export const ACCEPTED_PHOTOS = "image/jpeg,image/png,image/webp,image/gif";
/** What the file chooser offers first; the content decides afterwards. */
export const ACCEPTED = `${ACCEPTED_PHOTOS},.pdf,.doc,.docx,.xls,.xlsx,.pptx,.txt`;
