import { z } from "zod";
import { civilDate, PAYLOADS, TEXT_LIMITS } from "../commands.ts";
import { maybeUuid, uuid, words } from "../fields.ts";
import { CONTACT_PLACE_KINDS, type ContactKind } from "../vocabulary.ts";
import { readMonth } from "./months.ts";

/** A contact point: a community or village, or a place of its own inside one (domain.md N16, P13). */
export type Point = {
  readonly unitId: string;
  readonly placeId: string | null;
  readonly kind: ContactKind;
  /** 梧桐里社区, or 创智园区（梧桐里社区） */
  readonly name: string;
};
export const samePoint = (
  a: { readonly unitId: string; readonly placeId: string | null },
  b: { readonly unitId: string; readonly placeId: string | null },
): boolean => a.unitId === b.unitId && a.placeId === b.placeId;

/** One word for a point, to look things up by. */
export const pointKey = ({ unitId, placeId }: Pick<Point, "unitId" | "placeId">): string =>
  `${unitId} ${placeId ?? ""}`;

const point = { unitId: uuid, placeId: maybeUuid };

export const contactPlaceForm = z.object({
  placeId: uuid,
  unitId: uuid,
  kind: z.enum(CONTACT_PLACE_KINDS, { error: () => "CHOOSE_ONE" }),
  name: words(40, 2),
});
export const renamePlaceForm = contactPlaceForm.pick({ placeId: true, name: true });
export type RenamePlaceForm = z.output<typeof renamePlaceForm>;
export const endPlaceForm = contactPlaceForm.pick({ placeId: true });
export type EndPlaceForm = z.output<typeof endPlaceForm>;
export type ContactPlaceForm = z.output<typeof contactPlaceForm>;

export const pairForm = z.object({ pairingId: uuid, ...point, personId: uuid, fromOn: civilDate });
export type PairForm = z.output<typeof pairForm>;

export const endPairingForm = z.object({ pairingId: uuid, toOn: civilDate });
export type EndPairingForm = z.output<typeof endPairingForm>;

/** Everything one person is paired with goes to another, from a day on. */
export const handoverForm = z.object({
  handoverId: uuid,
  fromId: uuid,
  toId: uuid,
  onDay: civilDate,
  words: words(TEXT_LIMITS.words, 0),
});
export type HandoverForm = z.output<typeof handoverForm>;

/** Why a contact point had no session in a month; kept beside what was said before. */
export const excuseForm = z.object({
  excuseId: uuid,
  ...point,
  month: z
    .string()
    .transform((text) => readMonth(text))
    .pipe(z.string({ error: () => "BAD_DATE" })),
  words: PAYLOADS.sendBack.shape.reason,
  /** the place whose list it was said on, to go back there */
  listOf: maybeUuid,
});
export type ExcuseForm = z.output<typeof excuseForm>;
