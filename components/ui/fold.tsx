"use client";
import type { ReactNode } from "react";
import { useFormState } from "./formState.tsx";

type FoldProps = {
  summary: ReactNode;
  /** names of the fields inside; one that ends in a dot stands for all that begin with it */
  fields: readonly string[];
  /** ends of names that are filled from the start and tell nothing */
  ignore?: readonly string[];
  /** something stands in it already */
  open?: boolean;
  className?: string;
  children: ReactNode;
};

/** A part of a form that may stay closed. After a refusal it opens where something was typed or is wrong in it. */
export function Fold({ summary, fields, ignore = [], open = false, className, children }: FoldProps) {
  const { state } = useFormState();
  const inside = (name: string) =>
    fields.some((field) => name === field || (field.endsWith(".") && name.startsWith(field)));
  const typed = Object.entries(state.values ?? {}).some(
    ([name, value]) => inside(name) && !ignore.includes(name.split(".").at(-1) ?? "") && value.trim() !== "",
  );
  const wrong = Object.keys(state.fields ?? {}).some(inside);
  return (
    <details open={open || typed || wrong} className={className}>
      <summary className="flex min-h-(--target) items-center font-medium text-celadon underline-offset-4 hover:underline">
        {summary}
      </summary>
      <div className="grid gap-4 pt-2">{children}</div>
    </details>
  );
}
