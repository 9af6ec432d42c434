import type { Mark } from "#lib/domain/figures/marks.ts";
import type { Links } from "./drawing.ts";
import type { Anchor } from "./render.ts";

/** The links of a drawing as addresses; what leads nowhere has none. */
export const anchorsOf = (
  links: Links,
  hrefOf: (mark: Mark) => string | null,
): ReadonlyMap<string, readonly Anchor[]> =>
  new Map(
    [...links].flatMap(([key, list]): [string, Anchor[]][] => {
      const anchors = list.flatMap(({ mark, title }) => {
        const href = hrefOf(mark);
        return href ? [{ href, title }] : [];
      });
      return anchors.length === list.length ? [[key, anchors]] : [];
    }),
  );
