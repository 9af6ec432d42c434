import pg from "pg";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";

test("an instant is the same instant in a database that lives in another zone", async () => {
  const url = process.env.DATABASE_URL ?? "";
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET TimeZone = 'Asia/Shanghai'`);
  await client.end();
  const noon = new Date("2026-03-11T04:00:00Z");
  const [row] = await db.$queryRaw<{ seconds: number; back: Date }[]>`
    SELECT extract(epoch FROM ${noon}::timestamptz)::float8 AS seconds, ${noon}::timestamptz AS back`;
  expect(row).toEqual({ seconds: noon.getTime() / 1000, back: noon });
});
