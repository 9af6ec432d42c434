import type { ReactNode } from "react";

type PhoneFoldProps = { summary: string; children: ReactNode };

/**
 * What a phone shows only when asked for: folded there, always open on a wide screen (globals.css, phone-fold; a browser
 * that cannot do so folds it everywhere). Native details, so it opens without script.
 */
export function PhoneFold({ summary, children }: PhoneFoldProps) {
  return (
    <details className="phone-fold no-print">
      <summary className="flex min-h-(--target) items-center rounded-md border border-line-strong bg-paper-strong px-3 font-medium">
        {summary}
      </summary>
      <div className="pt-2 sm:pt-0">{children}</div>
    </details>
  );
}
