import { say } from "#lib/domain/texts.ts";
import { HAZARD_NUMBERS, type Lang } from "#lib/domain/vocabulary.ts";
import { dangerMessages } from "./messages.ts";

/** The numbers to call, before anything is written down (domain.md C2 hazard: "show the number first"). */
export function CallFirst({ lang }: { lang: Lang }) {
  const words = say(dangerMessages, lang);
  return (
    <div className="grid gap-3 rounded-md border-2 border-vermilion bg-vermilion-wash p-4">
      <p className="text-lg font-bold text-vermilion">{words.callFirst}</p>
      <ul className="grid grid-cols-2 gap-2">
        {HAZARD_NUMBERS.map((number) => (
          <li key={number} className="grid">
            <a
              href={`tel:${number}`}
              className="flex min-h-(--target) flex-col items-center justify-center rounded-md border-2 border-vermilion bg-paper-strong px-2 py-2 text-center text-vermilion no-underline hover:bg-vermilion hover:text-on-vermilion"
            >
              <span className="text-2xl leading-tight font-bold tabular-nums">{number}</span>
              <span className="leading-snug">{words[`for${number}`]}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>{words.utility}</p>
    </div>
  );
}
