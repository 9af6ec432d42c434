import { expect } from "@playwright/test";
import { elsewhere } from "./people.ts";
import { moveClock, pageOf, somebody, test } from "./support.ts";

/** Its first Wednesday is a day ahead at least, and 38 at most. */
const monthAfter = (month: string): string => {
  const next = new Date(`${month}-15T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, 7);
};

/**
 * A leader's Wednesday evening (domain.md N1, N16, N17, N19, Z18): planned, announced, booked, two things raised, of which one
 * becomes a matter with its receipt and one is answered on the spot; closed only then, and its result public.
 */
test("a leader's Wednesday evening, from the plan to the published result", async ({ browser }) => {
  test.slow();
  const leader = await pageOf(browser, "visitor");
  await leader.goto("/points");
  await leader.getByRole("region", { name: "我的联系点" }).getByRole("link", { name: "梧桐里社区" }).click();
  const plan = leader.locator("form:has([name=weekday])");
  await expect(plan.locator("[name=fromTime]")).toHaveValue("19:00");
  const month = await plan.locator("[name=month]").inputValue();
  await plan.locator("[name=month]").fill(monthAfter(month));
  await plan.locator("[name=venue]").fill("梧桐里社区活动室");
  await plan.getByRole("button", { name: "排上" }).click();
  await expect(leader.getByText(/排了\d场接访/)).toBeVisible();
  const planned = leader.locator("#sessions").getByRole("row").filter({ hasText: "梧桐里社区活动室" });
  const weekLater = (await planned.nth(1).getByRole("link").getAttribute("href")) ?? "";
  await planned.first().getByRole("link").click();
  await leader.waitForURL(/\/points\/sessions\//);
  const address = new URL(leader.url()).pathname;
  await expect(leader.getByText("请社区（村）的记录员或负责人写公告。")).toBeVisible();

  const head = await pageOf(browser, "lead");
  await head.goto(address);
  await head.getByRole("button", { name: "开放预约" }).click();
  await expect(head.getByText("预约时间开放了。")).toBeVisible();
  await head.getByRole("button", { name: "公告这场接访" }).click();
  await expect(head.getByText("公告已经公布。")).toBeVisible();
  const notice = (await head.getByRole("link", { name: "看公告和海报" }).getAttribute("href")) ?? "";

  const resident = await somebody(browser, { ...elsewhere(), javaScriptEnabled: false });
  await resident.goto(notice);
  await resident.emulateMedia({ media: "print" });
  await expect(resident.getByRole("img", { name: /扫码/ })).toBeVisible();
  await expect(resident.getByText("扫码看公告、约时间")).toBeVisible();
  await resident.emulateMedia({ media: "screen" });
  await resident.getByRole("link", { name: "约一个时间" }).click();
  await resident.getByRole("button", { name: "约好" }).click();
  await expect(resident.getByRole("alert").first()).toBeVisible();
  await resident.getByLabel("19:00–19:15").check();
  await resident.locator("[name=words]").fill("楼道的灯");
  await resident.locator("[name=residentPhone]").fill("13800007777");
  await resident.getByRole("button", { name: "约好" }).click();
  await expect(resident.getByRole("heading", { name: "您约好了" })).toBeVisible();
  const no = await resident.locator("dd", { hasText: /^\d{3}\s\d{3}\s\d{3}$/ }).innerText();
  const key = await resident.locator("dd", { hasText: /^[2-9A-Z]{4}-[2-9A-Z]{4}$/ }).innerText();
  await resident.goto(notice);
  await resident.getByRole("link", { name: "约一个时间" }).click();
  await expect(resident.getByLabel("19:00–19:15")).toHaveCount(0);

  await head.goto(weekLater);
  await head.getByRole("button", { name: "公告这场接访" }).click();
  await expect(head.getByText("公告已经公布。")).toBeVisible();
  const cancelled = (await head.getByRole("link", { name: "看公告和海报" }).getAttribute("href")) ?? "";
  await head.locator("summary", { hasText: "取消这场接访" }).click();
  await head.locator("[name=reason]").fill("领导临时开会");
  await head.locator("[name=insteadId]").selectOption({ index: 1 });
  await head.getByRole("button", { name: "取消这场接访" }).click();
  await expect(head.getByText("这场接访取消了。")).toBeVisible();
  await resident.goto(`${cancelled}/book`);
  await expect(resident.getByRole("heading", { name: "这场接访取消了" })).toBeVisible();
  await expect(resident.getByText("原因：领导临时开会")).toBeVisible();
  await resident.getByRole("link", { name: "看这一场" }).click();
  await expect(resident.getByRole("link", { name: "约一个时间" })).toBeVisible();

  const neighbour = await somebody(browser, elsewhere());
  await neighbour.goto("/book");
  await neighbour.locator("[name=no]").fill(no);
  await neighbour.locator("[name=key]").fill("2222-2222");
  await neighbour.getByRole("button", { name: "查一查" }).click();
  await expect(neighbour.getByRole("alert").filter({ hasText: "没有查到" }).first()).toBeVisible();
  await neighbour.locator("[name=key]").fill(key.toLowerCase());
  await neighbour.getByRole("button", { name: "查一查" }).click();
  await expect(neighbour.getByRole("heading", { name: "您约好了" })).toBeVisible();

  await neighbour.goto(`${notice}/book`);
  await neighbour.getByLabel("19:15–19:30").check();
  await neighbour.locator("[name=words]").fill("问问低保");
  await neighbour.locator("[name=residentPhone]").fill("13800007778");
  await neighbour.getByRole("button", { name: "约好" }).click();
  await expect(neighbour.getByRole("heading", { name: "您约好了" })).toBeVisible();
  await head.goto(address);
  const booked = head.getByRole("row").filter({ hasText: "问问低保" });
  await booked.locator("summary", { hasText: "取消这个预约" }).click();
  await booked.locator("[name=reason]").fill("本人来电话说不来了");
  await booked.getByRole("button", { name: "取消这个预约" }).click();
  await expect(head.getByText("这个时间空出来了，已经告诉约的人。")).toBeVisible();
  await expect(booked).toHaveCount(0);
  await neighbour.reload();
  await expect(neighbour.getByText("是办公室取消的。原因：本人来电话说不来了")).toBeVisible();

  const calendar = await resident.request.get(`${notice}/calendar`);
  expect(await calendar.text()).toContain("DTSTART;TZID=Asia/Shanghai:");

  await moveClock(head, 40);
  const recorder = await pageOf(browser, "recorder");
  await recorder.goto(address);
  await expect(recorder.getByRole("row").filter({ hasText: "楼道的灯" })).toContainText("138********");
  const items = recorder.locator("#minutes ol > li");
  const said = ["三楼楼道的灯坏了半个月，老人摔过一次。", "广场舞音响太吵，孩子写不了作业。"];
  for (const [at, words] of said.entries()) {
    await recorder.locator("[name=words]").last().fill(words);
    await recorder.getByRole("button", { name: "记下一件" }).click();
    await expect(items).toHaveCount(at + 1);
    await expect(items.nth(at)).toContainText(words);
  }
  await recorder.getByRole("button", { name: "结束接访" }).click();
  await expect(recorder.getByText(/还有2件没有说法/).first()).toBeVisible();

  await items.nth(0).locator("summary", { hasText: "登记立案" }).click();
  await items.nth(0).locator("[name=placeText]").fill("5号楼3楼");
  await items.nth(0).locator("[name=residentPhone]").fill("13800007777");
  await items.nth(0).locator("[name=lateReason]").fill("演示时钟拨过了日子");
  await items.nth(0).getByRole("button", { name: "登记立案" }).click();
  await expect(recorder.getByText("已登记立案，回执可以当场打印。")).toBeVisible();
  await recorder.getByRole("link", { name: "打印回执" }).click();
  await expect(recorder.getByText(/^\d{3}\s\d{3}\s\d{3}$/).first()).toBeVisible();

  await recorder.goto(address);
  await items.nth(1).locator("summary", { hasText: "当场答复" }).click();
  await items
    .nth(1)
    .locator("[name=answer]")
    .fill("晚上八点半以后关音响，每晚有人去看。联系人李大姐13900001111");
  await items.nth(1).getByRole("button", { name: "记为当场答复" }).click();
  await expect(recorder.getByText("这一件有说法了。")).toBeVisible();
  await recorder.getByRole("button", { name: "结束接访" }).click();
  await expect(recorder.getByText("这场接访结束了。可以公布结果。")).toBeVisible();

  await recorder.getByRole("button", { name: "存好再看" }).click();
  const result = recorder.locator("#result");
  await expect(result.locator("del", { hasText: "13900001111" })).toBeVisible();
  await result.getByLabel("我看过了").check();
  await result.getByRole("button", { name: "公布结果" }).click();
  await expect(recorder.getByText("结果已经公布。")).toBeVisible();

  await resident.goto(notice);
  const told = resident.getByRole("region", { name: "这次接访的结果" });
  await expect(told).toContainText("登记立案1件，当场答复1件");
  await expect(told).not.toContainText("13900001111");
});

test("the office sees which contact points have nobody and where a session is missing, and names no person for it", async ({
  browser,
}) => {
  const county = await pageOf(browser, "council");
  await county.goto("/points");
  await county.getByRole("link", { name: "对口联系表" }).click();
  await county.getByRole("link", { name: "只看没有人联系的" }).click();
  const bare = county.getByRole("row").filter({ hasText: "还没有人" });
  await expect(bare.first()).toBeVisible();
  await bare.first().getByRole("link").click();
  await county.locator("[name=who]").fill("局长");
  await county.getByRole("button", { name: "找人" }).click();
  await county.locator("[name=personId]").selectOption({ index: 1 });
  await county.locator("form:has([name=personId])").getByRole("button", { name: "对口联系" }).click();
  await expect(county.getByText("已保存。")).toBeVisible();

  await county.getByRole("link", { name: /^交接/ }).first().click();
  await expect(county.getByRole("region", { name: "移交的联系点" })).toBeVisible();
  await county.locator("[name=toId]").selectOption({ index: 1 });
  await county.getByLabel("我已核对上面的清单").check();
  await county.locator("form:has([name=toId])").getByRole("button", { name: "交接" }).click();
  await expect(county.getByRole("heading", { name: "对口联系交接清单" })).toBeVisible();
  await expect(county.getByText("签字").first()).toBeVisible();

  await county.goto("/points/gaps");
  await county.getByRole("link", { name: "上个月" }).click();
  await county.waitForURL(/month=20/);
  const row = county.getByRole("row").nth(1);
  await row.locator("summary").click();
  await row.locator("[name=words]").fill("连日下雨，村路不通");
  await row.getByRole("button", { name: "说明原因" }).click();
  await expect(county.getByText("连日下雨，村路不通").first()).toBeVisible();
});

test("a campaign is begun by the county, counts the county's own ledger, and ends early with a reason", async ({
  browser,
}) => {
  const county = await pageOf(browser, "council");
  await county.goto("/campaigns");
  const running = county.getByRole("row").filter({ hasText: "正在进行" });
  await expect(running.or(county.getByRole("row").filter({ hasText: "已经结束" })).first()).toBeVisible();
  await county.locator("summary", { hasText: "发起专项行动" }).click();
  await county.locator("[name=name]").fill("楼道照明专项行动");
  await county.locator("[name=aim]").fill("坏灯一周内修好");
  await county.locator("[name=unitId]").selectOption({ label: "锦溪区" });
  await county.locator("[name=fromOn]").fill("2026-01-01");
  const last = await county.locator("[name=toOn]").getAttribute("min");
  await county.locator("[name=toOn]").fill(last ?? "");
  await county.getByRole("button", { name: "发起专项行动" }).click();
  await expect(county.getByText("已保存。")).toBeVisible();
  const address = new URL(county.url()).pathname;
  const counts = county.getByRole("region", { name: "各地办得怎么样" });
  const received = counts.getByRole("row").nth(1).getByRole("link").first();
  const number = (await received.innerText()).trim().split(/\s/)[0];
  await received.click();
  await expect(county.getByText(new RegExp(`${number}件`)).first()).toBeVisible();

  await county.goto(address);
  await county.locator("summary", { hasText: "提前结束" }).click();
  await county.locator("[name=reason]").fill("灯都修好了，提前收尾");
  await county.getByRole("button", { name: "提前结束" }).click();
  await expect(county.getByText("提前结束了。原因：灯都修好了，提前收尾")).toBeVisible();
});
