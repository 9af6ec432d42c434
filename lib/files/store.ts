import "server-only";
import type { ByteRange } from "#lib/domain/files/byteRange.ts";
import { env } from "#lib/env.ts";
import { folderStore } from "./folderStore.ts";
import { s3Store } from "./s3Store.ts";

/** Where whole files lie, named by the hash of their content. A key is written once and never changed. */
export type Store = {
  has(key: string): Promise<boolean>;
  put(key: string, content: Uint8Array): Promise<void>;
  /** null when it is not there */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** no error when it is gone already */
  remove(key: string): Promise<void>;
};

let kept: Store | undefined;

/** The store the environment names: a bucket where there is one, else a folder. */
export function store(): Store {
  kept ??= env.files.s3 ? s3Store(env.files.s3) : folderStore(env.files.folder);
  return kept;
}
