import { Link } from "#components/ui/link.tsx";
import { noticeWord } from "#lib/domain/labels/notices-words.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import {
  type DeliveryFilter,
  type DeliveryView,
  deliveriesHref,
  VIEWS,
} from "#lib/domain/notices/deliveryViews.ts";
import { OUTSIDE_CHANNELS } from "#lib/domain/notices/notices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DeliveryViewsProps = {
  filter: DeliveryFilter;
  counts: Readonly<Record<DeliveryView, number>>;
  lang: Lang;
};

/** What is shown, by what became of it and by channel; every choice is an address. */
export function DeliveryViews({ filter, counts, lang }: DeliveryViewsProps) {
  const words = say(messages, lang);
  const views = VIEWS.filter((view) => view !== "WITHHELD" || counts.WITHHELD > 0 || filter.view === view);
  const channels = [null, ...OUTSIDE_CHANNELS];
  return (
    <>
      <Choices
        label={words.show}
        choices={views.map((view) => ({
          href: deliveriesHref({ ...filter, view, after: null }),
          current: view === filter.view,
          text: `${words[view]} ${showNumber(counts[view], lang)}`,
        }))}
      />
      <Choices
        label={words.channel}
        choices={channels.map((channel) => ({
          href: deliveriesHref({ ...filter, channel, after: null }),
          current: channel === filter.channel,
          text: channel ? noticeWord("channel", channel, lang) : words.anyChannel,
        }))}
      />
    </>
  );
}

type Choice = { href: string; current: boolean; text: string };

/** Links of which one is where one is. */
export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="no-print flex flex-wrap gap-x-4 gap-y-1">
      {choices.map(({ href, current, text }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="inline-flex min-h-(--target) items-center underline-offset-4 aria-[current=page]:font-bold aria-[current=page]:no-underline"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
