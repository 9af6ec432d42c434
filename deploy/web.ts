import { createServer } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { enhancements } from "./enhancements.ts";
import { residentsRooms, roomOf, sendLean } from "./residents.ts";

// The web process: `node deploy/web.ts start|dev PORT HOST`. Next's own server does everything; two things are done around
// it: what leaves is compressed here (next.config.ts: compress), because residents' pages are made lighter before that.

const [mode, port, host] = process.argv.slice(2);
const dev = mode === "dev";
const app = next({ dev, port: Number(port), ...(host && { hostname: host }) });
// A window of 256 KB is enough for a page; brotli's own would take 16 times that for each answer under way.
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: 18 } } });
const rooms = residentsRooms();
await app.prepare();
const handle = app.getRequestHandler();
let script = await enhancements(dev);

const server = createServer(async (request, response) => {
  try {
    compress(request as never, response as never, () => {});
    if (rooms.has(roomOf(request.url))) {
      if (dev) script = await enhancements(dev);
      sendLean(request, response, script);
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
