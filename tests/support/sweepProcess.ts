import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";

// A sweep in a process of its own, to be killed: `node --conditions=react-server tests/support/sweepProcess.ts INSTANT BATCH`.
const [instant = "", batch = "500"] = process.argv.slice(2);
const swept = await sweepOverdue(new Date(instant), { batch: Number(batch) });
process.stdout.write(`${JSON.stringify(swept)}\n`);
process.exit(0);
