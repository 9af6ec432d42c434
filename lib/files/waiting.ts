import "server-only";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "#lib/env.ts";

/** What is on its way lies apart from what is whole, each under the id of its attachment; `.json` beside it is tus's. */
export const waitingFolder = (): string => path.join(env.files.folder, "waiting");
const ID = /^[0-9a-f-]{36}$/;

/** The place of a file on its way. @throws for anything but an id of ours */
export function waitingFile(id: string): string {
  if (!ID.test(id)) throw new Error("not the id of an upload");
  return path.join(waitingFolder(), id);
}

/** Bytes that have arrived so far, 0 when nothing has. */
export const arrived = async (id: string): Promise<number> =>
  stat(waitingFile(id)).then(
    ({ size }) => size,
    () => 0,
  );

export async function makeWaitingFolder(): Promise<void> {
  await mkdir(waitingFolder(), { recursive: true, mode: 0o700 });
}

export async function removeWaiting(id: string): Promise<void> {
  const file = waitingFile(id);
  await Promise.all([rm(file, { force: true }), rm(`${file}.json`, { force: true })]);
}

/** Ids of everything that lies there. */
export async function listWaiting(): Promise<string[]> {
  const names = await readdir(waitingFolder()).catch(() => []);
  return [...new Set(names.map((name) => name.replace(/\.json$/, "")))].filter((name) => ID.test(name));
}
