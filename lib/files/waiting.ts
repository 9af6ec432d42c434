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

/** Ids of what lies there and has not been written to for so long; by the clock of the disk, which no demonstration moves. */
export async function listWaiting(quietMs: number): Promise<string[]> {
  const names = await readdir(waitingFolder()).catch(() => []);
  const ids = [...new Set(names.map((name) => name.replace(/\.json$/, "")))].filter((name) => ID.test(name));
  const quiet = await Promise.all(
    ids.map(async (id) => {
      const file = await stat(waitingFile(id)).catch(() => null);
      return !file || Date.now() - file.mtimeMs >= quietMs;
    }),
  );
  return ids.filter((_, at) => quiet[at]);
}
