/**
 * 20 MB each, 10 per entry; what waits unused is bounded too, per giver. Apart from the other rules, because the page
 * that chooses files needs these and nothing else.
 */
export const MOST_BYTES = 20 * 1024 * 1024;
export const MOST_FILES = 10;
export const MOST_WAITING = 30;
/** Hours after which what was sent and not attached, whole or half, is removed. */
export const WAITING_HOURS = 24;

/** What the file chooser offers first; the content decides afterwards. Without HEIC a phone hands out JPEG. */
export const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,.pdf,.doc,.docx,.xls,.xlsx,.pptx,.txt";
