"use client";
import { usePathname } from "next/navigation";
import { Link } from "#components/ui/link.tsx";
import { HeaderMenu } from "./headerMenu.tsx";

type NavLink = { href: string; text: string; daily: boolean };
type NavLinksProps = { label: string; more: string; menu: string; links: readonly NavLink[] };

/**
 * The staff menu: what is of every day in a row, the rest behind "more"; on a phone everything behind one word. The place
 * where one is is marked for eyes and for screen readers.
 */
export function NavLinks({ label, more, menu, links }: NavLinksProps) {
  const path = usePathname();
  const daily = links.filter((link) => link.daily);
  const rest = links.filter((link) => !link.daily);
  return (
    <nav aria-label={label} className="flex">
      {daily.map((link) => (
        <Item key={link.href} link={link} path={path} className="hidden lg:inline-flex" />
      ))}
      <HeaderMenu
        side="left"
        className={rest.length === 0 ? "lg:hidden" : ""}
        summary={
          <>
            <span className="lg:hidden">{menu}</span>
            <span className="hidden lg:inline">{more}</span>
          </>
        }
      >
        <div className="grid grid-cols-2 lg:grid-cols-1">
          {daily.map((link) => (
            <Item key={link.href} link={link} path={path} className="inline-flex lg:hidden" />
          ))}
          {rest.map((link) => (
            <Item key={link.href} link={link} path={path} className="inline-flex" />
          ))}
        </div>
      </HeaderMenu>
    </nav>
  );
}

function Item({ link, path, className }: { link: NavLink; path: string; className: string }) {
  const here = path === link.href || path.startsWith(`${link.href}/`);
  // The room on the phone is a page of its own: it is gone to, not blended in.
  const Way = link.href === "/field" ? "a" : Link;
  return (
    <Way
      href={link.href}
      aria-current={here ? "page" : undefined}
      className={`${className} min-h-(--target) items-center border-b-3 border-transparent px-2 text-ink no-underline hover:bg-wash-strong aria-[current=page]:border-celadon aria-[current=page]:font-bold aria-[current=page]:text-celadon-strong`}
    >
      {link.text}
    </Way>
  );
}
