import { uuidv7 } from "uuidv7";
import type { Place } from "#lib/domain/casework/issue.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";

const RESIDENT: ResidentActor = { kind: "RESIDENT", issueId: null };
export const STATEMENT = "三楼水管一直漏，墙都湿了，找过两次物业没有人来，家里有老人，晚上地上全是水。";

/** One issue through the use case, as a resident submits it. */
export async function register({ communityId }: Place): Promise<void> {
  const now = new Date();
  const command: Command<"register"> = {
    id: uuidv7(),
    verb: "register",
    version: null,
    madeAt: now,
    payload: {
      statement: STATEMENT,
      category: "UTILITIES.WATER_SUPPLY",
      hazard: false,
      confidentiality: "NORMAL",
      residentName: "王阿姨",
      residentPhone: "13800005678",
      unitId: communityId as string,
      placeText: "3号楼2单元301",
      channel: "WEB",
      spokenOn: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      lateReason: "",
    },
  };
  const receipt = await registerIssue(RESIDENT, command, now);
  if (isProblem(receipt)) throw new Error(`register was refused: ${receipt.code}`);
}
