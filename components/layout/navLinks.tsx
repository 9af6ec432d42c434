"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

type NavLinksProps = { label: string; links: readonly { href: string; text: string }[] };

/** The staff menu; the place where one is is marked for eyes and for screen readers. */
export function NavLinks({ label, links }: NavLinksProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="-mx-2 flex flex-wrap">
      {links.map(({ href, text }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="inline-flex min-h-(--target) items-center border-b-3 border-transparent px-2 text-ink no-underline hover:bg-wash-strong aria-[current=page]:border-celadon aria-[current=page]:font-bold aria-[current=page]:text-celadon-strong"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
