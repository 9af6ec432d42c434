import { liveQuery } from "dexie";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Home } from "#components/field/home.tsx";
import type { FieldItem, ItemAnswer } from "#lib/domain/field/items.ts";
import { problem } from "#lib/domain/problems.ts";
import { type Phone, PIN, phone } from "#tests/support/fieldDevices.ts";

/** What a phone does with its outbox, against an office that answers as it is told to. */
let one: Phone;
let came: FieldItem[][];
let answer: (item: FieldItem) => Omit<ItemAnswer, "id">;
const NOW = "2026-03-05T02:00:00.000Z";
beforeEach(async () => {
  one = await phone();
  came = [];
  answer = () => ({ outcome: "APPLIED" });
  vi.stubGlobal("localStorage", { setItem() {}, getItem: () => null, removeItem() {} });
  vi.stubGlobal("fetch", async (_: string, { body }: { body?: string } = {}) => {
    if (!body)
      return Response.json({ cursor: 1, reset: false, changed: [], gone: [], more: false, now: NOW });
    const { items } = JSON.parse(body) as { items: FieldItem[] };
    came.push(items);
    return Response.json({ answers: items.map((item) => ({ id: item.id, ...answer(item) })), now: NOW });
  });
});
const photo = () => ({ id: crypto.randomUUID(), bytes: new Uint8Array([1, 2, 3]).buffer });
const visit = (note: string, id: string = crypto.randomUUID()): FieldItem => ({
  id,
  kind: "visit",
  madeAt: new Date(Date.parse(NOW) + came.length).toISOString(),
  values: { id, note },
});
const put = async (item: FieldItem, photos = 0) => {
  await one.outbox.put(one.vault, item, { photos: Array.from({ length: photos }, photo) });
  return item;
};
const states = async () =>
  (await one.outbox.readOutbox(one.vault)).map(({ state, photos }) => `${state} ${photos}`);
const notes = () => came.map((items) => items.map(({ values }) => values.note));

describe("photos", () => {
  it("go before their item and stay until it was taken", async () => {
    await put(visit("灯"), 2);
    let n = 0;
    expect(await one.sync(async () => `upload-${n++}`)).toBe("DONE");
    expect(came[0]?.[0]?.values).toMatchObject({
      "attachments.0.id": "upload-0",
      "attachments.1.id": "upload-1",
    });
    expect(await states()).toEqual(["DONE 0"]);
  });
  it("that the office does not take stop their item, with what is wrong, and are not thrown away", async () => {
    await put(visit("灯"), 1);
    await put(visit("水"));
    await one.sync(() => Promise.reject(new one.PhotoRefused("FILE_BROKEN")));
    expect(await states()).toEqual(["REFUSED 1", "DONE 0"]);
    const [refused] = await one.outbox.readOutbox(one.vault);
    expect(refused?.answer?.problem?.code).toBe("FILE_BROKEN");
  });
  it("that do not get through hold up only what needs them", async () => {
    await put(visit("灯"), 3);
    await put(visit("水"));
    await put(visit("路"), 1);
    expect(await one.sync(() => Promise.reject(new Error("still")))).toBe("NO_LINE");
    expect(notes()).toEqual([["水"]]);
    expect(await states()).toEqual(["QUEUED 3", "DONE 0", "QUEUED 1"]);
  });
  it("wait for room at the office: thirty and more in one evening arrive in parts", async () => {
    for (let n = 0; n < 12; n++) await put(visit(String(n)), 3);
    let waiting = 0;
    let most = 0;
    answer = ({ values }) => {
      waiting -= Object.keys(values).filter((key) => key.startsWith("attachments.")).length;
      return { outcome: "APPLIED" };
    };
    await one.sync(async () => {
      most = Math.max(most, ++waiting);
      return crypto.randomUUID();
    });
    expect(await states()).toEqual(Array(12).fill("DONE 0"));
    expect(most).toBeLessThan(12);
  });
  it("that the office threw away meanwhile are sent anew with the next try", async () => {
    const item = await put(visit("灯"), 1);
    answer = () => ({ outcome: "REFUSED", problem: problem("FILE_GONE") });
    await one.sync(async () => "old");
    expect(await states()).toEqual(["REFUSED 1"]);
    answer = () => ({ outcome: "APPLIED" });
    await one.outbox.put(one.vault, item);
    await one.sync(async () => "new");
    expect(came.at(-1)?.[0]?.values["attachments.0.id"]).toBe("new");
    expect(await states()).toEqual(["DONE 0"]);
  });
});

