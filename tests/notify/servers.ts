import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createLine } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { Letter } from "#lib/notify/channel.ts";

export type Heard = {
  path: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
};

/** A real HTTP server on this machine that keeps what it hears; `answer` is what it does then. */
export async function httpServer(answer: (response: ServerResponse, heard: Heard) => void) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) };
    heard.push(one);
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A port of this machine where nobody listens. */
export async function deadPort(): Promise<number> {
  const { url, stop } = await httpServer(() => {});
  await stop();
  return Number(new URL(url).port);
}

export type Mail = { from: string; to: string[]; raw: string };

/** A real SMTP server on this machine that keeps the mails it takes. */
export async function smtpServer(options: Partial<SMTPServerOptions> = {}) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    mails,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A mail server that says yes to everything, and whose line breaks when the client says `at` ("." ends the text). */
export async function breakingServer(at: string) {
  const server = createLine((line) => {
    line.on("error", () => {});
    let inText = false;
    line.write("220 here\r\n");
    line.on("data", (chunk) => {
      const said = chunk.toString().trimEnd().split("\r\n").at(-1) ?? "";
      if (said.startsWith(at)) return line.destroy();
      if (!inText) line.write(said.startsWith("DATA") ? "354 go on\r\n" : "250 yes\r\n");
      inText = said.startsWith("DATA") || (inText && said !== ".");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export const letter = (given: Partial<Letter> = {}): Letter => ({
  id: "019ab000-0000-7000-8000-000000000001",
  to: "",
  keys: null,
  subject: "【民情家访】编号123 456 789已答复居民。",
  text: "您好：\n\n编号123 456 789已答复居民。\n",
  link: "http://localhost:3000/inbox",
  urgent: false,
  at: new Date("2026-03-02T02:00:00Z"),
  ...given,
});
