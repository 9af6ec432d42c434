import { headNow, type Sealed, setHead, store } from "./store.ts";

/** OWASP's floor for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
/** After so many wrong ones in a row somebody waits, longer each time. */
const FREE_TRIES = 5;
const WAIT_MS = 60_000;
/** When the page came, or the last wrong one: a reload waits anew. */
let waitingSince = 0;

/** The key of an open vault. It is never written down: closing the page or the vault lets it go. */
export type Vault = {
  seal(about: string, value: unknown): Promise<Sealed>;
  sealBytes(about: string, bytes: ArrayBuffer): Promise<Sealed>;
  /** @throws where the words belong to something else, or were altered */
  open(about: string, sealed: Sealed): Promise<string>;
  openBytes(about: string, sealed: Sealed): Promise<ArrayBuffer>;
};

const text = new TextEncoder();
const words = new TextDecoder();

/** Makes a device: a key by chance, wrapped under the PIN, and nothing else that could open it. */
export async function makeVault(pin: string, device: string): Promise<Vault> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", key, await keyOf(pin, salt, ROUNDS), "AES-KW");
  await store.head.put({
    name: "head",
    device,
    salt,
    rounds: ROUNDS,
    wrapped: new Uint8Array(wrapped),
    wrongPins: 0,
    waitMs: 0,
    cursor: 0,
    syncedAt: null,
    skew: 0,
    clockOff: 0,
  });
  return vaultOf(key);
}

/** Opens it again; a number is how many milliseconds to wait, null a wrong PIN. */
export async function openVault(pin: string): Promise<Vault | number | null> {
  const head = await headNow();
  if (!head) return null;
  const wait = waitingSince + head.waitMs - performance.now();
  if (wait > 0) return wait;
  try {
    const wrapping = await keyOf(pin, head.salt, head.rounds);
    const key = await crypto.subtle.unwrapKey("raw", head.wrapped, wrapping, "AES-KW", "AES-GCM", false, [
      "encrypt",
      "decrypt",
    ]);
    await setHead({ wrongPins: 0, waitMs: 0 });
    return vaultOf(key);
  } catch {
    const wrongPins = head.wrongPins + 1;
    const over = wrongPins - FREE_TRIES;
    waitingSince = performance.now();
    await setHead({ wrongPins, waitMs: over >= 0 ? WAIT_MS * 2 ** Math.min(over, 10) : 0 });
    return null;
  }
}

async function keyOf(pin: string, salt: BufferSource, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", text.encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    base,
    { name: "AES-KW", length: 256 },
    false,
    ["wrapKey", "unwrapKey"],
  );
}

const START = 12;
function vaultOf(key: CryptoKey): Vault {
  const how = (about: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: "AES-GCM",
    iv,
    additionalData: text.encode(about),
  });
  async function sealBytes(about: string, bytes: BufferSource): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(START));
    const secret = new Uint8Array(await crypto.subtle.encrypt(how(about, iv), key, bytes));
    const sealed = new Uint8Array(START + secret.length);
    sealed.set(iv);
    sealed.set(secret, START);
    return sealed;
  }
  const openBytes = (about: string, sealed: Sealed) =>
    crypto.subtle.decrypt(how(about, sealed.slice(0, START)), key, sealed.subarray(START));
  return {
    sealBytes,
    openBytes,
    seal: (about, value) => sealBytes(about, text.encode(JSON.stringify(value))),
    open: async (about, sealed) => words.decode(await openBytes(about, sealed)),
  };
}
