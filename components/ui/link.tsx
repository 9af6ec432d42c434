import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the house. Nothing is fetched ahead: every page is made at the moment it is asked for, so that what could be
 * had before is empty, and one look at a page would ask the server twice for each link on it.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink prefetch={false} {...props} />;
}
