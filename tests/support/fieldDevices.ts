import Dexie from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { uuidv7 } from "uuidv7";
import { vi } from "vitest";
import type * as Keeping from "#components/field/keeping.ts";
import type * as Outbox from "#lib/offline/outbox.ts";
import type * as Store from "#lib/offline/store.ts";
import type * as Sync from "#lib/offline/sync.ts";
import type * as VaultModule from "#lib/offline/vault.ts";
import type { Vault } from "#lib/offline/vault.ts";

/** A phone as far as the room in the field needs one: a store of its own, locks, and the code that runs there. */
export type Phone = {
  readonly id: string;
  readonly vault: Vault;
  readonly store: typeof Store;
  readonly outbox: typeof Outbox;
  readonly sync: (sendPhoto?: Sync.SendPhoto) => Promise<Sync.SyncEnd>;
  readonly PhotoRefused: typeof Sync.PhotoRefused;
  readonly forgetIfEnded: typeof Sync.forgetIfEnded;
  readonly openVault: typeof VaultModule.openVault;
  readonly keep: typeof Keeping.keep;
};
export const PIN = "246813";

/** Several of them in one process: each has the modules of its own, and thereby its own store. */
export async function phone(): Promise<Phone> {
  vi.resetModules();
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  const held = new Set<string>();
  const locks = {
    request: async (name: string, _how: object, work: (lock: object | null) => Promise<unknown>) => {
      if (held.has(name)) return work(null);
      held.add(name);
      return work({}).finally(() => held.delete(name));
    },
  };
  vi.stubGlobal("navigator", { locks });
  const [store, outbox, { sync, ...rest }, { makeVault, openVault }, { keep }] = await Promise.all([
    import("#lib/offline/store.ts") as Promise<typeof Store>,
    import("#lib/offline/outbox.ts") as Promise<typeof Outbox>,
    import("#lib/offline/sync.ts") as Promise<typeof Sync>,
    import("#lib/offline/vault.ts") as Promise<typeof VaultModule>,
    import("#components/field/keeping.ts") as Promise<typeof Keeping>,
  ]);
  const id = uuidv7();
  const vault = await makeVault(PIN, id);
  const noPhoto = () => Promise.reject(new Error("no photos here"));
  return {
    id,
    vault,
    store,
    outbox,
    ...rest,
    openVault,
    keep,
    sync: (sendPhoto = noPhoto) => {
      vi.stubGlobal("navigator", { locks });
      return sync(vault, sendPhoto);
    },
  };
}
