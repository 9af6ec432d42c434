"use client";
import { Button } from "./button.tsx";

/** Opens the browser's own print dialogue; without script it is not shown, and the browser's menu does the same. */
export function PrintButton({ text }: { text: string }) {
  return (
    <span className="with-script">
      <Button tone="quiet" data-enhance="print" onClick={() => window.print()}>
        {text}
      </Button>
    </span>
  );
}
