import { Link } from "#components/ui/link.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type WordsProps = {
  instruction: {
    readonly words: string;
    readonly statement: string | null;
    readonly receiptNo: string | null;
    readonly issueId: string | null;
    readonly matterId: string | null;
    readonly digestId: string | null;
    readonly alertId: string | null;
    readonly forecastId: string | null;
  };
  lang: Lang;
};

/** The resident's own words first (domain.md N20), for whoever may open the matter; then what was instructed. */
export function Words({ instruction, lang }: WordsProps) {
  const words = say(messages, lang);
  const { statement, receiptNo, issueId, matterId, digestId, alertId, forecastId } = instruction;
  const link =
    issueId && statement !== null
      ? ([`/issues/${issueId}`, words.issue(formatReceiptNo(receiptNo ?? ""))] as const)
      : matterId
        ? ([`/matters/${matterId}`, words.matter] as const)
        : alertId
          ? ([`/alerts/${alertId}`, words.alert] as const)
          : forecastId
            ? ([`/forecast?id=${forecastId}`, words.forecast] as const)
            : digestId && ([`/digests/${digestId}`, words.digest] as const);
  return (
    <div className="grid max-w-prose gap-3">
      {statement !== null && (
        <blockquote className="whitespace-pre-line border-l-4 border-line-strong pl-4">
          {statement}
        </blockquote>
      )}
      <p className="whitespace-pre-line text-lg font-medium text-ink-strong">{instruction.words}</p>
      {link && (
        <Link
          href={link[0]}
          className="inline-flex min-h-(--target) items-center justify-self-start underline"
        >
          {link[1]}
        </Link>
      )}
    </div>
  );
}
