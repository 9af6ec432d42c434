"use server";
import { z } from "zod";
import { publicAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { keepReceipt } from "#lib/auth/receipt.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { cleanText } from "#lib/domain/text.ts";
import { track as trackIssue } from "#lib/usecases/residents/track.ts";

const filledIn = z
  .string()
  .transform(cleanText)
  .refine((text) => text !== "", { params: { code: "REQUIRED" } });

/** From a receipt to the issue it stands for; this browser keeps it for two hours. */
export const track = publicAction(
  "track",
  z.object({ receiptNo: filledIn, proof: filledIn }),
  async ({ receiptNo, proof }, { now }) => {
    const found = await trackIssue({ receiptNo, proof, client: await clientKey() }, now);
    if (isProblem(found)) return found;
    await keepReceipt(found.issueId, found.byKey);
    return { to: "/track/issue" };
  },
);
