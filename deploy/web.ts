import { createServer } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { scriptOf } from "./bundles.ts";
import { sendWorker, WORKER } from "./field.ts";
import { residentsRooms, roomOf, sendLean } from "./residents.ts";

// The web process: `node deploy/web.ts start|dev PORT HOST`. Next's own server does everything; two things are done around
// it: what leaves is compressed here (next.config.ts: compress), because residents' pages are made lighter before that.

const [mode, port, host] = process.argv.slice(2);
const dev = mode === "dev";
const app = next({ dev, port: Number(port), ...(host && { hostname: host }) });
// A window of 256 KB is enough for a page; brotli's own would take 16 times that for each answer under way.
const compress = compression({
  brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: 18 } },
  // What Next's doors answer has its type in a list, which is no type that the filter knows.
  filter(request, response) {
    const type = response.getHeader("Content-Type");
    if (Array.isArray(type) && type[0]) response.setHeader("Content-Type", type[0]);
    return compression.filter(request, response);
  },
});
const rooms = residentsRooms();
await app.prepare();
const handle = app.getRequestHandler();
/** Which of our scripts stands instead of the framework's, by the first word of the address. */
const bundleFor = (room: string) => (room === "field" ? "field" : rooms.has(room) ? "enhance" : null);
const scripts = { enhance: await scriptOf("enhance", dev), field: await scriptOf("field", dev) };

const server = createServer(async (request, response) => {
  try {
    compress(request as never, response as never, () => {});
    if (request.url === WORKER) return await sendWorker(response, dev);
    const ours = bundleFor(roomOf(request.url));
    if (ours) {
      if (dev) scripts[ours] = await scriptOf(ours, dev);
      sendLean(request, response, scripts[ours]);
    }
    await handle(request, response);
  } catch (error) {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  }
});
server.listen(Number(port), host);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => server.close(() => void app.close().then(() => process.exit(0))));
