import { sweepOverdue } from "#lib/usecases/sweep.ts";
import { runSql } from "./city.ts";
import { generateIssues } from "./generate.ts";
import { figure, table } from "./table.ts";

const OVERDUE = 10_000;

/** Ten thousand issues whose REPLY and grace have run out: breaches recorded, moved up or supervised, people told. */
const url = process.env.DATABASE_URL ?? "";
await generateIssues(url, OVERDUE, "OVERDUE");
const startedAt = performance.now();
const swept = await sweepOverdue(new Date());
const seconds = (performance.now() - startedAt) / 1000;
if (swept.stuck.length > 0)
  throw new Error(`${swept.stuck.length} issues stuck, the first is ${swept.stuck[0]}`);
const { rows } = await runSql(
  url,
  `SELECT count(*) FILTER (WHERE verb = 'autoEscalate')::int AS moved, count(*) FILTER (WHERE verb = 'supervise')::int AS supervised
    FROM issue_events WHERE actor_role = 'SYSTEM'`,
);
const { moved, supervised } = rows[0];
console.log(
  table(
    ["overdue sweep", "issues", "events", "moved up", "supervised", "s", "issues/s", "target"],
    [
      [
        "sweepOverdue",
        figure(swept.issues),
        figure(swept.events),
        figure(moved),
        figure(supervised),
        figure(seconds),
        figure(swept.issues / seconds),
        "≥ 2,000",
      ],
    ],
  ),
);
process.exit(0);
