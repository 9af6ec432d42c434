import type { ComponentProps } from "react";

/** Stands for `next/link` in the bundle of /field: a plain link, for what is only there with a line. */
export default function Link({ prefetch: _never, ...rest }: ComponentProps<"a"> & { prefetch?: boolean }) {
  return <a {...rest} />;
}
