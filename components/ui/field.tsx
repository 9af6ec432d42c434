"use client";
import { type ComponentProps, type ReactNode, useState } from "react";
import { fieldSentence, say } from "#lib/domain/labels.ts";
import { lengthOf, nearsLimit } from "#lib/domain/text.ts";
import { CONTROL } from "./control.ts";
import { useFormState } from "./formState.tsx";
import { messages } from "./messages.ts";

type Common = {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  defaultValue?: string | undefined;
};

/** What a field needs to know of its form: what was typed, what was wrong, and the ids that tie them together. */
function useField({ name, hint, required }: Common) {
  const { state, lang, marksOptional, least, prefix } = useFormState();
  const wrong = state.fields?.[name];
  const id = `${prefix}${name}`;
  const words = say(messages, lang);
  const atLeast = least[name] === undefined ? null : words.atLeast(least[name]);
  const described = [hint || atLeast ? `${id}-hint` : "", wrong ? `${id}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    lang,
    words,
    atLeast,
    typed: state.values?.[name],
    wasSent: state.values !== undefined,
    error: wrong && fieldSentence(wrong, lang),
    optional: marksOptional && !required,
    control: {
      id,
      name,
      required,
      "aria-invalid": wrong ? true : undefined,
      "aria-describedby": described || undefined,
    },
  };
}
type FieldInfo = ReturnType<typeof useField>;

function Frame({ field, common, children }: { field: FieldInfo; common: Common; children: ReactNode }) {
  return (
    <div className="grid content-end gap-1">
      <label htmlFor={field.id} className="font-medium">
        <LabelText field={field} label={common.label} />
      </label>
      <Notes field={field} hint={common.hint} />
      {children}
    </div>
  );
}

function LabelText({ field, label }: { field: FieldInfo; label: string }) {
  return (
    <>
      {label}
      {field.optional && <span className="font-normal text-ink-soft">{field.words.optional}</span>}
    </>
  );
}

function Notes({ field, hint }: { field: FieldInfo; hint: ReactNode }) {
  return (
    <>
      {(hint || field.atLeast) && (
        <p id={`${field.id}-hint`} className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          {hint && <span>{hint}</span>}
          {field.atLeast && <span>{field.atLeast}</span>}
        </p>
      )}
      {field.error && (
        <p id={`${field.id}-error`} className="font-medium text-vermilion">
          {field.error}
        </p>
      )}
    </>
  );
}

type TextFieldProps = Common &
  Pick<
    ComponentProps<"input">,
    | "type"
    | "inputMode"
    | "maxLength"
    | "autoComplete"
    | "min"
    | "max"
    | "autoCapitalize"
    | "spellCheck"
    | "onChange"
    | "list"
  >;

export function TextField({
  name,
  label,
  hint,
  required,
  defaultValue,
  type = "text",
  onChange,
  ...rest
}: TextFieldProps) {
  const common = { name, label, hint, required } as Common;
  const field = useField(common);
  return (
    <Frame field={field} common={common}>
      <input
        {...field.control}
        {...rest}
        {...(onChange && { onChange })}
        type={type}
        defaultValue={field.typed ?? defaultValue}
        className={CONTROL}
      />
    </Frame>
  );
}

type TextAreaProps = Common & {
  rows?: number;
  /** characters as people count them; more can be typed, and the form says so instead of cutting off */
  maxLength?: number;
};

export function TextArea({ name, label, hint, required, defaultValue, rows = 4, maxLength }: TextAreaProps) {
  const common = { name, label, hint, required } as Common;
  const field = useField(common);
  const start = field.typed ?? defaultValue ?? "";
  const [length, setLength] = useState(() => lengthOf(start));
  return (
    <Frame field={field} common={common}>
      <textarea
        {...field.control}
        {...(maxLength && { "data-enhance": "count", "data-most": maxLength })}
        rows={rows}
        defaultValue={start}
        className={CONTROL}
        onChange={(event) => setLength(lengthOf(event.target.value))}
      />
      {maxLength && (
        <p
          id={`${field.id}-count`}
          hidden={!nearsLimit(length, maxLength)}
          data-over={length > maxLength || undefined}
          className="text-sm text-ink-soft data-over:font-medium data-over:text-vermilion"
        >
          <span>{length}</span>
          {field.words.ofMost(maxLength)}
        </p>
      )}
    </Frame>
  );
}

export type Option = { value: string; label: string; hint?: string };
export type OptionGroup = { label: string; options: Option[] };

type SelectProps = Common & {
  options: readonly (Option | OptionGroup)[];
  /** the empty choice; false leaves it out */
  placeholder?: string | false;
  onChange?: ComponentProps<"select">["onChange"];
};

export function Select({
  name,
  label,
  hint,
  required,
  defaultValue,
  options,
  placeholder,
  onChange,
}: SelectProps) {
  const common = { name, label, hint, required } as Common;
  const field = useField(common);
  return (
    <Frame field={field} common={common}>
      <select
        {...field.control}
        {...(onChange && { onChange })}
        defaultValue={field.typed ?? defaultValue ?? ""}
        className={CONTROL}
      >
        {placeholder !== false && <option value="">{placeholder ?? field.words.choose}</option>}
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(choice)}
            </optgroup>
          ) : (
            choice(option)
          ),
        )}
      </select>
    </Frame>
  );
}

const choice = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);

type RadioGroupProps = Common & {
  options: readonly Option[];
  /** side by side where there is room */
  inline?: boolean;
};

/** Nothing is chosen beforehand unless a default is given: no answer is put into anybody's mouth. */
export function RadioGroup({ name, label, hint, required, defaultValue, options, inline }: RadioGroupProps) {
  const common = { name, label, hint, required } as Common;
  const field = useField(common);
  const chosen = field.typed ?? (field.wasSent ? undefined : defaultValue);
  const { id, ...control } = field.control;
  return (
    <fieldset className="grid gap-1" aria-describedby={control["aria-describedby"]}>
      <legend className="mb-1 font-medium">
        <LabelText field={field} label={label} />
      </legend>
      <Notes field={field} hint={hint} />
      <div className={inline ? "flex flex-wrap gap-2" : "grid gap-2"}>
        {options.map((option, at) => (
          <label key={option.value} className={`${TICK} ${inline ? "pr-5" : ""}`}>
            <input
              type="radio"
              id={at === 0 ? id : `${id}-${option.value}`}
              name={name}
              value={option.value}
              required={required}
              aria-invalid={control["aria-invalid"]}
              defaultChecked={chosen === option.value}
              className="size-5 shrink-0 accent-(--celadon)"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-sm text-ink-soft">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const TICK =
  "flex min-h-(--target) cursor-pointer items-center gap-3 rounded-md border border-line bg-paper-strong px-3 py-2 has-checked:border-celadon has-checked:bg-celadon-wash";

type CheckboxProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultChecked?: boolean;
  onChange?: ComponentProps<"input">["onChange"];
};

/** Sends "on" when ticked. */
export function Checkbox({ name, label, hint, defaultChecked = false, onChange }: CheckboxProps) {
  const field = useField({ name, label, hint, required: true });
  return (
    <div className="grid gap-1">
      <label htmlFor={field.id} className={TICK}>
        <input
          type="checkbox"
          id={field.id}
          name={name}
          aria-invalid={field.control["aria-invalid"]}
          aria-describedby={field.control["aria-describedby"]}
          defaultChecked={field.wasSent ? field.typed === "on" : defaultChecked}
          {...(onChange && { onChange })}
          className="size-5 shrink-0 accent-(--celadon)"
        />
        <span>{label}</span>
      </label>
      <Notes field={field} hint={hint} />
    </div>
  );
}

export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
