import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { answerUpload, UPLOAD_PATH } from "#lib/files/resumable.ts";
import { arrived, makeWaitingFolder, waitingFile } from "#lib/files/waiting.ts";
import { noise } from "#tests/support/files.ts";

/** The protocol over a real socket, so that a line can really be cut. */
let folder: string;
let server: Server;
let port: number;
const begun = new Map<string, { bytes: number; name: string; resident: boolean }>();
let finished: string[] = [];
let refusal: Problem | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "minqing-resumable-"));
  process.env.MINQING_FILES = folder;
  await makeWaitingFolder();
  server = createServer(async (request, response) => {
    const body = request.method === "PATCH" || request.method === "POST" ? Readable.toWeb(request) : null;
    const answer = await answerUpload(
      new Request(`http://localhost:${port}${request.url}`, {
        method: request.method ?? "GET",
        headers: Object.entries(request.headers).map(([k, v]) => [k, String(v)] as [string, string]),
        body: body as BodyInit | null,
        duplex: "half",
      } as RequestInit),
      {
        async begin(told) {
          if (told.name === "refused") return problem("FILES_WAITING");
          const id = uuidv7();
          begun.set(id, told);
          return { id };
        },
        mayContinue: async (id) => begun.has(id),
        finish: async (id) => {
          finished.push(id);
          return refusal;
        },
      },
    );
    if (response.destroyed) return;
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  finished = [];
  refusal = undefined;
});

const TUS = { "Tus-Resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");
const ask = (method: string, where: string, headers: Record<string, string> = {}, body?: Uint8Array) =>
  fetch(`http://127.0.0.1:${port}${where}`, {
    method,
    headers: { ...TUS, ...headers },
    ...(body && { body: Buffer.from(body) }),
  });
const create = async (bytes: number, name = "漏水.jpg") => {
  const answer = await ask("POST", UPLOAD_PATH, {
    "Upload-Length": String(bytes),
    "Upload-Metadata": `filename ${base64(name)},as ${base64("resident")}`,
  });
  return { status: answer.status, where: answer.headers.get("location") ?? "", answer };
};
const patch = (where: string, offset: number, body: Uint8Array) =>
  ask(
    "PATCH",
    where,
    { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
    body,
  );
const offsetOf = async (where: string) => Number((await ask("HEAD", where)).headers.get("upload-offset"));
const idOf = (where: string) => where.split("/").at(-1) ?? "";

/** Sends the head of a PATCH and a part of what it promises, then cuts the line. */
const cutHalfWay = (where: string, offset: number, body: Buffer, sent: number) =>
  new Promise<void>((resolve, reject) => {
    const line = connect(port, "127.0.0.1", () => {
      line.write(
        `PATCH ${where} HTTP/1.1\r\nHost: 127.0.0.1\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: ${offset}\r\n` +
          `Content-Type: application/offset+octet-stream\r\nContent-Length: ${body.length - offset}\r\n\r\n`,
      );
      line.write(body.subarray(offset, offset + sent), () => {
        void wait(200).then(() => {
          line.destroy();
          resolve();
        });
      });
    });
    line.on("error", reject);
  });

test("a line that is cut half-way, twice, goes on where it broke off, and the file is whole", async () => {
  const photo = await noise(900, 700).jpeg({ quality: 95 }).toBuffer();
  const { status, where } = await create(photo.length);
  expect(status).toBe(201);
  expect(where).toMatch(/^\/api\/upload\/[0-9a-f-]{36}$/);
  expect(begun.get(idOf(where))).toEqual({ bytes: photo.length, name: "漏水.jpg", resident: true });

  await cutHalfWay(where, 0, photo, Math.floor(photo.length / 2));
  await expect.poll(() => offsetOf(where)).toBeGreaterThan(0);
  const first = await offsetOf(where);
  expect(first).toBeLessThanOrEqual(Math.floor(photo.length / 2));
  await cutHalfWay(where, first, photo, 1000);
  await expect.poll(() => offsetOf(where)).toBeGreaterThan(first);
  expect(finished).toEqual([]);

  const from = await offsetOf(where);
  const answer = await patch(where, from, photo.subarray(from));
  expect(answer.status).toBe(204);
  expect(Number(answer.headers.get("upload-offset"))).toBe(photo.length);
  expect(finished).toEqual([idOf(where)]);
  expect((await readFile(waitingFile(idOf(where)))).equals(photo)).toBe(true);
});

test("a new connection takes over from one that hangs", async () => {
  const content = Buffer.alloc(50_000, 7);
  const { where } = await create(content.length);
  const hanging = connect(port, "127.0.0.1");
  hanging.write(
    `PATCH ${where} HTTP/1.1\r\nHost: h\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 50000\r\n\r\n`,
  );
  hanging.write(content.subarray(0, 20_000));
  await expect.poll(() => arrived(idOf(where))).toBeGreaterThan(0);
  const from = await offsetOf(where);
  expect((await patch(where, from, content.subarray(from))).status).toBe(204);
  hanging.destroy();
  expect(await arrived(idOf(where))).toBe(50_000);
});

test("what does not fit the protocol is refused and changes nothing", async () => {
  const { where } = await create(100);
  expect((await patch(where, 50, Buffer.alloc(10))).status).toBe(409);
  expect((await patch(where, 0, Buffer.alloc(101))).status).toBe(413);
  expect(
    (await ask("PATCH", where, { "Upload-Offset": "0", "Content-Type": "text/html" }, Buffer.alloc(5)))
      .status,
  ).toBe(400);
  expect((await fetch(`http://127.0.0.1:${port}${where}`, { method: "HEAD" })).status).toBe(412);
  expect(await offsetOf(where)).toBe(0);
  expect(finished).toEqual([]);
});

test("somebody else's, an unknown one and a path are the same: not found", async () => {
  const foreign = `${UPLOAD_PATH}/${uuidv7()}`;
  for (const where of [foreign, `${UPLOAD_PATH}/..%2f..%2fauth-secret`, `${UPLOAD_PATH}/x`]) {
    expect((await ask("HEAD", where)).status).toBe(404);
    expect((await patch(where, 0, Buffer.from("x"))).status).toBe(404);
  }
});

test("a refusal is told by its code, at the beginning and at the end", async () => {
  const refused = await create(100, "refused");
  expect([refused.status, await refused.answer.text()]).toEqual([429, "FILES_WAITING"]);
  const { where } = await create(5);
  refusal = problem("FILE_TYPE");
  const answer = await patch(where, 0, Buffer.from("MZ..."));
  expect([answer.status, await answer.text()]).toEqual([415, "FILE_TYPE"]);
});

test("no other site may ask: no address is named as allowed", async () => {
  const answer = await ask("OPTIONS", UPLOAD_PATH, { Origin: "https://evil.example" });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
