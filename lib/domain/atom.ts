/** One entry of a feed; `day` is all that is told of the time. */
export type FeedEntry = {
  readonly title: string;
  readonly href: string;
  /** yyyy-mm-dd in Shanghai */
  readonly day: string;
  readonly category: string;
  readonly text: string;
};
export type Feed = {
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly href: string;
  readonly self: string;
  readonly entries: readonly FeedEntry[];
};

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
/** What XML 1.0 cannot hold goes, whatever a text contains; the rest is escaped. */
export const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "");

const at = (day: string): string => `${day}T00:00:00+08:00`;

/** A feed in Atom (RFC 4287). An empty one was updated on the first day there is. */
export const atom = ({ title, author, lang, href, self, entries }: Feed): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(lang)}">
  <id>${xml(href)}</id>
  <title>${xml(title)}</title>
  <updated>${at(entries[0]?.day ?? "1970-01-01")}</updated>
  <author><name>${xml(author)}</name></author>
  <link rel="alternate" type="text/html" href="${xml(href)}"/>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
${entries
  .map(
    (entry) => `  <entry>
    <id>${xml(entry.href)}</id>
    <title>${xml(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${xml(entry.href)}"/>
    <published>${at(entry.day)}</published>
    <updated>${at(entry.day)}</updated>
    <category term="${xml(entry.category)}"/>
    <content type="text">${xml(entry.text)}</content>
  </entry>
`,
  )
  .join("")}</feed>
`;
