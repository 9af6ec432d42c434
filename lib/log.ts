import "server-only";

/** Facts of an entry. Ids, counts, codes and durations; no names, phones, addresses or words of people. */
export type Facts = Record<string, string | number | boolean | undefined>;

type Level = "info" | "warn" | "error";

/** One JSON object per line on standard output, or standard error for errors. */
export const log = {
  info: (event: string, facts?: Facts) => write("info", event, facts),
  warn: (event: string, facts?: Facts) => write("warn", event, facts),
  error: (event: string, error: unknown, facts?: Facts) =>
    write("error", event, { ...facts, ...describe(error) }),
};

function write(level: Level, event: string, facts: Facts = {}): void {
  const stream = level === "error" ? process.stderr : process.stdout;
  stream.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
}

/**
 * Name, code, place, and the last line of the message: Prisma puts the values of a failed query into the lines above
 * it, and those may be a person's. Long runs of digits (phones, identity numbers) are masked in what is left.
 */
function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const message = error.message
    .trim()
    .split("\n")
    .at(-1)
    ?.slice(0, 200)
    .replaceAll(/\d{5,}/g, "…");
  const place = error.stack?.match(/^ {4}at .*$/m)?.[0].trim();
  return { error: error.name, code, message, place };
}
