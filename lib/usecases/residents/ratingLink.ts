import { commandDone } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { act } from "../casework/issues.ts";

type Rater = { readonly actor: ResidentActor & { readonly issueId: string }; readonly open: boolean };

/** Rates by the link of a message; the same form sent again answers as the first time. Errors: LINK_OVER and those of {@link act}. */
export const rateByLink = async (
  { actor, open }: Rater,
  command: Command<"rate">,
  now: Date,
): Promise<Issue | Problem> =>
  open || (await commandDone(db, command.id, actor))
    ? act(actor, actor.issueId, [command], now)
    : problem("LINK_OVER");
