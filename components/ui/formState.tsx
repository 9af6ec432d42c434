"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { FieldProblem } from "#lib/domain/commands.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

/** What a form got back: the refusal, which fields, and everything that was typed. */
export type FormState = {
  readonly problem?: Problem;
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly shown?: Readonly<Record<string, string>>;
  /** what became of each of several issues; null = done */
  readonly rows?: readonly { readonly issueId: string; readonly problem: Problem | null }[];
};
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

type Shared = {
  readonly state: FormState;
  readonly pending: boolean;
  readonly lang: Lang;
  /** fields that need not be filled say so; search forms, where all are optional, do not */
  readonly marksOptional: boolean;
  /** least characters of a text, by field: told beforehand */
  readonly least: Readonly<Record<string, number>>;
  /** ids of the fields begin with it; forms that stand on one page differ in it */
  readonly prefix: string;
};
export const fieldPrefix = (name?: string): string => (name ? `field-${name}-` : "field-");
const NONE: Shared["least"] = {};
const Context = createContext<Shared>({
  state: {},
  pending: false,
  lang: "zh",
  marksOptional: false,
  least: NONE,
  prefix: fieldPrefix(),
});

/** The state of the form around a field. Outside a form it is empty. */
export const useFormState = (): Shared => useContext(Context);

/** Gives fields their state where the form is not an ActionForm: a search form that is sent with GET. */
export function FormStateProvider({
  state = {},
  pending = false,
  marksOptional = false,
  least = NONE,
  prefix = fieldPrefix(),
  lang,
  children,
}: Partial<Shared> & { lang: Lang; children: ReactNode }) {
  return <Context value={{ state, pending, lang, marksOptional, least, prefix }}>{children}</Context>;
}

/** Fields that another answer asks for or not: the legend says when, so none of them says it may be left out. */
export function FieldsWhen({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <Context value={{ ...useContext(Context), marksOptional: false }}>
      <fieldset className="grid gap-4 rounded-md border border-line p-3">
        <legend className="px-1 text-sm text-ink-soft">{legend}</legend>
        {children}
      </fieldset>
    </Context>
  );
}
