import { StateChip } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang, LinkKind, ReplyKind, State } from "#lib/domain/vocabulary.ts";
import { besideMessages } from "./messages-beside.ts";

type Other = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly lastReplyKind: ReplyKind | null;
};
type ConnectedProps = {
  master: Other | null;
  children: readonly Other[];
  links: readonly (Other & { readonly kind: LinkKind })[];
  lang: Lang;
};

/** Other issues this one hangs together with: the main one, those handled with it and how far each resident's answer is, links. */
export function Connected({ master, children, links, lang }: ConnectedProps) {
  const words = say(besideMessages, lang);
  if (!master && children.length + links.length === 0) return null;
  return (
    <Section title={words.connected}>
      <ul className="grid gap-2">
        {master && <Row other={master} role={words.handledWith} lang={lang} />}
        {children.map((child) => (
          <Row
            key={child.id}
            other={child}
            role={words.mergedHere}
            answer={child.lastReplyKind ? label("replyKind", child.lastReplyKind, lang) : words.noReplyYet}
            lang={lang}
          />
        ))}
        {links.map((other) => (
          <Row key={other.id} other={other} role={label("linkKind", other.kind, lang)} lang={lang} />
        ))}
      </ul>
      {children.length > 0 && <p className="text-sm text-ink-soft">{words.eachAnswered}</p>}
    </Section>
  );
}

function Row({ other, role, answer, lang }: { other: Other; role: string; answer?: string; lang: Lang }) {
  return (
    <li className="grid gap-1 rounded-md border border-line bg-paper-strong px-4 py-2">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium">{role}</span>
        <StateChip state={other.state} lang={lang} />
        {answer && <span className="text-ink-soft">{answer}</span>}
      </p>
      <Link href={`/issues/${other.id}`} className="line-clamp-2">
        <span className="tabular-nums">{formatReceiptNo(other.receiptNo)}</span> {other.statement}
      </Link>
    </li>
  );
}
