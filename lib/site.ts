import "server-only";
import { env } from "#lib/env.ts";

/** Where residents find their issue: what the QR code on a slip opens, with the number filled in. */
export const trackAddress = (receiptNo: string): string => `${env.publicUrl}/track?no=${receiptNo}`;
