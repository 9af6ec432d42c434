import { readFile } from "node:fs/promises";
import { db } from "#lib/db/client.ts";
import { CODE_RULES, messages, ROW_ERRORS } from "./messages.ts";
import { importDivisions } from "./register.ts";
import type { RowError } from "./rows.ts";

/** `npm run import:divisions -- FILE.csv [--dry-run]`: exit code 1, and nothing written, when anything is wrong. */
async function main(args: readonly string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith("--"));
  const options = args.filter((arg) => arg.startsWith("--"));
  const file = files[0];
  if (!file || files.length > 1 || options.some((option) => option !== "--dry-run")) {
    console.error(messages.usage);
    return 1;
  }
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) {
    console.error(messages.unreadable(file));
    return 1;
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    console.error(messages.notUtf8);
    return 1;
  }
  const dryRun = options.length > 0;
  const result = await importDivisions(text, { now: new Date(), dryRun });
  if (result.errors) {
    for (const error of result.errors) console.error(errorLine(error));
    console.error(messages.nothingWritten(result.errors.length));
    return 1;
  }
  const { added, renamed, unchanged } = result.plan;
  const changes = added.length + renamed.length;
  console.log(
    changes === 0 ? messages.unchanged(unchanged) : messages.done(added.length, renamed.length, unchanged),
  );
  if (dryRun) console.log(messages.dryRun);
  return 0;
}

const errorLine = ({ line, code, value, level }: RowError): string =>
  messages.rowError(line, level ? `${ROW_ERRORS[code]} (${CODE_RULES[level]})` : ROW_ERRORS[code], value);

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

process.exitCode = await main(process.argv.slice(2)).finally(() => db.$disconnect());
