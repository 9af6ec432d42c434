import "server-only";
import { LEDGER_CHANNEL } from "#lib/domain/ledger/ledgerJob.ts";
import { log } from "#lib/log.ts";
import { mailroom } from "#lib/notify/mailroom.ts";
import { now } from "#lib/now.ts";
import { raiseAlerts } from "#lib/usecases/alerts/alerts.ts";
import { clearPresence } from "#lib/usecases/casework/presence.ts";
import { reconcile } from "#lib/usecases/casework/reconciliation.ts";
import { recountOpen } from "#lib/usecases/casework/recount.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { warnBeforeDue } from "#lib/usecases/casework/warnings.ts";
import { draftDigests } from "#lib/usecases/direct/digests.ts";
import { remindOfInstructions } from "#lib/usecases/direct/instructions.ts";
import { checkFigures, foldFigures } from "#lib/usecases/figures/figureSums.ts";
import { makeForecasts } from "#lib/usecases/forecast/forecasts.ts";
import { ledgerWaits } from "#lib/usecases/ledger/ledgerQueue.ts";
import { deliverNotices, forgetNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import { forgetBookings } from "#lib/usecases/points/bookings.ts";
import { remindOfMonth } from "#lib/usecases/points/reminders.ts";
import { findClues } from "#lib/usecases/review/accountability.ts";
import {
  forgetAddressees,
  forgetAgents,
  forgetContacts,
  forgetFiled,
  forgetFiles,
  forgetFollowers,
} from "#lib/usecases/rights/retention.ts";
import { forgetAddressImports } from "#lib/usecases/rounds/addressImports.ts";
import { aside, inOwnProcess } from "./ownProcess.ts";

/** A job calls one use case and holds no rule. `every` is a cron line, in UTC. */
export type Job = {
  readonly name: string;
  readonly every: string;
  readonly run: () => Promise<void>;
  /** work that people wait for: begun as soon as the database calls out this name, by as many workers as there are */
  readonly hears?: string;
};

const EVERY_MINUTE = "* * * * *";
const HOURLY = "20 * * * *";
/** 03:10 in Shanghai */
const NIGHTLY = "10 19 * * *";

/** 06:30 in Shanghai, before the offices open */
const EACH_MORNING = "30 22 * * *";

export const JOBS: readonly Job[] = [
  { name: "overdue-sweep", every: EVERY_MINUTE, run: sweep },
  { name: "warnings", every: EVERY_MINUTE, run: warn },
  { name: "recount", every: EVERY_MINUTE, run: recount },
  { name: "outbox-delivery", every: EVERY_MINUTE, run: tell },
  { name: "presence", every: EVERY_MINUTE, run: forgetWhoLeft },
  { name: "figure-sums", every: EVERY_MINUTE, run: sumUp },
  { name: "figure-check", every: NIGHTLY, run: recountFigures },
  { name: "reconciliation", every: EACH_MORNING, run: prove },
  { name: "alerts", every: EVERY_MINUTE, run: watchOut },
  { name: "forecasts", every: EACH_MORNING, run: lookAhead },
  { name: "clues", every: EACH_MORNING, run: lookForClues },
  { name: "month-sessions", every: EVERY_MINUTE, run: remind },
  { name: "instructions", every: EVERY_MINUTE, run: remindUnits },
  { name: "digests", every: EACH_MORNING, run: draft },
  { name: "retention", every: NIGHTLY, run: forget },
  { name: "file-cleaning", every: HOURLY, run: () => aside("file-cleaning") },
  { name: "search-index", every: NIGHTLY, run: () => aside("search-index") },
  { name: "categories", every: NIGHTLY, run: () => aside("categories") },
  { name: "ledger", every: EVERY_MINUTE, run: workOnLedger, hears: LEDGER_CHANNEL },
];

/** People wait for it, so it waits for nothing else; a process is begun only when there is something to do. */
async function workOnLedger(): Promise<void> {
  if (await ledgerWaits(await now())) await inOwnProcess("ledger");
}

async function watchOut(): Promise<void> {
  const raised = await raiseAlerts(await now());
  if (raised > 0) log.info("alerts raised", { raised });
}

async function lookAhead(): Promise<void> {
  const made = await makeForecasts(await now());
  if (made > 0) log.info("months ahead told", { made });
}

async function lookForClues(): Promise<void> {
  const found = await findClues(await now());
  if (found > 0) log.info("clues about the conduct of units", { found });
}

async function recount(): Promise<void> {
  const { looked, moved, stuck } = await recountOpen(await now());
  if (looked > 0) log.info("due dates recounted after a change of the calendar", { looked, moved });
  for (const issueId of stuck) log.warn("recount could not save an issue", { issueId });
}

async function sweep(): Promise<void> {
  const { issues, events, stuck } = await sweepOverdue(await now());
  if (issues > 0) log.info("swept", { issues, events });
  for (const issueId of stuck) log.warn("sweep could not settle an issue", { issueId });
}

async function warn(): Promise<void> {
  const messages = await warnBeforeDue(await now());
  if (messages > 0) log.info("warned", { messages });
}

/** Less than a job may take, so that no second one begins beside it. */
const SENDING_MS = 240_000;

async function tell(): Promise<void> {
  const room = mailroom();
  const present = await now();
  const handed = await handOnNotices(room, present);
  if (handed.taken > 0) log.info("messages handed on", handed);
  if (handed.unheard > 0) log.warn("messages nobody hears", { unheard: handed.unheard });
  const until = performance.now() + SENDING_MS;
  const done = await deliverNotices(room, present, { goOn: () => performance.now() < until });
  if (Object.values(done).some((count) => count > 0)) log.info("messages delivered", done);
}

/** So long at a time; what is left is counted live meanwhile. */
const SUMMING_MS = 50_000;

async function sumUp(): Promise<void> {
  const until = performance.now() + SUMMING_MS;
  const folded = await foldFigures(() => performance.now() < until);
  if (folded > 0) log.info("figures summed up", { issues: folded });
}

async function recountFigures(): Promise<void> {
  const present = await now();
  const { samples, looked, wrong } = await checkFigures(present.toISOString(), present);
  if (wrong.length > 0)
    log.error("figures differ from a recount", undefined, { looked, wrong: wrong.slice(0, 20).join("; ") });
  else log.info("figures recounted", { samples, looked });
}

async function prove(): Promise<void> {
  const found = await reconcile(await now());
  if (found.leftBehind > 0) log.warn("cases left behind", found);
  else log.info("no case left behind", found);
}

async function remind(): Promise<void> {
  const messages = await remindOfMonth(await now());
  if (messages > 0) log.info("reminded of the month's sessions", { messages });
}

async function remindUnits(): Promise<void> {
  const messages = await remindOfInstructions(await now());
  if (messages > 0) log.info("reminded of instructions", { messages });
}

async function draft(): Promise<void> {
  const digests = await draftDigests(await now());
  if (digests > 0) log.info("digests drafted", { digests });
}

async function forget(): Promise<void> {
  const { residents, households } = await forgetContacts(await now());
  if (residents + households > 0) log.info("contacts forgotten", { residents, households });
  const addressees = await forgetAddressees(await now());
  if (addressees > 0) log.info("addressees of letters forgotten", { addressees });
  const agents = await forgetAgents(await now());
  if (agents > 0) log.info("agents forgotten", { agents });
  const filed = await forgetFiled(await now());
  if (filed > 0) log.info("requests from outside forgotten", { filed });
  const bookings = await forgetBookings(await now());
  if (bookings > 0) log.info("bookings forgotten", { bookings });
  const messages = await forgetNotices(await now());
  if (messages > 0) log.info("messages forgotten", { messages });
  const followers = await forgetFollowers(await now());
  if (followers > 0) log.info("subscriptions forgotten", { followers });
  const lists = await forgetAddressImports(await now());
  if (lists > 0) log.info("lists of addresses forgotten", { lists });
  const files = await forgetFiles(await now());
  if (files > 0) log.info("files forgotten", { files });
}

async function forgetWhoLeft(): Promise<void> {
  await clearPresence(await now());
}
