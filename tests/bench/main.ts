import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { db } from "#lib/db/client.ts";
import { startDatabase } from "#prisma/database.ts";
import { applyMigrations } from "#prisma/migrate.ts";
import { buildCity, runSql } from "./city.ts";
import { benchRegister } from "./register.ts";

// `npm run bench`: measures on a database of its own, in a folder of its own, and leaves nothing behind.
// Ratios are taken within one run; nothing is asserted, as figures of another machine would be no failure.

const folder = await mkdtemp(path.join(os.tmpdir(), "minqing-bench-"));
await chmod(folder, 0o755); // the database's account passes through
const database = await startDatabase({ folder });
try {
  await applyMigrations(database.url);
  const places = await buildCity(database.url);
  await runSql(database.urlOf("postgres"), "CREATE DATABASE plain TEMPLATE minqing");
  process.env.DATABASE_URL = database.url;
  console.log(await benchRegister(places, database.urlOf("plain")));
} finally {
  await db.$disconnect();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
