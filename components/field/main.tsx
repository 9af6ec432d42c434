import { createRoot } from "react-dom/client";
import { forgetOld, forgetRound, restart } from "#lib/offline/store.ts";
import { Field } from "./field.tsx";

/** The round on a phone: everything after this page came is made on the device (docs/decisions, in the field without a line). */
async function begin(): Promise<void> {
  const place = document.getElementById("field");
  if (!place) return;
  await restart();
  await forgetOld();
  // Signed out at a desk in this browser: the round is not for whoever comes next.
  if (new URLSearchParams(location.search).has("signed-out")) {
    await forgetRound();
    return location.replace("/sign-in");
  }
  createRoot(place).render(<Field />);
}
void begin();
if ("serviceWorker" in navigator)
  void navigator.serviceWorker.register("/field/worker.js", { scope: "/field" });
