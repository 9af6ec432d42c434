import { SaxesParser } from "saxes";
import { uuidv7 } from "uuidv7";
import { expect } from "vitest";
import { GET, POST } from "#app/open311/[[...path]]/route.ts";
import { db } from "#lib/db/client.ts";
import { hashOfKey } from "#lib/usecases/open/open311Keys.ts";
import { unitIds } from "./office.ts";

/** A call from outside, through the route itself. Every one comes from a client of its own unless it says otherwise. */
export async function call(
  address: string,
  form?: Readonly<Record<string, string | readonly string[]>> | URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: Headers; text: string; json: () => unknown }> {
  const url = new URL(`http://localhost:3000/open311/${address}`);
  const request = new Request(url, {
    method: form ? "POST" : "GET",
    ...(form && { body: form instanceof URLSearchParams ? form : formOf(form) }),
    headers: { "x-forwarded-for": uuidv7(), ...headers },
  });
  const path = url.pathname.split("/").slice(2).filter(Boolean).map(decodeURIComponent);
  const response = await (form ? POST : GET)(request, { params: Promise.resolve({ path }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}
function formOf(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each);
  return form;
}

/** A key of some system, for the city unless it says otherwise. */
export async function madeKey({ unit = unitIds.city, perMinute = 6000 } = {}): Promise<string> {
  const key = `test-${uuidv7()}`;
  await db.open311Key.create({
    data: {
      id: uuidv7(),
      unitId: unit,
      name: "市民随手拍",
      keyHash: hashOfKey(key),
      perMinute,
      madeBy: uuidv7(),
      madeAt: new Date(),
    },
  });
  return key;
}

/** An element as a strict parser reads it; whatever is not well-formed throws. */
export type Element = { name: string; text: string; children: Element[] };
export function parsed(xml: string): Element {
  const root: Element = { name: "", text: "", children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => {
    const element = { name, text: "", children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const here = open.at(-1);
    if (here) here.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return root.children[0] as Element;
}
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name);
export const told = (element: Element | undefined, name: string): string | undefined =>
  child(element, name)?.text;

/** The same refusal in both formats: a list of code and sentence, with the status of the first. */
export async function refuses(
  address: string,
  status: number,
  words: RegExp,
  form?: Readonly<Record<string, string>>,
): Promise<void> {
  const json = await call(address.replace("*", "json"), form);
  expect(json.status, json.text).toBe(status);
  const [first] = json.json() as { code: number; description: string }[];
  expect(first).toEqual({ code: status, description: expect.stringMatching(words) });
  const xml = await call(address.replace("*", "xml"), form);
  expect(xml.status).toBe(status);
  const errors = parsed(xml.text);
  expect(errors.name).toBe("errors");
  expect(errors.children[0]?.name).toBe("error");
  expect(told(errors.children[0], "code")).toBe(String(status));
  expect(told(errors.children[0], "description")).toMatch(words);
}
export const errorsOf = async (answer: ReturnType<typeof call>) => {
  const { status, json } = await answer;
  return { status, errors: json() as { code: number; description: string }[] };
};

/** A form that is taken; words of its own every time, so that it is no second sending of another. */
export const goodForm = (key: string, more: Readonly<Record<string, string>> = {}) => ({
  api_key: key,
  service_code: "UTILITIES.STREET_LIGHT",
  address_id: "369902001001",
  description: `路灯坏了 ${uuidv7()}`,
  ...more,
});
/** Files it and gives the id of the request. */
export async function filed(key: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await call("v2/requests.json", goodForm(key, more));
  expect(answer.status, answer.text).toBe(200);
  return (answer.json() as { service_request_id: string }[])[0]?.service_request_id ?? "";
}

type Fields = Readonly<Record<string, unknown>>;
export async function listed(query: string): Promise<Fields[]> {
  const answer = await call(`v2/requests.json?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json() as Fields[];
}
export const idsOf = (rows: readonly Fields[]) => rows.map((row) => row.service_request_id);
