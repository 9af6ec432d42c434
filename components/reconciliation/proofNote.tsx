import { Link } from "#components/ui/link.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** The newest proof as one line beside the figures; the figure leads to its list. */
export function ProofNote({ proof, lang }: { proof: { count: number; at: Date }; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <p>
      {words.figure}{" "}
      <Link
        href="/reconciliation"
        className={proof.count > 0 ? "font-bold text-vermilion underline" : "underline"}
      >
        {proof.count > 0 ? words.figureLeft(proof.count) : words.figureClean}
      </Link>{" "}
      <span className="text-ink-soft">{showDateTime(proof.at, lang)}</span>
    </p>
  );
}
