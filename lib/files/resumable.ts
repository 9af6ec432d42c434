import "server-only";
import { FileStore } from "@tus/file-store";
import { MemoryLocker, Server } from "@tus/server";
import { MOST_BYTES, WAITING_HOURS } from "#lib/domain/files/fileLimits.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { waitingFolder } from "./waiting.ts";

/** What the protocol asks of the house. A Problem is told to the sender with its status; `finish` is called when all has arrived. */
export type UploadDoors = {
  /** before the first byte is taken; gives the id under which the file is on its way */
  readonly begin: (told: {
    bytes: number;
    name: string;
    resident: boolean;
  }) => Promise<{ id: string } | Problem>;
  /** whether whoever asks is the one who began it */
  readonly mayContinue: (id: string) => Promise<boolean>;
  readonly finish: (id: string) => Promise<Problem | undefined>;
};

/** Where uploads are begun; each then has its own address below it. */
export const UPLOAD_PATH = "/api/upload";
const HOUR_MS = 3_600_000;

/** One lock per upload in this process: a new connection takes over from one that hangs, which keeps what had arrived. */
const locker = new MemoryLocker();
let datastore: FileStore | undefined;

/**
 * Answers one request of the resumable upload protocol (tus 1.0: create, ask how far, go on, give up). What has arrived
 * stays when the line breaks; the sender asks how much that is and sends the rest.
 */
export function answerUpload(request: Request, doors: UploadDoors): Promise<Response> {
  datastore ??= new FileStore({
    directory: waitingFolder(),
    expirationPeriodInMilliseconds: WAITING_HOURS * HOUR_MS,
  });
  const begun: { id?: string } = {};
  const server = new Server({
    path: UPLOAD_PATH,
    datastore,
    locker,
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: MOST_BYTES,
    async namingFunction(asked, told) {
      const answer = await doors.begin({
        bytes: Number(asked.headers.get("upload-length") ?? 0),
        name: told?.filename ?? "",
        resident: told?.as === "resident",
      });
      if ("code" in answer) throw refusal(answer);
      begun.id = answer.id;
      return answer.id;
    },
    async onIncomingRequest(_asked, id) {
      if (id !== begun.id && !(await doors.mayContinue(id))) throw GONE;
    },
    async onUploadFinish(_asked, { id }) {
      const refused = await doors.finish(id);
      if (refused) throw refusal(refused);
      return {};
    },
    async onResponseError(_asked, error) {
      if ("status_code" in error) return error;
      return { status_code: 500, body: "" };
    },
  });
  return server.handleWeb(request);
}

const GONE = { status_code: 404, body: "FILE_GONE" };
const STATUS: Partial<Record<Problem["code"], number>> = {
  NOT_SIGNED_IN: 401,
  RECEIPT_OVER: 401,
  FILES_WAITING: 429,
  TOO_MANY_TRIES: 429,
  FILE_TOO_LARGE: 413,
  FILE_TYPE: 415,
};
/** The sender is told the code; the words are the page's. */
const refusal = ({ code }: Problem) => ({ status_code: STATUS[code] ?? 422, body: code });
