import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type APIRequestContext, type APIResponse, type Browser, expect } from "@playwright/test";
import { docx, noise, pdf, pictureBomb, polyglotGif, SVG } from "#tests/support/files.ts";
import { elsewhere, submit } from "./people.ts";
import { test } from "./support.ts";

test.use({ trace: "off" });

/** The doors for files, as programs and hostile people knock at them. */
type Holder = { request: APIRequestContext; issueId: string; cookie: string };
async function holder(browser: Browser): Promise<Holder> {
  const context = await browser.newContext(elsewhere());
  const page = await context.newPage();
  await submit(page, { statement: "井盖坏了，拍了照片。" });
  await page.goto("/track/issue");
  const entry = (await page.locator("[name=entry]").first().getAttribute("value")) ?? "";
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  return { request: context.request, issueId: entry.replace("ISSUE.", ""), cookie };
}
const home = (): string => test.info().project.use.baseURL ?? "";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const TUS = { "Tus-Resumable": "1.0.0" };
const begin = (request: APIRequestContext, bytes: number, name = "a.jpg", as = "resident") =>
  request.post("/api/upload", {
    headers: {
      ...TUS,
      "Upload-Length": String(bytes),
      "Upload-Metadata": `filename ${base64(name)},as ${base64(as)}`,
    },
  });
