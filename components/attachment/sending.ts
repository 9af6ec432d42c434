import type { UrlStorage } from "tus-js-client";

/** In pieces of one megabyte: what has arrived of a piece stays too, so this only bounds how long one request may take. */
const PIECE_BYTES = 1024 * 1024;
const WAITS_MS = [500, 1000, 3000, 5000, 10_000, ...Array.from({ length: 40 }, () => 20_000)];

export type Told = {
  progress: (share: number) => void;
  /** the line is down; it goes on by itself */
  stalled: () => void;
  arrived: (id: string) => void;
  /** with the code the server gave, if it gave one */
  failed: (code: string | null) => void;
};
export type Sending = { stop: (giveUp: boolean) => void };

/**
 * Sends one file so that a broken line, a closed page or an empty battery costs only what was under way: the next time
 * the same file is chosen it goes on where it stopped. The code for it is loaded when the first file is chosen.
 */
export async function send(file: File, as: "staff" | "resident", told: Told): Promise<Sending> {
  const { Upload, DetailedError } = await import("tus-js-client");
  const upload = new Upload(file, {
    endpoint: "/api/upload",
    chunkSize: PIECE_BYTES,
    retryDelays: WAITS_MS,
    metadata: { filename: file.name, as },
    fingerprint: async () => fingerprint(`${as} ${file.name} ${file.size} ${file.lastModified}`),
    urlStorage: remembered,
    removeFingerprintOnSuccess: true,
    onShouldRetry(error) {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status === 409 || status === 423 || status >= 500;
      if (again) told.stalled();
      return again;
    },
    onProgress: (sent, all) => told.progress(all === 0 ? 1 : sent / all),
    onSuccess: () => {
      forget();
      told.arrived(upload.url?.split("/").at(-1) ?? "");
    },
    onError: (error) => {
      forget();
      told.failed(error instanceof DetailedError ? error.originalResponse?.getBody() || null : null);
    },
  });
  // Waiting for the next try makes no sense once the line is back.
  const online = () => {
    void upload.abort().then(() => upload.start());
  };
  const forget = () => window.removeEventListener("online", online);
  window.addEventListener("online", online);
  const [before] = await upload.findPreviousUploads();
  if (before) upload.resumeFromPreviousUpload(before);
  upload.start();
  return {
    stop(giveUp) {
      forget();
      void upload.abort(giveUp).catch(() => {}); // what was given up and not reached is removed by itself in a day
    },
  };
}

const PREFIX = "minqing.upload.";
const KEPT_MS = 24 * 3_600_000;
type Kept = { uploadUrl: string; size: number | null; creationTime: string };

/** Where to go on, kept by this browser for as long as the server keeps it; without the name of the file, for others use it too. */
const remembered: UrlStorage = {
  findAllUploads: async () => [],
  async findUploadsByFingerprint(print) {
    const key = PREFIX + print;
    const text = localStorage.getItem(key);
    if (!text) return [];
    const { uploadUrl, size, creationTime } = JSON.parse(text) as Kept;
    if (Date.now() - Date.parse(creationTime) > KEPT_MS) {
      localStorage.removeItem(key);
      return [];
    }
    return [{ uploadUrl, size, creationTime, metadata: {}, parallelUploadUrls: null, urlStorageKey: key }];
  },
  async removeUpload(key) {
    localStorage.removeItem(key);
  },
  async addUpload(print, { uploadUrl, size }) {
    const kept = { uploadUrl, size, creationTime: new Date().toISOString() };
    localStorage.setItem(PREFIX + print, JSON.stringify(kept));
    return PREFIX + print;
  },
};

/** FNV-1a over two lanes: tells files apart, and does not say what they were called. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + at), 0x811c9dc5);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(36)).join("");
}
