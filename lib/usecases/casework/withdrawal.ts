import type { Issue } from "#lib/domain/casework/issue.ts";
import { commandOf, type Payload } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { keyProven } from "../residents/receiptKey.ts";
import { act } from "./issues.ts";

type Asked = Payload<"withdraw"> & { issueId: string; commandId: string; version: number; key: string };

/**
 * 撤回 by the resident (domain.md C2 "resident only"): it ends the matter, so four digits of a phone, which offices and
 * neighbours know, are not enough; a page opened with them asks for the key of the receipt. Who has no key withdraws on paper
 * at the window. Errors: NOT_FOUND, KEY_NEEDED, KEY_WRONG, TOO_MANY_TRIES, and those of {@link act}.
 */
export async function withdrawOwn(
  actor: ResidentActor,
  { key, ...form }: Asked,
  now: Date,
): Promise<Issue | Problem> {
  if (actor.issueId !== form.issueId) return problem("NOT_FOUND");
  const refused = actor.byKey ? null : key === "" ? problem("KEY_NEEDED") : await keyProven(actor, key, now);
  if (refused) return refused;
  return act({ ...actor, byKey: true }, form.issueId, [commandOf("withdraw", form, now)], now);
}
