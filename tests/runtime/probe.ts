import { readdir } from "node:fs/promises";
import pg from "pg";

// A script for `deploy/start.mjs run`: shows that the database is there, migrated, and where it keeps its data.
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const { rows } = await client.query(
  `SELECT count(*)::int AS migrations, current_setting('data_directory') AS folder, current_setting('TimeZone') AS zone,
          current_setting('server_encoding') AS encoding, upper('é') AS letters FROM _prisma_migrations`,
);
await client.query("CREATE TABLE IF NOT EXISTS visits_of_the_probe (at timestamptz DEFAULT now())");
await client.query("INSERT INTO visits_of_the_probe DEFAULT VALUES");
const visits = await client.query("SELECT count(*)::int AS visits FROM visits_of_the_probe");
await client.end();
const migrations = await readdir("prisma/migrations");
console.log(JSON.stringify({ ...rows[0], ...visits.rows[0], wanted: migrations.length - 1 }));
