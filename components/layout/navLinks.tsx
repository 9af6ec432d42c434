"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

type NavLink = { href: string; text: string; daily: boolean };
type NavLinksProps = { label: string; more: string; menu: string; links: readonly NavLink[] };

/**
 * The staff menu: what is of every day in a row, the rest behind "more"; on a phone everything behind one word. The place
 * where one is is marked for eyes and for screen readers. Native details: it opens without script too.
 */
export function NavLinks({ label, more, menu, links }: NavLinksProps) {
  const path = usePathname();
  const fold = useRef<HTMLDetailsElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu that led to it
  useEffect(() => {
    if (fold.current) fold.current.open = false;
  }, [path]);
  const daily = links.filter((link) => link.daily);
  const rest = links.filter((link) => !link.daily);
  return (
    <nav aria-label={label} className="-mx-2 flex flex-wrap">
      {daily.map((link) => (
        <Item key={link.href} link={link} path={path} className="hidden sm:inline-flex" />
      ))}
      <details ref={fold} className={`relative ${rest.length === 0 ? "sm:hidden" : ""}`}>
        <summary className="inline-flex min-h-(--target) cursor-pointer items-center px-2 hover:bg-wash-strong">
          <span className="sm:hidden">{menu}</span>
          <span className="hidden sm:inline">{more}</span>
        </summary>
        <div className="absolute left-0 z-20 grid min-w-44 rounded-md border border-line bg-paper-strong py-1 shadow-lg">
          {daily.map((link) => (
            <Item key={link.href} link={link} path={path} className="inline-flex sm:hidden" />
          ))}
          {rest.map((link) => (
            <Item key={link.href} link={link} path={path} className="inline-flex" />
          ))}
        </div>
      </details>
    </nav>
  );
}

function Item({ link, path, className }: { link: NavLink; path: string; className: string }) {
  return (
    <Link
      href={link.href}
      aria-current={path === link.href ? "page" : undefined}
      className={`${className} min-h-(--target) items-center border-b-3 border-transparent px-2 text-ink no-underline hover:bg-wash-strong aria-[current=page]:border-celadon aria-[current=page]:font-bold aria-[current=page]:text-celadon-strong`}
    >
      {link.text}
    </Link>
  );
}
