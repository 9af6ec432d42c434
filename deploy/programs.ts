import type { TetheredOptions } from "./processes.ts";

/**
 * The two programs of the service, web and worker together in a few hundred MB: left to itself, Node takes what the
 * machine has before it cleans up (web 590 MB under load with 60 in use, docs/benchmarks.md).
 */
const WEB_MEMORY = ["--max-old-space-size=192", "--max-semi-space-size=16"];
// The optimising compiler of WebAssembly alone takes 30 MB, for a query compiler that the worker hardly asks.
const WORKER_MEMORY = ["--max-old-space-size=128", "--max-semi-space-size=2", "--liftoff-only"];
/** glibc otherwise keeps an arena of freed memory for every thread. Others do not read it. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };

/** The built pages on this port. */
export function webProgram(port: number, host: string, env: NodeJS.ProcessEnv): TetheredOptions {
  return {
    args: [...WEB_MEMORY, "deploy/web.ts", "start", String(port), host],
    env: { ...FEW_ARENAS, ...env },
  };
}

/** The pages compiled as they are asked for, which takes what it takes. */
export function devProgram(port: number, host: string, env: NodeJS.ProcessEnv): TetheredOptions {
  return { args: ["deploy/web.ts", "dev", String(port), host], env };
}

/** Sweep, outbox and the other jobs. */
export function workerProgram(env: NodeJS.ProcessEnv): TetheredOptions {
  const args = [...WORKER_MEMORY, "--conditions=react-server", "lib/worker/main.ts"];
  return { args, env: { ...FEW_ARENAS, ...env } };
}
