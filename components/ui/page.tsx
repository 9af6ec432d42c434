import type { ReactNode } from "react";

type PageProps = { title: string; lead?: ReactNode; actions?: ReactNode; children?: ReactNode };

/** A page below its header: one h1, what it is about, what can be done here. What is too wide for its column scrolls in a frame of its own; it never widens the page. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-bold text-ink-strong">{title}</h1>
          {lead && <div className="mt-1 max-w-prose text-ink-soft">{lead}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section id={id} aria-label={title} className="grid scroll-mt-6 grid-cols-1 gap-3">
      <h2 className="text-xl font-bold text-ink-strong">{title}</h2>
      {children}
    </section>
  );
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-md border border-dashed border-line-strong bg-wash px-6 py-8 text-center">
      <p className="text-lg font-medium">{title}</p>
      {children && <div className="mt-1 text-ink-soft">{children}</div>}
    </div>
  );
}

const NOTICE = {
  info: "border-celadon bg-celadon-wash",
  good: "border-celadon bg-celadon-wash",
  warn: "border-amber bg-amber-wash",
  danger: "border-vermilion bg-vermilion-wash",
} as const;
const NOTICE_TITLE = {
  info: "text-celadon",
  good: "text-celadon",
  warn: "text-amber",
  danger: "text-vermilion",
} as const;

type NoticeProps = { tone: keyof typeof NOTICE; title?: string; children?: ReactNode };

export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      className={`rounded-md border-l-4 px-4 py-3 ${NOTICE[tone]} ${tone === "good" ? "done-word" : ""}`}
      {...(tone === "good" && { role: "status" })}
    >
      {title && <p className={`font-bold ${NOTICE_TITLE[tone]}`}>{title}</p>}
      {children}
    </div>
  );
}
