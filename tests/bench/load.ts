import { quantile } from "./table.ts";

export type Answer = { status: number; location: string | null; cookies: string[]; text: string };
export type Latency = { p50: number; p95: number; perSecond: number };

/** Sends `count` requests over `lanes` lanes, each waiting for its answer before it sends the next. Times in ms. */
export async function load(
  count: number,
  lanes: number,
  send: (n: number) => Promise<unknown>,
): Promise<Latency> {
  const times: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const lane = async () => {
    while (next < count) {
      const n = next++;
      const sentAt = performance.now();
      await send(n);
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    perSecond: (count / (performance.now() - startedAt)) * 1000,
  };
}

/** One request, its body read to the end; redirects are answers. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  return {
    status: response.status,
    location: response.headers.get("location"),
    cookies: response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? ""),
    text: await response.text(),
  };
}

/** The hidden fields of the first form that has a field of this name: what a browser without script would send along. */
export function hiddenFields(html: string, of: string): [name: string, value: string][] {
  const form = html.split("<form").find((part) => part.includes(`name="${of}"`)) ?? "";
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  return hidden.map((input) => [attribute(input, "name"), attribute(input, "value")]);
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
