import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { afterEach, expect, test } from "vitest";
import { residentsRooms, roomOf, sendLean } from "../../deploy/residents.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => void server.close()));

/** A server whose answers go through `sendLean` behind compression, as deploy/web.ts does it. */
async function serve(answer: RequestListener): Promise<string> {
  const compress = compression();
  const server = createServer((request, response) => {
    compress(request as never, response as never, () => {});
    sendLean(request, response, "/ours.js");
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const HTML = `<html><head><script nonce="n" src="/_next/a.js"></script></head><p>${"家访".repeat(900)}</p></html>`;
const LEAN = HTML.replace(' nonce="n" src="/_next/a.js"', ' type="module" src="/ours.js" nonce="n"');

test("a page is sent without the framework, in pieces that end anywhere, compressed, without the old length and tag", async () => {
  const url = await serve((_, response) => {
    const bytes = Buffer.from(HTML);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Length", bytes.length);
    response.setHeader("ETag", '"old"');
    response.flushHeaders();
    for (let at = 0; at < bytes.length; at += 100) response.write(bytes.subarray(at, at + 100)); // characters are cut
    response.end();
  });
  const answer = await fetch(url);
  expect(await answer.text()).toBe(LEAN);
  expect(answer.headers.get("content-encoding")).toMatch(/gzip|br/);
  expect(answer.headers.get("etag")).toBeNull();
  const head = await fetch(url, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("what is no page, and a page that tells of a bug, passes as it is", async () => {
  const url = await serve((request, response) => {
    const bug = request.url === "/bug";
    response.writeHead(bug ? 500 : 200, { "Content-Type": bug ? "text/html" : "text/plain" });
    response.end(HTML);
  });
  expect(await (await fetch(url)).text()).toBe(HTML);
  expect(await (await fetch(`${url}bug`)).text()).toBe(HTML);
});

test("asked for a part of a page, the framework is not told so", async () => {
  const url = await serve((request, response) => void response.end(String(request.headers.rsc)));
  expect(await (await fetch(url, { headers: { rsc: "1" } })).text()).toBe("undefined");
});

test("a reader who leaves in the middle ends the answer; one who is slow holds it back", async () => {
  let waited = 0;
  let closed = () => {};
  const gone = new Promise<void>((done) => {
    closed = done;
  });
  const url = await serve(async (_, response) => {
    response.once("close", closed);
    response.setHeader("Content-Type", "text/html");
    while (!response.destroyed && waited === 0)
      if (!response.write(`<p>${crypto.randomUUID().repeat(2000)}</p>`)) {
        waited += 1;
        await new Promise((done) => response.once("drain", done).once("close", done));
      }
  });
  const leaving = new AbortController();
  const { body } = await fetch(url, { signal: leaving.signal, headers: { "accept-encoding": "identity" } });
  await body?.getReader().read();
  await expect.poll(() => waited).toBe(1);
  leaving.abort();
  await gone;
});

test("residents' rooms are the folders of app/(public), and no other room has the name of one", () => {
  const rooms = residentsRooms();
  expect(rooms.has("submit") && rooms.has("track") && rooms.has("")).toBe(true);
  const others = ["app", "app/(office)", "app/(auth)"].flatMap((folder) => readdirSync(folder));
  expect(others.filter((name) => rooms.has(name))).toEqual([]);
  expect(existsSync("app/(public)/page.tsx")).toBe(true);
  expect(["/", "/?a=/b", "/track/issue?done=urge", "/submit?x", undefined].map((url) => roomOf(url))).toEqual(
    ["", "", "track", "submit", ""],
  );
});

test("every enhancement that a page names is there, and every one that is there is named", () => {
  const table = /const ENHANCEMENTS[^{]*\{([^}]*)\}/.exec(readFileSync("components/enhance/main.ts", "utf8"));
  const there = (table?.[1] ?? "").match(/\w+/g);
  const pages = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
  );
  const named = pages.flatMap((page) =>
    [...page.matchAll(/"?data-enhance"?[=:]\s*"(\w+)"/g)].map((match) => match[1]),
  );
  expect([...new Set(named)].sort()).toEqual(there?.sort());
});
