/** The worker only shows what is pushed; it stands beside the pages, under an address that has none. */
const WORKER = { file: "/push-worker.js", scope: "/push/" } as const;

export const canPush = (): boolean => "serviceWorker" in navigator && "PushManager" in window;

/** This browser's subscription, if it has one. */
export const subscriptionHere = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration(WORKER.scope))?.pushManager.getSubscription()) ??
  null;

/**
 * Asks whoever sits here, and subscribes this browser. @param publicKey the house's VAPID key @returns what the house needs
 * to write to it, as fields of a form; null when they said no
 */
export async function subscribeHere(publicKey: string): Promise<Record<string, string> | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const worker = await navigator.serviceWorker.register(WORKER.file, { scope: WORKER.scope });
  await activated(worker);
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint = "", keys } = subscription.toJSON();
  return { endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
}

/** A worker can be subscribed once it is active. */
function activated(worker: ServiceWorkerRegistration): Promise<void> {
  const coming = worker.installing ?? worker.waiting;
  if (worker.active || !coming) return Promise.resolve();
  return new Promise((resolve) => {
    coming.addEventListener("statechange", () => coming.state === "activated" && resolve());
  });
}
