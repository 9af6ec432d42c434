import "server-only";
import { type Env, env } from "#lib/env.ts";
import { calendarPath, followPath } from "#lib/seal.ts";

/** An address of this house that can be told to others. */
export const siteAddress = (path: string): string => `${env.publicUrl}${path}`;

/** Where residents find their issue: what the QR code on a slip opens, with the number filled in. */
export const trackAddress = (receiptNo: string): string => `${env.publicUrl}/track?no=${receiptNo}`;

/** The opinion wall, or one post of it, as others link to it. */
export const wallAddress = (postId?: string): string => `${env.publicUrl}/wall${postId ? `/${postId}` : ""}`;
/** What a message asking to confirm an e-mail address would lead to. */
export const followAddress = (followerId: string): string => `${env.publicUrl}${followPath(followerId)}`;
/** For calendar programs, which read it again by themselves. */
export const calendarAddress = (receiptNo: string): string =>
  `${env.publicUrl.replace(/^https?:/, "webcal:")}${calendarPath(receiptNo)}`;

/** By which channels this house can tell people something, and the key a browser needs to be told. */
export const noticeChannels = () => ({
  offered: env.notices.offered,
  pushKey: env.notices.push?.publicKey ?? null,
});

/** The city's own map, to mark a spot on; null where none is set up. */
export const cityMap = (): Env["map"] => env.map;

/** Whom to call for repairs in a danger: the city's own companies, as far as this installation names them. */
export const repairNumbers = (): Env["repairNumbers"] => env.repairNumbers;
