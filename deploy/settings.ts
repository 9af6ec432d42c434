import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import webPush from "web-push";
import { messages } from "./messages.mjs";

export type Mode = "start" | "dev" | "serve";

/** How this run is to be. */
export type Settings = {
  port: number;
  host: string;
  url: string;
  /** the database to use; undefined: our own, embedded */
  databaseUrl: string | undefined;
  demo: boolean;
  /** said once, before anything is done */
  warnings: string[];
  /** the environment of web and worker, without the database's address */
  env: NodeJS.ProcessEnv;
};

/**
 * Reads the environment for a mode, or says in sentences why it may not start.
 * `serve` invents nothing: no secret, no address, no demo. The others make do with what a fresh machine has.
 * @param folder the data folder, where a secret made here is kept
 */
export function readSettings(mode: Mode, given: NodeJS.ProcessEnv, folder: string): Settings | string[] {
  const refusals: string[] = [];
  const warnings: string[] = [];
  const port = Number(given.PORT || "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535) refusals.push(messages.badPort(given.PORT ?? ""));

  const production = mode === "serve";
  const secret = given.AUTH_SECRET || "";
  const publicUrl = given.PUBLIC_URL || "";
  if (production) {
    if (!given.DATABASE_URL) refusals.push(messages.needDatabaseUrl);
    if (Buffer.byteLength(secret) < 32) refusals.push(messages.needAuthSecret);
    if (!isWebAddress(publicUrl)) refusals.push(messages.needPublicUrl);
    else if (publicUrl.startsWith("http:")) warnings.push(messages.plainHttp);
    if (given.MINQING_DEMO) warnings.push(messages.noDemoInProduction);
  } else {
    if (secret && Buffer.byteLength(secret) < 32) refusals.push(messages.needAuthSecret);
    if (publicUrl && !isWebAddress(publicUrl)) refusals.push(messages.needPublicUrl);
  }
  if (refusals.length > 0) return refusals;

  const demo = !production && (!given.DATABASE_URL || given.MINQING_DEMO === "1");
  const url = publicUrl || `http://localhost:${port}`;
  const authSecret = secret || keptSecret(folder);
  const env: NodeJS.ProcessEnv = {
    ...given,
    ...(demo && !given.VAPID_PUBLIC_KEY && demoPush(folder)),
    NODE_ENV: mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    AUTH_SECRET: authSecret,
    NEXTAUTH_SECRET: authSecret,
    MINQING_DEMO: demo ? "1" : undefined,
    MINQING_MODE: production ? "production" : undefined,
    // Beside the database's folder: one place to look after, one to back up.
    MINQING_FILES: path.resolve(given.MINQING_FILES || path.join(folder, "files")),
  };
  // A demo's accounts are open to whoever reaches it: by default only this machine does.
  const host = given.HOST || (demo ? "127.0.0.1" : "0.0.0.0");
  return { port, host, url, databaseUrl: given.DATABASE_URL || undefined, demo, warnings, env };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Random, made once and kept, so that sign-ins outlast a restart. Never used by `serve`. */
const keptSecret = (folder: string): string =>
  kept(path.join(folder, "auth-secret"), () => randomBytes(32).toString("base64url"));

/** A demonstration's own identity towards push services, so that a browser can be asked; it never sends. */
function demoPush(folder: string): Record<string, string> {
  const { publicKey, privateKey } = JSON.parse(
    kept(path.join(folder, "push-keys"), () => JSON.stringify(webPush.generateVAPIDKeys())),
  );
  return {
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
    VAPID_SUBJECT: "mailto:demo@minqing.invalid",
  };
}

function kept(file: string, make: () => string): string {
  try {
    const before = readFileSync(file, "utf8");
    if (before.length >= 32) return before;
  } catch {
    // the first start
  }
  const made = make();
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}
