"use client";
import { usePathname } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

type HeaderMenuProps = {
  summary: ReactNode;
  side: "left" | "right";
  className?: string;
  children: ReactNode;
};

/**
 * A menu of the header: native details, so it opens without script too, and only one at a time. Where there is script it
 * closes on Escape, on a press or a step elsewhere, and when a new page comes. On a phone it is as wide as the header,
 * wherever its word stands in the row: so it stays on the screen.
 */
export function HeaderMenu({ summary, side, className = "", children }: HeaderMenuProps) {
  const path = usePathname();
  const fold = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (fold.current) fold.current.open = false;
  };
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (!fold.current?.contains(target as Node)) close();
    };
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  });
  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !fold.current?.contains(relatedTarget)) close();
  };
  const leave = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !fold.current?.open) return;
    close();
    fold.current.querySelector("summary")?.focus();
  };
  return (
    <details
      key={path} // a new page has a closed one; one opened before the script came stays open
      ref={fold}
      name="header-menu"
      className={`lg:relative ${className}`}
      onBlur={left}
      onKeyDown={leave}
    >
      <summary className="inline-flex min-h-(--target) cursor-pointer items-center rounded-md px-2 hover:bg-wash-strong max-lg:border max-lg:border-line-strong max-lg:before:hidden">
        {summary}
      </summary>
      <div
        className={`absolute inset-x-4 z-20 grid min-w-48 rounded-md border border-line bg-paper-strong py-1 shadow-lg lg:w-max ${side === "left" ? "lg:right-auto lg:left-0" : "lg:right-0 lg:left-auto"}`}
      >
        {children}
      </div>
    </details>
  );
}
