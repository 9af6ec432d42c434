import { Link } from "#components/ui/link.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** The rooms of the settings. */
export function SettingsTabs({
  here,
  lang,
}: {
  here: "calendar" | "clocks" | "privacy" | "alerts" | "composite";
  lang: Lang;
}) {
  const words = say(messages, lang);
  const tabs = [
    ["calendar", "/settings/calendar", words.calendarTab],
    ["clocks", "/settings/clocks", words.clocksTab],
    ["privacy", "/settings/privacy", words.privacyTab],
    ["alerts", "/settings/alerts", words.alertsTab],
    ["composite", "/settings/composite", words.compositeTab],
  ] as const;
  return (
    <nav aria-label={words.tabs} className="no-print flex flex-wrap gap-x-6 border-b border-line">
      {tabs.map(([key, href, text]) => (
        <Link
          key={key}
          href={href}
          aria-current={here === key ? "page" : undefined}
          className="inline-flex min-h-(--target) items-center border-b-2 border-transparent aria-[current=page]:border-celadon aria-[current=page]:font-medium"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
