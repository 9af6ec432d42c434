import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { lean } from "./leanPage.ts";

const FOLDER = path.resolve(import.meta.dirname, "..", "app", "(public)");

/** The first words of the addresses of residents' pages, "" being the front door: what stands in app/(public). */
export const residentsRooms = (): ReadonlySet<string> =>
  new Set([
    "",
    ...readdirSync(FOLDER, { withFileTypes: true }).flatMap((f) => (f.isDirectory() ? f.name : [])),
  ]);

/** What components/layout/missing.tsx bears: the page is there, what it would tell of is not. */
const MISSING = "data-missing";

export const roomOf = (url = "/"): string => url.split(/[/?#]/, 2)[1] ?? "";

/**
 * Sends a residents' page without the framework (docs/decisions, residents' pages carry no framework). They are documents,
 * never parts: asked for a part by a page that has the framework, the whole page is the answer, and its browser then opens
 * it as such. What is no page passes, and so does a page that tells of a bug: only the framework can show that one.
 * To be called after `compression`, which then gets what is left.
 * @param script the address of our own script
 */
export function sendLean(request: IncomingMessage, response: ServerResponse, script: string): void {
  delete request.headers.rsc;
  const { write, end, writeHead } = response;
  // The status is known with the first words of the page, so it waits for them.
  response.flushHeaders = () => {};
  const decoder = new TextDecoder();
  let page: ReturnType<typeof lean> | undefined;
  let begun = false;

  function begin(): void {
    if (begun) return;
    begun = true;
    if (response.statusCode >= 500 || !/^text\/html\b/.test(String(response.getHeader("content-type"))))
      return;
    page = lean((nonce) => `<script type="module" src="${script}" nonce="${nonce}"></script>`);
    response.removeHeader("content-length");
    response.removeHeader("etag");
  }

  response.writeHead = ((...args: unknown[]) => {
    begin();
    return Reflect.apply(writeHead, response, args);
  }) as typeof writeHead;
  response.write = ((...args: [string | Uint8Array, ...unknown[]]) => {
    if (!begun && Buffer.from(args[0] as string).includes(MISSING)) response.statusCode = 404;
    begin();
    if (!page) return Reflect.apply(write, response, args);
    const left = page.write(textOf(args[0]));
    return left === "" || write.call(response, left, "utf8");
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    begin();
    if (!page) return Reflect.apply(end, response, args);
    const last = args[0] && typeof args[0] !== "function" ? page.write(textOf(args[0] as string)) : "";
    return Reflect.apply(end, response, [
      last + page.end(),
      ...args.filter((one) => typeof one === "function"),
    ]);
  }) as typeof end;

  function textOf(piece: string | Uint8Array): string {
    return typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
  }
}
