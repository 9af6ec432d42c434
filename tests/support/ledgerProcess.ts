import { doLedgerJob } from "#lib/usecases/ledger/ledgerJobs.ts";

// Work on the ledger in a process of its own, to be killed: `node --conditions=react-server tests/support/ledgerProcess.ts INSTANT`.
const now = new Date(process.argv[2] ?? "");
while (await doLedgerJob(now));
process.exit(0);
