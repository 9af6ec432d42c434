import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Payload } from "#lib/domain/commands.ts";
import { templateForm } from "#lib/domain/replies/templates.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { saveTemplate } from "#lib/usecases/replies/templates.ts";
import { clock, does, goodReply, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
const later = clock("2026-03-05 10:00");
const ACCEPT = { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false } as const;
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});

async function inProgress(): Promise<string> {
  const { people, units } = offices;
  const { issueId } = await told(people.visitor, units.community.id, now);
  await does(people.community, issueId, "accept", ACCEPT, now);
  await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, now);
  await does(people.community, issueId, "sign", {}, now);
  return issueId;
}
const replies = (issueId: string, at: Date, said: Partial<Payload<"reply">>) => {
  const { sendAnyway: _asked, ...payload } = { ...goodReply(at), ...said };
  const ticked = "sendAnyway" in said ? { sendAnyway: "on" as const } : {};
  return act(
    offices.people.community,
    issueId,
    [{ id: uuidv7(), verb: "reply", version: null, madeAt: at, payload: { ...payload, ...ticked } }],
    at,
  );
};
const replied = async (issueId: string) =>
  (await db.issueEvent.findMany({ where: { issueId, verb: "reply" }, orderBy: { seq: "asc" } })).map(
    (event) => (event.data as { sendAnyway?: string }).sendAnyway ?? null,
  );

describe("a reply that is nearly the last one", () => {
  let first: string;
  test("of this issue is asked about, and nothing is sent meanwhile", async () => {
    first = await inProgress();
    expect(await replies(first, now, {})).toMatchObject({ lastReplyKind: "PROGRESS" });
    expect(await replies(first, later, { next: "换好接头后再打电话给您" })).toMatchObject({
      code: "REPLY_LIKE_LAST",
      details: { words: "上门看了漏水的三楼，确认公共水管接头裂开" },
    });
    expect(await replied(first)).toEqual([null]);
  });
  test("can be confirmed, and that stays in the trail", async () => {
    expect(await replies(first, later, { sendAnyway: "on" })).toMatchObject({ lastReplyKind: "PROGRESS" });
    expect(await replied(first)).toEqual([null, "on"]);
  });
  test("to another issue of the unit is asked about too, with its day", async () => {
    const second = await inProgress();
    expect(await replies(second, later, {})).toMatchObject({
      code: "REPLY_LIKE_OTHER",
      details: { on: "2026-03-05" },
    });
    const own = {
      done: "四楼厨房下水堵了，请师傅通开，掏出一块抹布",
      state: "下水通畅，试了两盆水",
      next: "一周后回访还堵不堵",
    };
    expect(await replies(second, later, own)).toMatchObject({ lastReplyKind: "PROGRESS" });
  });
});

describe("templates", () => {
  const TEMPLATE = {
    done: "您反映的{类别}问题，我们已安排工作人员到{地点}查看，并与物业公司进行了沟通。",
    state: "目前问题正在按照工作程序有序推进，请您放心。",
    next: "我们将在{期限}前再次与您联系，感谢您对社区工作的理解和支持。",
  };
  const filled = {
    done: "您反映的市政公用 · 供水问题，我们已安排工作人员到锦溪区枫树街道槐树社区3号楼查看，并与物业公司进行了沟通。",
    state: TEMPLATE.state,
    next: "我们将在2026年3月9日前再次与您联系，感谢您对社区工作的理解和支持。",
  };
  test("are counted out of the thirty letters, whoever above wrote them and whatever the form says", async () => {
    const { people, units } = offices;
    const issueId = await inProgress();
    expect(await replies(issueId, now, filled), "nobody's template yet").toMatchObject({
      lastReplyKind: "PROGRESS",
    });
    const saved = await saveTemplate(
      people.county,
      templateForm.parse({
        templateId: uuidv7(),
        unitId: units.county.id,
        version: "0",
        kind: "REPLY",
        lang: "zh",
        name: "物业沟通",
        ...TEMPLATE,
      }),
      now,
    );
    expect(saved).toMatchObject({ version: 1 });
    const other = await inProgress();
    expect(await replies(other, now, filled)).toMatchObject({
      code: "REPLY_INCOMPLETE",
      details: { gaps: expect.stringContaining("TOO_SHORT") },
    });
    const own = "四楼李家的阀门锈死，换了新阀门，水压恢复，楼下没有再滴水，墙面等干透再刷";
    expect(await replies(other, now, { ...filled, state: filled.state + own })).toMatchObject({
      lastReplyKind: "PROGRESS",
    });
  });
  test("used for two issues with words of one's own are not nearly the same", async () => {
    const [one, two] = [await inProgress(), await inProgress()];
    const a = "五楼的水表坏了，联系自来水公司换了新表，读数已核对，多收的水费下月退回";
    const b = "地下车库排水沟堵塞，清出三袋淤泥，积水已退，物业承诺以后每周清一次沟";
    expect(await replies(one, now, { ...filled, state: filled.state + a })).toMatchObject({
      state: "IN_PROGRESS",
    });
    expect(await replies(two, now, { ...filled, state: filled.state + b })).toMatchObject({
      state: "IN_PROGRESS",
    });
  });
});
