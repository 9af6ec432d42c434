import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { noticeText, privacyWords } from "#lib/domain/labels/privacy.ts";
import { NOTICE_POINTS, type NoticeForm, type PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

type PrivacyCardProps = {
  form: NoticeForm;
  privacy: PrivacySettings;
  lang: Lang;
  /** one press away, where a short form would drown in it */
  folded?: boolean;
};

/** Who, what for, which kinds, how long, which rights: told before anything is sent (PIPL §17). */
export function PrivacyCard({ form, privacy, lang, folded = false }: PrivacyCardProps) {
  const words = say(privacyWords, lang);
  const title = form === "VISIT" ? words.tellThem : words.title;
  const points = (
    <>
      <DefinitionList
        items={NOTICE_POINTS.map((point) => [words[point], noticeText(point, form, privacy, lang)])}
      />
      <p className="mt-2">
        <Link href="/privacy" className="underline underline-offset-4">
          {words.more}
        </Link>
      </p>
    </>
  );
  if (folded)
    return (
      <details className="no-print rounded-md border border-line bg-wash px-4">
        <summary className="flex min-h-(--target) items-center underline underline-offset-4">{title}</summary>
        <div className="pb-3">{points}</div>
      </details>
    );
  return (
    <aside aria-label={title} className="rounded-md border border-line bg-wash px-4 py-3">
      <p className="mb-2 font-bold">{title}</p>
      {points}
    </aside>
  );
}
