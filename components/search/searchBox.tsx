import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { SlashKey } from "./slashKey.tsx";

const ID = "search-box";

/** The one box, in the header of every office page. A plain GET form; `/` leads into it where there is script. */
export function SearchBox({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <search className="order-last flex min-w-0 grow basis-full lg:order-none lg:max-w-80 lg:basis-36">
      <form method="get" action="/search" className="flex w-full gap-1 py-1">
        <label htmlFor={ID} className="sr-only">
          {words.box}
        </label>
        <input
          id={ID}
          type="search"
          name="q"
          placeholder={words.placeholder}
          aria-keyshortcuts="/"
          autoComplete="off"
          className="min-h-(--target) w-full min-w-0 rounded-md border border-line-strong bg-paper-strong px-3 text-ink"
        />
        <button
          type="submit"
          className="min-h-(--target) shrink-0 cursor-pointer rounded-md border border-line-strong bg-paper-strong px-3 text-ink hover:bg-wash-strong"
        >
          {words.go}
        </button>
      </form>
      <SlashKey of={ID} />
    </search>
  );
}
