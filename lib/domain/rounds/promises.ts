import { z } from "zod";
import { addDays, type CivilDate, startOfDay } from "../calendar/calendar.ts";
import { visitPromise } from "../commands.ts";

/** What came of a promise, in words: a tick alone tells nobody anything. */
export const promiseForm = z.object({
  promiseId: z.uuid({ error: () => "BAD_ID" }),
  words: visitPromise.shape.words,
});
export type PromiseForm = z.output<typeof promiseForm>;

/** A promise for a day holds until that day is over. */
export const dueAtEndOf = (day: CivilDate): Date => startOfDay(addDays(day, 1));
