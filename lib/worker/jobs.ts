import "server-only";
import { log } from "#lib/log.ts";
import { logChannel } from "#lib/notify/channel.ts";
import { now } from "#lib/now.ts";
import { deliverOutbox } from "#lib/usecases/outbox.ts";
import { forgetContacts, forgetFiles } from "#lib/usecases/retention.ts";
import { sweepOverdue } from "#lib/usecases/sweep.ts";
import { cleanFiles } from "#lib/usecases/uploads.ts";

/** A job calls one use case and holds no rule. `every` is a cron line, in UTC. */
export type Job = { readonly name: string; readonly every: string; readonly run: () => Promise<void> };

const EVERY_MINUTE = "* * * * *";
const HOURLY = "20 * * * *";
/** 03:10 in Shanghai */
const NIGHTLY = "10 19 * * *";

export const JOBS: readonly Job[] = [
  { name: "overdue-sweep", every: EVERY_MINUTE, run: sweep },
  { name: "outbox-delivery", every: EVERY_MINUTE, run: deliver },
  { name: "retention", every: NIGHTLY, run: forget },
  { name: "file-cleaning", every: HOURLY, run: clean },
];

async function sweep(): Promise<void> {
  const { issues, events, stuck } = await sweepOverdue(await now());
  if (issues > 0) log.info("swept", { issues, events });
  for (const issueId of stuck) log.warn("sweep could not settle an issue", { issueId });
}

async function deliver(): Promise<void> {
  const { sent, failed } = await deliverOutbox(logChannel, await now());
  if (sent + failed > 0) log.info("outbox delivered", { sent, failed });
}

async function forget(): Promise<void> {
  const { residents, households } = await forgetContacts(await now());
  if (residents + households > 0) log.info("contacts forgotten", { residents, households });
  const files = await forgetFiles(await now());
  if (files > 0) log.info("files forgotten", { files });
}

async function clean(): Promise<void> {
  const { uploads, blobs } = await cleanFiles(await now());
  if (uploads + blobs > 0) log.info("files cleaned", { uploads, blobs });
}
