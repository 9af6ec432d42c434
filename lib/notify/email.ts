import "server-only";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import { type Letter, notSent, type Outcome, SENT, type Sender, unsure } from "./channel.ts";
import { PATIENCE_MS } from "./http.ts";

export type MailServer = {
  /** smtp://user:password@host:port, or smtps:// */
  readonly url: string;
  readonly from: string;
  /** right side of the Message-ID */
  readonly domain: string;
};

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/**
 * E-mail by any SMTP server. The Message-ID is made of the delivery's id. One connection per message, so that it is known
 * how far it came: refused by a number, or broken off before the server asked for the text = not sent; broken off later =
 * unsure, because the server may have taken it (RFC 5321 §4.5.3.2.6).
 */
export const email =
  (server: MailServer, { patience = PATIENCE_MS }: { patience?: number } = {}): Sender =>
  async (letter) => {
    const message = await compose(server, letter);
    const connection = new SMTPConnection(connectionOptions(server.url, patience));
    const way: Way = { come: "CONNECT" };
    try {
      await say(connection, server, letter.to, message, way);
      connection.quit();
      return SENT;
    } catch (error) {
      connection.close();
      return judge(error as SmtpError, way);
    }
  };

type SmtpError = { readonly responseCode?: number };
/** How far it came: connecting and signing in, naming sender and recipient, or handing over the text. */
type Way = { come: "CONNECT" | "ENVELOPE" | "TEXT" };

/**
 * What is certain after an SMTP error. 4xx is "not now", 5xx is "no" (RFC 5321 §4.2.1); a no before a recipient was named
 * is about ourselves (a wrong password), so it may be mended and tried again.
 */
function judge({ responseCode }: SmtpError, { come }: Way): Outcome {
  if (responseCode === undefined) return come === "TEXT" ? unsure("NO_ANSWER") : notSent("UNREACHABLE", true);
  if (come === "CONNECT" || responseCode < 500) return notSent(`BUSY ${responseCode}`, true);
  return notSent(`REJECTED ${responseCode}`, false);
}

/** Connects, signs in where there is a name, and hands the message over; rejects with the server's own number, if any. */
function say(
  connection: SMTPConnection,
  { url, from }: MailServer,
  to: string,
  message: Buffer,
  way: Way,
): Promise<void> {
  const { username, password } = new URL(url);
  return new Promise((resolve, reject) => {
    const then = (next: () => void) => (error?: unknown) => (error ? reject(error) : next());
    const send = () => {
      way.come = "ENVELOPE";
      const text = Readable.from(
        (async function* () {
          way.come = "TEXT";
          yield message;
        })(),
      );
      connection.send({ from: bare(from), to: [to] }, text, then(resolve));
    };
    connection.once("error", reject);
    connection.once("end", () => reject(new Error("the connection ended")));
    connection.connect(() => {
      if (!username) return send();
      const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      connection.login({ credentials }, then(send));
    });
  });
}

function connectionOptions(address: string, patience: number): SMTPConnection.Options {
  const { protocol, hostname, port, username } = new URL(address);
  const secure = protocol === "smtps:";
  return {
    host: hostname,
    port: Number(port || (secure ? 465 : 587)),
    secure,
    // A password is never said aloud, but to this machine itself.
    requireTLS: !secure && username !== "" && !LOOPBACK.test(hostname),
    connectionTimeout: patience / 2,
    greetingTimeout: patience / 2,
    socketTimeout: patience,
  };
}

const compose = ({ from, domain }: MailServer, { id, to, subject, text }: Letter): Promise<Buffer> =>
  new MailComposer({
    from,
    to,
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/** The address alone of "Name <address>". */
const bare = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
