"use client";
import { useEffect } from "react";

/** `/` leads to the box, but not out of a field in which somebody types, nor together with another key. */
export function SlashKey({ of }: { of: string }) {
  useEffect(() => {
    const toBox = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, [contenteditable]")
      )
        return;
      event.preventDefault();
      document.getElementById(of)?.focus();
    };
    document.addEventListener("keydown", toBox);
    return () => document.removeEventListener("keydown", toBox);
  }, [of]);
  return null;
}
