import { expect } from "@playwright/test";
import { elsewhere, issueUrl, receiptOn } from "./people.ts";
import { cast, choose, raised, replied, takenOn, write } from "./steps.ts";
import { somebody, test } from "./support.ts";

/** 民意墙: a resident lets it be shown; the clerk strikes the phone; a passer-by reads it; the resident takes it back (domain.md Z26). */
test("shown on the opinion wall, and taken back", async ({ browser }) => {
  test.setTimeout(240_000);
  const who = cast(browser);
  const clerk = await who("clerk");
  const said = `老石桥边的路灯灭了${Date.now() % 100_000}天，打１３８ ００００ ５６７８找王阿姨，红房子旁边。`;
  const { resident, url } = await raised(browser, clerk, said);
  await takenOn(who, url, "UTILITIES.STREET_LIGHT");
  await replied(await who("handler"), url, "PROGRESS", {
    done: "请电工来看过，是灯头进水，已经换了新的灯头。",
    state: "昨天晚上起路灯亮了，桥边也看得清。",
    next: "下周再来看一次，有事打13800005678找王阿姨。",
  });

  await resident.goto("/track/issue");
  const asked = resident.locator("#wall");
  await expect(asked.locator("input[name=show]:checked"), "nothing is chosen beforehand").toHaveCount(0);
  await choose(asked, "show", "yes");
  await asked.getByRole("button", { name: "就这样" }).click();
  await expect(resident.getByText("您已同意贴出")).toBeVisible();

  const office = await who("reviewer");
  await office.goto("/wall-desk");
  const id = url.split("/").at(-1);
  await office.locator(`a[href="/wall-desk/${id}"]`).click();
  const marked = office.locator("del");
  await expect(marked.filter({ hasText: "１３８ ００００ ５６７８" })).toBeVisible();
  const strike = office.locator("form:has([name=more])");
  await expect(strike.getByText("电话："), "a phone is not among what may stand").toHaveCount(0);
  await strike.getByRole("checkbox", { name: /老石/ }).check();
  await write(strike, { more: "绿房子" });
  await strike.getByRole("button", { name: "保存，看效果" }).click();
  await expect(office.getByText("“绿房子”在原文和答复里都没有")).toBeVisible();
  await write(strike, { more: "红房子旁边" });
  await strike.getByRole("button", { name: "保存，看效果" }).click();
  await expect(office.getByText("（略）").first()).toBeVisible();
  const publish = office.locator("form", { has: office.getByRole("button", { name: "贴到民意墙" }) });
  await publish.getByRole("checkbox").check();
  await publish.getByRole("button", { name: "贴到民意墙" }).click();
  await expect(office).toHaveURL(/done=published/);
  await office.reload();
  await expect(office, "that it is done is said once").not.toHaveURL(/done=/);

  // A passer-by without script: from the home page to the post, and to the feed.
  const passer = await somebody(browser, { javaScriptEnabled: false });
  await passer.goto("/");
  await passer.locator("main").getByRole("link", { name: "看民意墙" }).click();
  const post = passer.locator("article").filter({ hasText: said.slice(0, 15) });
  await expect(post.getByText("打（不公开）找某某，（略）。")).toBeVisible();
  await expect(post).not.toContainText("5678");
  await post.getByRole("link", { name: "单独看这一条" }).click();
  await expect(passer.getByText("昨天晚上起路灯亮了")).toBeVisible();
  await passer.getByRole("button", { name: "有用" }).click();
  await expect(passer.getByText("1人说“有用”")).toBeVisible();
  const address = new URL(passer.url()).pathname;

  // Somebody with the same problem joins from there, with a receipt of their own; the clerk is told, and decides.
  const joins = await somebody(browser, { ...elsewhere(), javaScriptEnabled: false });
  await joins.goto(address);
  await joins.getByRole("link", { name: "我也遇到这个问题" }).click();
  await expect(joins.getByRole("radio", { name: /^我也是/ })).toBeChecked();
  await expect(joins.locator("main")).not.toContainText("5678");
  await joins.locator("#field-statement").fill("我也遇到这个问题");
  await joins.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await joins.getByRole("button", { name: "交上去" }).click();
  await expect(joins).toHaveURL(/\/submit\/done$/);
  const own = await receiptOn(joins);
  await clerk.goto(await issueUrl(clerk, own.no));
  await expect(clerk.getByText("居民说是同一件").first()).toBeVisible();
  const feed = await passer.request.get("/wall/feed");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(await feed.text()).toContain(`${address}</id>`);

  await resident.reload();
  await asked.getByRole("button", { name: "收回同意" }).click();
  await expect(resident.getByText("您说过不贴")).toBeVisible();
  await passer.goto(address);
  await expect(passer.getByText("已收起：本人收回同意")).toBeVisible();
  await expect(passer.locator("main")).not.toContainText("老石桥");
  expect(await (await passer.request.get("/wall/feed")).text()).not.toContain(address);
  await office.goto(`/wall-desk/${id}`);
  await expect(office.getByText("居民没有同意，或已收回，不能再贴。")).toBeVisible();
});
