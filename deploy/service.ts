import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import packageJson from "../package.json" with { type: "json" };
import { type EmbeddedDatabase, recreateDatabase, startDatabase } from "../prisma/database.ts";
import { applyMigrations, migrationNames } from "../prisma/migrate.ts";
import { type Lock, takeLock } from "./lock.mjs";
import { messages } from "./messages.mjs";
import { isPortTaken } from "./port.ts";
import { startTethered, type Tethered } from "./processes.ts";
import { devProgram, webProgram, workerProgram } from "./programs.ts";
import { type Mode, readSettings, type Settings } from "./settings.ts";
import { buildPages, generateClient, type StepContext, seedDemo } from "./steps.ts";

/**
 * The whole service of one clone, from nothing to a printed address, until it is asked to stop.
 * Exit code 0 only when it was asked to; every other end is non-zero and says why.
 */
export async function startService(mode: Mode, folder: string): Promise<void> {
  const service = new Service(mode, folder);
  service.listenForTheEnd();
  try {
    await service.start();
  } catch (error) {
    await service.end(1, error instanceof Error ? error.message : String(error));
  }
}

class Service {
  private readonly mode: Mode;
  private readonly folder: string;
  private lock: Lock | undefined;
  private database: EmbeddedDatabase | undefined;
  private databaseStart: Promise<EmbeddedDatabase> | undefined;
  private web: Tethered | undefined;
  private worker: Tethered | undefined;
  /** steps under way */
  private readonly steps = new Set<Tethered>();
  private endingSince: number | undefined;

  constructor(mode: Mode, folder: string) {
    this.mode = mode;
    this.folder = folder;
  }

  async start(): Promise<void> {
    const settings = readSettings(this.mode, process.env, this.folder);
    if (Array.isArray(settings)) return this.end(1, settings.join("\n"));
    for (const warning of settings.warnings) say(warning);

    const lock = takeLock(path.join(this.folder, "running.lock"));
    if (!lock.taken) return this.end(1, messages.alreadyRunning(lock.pid));
    this.lock = lock;
    if (lock.recovered) say(messages.recovered);
    if (await this.portStaysTaken(settings.port, lock.recovered))
      return this.end(1, messages.portTaken(settings.port));

    const context = this.context(settings.env);
    await generateClient(context);
    const building = this.mode === "dev" ? Promise.resolve() : buildPages(context);
    building.catch(() => {}); // awaited below; until then the database has the word
    const env = {
      ...settings.env,
      DATABASE_URL: await this.prepareDatabase(settings),
      MINQING_MIGRATION: (await migrationNames()).at(-1),
      MINQING_VERSION: packageJson.version,
    };
    await building;

    if (this.endingSince !== undefined) return;
    say(messages.starting);
    this.startWorker(env);
    this.startWeb(settings, env);
    if (!(await this.isHealthy(settings))) return;
    say(messages.ready(settings.url));
    if (process.stdout.isTTY) say(messages.stopHint);
  }

  /** Migrated, and with the demo city where there is one. Returns the address web and worker are to use. */
  private async prepareDatabase(settings: Settings): Promise<string> {
    const unfinished = path.join(this.folder, "first-start");
    if (settings.databaseUrl === undefined) await this.startEmbedded(unfinished);
    const url = settings.databaseUrl ?? this.database?.url ?? "";
    const applied = await applyMigrations(url);
    if (applied.length > 0) say(messages.migrated(applied.length));
    if (settings.demo) {
      if (applied.length > 0) say(messages.seeding);
      await seedDemo(this.context({ ...settings.env, DATABASE_URL: url }));
    }
    rmSync(unfinished, { force: true });
    return url;
  }

  /**
   * A database whose first start was cut short has half a demo city and was never shown to anybody: it is made anew.
   * The note is written before it exists and removed when it is whole.
   */
  private async startEmbedded(unfinished: string): Promise<void> {
    say(messages.database);
    const startOver = existsSync(unfinished);
    this.databaseStart = startDatabase({
      folder: this.folder,
      onNote: (note, detail) => {
        if (note === "initialising") writeFileSync(unfinished, "");
        say(messages.databaseNotes[note](detail));
      },
    });
    this.database = await this.databaseStart;
    void this.database.ended.then(() => this.end(1, messages.databaseGone));
    if (!startOver) return;
    say(messages.startedOver);
    await recreateDatabase(this.database);
  }

