import { afterEach, describe, expect, it } from "vitest";
import { email } from "#lib/notify/email.ts";
import { breakingServer, deadPort, letter, smtpServer } from "./servers.ts";

type Server = Awaited<ReturnType<typeof smtpServer>>;
let server: Server | undefined;
afterEach(() => server?.stop());

const by = (port: number, account = "", patience = 2000) =>
  email(
    {
      url: `smtp://${account}127.0.0.1:${port}`,
      from: "民情家访 <no-reply@jinxi.gov.cn>",
      domain: "jinxi.gov.cn",
    },
    { patience },
  );
const to = letter({ to: "lead@jinxi.gov.cn" });
const wrong = (code: number) => Object.assign(new Error("no"), { responseCode: code });

describe("e-mail by a real SMTP server", () => {
  it("arrives whole, from the house, with the delivery's id as its Message-ID", async () => {
    server = await smtpServer();
    expect(await by(server.port)(to)).toEqual({ did: "SENT" });
    expect(server.mails).toHaveLength(1);
    const [{ from, to: rcpt, raw } = { from: "", to: [], raw: "" }] = server.mails;
    expect([from, ...rcpt]).toEqual(["no-reply@jinxi.gov.cn", "lead@jinxi.gov.cn"]);
    expect(raw).toContain(`Message-ID: <${to.id}@jinxi.gov.cn>`);
    expect(raw).toContain("Auto-Submitted: auto-generated");
    expect(raw).toMatch(/Subject: =\?UTF-8\?/);
    const body = raw.split("\r\n\r\n").slice(1).join("\r\n\r\n").replace(/\s/g, "");
    expect(Buffer.from(body, "base64").toString()).toBe(to.text);
  });

  it("signs in where there is an account, and a wrong password is the house's own affair: tried again", async () => {
    server = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === "bot@x" && password === "p:w" ? done(null, { user: username }) : done(wrong(535)),
    });
    expect(await by(server.port, "bot%40x:p%3Aw@")(to)).toEqual({ did: "SENT" });
    expect(await by(server.port, "bot%40x:old@")(to)).toEqual({
      did: "NOT_SENT",
      error: "BUSY 535",
      again: true,
    });
  });

  it("a recipient nobody knows is never tried again, a full mailbox is", async () => {
    server = await smtpServer({
      onRcptTo: ({ address }, _session, done) => done(wrong(address[0] === "x" ? 550 : 452)),
    });
    expect(await by(server.port)({ ...to, to: "x@jinxi.gov.cn" })).toEqual({
      did: "NOT_SENT",
      error: "REJECTED 550",
      again: false,
    });
    expect(await by(server.port)(to)).toEqual({ did: "NOT_SENT", error: "BUSY 452", again: true });
  });

  it("nobody listens: certainly not sent", async () => {
    expect(await by(await deadPort())(to)).toEqual({ did: "NOT_SENT", error: "UNREACHABLE", again: true });
  });

  it("a server that falls silent before it asks for the text: certainly not sent", async () => {
    server = await smtpServer({ onMailFrom: () => {} });
    expect(await by(server.port, "", 300)(to)).toEqual({
      did: "NOT_SENT",
      error: "UNREACHABLE",
      again: true,
    });
  });

  it("a server that has the text and falls silent: unsure", async () => {
    server = await smtpServer({ onData: (stream) => void stream.resume() });
    expect(await by(server.port, "", 3000)(to)).toEqual({ did: "UNSURE", error: "NO_ANSWER" });
  });

  it("a line that breaks after the text: unsure; one that breaks before it: certainly not sent", async () => {
    for (const [at, outcome] of [
      [".", { did: "UNSURE", error: "NO_ANSWER" }],
      ["RCPT", { did: "NOT_SENT", error: "UNREACHABLE", again: true }],
    ] as const) {
      const breaking = await breakingServer(at);
      expect(await by(breaking.port)(to)).toEqual(outcome);
      await breaking.stop();
    }
  });

  it("a text the server refuses by a number is certainly not sent", async () => {
    server = await smtpServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () => done(wrong(554)));
      },
    });
    expect(await by(server.port)(to)).toEqual({ did: "NOT_SENT", error: "REJECTED 554", again: false });
  });

  it("a password is not said to another machine in the clear", async () => {
    const far = email(
      { url: "smtp://a:b@mail.invalid:25", from: "a@b.cn", domain: "b.cn" },
      { patience: 500 },
    );
    expect(await far(to)).toMatchObject({ did: "NOT_SENT", again: true });
  });
});
