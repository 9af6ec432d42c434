"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useFormState } from "#components/ui/form.tsx";

export type VerbItem = { readonly verb: string; readonly form: ReactNode };
const Report = createContext<(verb: string) => void>(() => {});

/**
 * The forms of what can be done now. When somebody else was faster and a step is gone, the form in which one was typing
 * stays, so that nothing typed is lost. A new `key` (after one's own success) starts afresh.
 */
export function VerbList({ items, goneText }: { items: readonly VerbItem[]; goneText: string }) {
  const [first] = useState(items);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const report = (verb: string) =>
    setRefused((before) => (before.has(verb) ? before : new Set([...before, verb])));
  const gone = first.filter(({ verb }) => refused.has(verb) && !items.some((item) => item.verb === verb));
  return (
    <Report value={report}>
      <ul className="grid gap-3">
        {[...gone, ...items].map(({ verb, form }) => (
          <li key={verb} className="grid gap-2">
            {gone.some((item) => item.verb === verb) && (
              <p className="text-sm font-medium text-amber-strong">{goneText}</p>
            )}
            {form}
          </li>
        ))}
      </ul>
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
