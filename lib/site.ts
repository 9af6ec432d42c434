import "server-only";
import { env } from "#lib/env.ts";

/** Where residents find their issue: what the QR code on a slip opens, with the number filled in. */
export const trackAddress = (receiptNo: string): string => `${env.publicUrl}/track?no=${receiptNo}`;

/** By which channels this house can tell people something, and the key a browser needs to be told. */
export const noticeChannels = () => ({
  offered: env.notices.offered,
  pushKey: env.notices.push?.publicKey ?? null,
});
