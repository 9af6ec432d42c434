import "server-only";
import { S3mini } from "s3mini";
import type { Store } from "./store.ts";

/** `endpoint` is the address of the bucket itself, e.g. https://s3.example.cn/minqing */
export type Bucket = {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** For an answer; what is read may take as long as a weak line at the other end needs for 20 MB. */
const ANSWER_MS = 60_000;
const READ_MS = 900_000;

/** Files in a bucket of any store that speaks S3 (MinIO, Ceph, the clouds'); every request is signed (AWS Signature 4). */
export function s3Store(bucket: Bucket): Store {
  const s3 = new S3mini({ ...bucket, requestAbortTimeout: ANSWER_MS });
  const reading = new S3mini({ ...bucket, requestAbortTimeout: READ_MS });
  return {
    has: async (key) => (await s3.objectExists(key)) === true,
    async put(key, content) {
      await s3.putObject(key, content, "application/octet-stream", undefined, undefined, content.byteLength);
    },
    async open(key, range) {
      const answer = await reading
        .getObjectRaw(key, !range, range?.first, range && range.last + 1)
        .catch((error: unknown) => {
          if ((error as { status?: number }).status === 404) return null;
          throw error;
        });
      return answer?.body ?? null;
    },
    async remove(key) {
      await s3.deleteObject(key);
    },
  };
}
