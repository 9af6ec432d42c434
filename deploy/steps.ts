import { existsSync } from "node:fs";
import path from "node:path";
import { client, isFresh, make, pages } from "./freshness.ts";
import { messages } from "./messages.mjs";
import { startTethered, type Tethered } from "./processes.ts";

/** What a step needs: where to speak, where its output goes, and how to be found when everything is to stop. */
export type StepContext = {
  say: (line: string) => void;
  logs: string;
  env: NodeJS.ProcessEnv;
  onProcess: (process: Tethered) => void;
};

/** A step that did not succeed. Its message is fit for the terminal. */
export class StepFailed extends Error {}

/** Writes prisma/generated when schema.prisma is newer. */
export async function generateClient(context: StepContext): Promise<void> {
  if (isFresh(client)) return;
  context.say(messages.generating);
  // `generate` never starts the native engine, but would download it unless it believes that it has one.
  const engine = ["/bin/true", "/usr/bin/true"].find((file) => existsSync(file));
  const env = {
    ...context.env,
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const args = ["node_modules/prisma/build/index.js", "generate"];
  await make(client, () => runStep("prisma generate", args, { ...context, env }));
}

/** Builds the pages when their sources are newer. */
export async function buildPages(context: StepContext): Promise<void> {
  if (isFresh(pages)) return;
  context.say(messages.building);
  const env: NodeJS.ProcessEnv = { ...context.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await make(pages, async () => {
    await runStep("next build", ["node_modules/next/dist/bin/next", "build"], { ...context, env });
    await runStep("residents' script", ["deploy/bundle.ts"], { ...context, env });
  });
}

/** Fills an empty database with the demo city; returns at once when it is not empty. */
export async function seedDemo(context: StepContext): Promise<void> {
  await runStep("demo city", ["--conditions=react-server", "prisma/seed/main.ts"], context);
}

/** Runs this Node to the end. @throws StepFailed with the end of what it wrote */
async function runStep(
  name: string,
  args: string[],
  { logs, env, onProcess, say }: StepContext,
): Promise<void> {
  const log = path.join(logs, `${name.replaceAll(" ", "-")}.log`);
  const child = startTethered(name, { args, env, log });
  onProcess(child);
  const code = await child.ended;
  if (code === 0) return;
  say(child.lastWords());
  throw new StepFailed(`${messages.stepFailed(name)} · ${messages.seeLog(log)}`);
}
