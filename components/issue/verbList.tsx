"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useFormState } from "#components/ui/form.tsx";

export type VerbItem = { readonly verb: string; readonly form: ReactNode };
/** The first part has no title: what is next. Parts stay where they are, so that no form moves while somebody types in it. */
export type VerbPart = { readonly key: string; readonly title?: string; readonly items: readonly VerbItem[] };
const Report = createContext<(verb: string) => void>(() => {});

/**
 * The forms of what can be done now: what is next one below the other, side roads as a line of steps under their heading.
 * When somebody else was faster and a step is gone, the form in which one was typing stays, so that nothing typed is lost.
 * A new `key` (after one's own success) starts afresh.
 */
export function VerbList({ parts, goneText }: { parts: readonly VerbPart[]; goneText: string }) {
  const [first] = useState(parts);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const report = (verb: string) =>
    setRefused((before) => (before.has(verb) ? before : new Set([...before, verb])));
  return (
    <Report value={report}>
      {parts.map(({ key, title, items }) => {
        const before = first.find((part) => part.key === key)?.items ?? [];
        const gone = before.filter(
          ({ verb }) => refused.has(verb) && !items.some((item) => item.verb === verb),
        );
        if (gone.length + items.length === 0) return null;
        return (
          <div key={key} className="grid gap-1">
            {title && <h3 className="text-sm text-ink-soft">{title}</h3>}
            <ul className={title ? "flex flex-wrap gap-2" : "grid gap-3"}>
              {[...gone, ...items].map(({ verb, form }) => (
                <li
                  key={verb}
                  id={`step-${verb}`}
                  className="grid min-w-0 gap-2 has-[details[open]]:basis-full"
                >
                  {gone.some((item) => item.verb === verb) && (
                    <p className="text-sm font-medium text-amber-strong">{goneText}</p>
                  )}
                  {form}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Report>
  );
}

/** Stands inside a form and tells the list when it was refused. */
export function ReportRefusal({ verb }: { verb: string }) {
  const { state } = useFormState();
  const report = useContext(Report);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer, not once per render
  useEffect(() => {
    if (state.problem) report(verb);
  }, [state]);
  return null;
}
