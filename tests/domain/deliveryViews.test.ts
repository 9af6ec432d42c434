import { expect, it } from "vitest";
import {
  DELIVERY_VIEWS,
  deliveriesHref,
  deliveryFilter,
  idFrom,
  VIEWS,
} from "#lib/domain/notices/deliveryViews.ts";
import { DELIVERY_STATES, REPLAYABLE } from "#lib/domain/notices/notices.ts";

const ID = "019ab000-0000-7000-8000-000000000001";

it("every state is shown in exactly one view; what may be sent again is what is in trouble", () => {
  const shown = Object.values(DELIVERY_VIEWS).flat();
  expect([...shown].sort()).toEqual([...DELIVERY_STATES].sort());
  expect([...DELIVERY_VIEWS.TROUBLE]).toEqual([...REPLAYABLE]);
});

it("a filter is an address and comes back from it", () => {
  for (const view of VIEWS)
    for (const channel of ["SMS", null] as const)
      for (const after of [ID, null]) {
        const href = deliveriesHref({ view, channel, after });
        const params = Object.fromEntries(new URL(href, "http://x").searchParams);
        expect(deliveryFilter(params, false)).toEqual({ view, channel, after });
      }
});

it("what makes no sense in an address does not narrow; a demonstration begins with what it withheld", () => {
  const nonsense = { view: "toString", channel: "FAX", after: "1 OR 1=1" };
  expect(deliveryFilter(nonsense, false)).toEqual({ view: "TROUBLE", channel: null, after: null });
  expect(deliveryFilter({ view: ["DONE", "DONE"] }, true).view).toBe("WITHHELD");
  expect([idFrom(ID), idFrom([ID]), idFrom(undefined), idFrom(`${ID}'`)]).toEqual([ID, null, null, null]);
});
