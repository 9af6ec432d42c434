import { Link } from "#components/ui/link.tsx";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { ExclusionReason, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type BesideProps = {
  issueId: string;
  stands: {
    readonly reason: ExclusionReason;
    readonly office: string | null;
    readonly decidedAt: Date | null;
  } | null;
  asks: boolean;
  lang: Lang;
};

/** On the matter's own page: that it does not count in the assessed figures, and why; or the way to ask for that. */
export function ExclusionBeside({ issueId, stands, asks, lang }: BesideProps) {
  const words = say(messages, lang);
  if (!stands && !asks) return null;
  const how = (office: string | null, at: Date | null) =>
    office && at ? words.approved(office, showDateTime(at, lang)) : words.waiting;
  return (
    <p className="max-w-prose">
      {stands &&
        words.beside(
          label("exclusionReason", stands.reason, lang),
          how(stands.office, stands.decidedAt),
        )}{" "}
      <Link
        href={stands ? "/exclusions" : `/exclusions?issue=${issueId}#ask`}
        className="inline-flex min-h-(--target) items-center underline"
      >
        {stands ? words.seeAll : words.askHere}
      </Link>
    </p>
  );
}
