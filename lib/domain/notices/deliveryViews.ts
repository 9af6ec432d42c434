import { type DeliveryState, OUTSIDE_CHANNELS, type OutsideChannel } from "./notices.ts";

/** What the page of deliveries shows together. Trouble comes first: somebody has to decide about it. */
export const DELIVERY_VIEWS = {
  TROUBLE: ["UNSURE", "DEAD"],
  WITHHELD: ["WITHHELD"],
  UNDERWAY: ["WAITING", "COLLECTED", "SENDING"],
  DONE: ["SENT", "BUNDLED"],
} as const satisfies Record<string, readonly DeliveryState[]>;
export type DeliveryView = keyof typeof DELIVERY_VIEWS;
export const VIEWS = Object.keys(DELIVERY_VIEWS) as DeliveryView[];

export type DeliveryFilter = {
  readonly view: DeliveryView;
  readonly channel: OutsideChannel | null;
  /** the last delivery of the page before */
  readonly after: string | null;
};
type Params = Readonly<Record<string, string | string[] | undefined>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");
const oneOf = <T extends string>(list: readonly T[], word: string): T | null =>
  list.find((known) => known === word) ?? null;
/** An id from an address; anything else is none. */
export const idFrom = (value: string | string[] | undefined): string | null =>
  UUID.test(one(value)) ? one(value) : null;

/** The filter of an address; what makes no sense there does not narrow. A demonstration begins with what it withheld. */
export const deliveryFilter = (params: Params, demo: boolean): DeliveryFilter => ({
  view: oneOf(VIEWS, one(params.view)) ?? (demo ? "WITHHELD" : "TROUBLE"),
  channel: oneOf(OUTSIDE_CHANNELS, one(params.channel)),
  after: idFrom(params.after),
});

/** The address of a filter; its values are known words and ids, which need no quoting. */
export const deliveriesHref = ({ view, channel, after }: DeliveryFilter): string =>
  `/deliveries?view=${view}${channel ? `&channel=${channel}` : ""}${after ? `&after=${after}` : ""}`;
