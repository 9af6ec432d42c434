import { MOST_BYTES, MOST_FILES, UPLOAD_REFUSALS, type UploadRefusal } from "#lib/domain/files/fileLimits.ts";
import { type Sending, send } from "./sending.ts";

export type Picked = {
  readonly key: number;
  readonly file: File;
  /** 0 to 1 */
  readonly share: number;
  readonly stalled: boolean;
  /** of the upload, once it is whole */
  readonly id: string | null;
  readonly refused: UploadRefusal | null;
};
export type Uploads = {
  choose(files: readonly File[]): void;
  remove(one: Picked): void;
  retry(one: Picked): void;
  /** stops the sending and keeps what has arrived */
  stop(): void;
};

export const isUnderWay = ({ id, refused }: Picked): boolean => id === null && refused === null;

const known = (code: string | null): UploadRefusal =>
  UPLOAD_REFUSALS.find((one) => one === code?.trim()) ?? "UNAVAILABLE";

/** The files somebody has chosen, sent as soon as they are. @param changed hears of every step, with all of them */
export function uploads(as: "staff" | "resident", changed: (picked: readonly Picked[]) => void): Uploads {
  let picked: readonly Picked[] = [];
  let counter = 0;
  const sendings = new Map<number, Sending>();
  const set = (all: readonly Picked[]) => {
    picked = all;
    changed(all);
  };
  const change = (key: number, more: Partial<Picked>) =>
    set(picked.map((one) => (one.key === key ? { ...one, ...more } : one)));

  async function start({ key, file }: Picked): Promise<void> {
    change(key, { refused: null, share: 0, stalled: false });
    try {
      const sending = await send(file, as, {
        progress: (share) => change(key, { share, stalled: false }),
        stalled: () => change(key, { stalled: true }),
        arrived: (id) => change(key, { id, share: 1, stalled: false }),
        failed: (code) => change(key, { refused: known(code) }),
      });
      if (picked.some((one) => one.key === key)) sendings.set(key, sending);
      else sending.stop(true); // taken back while its code was loading
    } catch {
      change(key, { refused: "UNAVAILABLE" });
    }
  }
  return {
    choose(files) {
      const room = MOST_FILES - picked.length;
      const fresh = files.map(
        (file, at): Picked => ({
          key: counter++,
          file,
          share: 0,
          stalled: false,
          id: null,
          refused: at >= room ? "FILES_TOO_MANY" : file.size > MOST_BYTES ? "FILE_TOO_LARGE" : null,
        }),
      );
      set([...picked, ...fresh]);
      for (const one of fresh) if (!one.refused) void start(one);
    },
    remove({ key }) {
      sendings.get(key)?.stop(true);
      sendings.delete(key);
      set(picked.filter((one) => one.key !== key));
    },
    retry: (one) => void start(one),
    stop() {
      for (const sending of sendings.values()) sending.stop(false);
    },
  };
}
