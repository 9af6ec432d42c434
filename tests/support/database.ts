import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type EmbeddedDatabase, startDatabase } from "#prisma/database.ts";
import { applyMigrations } from "#prisma/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** address of the server's maintenance database */
    serverUrl: string;
  }
}

const template = "minqing_test_template";

/**
 * Vitest's global setup: one PostgreSQL for the whole run, with one migrated template that every test file copies.
 * TEST_DATABASE_URL points at another server (PostgreSQL ≥ 15, a role that may create databases) instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startThrowaway();
  await administer(server.url, [
    `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`,
    `CREATE DATABASE ${template} ENCODING 'UTF8' TEMPLATE template0`,
  ]);
  await applyMigrations(urlOf(server.url, template));
  project.provide("serverUrl", server.url);
  return server.stop;
}

/**
 * A fresh, migrated, empty database of this name; one of an earlier run or file is dropped.
 * @returns its address
 */
export async function testDatabase(serverUrl: string, name: string): Promise<string> {
  await administer(serverUrl, [
    `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
    `CREATE DATABASE ${name} TEMPLATE ${template}`,
  ]);
  return urlOf(serverUrl, name);
}

async function startThrowaway(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "minqing-test-"));
  // mkdtemp's folder is for its owner only; under root the server has another account, which must pass through
  await chmod(folder, 0o755);
  const database: EmbeddedDatabase = await startDatabase({ folder, durable: false });
  return {
    url: database.urlOf("postgres"),
    async stop() {
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function administer(serverUrl: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
