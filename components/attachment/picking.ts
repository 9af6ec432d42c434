"use client";
import { useEffect, useRef, useState } from "react";
import { MOST_BYTES, MOST_FILES } from "#lib/domain/fileLimits.ts";
import { PROBLEM_CODES, type ProblemCode } from "#lib/domain/problems.ts";
import { type Sending, send } from "./sending.ts";

export type Picked = {
  readonly key: number;
  readonly file: File;
  /** 0 to 1 */
  readonly share: number;
  readonly stalled: boolean;
  /** of the upload, once it is whole */
  readonly id: string | null;
  readonly refused: ProblemCode | null;
};

const known = (code: string | null): ProblemCode =>
  PROBLEM_CODES.find((one) => one === code?.trim()) ?? "UNAVAILABLE";

/** The files somebody has chosen, sent as soon as they are; leaving the page stops the sending and keeps what has arrived. */
export function usePickedFiles(as: "staff" | "resident") {
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const sendings = useRef(new Map<number, Sending>());
  const removed = useRef(new Set<number>());
  const counter = useRef(0);
  useEffect(
    () => () => {
      for (const sending of sendings.current.values()) sending.stop(false);
    },
    [],
  );
  const change = (key: number, more: Partial<Picked>) =>
    setPicked((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));

  async function start({ key, file }: Picked): Promise<void> {
    change(key, { refused: null, share: 0, stalled: false });
    try {
      const sending = await send(file, as, {
        progress: (share) => change(key, { share, stalled: false }),
        stalled: () => change(key, { stalled: true }),
        arrived: (id) => change(key, { id, share: 1, stalled: false }),
        failed: (code) => change(key, { refused: known(code) }),
      });
      if (removed.current.has(key)) sending.stop(true);
      else sendings.current.set(key, sending);
    } catch {
      change(key, { refused: "UNAVAILABLE" });
    }
  }
  function choose(files: readonly File[]): void {
    const room = MOST_FILES - picked.length;
    const fresh = files.map((file, at) => ({
      key: counter.current++,
      file,
      share: 0,
      stalled: false,
      id: null,
      refused: at >= room ? "FILES_TOO_MANY" : file.size > MOST_BYTES ? "FILE_TOO_LARGE" : null,
    })) satisfies Picked[];
    setPicked((all) => [...all, ...fresh]);
    for (const one of fresh) if (!one.refused) void start(one);
  }
  function remove({ key }: Picked): void {
    sendings.current.get(key)?.stop(true);
    sendings.current.delete(key);
    removed.current.add(key);
    setPicked((all) => all.filter((one) => one.key !== key));
  }
  const underWay = picked.some((one) => one.id === null && one.refused === null);
  return { picked, underWay, choose, remove, retry: (one: Picked) => void start(one) };
}