  private startWorker(env: NodeJS.ProcessEnv, restarts = 0): void {
    const startedAt = Date.now();
    const worker = startTethered("worker", { ...workerProgram(env), log: this.logFile("worker") });
    this.worker = worker;
    void worker.ended.then(() => {
      if (this.endingSince !== undefined) return;
      const again = Date.now() - startedAt > 60_000 ? 0 : restarts;
      const seconds = Math.min(2 ** again, 30);
      say(`${messages.workerDied(seconds)}\n${worker.lastWords()}`);
      setTimeout(() => this.endingSince === undefined && this.startWorker(env, again + 1), seconds * 1000);
    });
  }

  private startWeb({ port, host }: Settings, env: NodeJS.ProcessEnv): void {
    const program = this.mode === "dev" ? devProgram : webProgram;
    const web = startTethered("web", { ...program(port, host, env), log: this.logFile("web") });
    this.web = web;
    void web.ended.then(() => this.end(1, `${messages.webDied}\n${web.lastWords()}`));
  }

  /** Waits for web to say so; false when everything was stopped meanwhile. */
  private async isHealthy({ port, host }: Settings): Promise<boolean> {
    const address = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
    const until = Date.now() + 90_000;
    while (this.endingSince === undefined) {
      const answer = await fetch(`http://${address}:${port}/api/health`).catch(() => undefined);
      if (answer?.status === 200) return true;
      if (Date.now() > until) throw new Error(`${messages.slow}\n${await answer?.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }

  /** The web process of a killed predecessor needs a moment to notice and free the port. */
  private async portStaysTaken(port: number, recovered: boolean): Promise<boolean> {
    for (let tries = recovered ? 50 : 1; tries > 0; tries -= 1) {
      if (!(await isPortTaken(port))) return false;
      if (tries > 1) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return true;
  }

  listenForTheEnd(): void {
    process.stdout.on("error", () => {}); // the terminal may be gone before we are
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.asked());
    process.on("disconnect", () => this.asked()); // deploy/start.mjs was killed
  }

  private asked(): void {
    if (this.endingSince === undefined) {
      say(messages.stopping);
      void this.end(0);
    } else if (Date.now() - this.endingSince > 2000) {
      // npm passes Ctrl-C on once more; only a later one means impatience
      say(messages.forced);
      for (const child of [...this.steps, this.web, this.worker]) child?.kill();
    }
  }

  /** Stops web, worker and database, in this order, and ends this process. */
  async end(code: number, reason?: string): Promise<void> {
    if (this.endingSince !== undefined) return;
    this.endingSince = Date.now();
    if (reason) console.error(reason);
    await Promise.all([...this.steps].map((step) => step.stop(2000)));
    await this.web?.stop();
    await this.worker?.stop();
    await this.databaseStart?.then((database) => database.stop()).catch(() => {}); // it has said why itself
    this.lock?.release();
    if (this.web) say(messages.stopped);
    process.exit(code);
  }

  private context(env: NodeJS.ProcessEnv): StepContext {
    const onProcess = (step: Tethered) => {
      this.steps.add(step);
      if (this.endingSince !== undefined) step.kill();
      void step.ended.then(() => this.steps.delete(step));
    };
    const quietAtTheEnd = (line: string) => this.endingSince === undefined && say(line);
    return { say: quietAtTheEnd, logs: path.join(this.folder, "logs"), env, onProcess };
  }

  /** A service manager keeps the output of `serve`, a developer reads that of `dev`; `start` keeps its own. */
  private logFile(name: string): string | undefined {
    return this.mode === "start" ? path.join(this.folder, "logs", `${name}.log`) : undefined;
  }
}

function say(line: string): void {
  console.log(line);
}