const goOn = (request: APIRequestContext, where: string, offset: number, data: Buffer) =>
  request.fetch(where, {
    method: "PATCH",
    headers: { ...TUS, "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
    data,
  });
const where = (answer: APIResponse) => answer.headers().location ?? "";
const idOf = (address: string) => address.split("/").at(-1) ?? "";
async function sent(
  request: APIRequestContext,
  content: Buffer,
  name = "a.jpg",
): Promise<[number, string, string]> {
  const begun = await begin(request, content.length, name);
  if (begun.status() !== 201) return [begun.status(), await begun.text(), ""];
  const ended = await goOn(request, where(begun), 0, content);
  return [ended.status(), await ended.text(), idOf(where(begun))];
}
const attach = (who: Holder, ids: readonly string[], more: object = {}) =>
  who.request.post("/api/upload/form", {
    headers: { Origin: home() },
    maxRedirects: 0,
    multipart: {
      as: "resident",
      entry: `ISSUE.${who.issueId}`,
      ...Object.fromEntries(ids.map((id, at) => [`attachments.${at}.id`, id])),
      ...more,
    },
  });
const came = (answer: APIResponse) => [
  answer.status(),
  (answer.headers().location ?? "").replace(/^.*files=|#.*$/g, ""),
];

test("what is not taken is refused by its content, whatever it is called", async ({ browser }) => {
  const { request } = await holder(browser);
  const told = async (content: Buffer | string, name: string) =>
    (await sent(request, Buffer.from(content), name)).slice(0, 2);
  const page = "<!doctype html><script>alert(1)</script>";
  expect(await told(SVG, "a.jpg")).toEqual([415, "FILE_TYPE"]);
  expect(await told(page, "a.txt")).toEqual([415, "FILE_TYPE"]);
  expect(await told(`MZ${"\0".repeat(500)}`, "a.pdf")).toEqual([415, "FILE_TYPE"]);
  expect(await told(await docx({ "word/vbaProject.bin": "x" }), "a.docx")).toEqual([415, "FILE_TYPE"]);
  expect(await told(await pictureBomb(), "a.png")).toEqual([422, "PICTURE_TOO_LARGE"]);
  expect(await told("", "a.txt")).toEqual([422, "FILE_BROKEN"]);
  expect((await begin(request, 20 * 1024 * 1024 + 1)).status()).toBe(413);
  expect((await begin(request, -1)).status()).toBeGreaterThanOrEqual(400);
  const endless = { ...TUS, "Upload-Defer-Length": "1", "Upload-Metadata": `as ${base64("resident")}` };
  expect((await request.post("/api/upload", { headers: endless })).status()).toBe(422);
  expect((await request.post("/api/upload", { headers: { "Upload-Length": "5" } })).status()).toBe(412);
});

test("a file is handed out to be saved; a picture is shown, drawn anew; neither may do anything", async ({
  browser,
}) => {
  const who = await holder(browser);
  const [, , text] = await sent(
    who.request,
    Buffer.from("hello"),
    '../../x"; evil=1\r\nSet-Cookie: a=b.html',
  );
  const [, , picture] = await sent(who.request, await polyglotGif(), "page.html");
  expect(came(await attach(who, [text, picture]))).toEqual([303, "DONE"]);
  const file = await who.request.get(`/api/files/${text}`);
  expect(await file.text()).toBe("hello");
  expect(file.headers()["content-disposition"]).toMatch(
    /^attachment; filename="[\x20-\x7e]+\.txt"; filename\*=UTF-8''[\w%.-]+\.txt$/,
  );
  expect(file.headers()["set-cookie"]).toBeUndefined();
  const shown = await who.request.get(`/api/files/${picture}`);
  expect(shown.headers()["content-type"]).toBe("image/png");
  expect(shown.headers()["content-disposition"]).toMatch(/^inline; filename="page.html.png"/);
  expect((await shown.body()).includes("<script")).toBe(false);
  for (const answer of [file, shown]) {
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    expect(answer.headers()["cache-control"]).toContain("no-store");
    expect(answer.headers()["cross-origin-resource-policy"]).toBe("same-origin");
  }
});

test("parts of a file: one range is given, nonsense is ignored, beyond the end is 416", async ({
  browser,
}) => {
  const { request } = await holder(browser);
  const [, , id] = await sent(request, Buffer.from("0123456789"), "a.txt");
  const part = async (range: string) => {
    const answer = await request.get(`/api/files/${id}`, { headers: { Range: range } });
    return [answer.status(), await answer.text(), answer.headers()["content-range"]];
  };
  expect(await part("bytes=2-4")).toEqual([206, "234", "bytes 2-4/10"]);
  expect(await part("bytes=-3")).toEqual([206, "789", "bytes 7-9/10"]);
  expect(await part("bytes=10-")).toEqual([416, "", "bytes */10"]);
  for (const range of ["bytes=0-1,3-4", "bytes=9-2", "bytes=x", `bytes=${"9".repeat(400)}-`])
    expect(await part(range), range).toEqual([200, "0123456789", undefined]);
  const head = await request.head(`/api/files/${id}`);
  expect([head.status(), await head.text()]).toEqual([200, ""]);
});

test("somebody else's file, an unknown one and no file at all look the same, at every door", async ({
  browser,
}) => {
  const [mine, theirs] = [await holder(browser), await holder(browser)];
  const [, , id] = await sent(mine.request, pdf(), "a.pdf");
  const looks = async (address: string) => {
    const answer = await theirs.request.get(address);
    const { date: _, ...headers } = answer.headers();
    return JSON.stringify([answer.status(), headers, await answer.text()]).replaceAll(/nonce-[\w-]+/g, "");
  };
  const unknown = await looks(`/api/files/${randomUUID()}`);
  expect(await looks(`/api/files/${id}`)).toBe(unknown);
  expect(await looks("/api/files/..%2f..%2fauth-secret")).toBe(unknown);
  expect((await mine.request.get(`/api/files/${id}`)).status()).toBe(200);
  for (const method of ["HEAD", "PATCH", "DELETE"] as const)
    for (const other of [id, randomUUID(), "x"]) {
      const headers = { ...TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
      expect(
        (await theirs.request.fetch(`/api/upload/${other}`, { method, headers })).status(),
        `${method} ${other}`,
      ).toBe(404);
    }
  expect(came(await attach(theirs, [id]))).toEqual([303, "FILE_GONE"]);
  expect(
    came(
      await attach({ ...theirs, issueId: mine.issueId }, [], {
        files: { name: "a.pdf", mimeType: "x/y", buffer: pdf() },
      }),
    ),
  ).toEqual([303, "NOT_FOUND"]);
  expect(came(await attach(mine, [id]))).toEqual([303, "DONE"]);
  expect(came(await attach(mine, [id]))).toEqual([303, "DONE"]);
});

test("nobody without a receipt or a session sends anything, and no other site does it for them", async ({
  browser,
  playwright,
}) => {
  const stranger = await playwright.request.newContext({
    baseURL: home(),
    extraHTTPHeaders: elsewhere().extraHTTPHeaders ?? {},
  });
  expect((await begin(stranger, 10)).status()).toBe(401);
  expect((await begin(stranger, 10, "a.jpg", "staff")).status()).toBe(401);
  const who = await holder(browser);
  const form = { as: "resident", entry: `ISSUE.${who.issueId}` };
  const plain = await stranger.post("/api/upload/form", {
    headers: { Origin: home() },
    maxRedirects: 0,
    multipart: form,
  });
  expect([plain.status(), plain.headers().location]).toEqual([303, "/track?why=expired"]);
  for (const Origin of ["https://evil.example", "null"]) {
    const foreign = await who.request.post("/api/upload/form", {
      headers: { Origin },
      maxRedirects: 0,
      multipart: form,
    });
    expect(foreign.status()).toBe(403);
  }
  const asked = await who.request.fetch("/api/upload", {
    method: "OPTIONS",
    headers: { Origin: "https://evil.example" },
  });
  expect(asked.headers()["access-control-allow-origin"]).toBeUndefined();
  await stranger.dispose();
});

test("eleven files, one too large, none, and a form that is no form: each told, nothing kept", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const who = await holder(browser);
  const form = new FormData();
  form.set("as", "resident");
  form.set("entry", `ISSUE.${who.issueId}`);
  for (let i = 0; i < 11; i++) form.append("files", new Blob([new Uint8Array(pdf(`${i}`))]), `${i}.pdf`);
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${home()}/api/upload/form`, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { Origin: home(), Cookie: who.cookie, ...headers },
    });
  expect((await send(form)).headers.get("location")).toContain("files=FILES_TOO_MANY");
  const large = {
    files: { name: "a.txt", mimeType: "text/plain", buffer: Buffer.alloc(21 * 1024 * 1024, "a") },
  };
  expect(came(await attach(who, [], large))).toEqual([303, "FILE_TOO_LARGE"]);
  expect(came(await attach(who, []))).toEqual([303, "FILES_NONE"]);
  const wrong = { files: { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from(SVG) } };
  expect(came(await attach(who, [], wrong))).toEqual([303, "FILE_TYPE"]);
  expect((await send("--x", { "Content-Type": "multipart/form-data; boundary=x" })).status).toBe(400);
  expect((await send("{}", { "Content-Type": "application/json" })).status).toBe(400);
  const right = { files: { name: "a.txt", mimeType: "application/x-php", buffer: Buffer.from("hello") } };
  expect(came(await attach(who, [], right))).toEqual([303, "DONE"]);
  const page = await who.request.get("/track/issue");
  expect((await page.text()).match(/\/api\/files\/[0-9a-f-]{36}"/g)?.length).toBe(1);
});

test("only these doors take large bodies", async ({ request }) => {
  const { port } = new URL(home());
  /** What the first line of the answer says to so many bytes promised, of which these come. */
  const status = (path: string, promised: number, come = promised) =>
    new Promise<number>((resolve, reject) => {
      const line = connect(Number(port), "127.0.0.1", () => {
        line.write(`POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: ${promised}\r\n\r\n`);
        line.write(Buffer.alloc(come));
      });
      line.once("data", (head) => {
        resolve(Number(head.toString().split(" ")[1]));
        line.destroy();
      });
      line.once("error", reject);
    });
  const large = 2_000_000;
  for (const path of ["/submit", "/api/uploads", "/api/upload.x", "/api/uploadx/form", "/api/deadline"])
    expect(await status(path, large), path).toBe(413);
  for (const path of ["/api/upload/../../submit", "/api/upload/%2e%2e/%2e%2e/submit"])
    expect(await status(path, large), path).toBe(413);
  for (const path of [
    "/api/upload/..%2f..%2fsubmit",
    "//api/upload/x/../../../submit",
    "/api/files/x",
    "/api/upload/x/y",
  ])
    expect(await status(path, large), path).not.toBe(200);
  expect(await status("/api/upload/form", 300_000_000, 1000)).toBe(403);
  expect((await request.get("/api/upload")).status()).toBe(405);
});

test("a line cut half-way keeps what had arrived; the last answer lost costs nothing", async ({
  browser,
}) => {
  const who = await holder(browser);
  const photo = await noise(1000, 800).jpeg({ quality: 95 }).toBuffer();
  const begun = await begin(who.request, photo.length);
  const { port } = new URL(home());
  const line = connect(Number(port), "127.0.0.1");
  line.write(
    `PATCH ${where(begun)} HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${who.cookie}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n` +
      `Content-Type: application/offset+octet-stream\r\nContent-Length: ${photo.length}\r\n\r\n`,
  );
  line.write(photo.subarray(0, photo.length / 2));
  await wait(1000);
  line.destroy();
  const offset = async () =>
    Number((await who.request.head(where(begun), { headers: TUS })).headers()["upload-offset"]);
  await expect.poll(offset).toBeGreaterThan(photo.length / 4);
  // What had arrived may still be written: it is whole when two looks agree.
  let from = -1;
  await expect
    .poll(async () => {
      const before = from;
      from = await offset();
      return from === before;
    })
    .toBe(true);
  expect((await goOn(who.request, where(begun), from, photo.subarray(from))).status()).toBe(204);
  expect(await offset()).toBe(photo.length);
  expect((await who.request.get(`/api/files/${idOf(where(begun))}`)).headers()["content-type"]).toBe(
    "image/jpeg",
  );
});
