import { expect, test } from "vitest";
import { fromOwnPage } from "#lib/domain/open/ownPage.ts";

const from = (headers: Record<string, string>) => fromOwnPage({ get: (name) => headers[name] ?? null });

test("a page of this site, asked for directly or through a proxy", () => {
  expect(from({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(true);
  expect(
    from({ origin: "https://mq.example", host: "10.0.0.7:3000", "x-forwarded-host": "mq.example" }),
  ).toBe(true);
  expect(
    from({ origin: "https://mq.example", host: "inner:3000", "x-forwarded-host": "mq.example, inner:3000" }),
  ).toBe(true);
});

test("another site, another port, and what is no origin are not", () => {
  for (const origin of [
    "https://evil.example",
    "http://localhost:3001",
    "http://localhost",
    "null",
    "",
    "localhost:3000",
    "http://localhost:3000@evil.example",
    "http://evil.example/localhost:3000",
  ])
    expect(from({ origin, host: "localhost:3000" }), origin).toBe(false);
  expect(from({ origin: "http://localhost:3000" }), "no host at all").toBe(false);
});

test("who does not say from where is neither", () => {
  expect(from({ host: "localhost:3000" })).toBe(null);
});
