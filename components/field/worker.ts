import { type PrecacheEntry, Serwist } from "serwist";

// Keeps the shell of /field on the phone, so that it opens without a line; what is in it stays with the vault. A new version is
// fetched beside the old one and waits until somebody takes it (more.tsx). deploy/field.ts writes the list before these lines.
declare const self: { readonly FIELD_FILES: PrecacheEntry[] };

new Serwist({
  precacheEntries: self.FIELD_FILES,
  precacheOptions: { cleanupOutdatedCaches: true, ignoreURLParametersMatching: [/./] },
  skipWaiting: false,
  clientsClaim: true,
}).addEventListeners();
