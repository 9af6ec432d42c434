"use client";
import { Children, isValidElement, type ReactNode, useEffect, useRef, useState } from "react";
import { fieldSentence, say, sentence } from "#lib/domain/labels.ts";
import { isOvertaken } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type FormState, fieldPrefix } from "./formState.tsx";
import { messages } from "./messages.ts";

type ErrorSummaryProps = {
  state: FormState;
  lang: Lang;
  prefix?: string;
  /** the form's fields, whose labels name them in the links */
  fields?: ReactNode;
};

/** What was wrong, on top of the form and read out at once, each with a link to its field. */
export function ErrorSummary({ state, lang, prefix = fieldPrefix(), fields }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const [onPage, setOnPage] = useState<Labels>(new Map());
  useEffect(() => {
    if (!state.problem) return;
    box.current?.focus();
    setOnPage(labelsOnPage(Object.keys(state.fields ?? {}), prefix));
  }, [state, prefix]);
  if (!state.problem) return null;
  const labels = new Map([...labelsOf(fields), ...onPage]);
  const order = [...labels.keys()];
  // As they stand in the form: the first one to mend is the first that is seen. Those without a label of their own come last.
  const wrong = Object.entries(state.fields ?? {})
    .map(([name, told]) => ({ name, told, at: order.indexOf(name) }))
    .sort((a, b) => (a.at < 0 ? order.length : a.at) - (b.at < 0 ? order.length : b.at));
  return (
    <div
      ref={box}
      role="alert"
      data-refused
      tabIndex={-1}
      className="scroll-mt-6 rounded-md border-2 border-vermilion bg-vermilion-wash p-4 text-ink"
    >
      <p className="font-bold text-vermilion">
        {isOvertaken(state.problem) ? say(messages, lang).notSent : say(messages, lang).summaryTitle}
      </p>
      {/* What changed is told below, once, with who did it and when. */}
      <p>{state.problem.difference ? say(messages, lang).changed : sentence(state.problem, lang)}</p>
      {wrong.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {wrong.map(({ name, told }) => (
            <li key={name}>
              <a href={`#${prefix}${name}`} className="font-medium text-vermilion underline">
                {named(labels.get(name), lang)}
                {fieldSentence(told, lang)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A label in front of what is wrong with it; a question has its mark already. */
function named(label: string | undefined, lang: Lang): string {
  if (!label) return "";
  if (/[?？]$/.test(label)) return `${label} `;
  return lang === "zh" ? `${label}\uff1a` : `${label}: `;
}

type Labels = ReadonlyMap<string, string>;
/** Labels of fields that a component of its own has drawn, which only the page knows. */
function labelsOnPage(names: readonly string[], prefix: string): Labels {
  const labelOf = (name: string): string => {
    const id = `${prefix}${name}`;
    const field = document.getElementById(id);
    const choice = field instanceof HTMLInputElement && field.type === "radio";
    const label = choice
      ? field.closest("fieldset")?.querySelector("legend")
      : document.querySelector(`label[for="${CSS.escape(id)}"]`);
    return label?.firstChild?.textContent?.trim() ?? "";
  };
  return new Map(names.map((name) => [name, labelOf(name)] as const).filter(([, label]) => label !== ""));
}

/** The labels of the fields as they stand in the form, so that the links also name them without script. */
function labelsOf(node: ReactNode, found = new Map<string, string>()): Map<string, string> {
  Children.forEach(node, (child) => {
    if (!isValidElement<{ name?: unknown; label?: unknown; children?: ReactNode }>(child)) return;
    const { name, label, children } = child.props;
    if (typeof name === "string" && typeof label === "string") found.set(name, label);
    if (typeof children !== "function") labelsOf(children, found);
  });
  return found;
}
