import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export const S3_KEY = "AKIATESTTESTTESTTEST";
export const S3_SECRET = "a-secret-of-the-tests/0123456789";
export const S3_REGION = "cn-test-1";

export type S3Server = {
  /** the address of the bucket */
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** what was asked, in order: "PUT key" */
  readonly asked: string[];
  /** requests whose signature was wrong or missing */
  readonly unsigned: string[];
  /** while true everything is answered 503 */
  down: boolean;
  stop(): Promise<void>;
};

/**
 * A store that speaks as much S3 as attachments need, and checks every signature itself from the specification
 * (AWS Signature Version 4): a request that is not signed with the secret is answered 403 and changes nothing.
 */
export async function startS3(bucket = "minqing"): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const [asked, unsigned]: [string[], string[]] = [[], []];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const url = new URL(request.url ?? "/", "http://s3");
    const key = url.pathname.slice(bucket.length + 2);
    asked.push(`${request.method} ${key}`);
    if (store.down) return response.writeHead(503).end();
    if (!isSigned(request, url)) {
      unsigned.push(`${request.method} ${key}`);
      return response.writeHead(403).end();
    }
    const there = objects.get(key);
    if (request.method === "PUT") {
      objects.set(key, body);
      return response.writeHead(200, { ETag: '"x"' }).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    if (!there)
      return response
        .writeHead(404, { "Content-Type": "application/xml" })
        .end("<Error><Code>NoSuchKey</Code></Error>");
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const part = range
      ? there.subarray(Number(range[1]), range[2] ? Number(range[2]) + 1 : undefined)
      : there;
    response.writeHead(range ? 206 : 200, { "Content-Length": part.length, ETag: '"x"' });
    response.end(request.method === "HEAD" ? undefined : part);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const store: S3Server = {
    endpoint: `http://127.0.0.1:${port}/${bucket}`,
    objects,
    asked,
    unsigned,
    down: false,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return store;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

function isSigned(request: IncomingMessage, url: URL): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!given) return false;
  const [, id, day = "", region = "", names = "", signature = ""] = given;
  const at = String(request.headers["x-amz-date"]);
  const signed = names.split(";");
  if (id !== S3_KEY || region !== S3_REGION || !at.startsWith(day)) return false;
  if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => signed.includes(name))) return false;
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join("&");
  const headers = signed.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`).join("");
  const payload = String(request.headers["x-amz-content-sha256"]);
  const canonical = [request.method, url.pathname, query, headers, names, payload].join("\n");
  const text = ["AWS4-HMAC-SHA256", at, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${S3_SECRET}`);
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, "hex"));
}