describe("an item", () => {
  it("that is on its way is neither altered nor thrown away, and what was sent is what stands", async () => {
    const item = await put(visit("原来的话"), 1);
    let tried: unknown[] = [];
    await one.sync(async () => {
      tried = [await one.outbox.put(one.vault, visit("改过的话", item.id)), await one.outbox.drop(item.id)];
      return "upload";
    });
    expect(tried).toEqual([false, false]);
    expect(notes()).toEqual([["原来的话"]]);
    expect((await one.outbox.readOutbox(one.vault))[0]?.values.note).toBe("原来的话");
  });
  it("that was altered on another page meanwhile is not written over", async () => {
    const item = await put(visit("一"));
    const seen = item.madeAt;
    const later = { ...visit("二", item.id), madeAt: "2026-03-05T03:00:00.000Z" };
    expect(await one.outbox.put(one.vault, later, { seen })).toBe(true);
    expect(await one.outbox.put(one.vault, visit("三", item.id), { seen })).toBe(false);
    expect((await one.outbox.readOutbox(one.vault))[0]?.values.note).toBe("二");
  });
  it("that two pages opened is kept by the first; the second is told, and has its words still", async () => {
    const { id, madeAt } = await put(visit("一"));
    const before = { madeAt } as NonNullable<NonNullable<Parameters<Phone["keep"]>[2]>["before"]>;
    const anew = (note: string) =>
      one.keep(one.vault, { id, kind: "visit", values: { id, note } }, { before });
    expect(await anew("二")).toBeNull();
    expect(await anew("三")).toMatchObject({ problem: { code: "SENT_MEANWHILE" }, values: { note: "三" } });
    await one.sync();
    expect(notes()).toEqual([["二"]]);
  });
  it("that is tried again for how its matter stands now takes along what was written on top of it", async () => {
    const step = (version: string): FieldItem => ({
      ...visit("", crypto.randomUUID()),
      kind: "urge",
      values: { issueId: "pump", version },
    });
    const first = await put(step("4"));
    await put(step("4"));
    answer = () => ({ outcome: "REFUSED", problem: problem("CHANGED_MEANWHILE") });
    await one.sync();
    answer = ({ values }) => ({ outcome: "APPLIED", version: Number(values.version) + 1 });
    await one.outbox.put(one.vault, { ...first, values: { ...first.values, version: "7" } });
    await one.sync();
    expect(came.slice(1).map((items) => items.map(({ values }) => values.version))).toEqual([["7"], ["8"]]);
  });
});

describe("a phone whose session was ended", () => {
  const left = async () => [
    await one.store.headNow(),
    await one.store.store.outbox.count(),
    one.store.wasEnded(),
  ];
  /** What an open page shows: it is told, or the round would stay before everybody's eyes. */
  let shown: unknown;
  beforeEach(async () => {
    const told = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      setItem: (key: string, value: string) => told.set(key, value),
      getItem: (key: string) => told.get(key) ?? null,
    });
    await put(visit("灯"), 1);
    const watch = liveQuery(one.store.headNow).subscribe((head) => {
      shown = head;
    });
    await vi.waitFor(() => expect(shown).toBeDefined());
    return () => watch.unsubscribe();
  });
  it("empties itself while it is locked, and only then: not without an answer, nor for another one", async () => {
    const asked: string[] = [];
    let says = async () => new Response(null, { status: 204 });
    vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
      asked.push(`${method} ${path}`);
      return says();
    });
    await one.forgetIfEnded();
    says = () => Promise.reject(new TypeError("no line"));
    await one.forgetIfEnded();
    expect(await left()).toEqual([expect.objectContaining({ device: one.id }), 1, false]);
    says = async () => new Response(null, { status: 410 });
    await one.forgetIfEnded();
    await vi.waitFor(() => expect(shown).toBeUndefined());
    expect(await left()).toEqual([undefined, 0, true]);
    expect(asked).toEqual(Array(3).fill(`HEAD /api/sync?device=${one.id}`));
  });
  it("empties itself while it is open, with the next exchange", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ forget: true }, { status: 401 }));
    expect(await one.sync()).toBe("FORGOTTEN");
    await vi.waitFor(() => expect(shown).toBeUndefined());
    expect(await left()).toEqual([undefined, 0, true]);
  });
});

describe("the PIN", () => {
  afterEach(() => void vi.useRealTimers());
  it("may be guessed at five times; the minute after that goes by the open page, not by the clock", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    for (let n = 0; n < 5; n++) expect(await one.openVault("111111")).toBeNull();
    vi.setSystemTime(Date.now() + 24 * 3_600_000);
    expect(await one.openVault(PIN)).toBeGreaterThan(59_000);
    vi.advanceTimersByTime(60_001);
    expect(await one.openVault(PIN)).toHaveProperty("seal");
  });
});

it("what there was no room for is said", () => {
  const me = {
    ...({ kind: "me", id: "", name: "周走访", posts: [], places: [], privacy: [] } as object),
    leftOut: { doors: 3, issues: 2 },
  };
  const carried = { me, doors: [], issues: [], promises: [], sessions: [] };
  const here = { carried, head: { skew: 0 }, items: [], lang: "zh", edit: "" };
  const page = renderToStaticMarkup(createElement(Home, here as unknown as Parameters<typeof Home>[0]));
  expect(page).toContain("还有 5 条没有带上");
});
