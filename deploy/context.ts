import path from "node:path";
import type { StepContext } from "./steps.ts";

/** Steps outside a running service: spoken to the terminal, logged in the clone's data folder. */
export function plainContext(env: NodeJS.ProcessEnv = process.env): StepContext {
  const logs = path.resolve(import.meta.dirname, "..", "data", "logs");
  return { say: (line) => console.log(line), logs, env, onProcess: () => {} };
}
