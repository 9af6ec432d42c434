import type { ComponentProps } from "react";
import { Link } from "#components/ui/link.tsx";

export type Tone = "main" | "quiet" | "danger";

const SHAPE =
  "inline-flex min-h-(--target) items-center justify-center gap-2 rounded-md border px-5 py-2 font-medium break-keep no-underline cursor-pointer disabled:cursor-wait disabled:opacity-70";
const TONES = {
  main: "border-celadon bg-celadon text-on-celadon hover:border-celadon-strong hover:bg-celadon-strong",
  quiet: "border-line-strong bg-paper-strong text-ink hover:bg-wash",
  danger: "border-vermilion bg-paper-strong text-vermilion hover:bg-vermilion-wash",
} as const satisfies Record<Tone, string>;

type ButtonProps = Omit<ComponentProps<"button">, "className"> & { tone?: Tone };

export function Button({ tone = "main", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`${SHAPE} ${TONES[tone]}`} {...rest} />;
}

type LinkButtonProps = Omit<ComponentProps<typeof Link>, "className"> & { tone?: Tone };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ tone = "main", ...rest }: LinkButtonProps) {
  return <Link className={`${SHAPE} ${TONES[tone]}`} {...rest} />;
}
