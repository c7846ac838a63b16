import type { Store } from './store.ts';

/** Nobody has more mailboxes at one host; of these none is meant alone anyway. */
const maxAccounts = 10;

function keyOf(host: string): string {
  return `mail_accounts:${host}`;
}

async function load(store: Store, host: string): Promise<readonly string[]> {
  const value = (await store.kv.get(keyOf(host)))?.value;
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Keeps whose mailboxes a host has shown on this computer. */
export async function keepMailAccount(store: Store, host: string, account: string): Promise<void> {
  if (account === '') return;
  await store.transaction('rw', store.kv, async () => {
    const known = await load(store, host);
    if (known.includes(account) || known.length >= maxAccounts) return;
    await store.kv.put({ key: keyOf(host), value: [...known, account] });
  });
}

/** What a page says of its mailbox, filled in where it does not say it and its host has shown one mailbox alone. */
export async function withMailAccount<Of extends { readonly account: string }>(
  store: Store,
  host: string,
  of: Of,
): Promise<Of> {
  if (of.account !== '') return of;
  const [account = '', ...others] = await load(store, host);
  return others.length === 0 ? { ...of, account } : of;
}
