"use client";
import { Button } from "#components/ui/button.tsx";

/** Opens the browser's own print dialogue; hidden where there is no script, since the menu does the same. */
export const PrintButton = ({ text }: { text: string }) => (
  <span className="with-script no-print">
    <Button tone="quiet" onClick={() => window.print()}>
      {text}
    </Button>
  </span>
);
