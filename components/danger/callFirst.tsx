import { say } from "#lib/domain/texts.ts";
import { HAZARD_NUMBERS, type Lang, POWER_NUMBER, UTILITIES, type Utility } from "#lib/domain/vocabulary.ts";
import { dangerMessages } from "./messages.ts";

type CallFirstProps = {
  lang: Lang;
  /** the city's own numbers, where they are set */
  numbers?: Partial<Record<Utility, string>>;
};

/** The numbers to call, before anything is written down (domain.md C2 hazard: "show the number first"). */
export function CallFirst({ lang, numbers }: CallFirstProps) {
  const words = say(dangerMessages, lang);
  const repair: Partial<Record<Utility, string>> = { POWER: POWER_NUMBER, ...numbers };
  return (
    <div className="grid gap-3 rounded-md border-2 border-vermilion bg-vermilion-wash p-4">
      <p className="text-lg font-bold text-vermilion">{words.callFirst}</p>
      <ul className="grid grid-cols-2 gap-2">
        {HAZARD_NUMBERS.map((number) => (
          <Call key={number} number={number} who={words[`for${number}`]} />
        ))}
        {UTILITIES.map((utility) => {
          const number = repair[utility];
          return number && <Call key={utility} number={number} who={words[`for${utility}`]} />;
        })}
      </ul>
      <p>{words.utility}</p>
    </div>
  );
}

function Call({ number, who }: { number: string; who: string }) {
  return (
    <li className="grid">
      <a
        href={`tel:${number}`}
        className="flex min-h-(--target) flex-col items-center justify-center rounded-md border-2 border-vermilion bg-paper-strong px-2 py-2 text-center text-vermilion no-underline hover:bg-vermilion hover:text-on-vermilion"
      >
        <span className="text-2xl leading-tight font-bold wrap-anywhere tabular-nums">{number}</span>
        <span className="leading-snug">{who}</span>
      </a>
    </li>
  );
}
