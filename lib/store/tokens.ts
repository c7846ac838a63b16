import type { Store } from './store.ts';

/** Keys of `kv` that hold a session; they go by themselves, and in no copy. */
export const tokenPrefix = 'auth:';

/** The tokens of a session, in the extension's own IndexedDB: no page and no content script can read them. */
export interface TokenStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

export function tokenStorage(store: Store): TokenStorage {
  return {
    getItem: async (key) => {
      const kept = await store.kv.get(tokenPrefix + key);
      return typeof kept?.value === 'string' ? kept.value : null;
    },
    setItem: async (key, value) => {
      await store.kv.put({ key: tokenPrefix + key, value });
    },
    removeItem: async (key) => {
      await store.kv.delete(tokenPrefix + key);
    },
  };
}

/** Tokens without a team are of a sign-in or a sign-out that was cut short; to be called as a worker starts. */
export function dropStrayTokens(store: Store): Promise<void> {
  return store.transaction('rw', store.kv, async () => {
    if (await store.kv.get('team')) return;
    await store.kv.where('key').startsWith(tokenPrefix).delete();
  });
}
