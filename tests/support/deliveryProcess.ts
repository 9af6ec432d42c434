import { sms } from "#lib/notify/sms.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";

// A worker in a process of its own, to be killed between a send and its record, or between the intent and the send:
// `node --conditions=react-server tests/support/deliveryProcess.ts INSTANT GATEWAY DIES` with DIES = AFTER | BEFORE | NEVER.
const [instant = "", url = "", dies = "NEVER"] = process.argv.slice(2);
const now = new Date(instant);
const forever = () => new Promise<never>(() => setInterval(() => {}, 1000));
const gateway = sms({ url, secret: "a secret of the gateway" });

const room = {
  offered: ["SMS"] as const,
  withholds: false,
  address: "https://minqing.example",
  send: async () => async (letter: Parameters<typeof gateway>[0]) => {
    if (dies === "BEFORE") process.stdout.write("about to send\n");
    if (dies === "BEFORE") await forever();
    const outcome = await gateway(letter);
    if (dies === "AFTER") process.stdout.write(`${outcome.did}\n`);
    if (dies === "AFTER") await forever();
    return outcome;
  },
};
await handOnNotices(room, now);
process.stdout.write(`${JSON.stringify(await deliverNotices(room, now))}\n`);
process.exit(0);
