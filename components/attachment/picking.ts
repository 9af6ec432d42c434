"use client";
import { useEffect, useRef, useState } from "react";
import { type Picked, type Uploads, uploads } from "./uploads.ts";

/** The files chosen in a form of the office. Leaving the page stops the sending. */
export function usePickedFiles(as: "staff" | "resident") {
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const kept = useRef<Uploads>(null);
  kept.current ??= uploads(as, setPicked);
  useEffect(() => () => kept.current?.stop(), []);
  return { picked, ...kept.current };
}
