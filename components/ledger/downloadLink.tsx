import { say } from "#lib/domain/labels.ts";
import type { JobView } from "#lib/domain/ledger/ledgerJob.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

const MB = 1_000_000;
const showBytes = (bytes: number): string =>
  bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;

/** The finished file of an export, as long as it is kept. A plain link: the answer is a file, not a page. */
export function DownloadLink({ job, lang }: { job: JobView; lang: Lang }) {
  if (job.task !== "EXPORT" || job.state !== "DONE") return null;
  return (
    <p>
      <a
        href={`/api/files/ledger/${job.id}`}
        download
        className="inline-flex min-h-(--target) items-center rounded-md border border-celadon bg-celadon px-5 font-medium text-on-celadon no-underline hover:border-celadon-strong hover:bg-celadon-strong"
      >
        {say(jobMessages, lang).download(showBytes(job.bytes ?? 0))}
      </a>
    </p>
  );
}
