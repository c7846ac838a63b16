import type { Page } from 'playwright-core';
import type { SyncState, Team } from '../../lib/model/sync.ts';

/** What a team leaves in a store, for tests of the screens that show it without a server. */
export interface TeamRows {
  readonly team: Team | undefined;
  /** The server is known, nobody is signed in. */
  readonly project?: true;
  readonly state?: Partial<SyncState>;
  readonly role?: 'owner' | 'manager' | 'rep';
  /** Rows by table; put as they are. */
  readonly rows?: Readonly<Record<string, readonly object[]>>;
}

export const teamIds = {
  workspace: '6f1b1f6e-6f0f-4b52-8c9e-1d2c3b4a5f60',
  rep: 'b7a0a0d4-3b7e-4c1e-9d0f-0a1b2c3d4e5f',
  noor: '0c9e4d7a-5a2b-4f3c-8e1d-9f8e7d6c5b4a',
  client: '11111111-2222-4333-8444-555555555555',
  noorsClient: '99999999-8888-4777-8666-555555555555',
} as const;

export const aTeam: Team = {
  url: 'https://nordwind.supabase.co',
  key: 'sb_publishable_invented',
  email: 'linh@nordwind.example',
  userId: teamIds.rep,
  workspaceId: teamIds.workspace,
  workspaceName: 'Nordwind Sales',
  isSignedOut: false,
};

/** Puts the team into the store from a page of the extension, and starts that page anew. */
export async function putTeam(page: Page, given: TeamRows): Promise<void> {
  const { workspace, rep, noor, client, noorsClient } = teamIds;
  const at = new Date().toISOString();
  const columns = {
    workspace_id: workspace,
    rev: 1,
    clocks: {},
    created_at: at,
    updated_at: at,
    updated_by: rep,
    deleted_at: null,
  };
  const toMember = (id: string, name: string, role: string) => ({
    ...columns,
    id,
    rep_id: id,
    name,
    role,
    ix: { rep: id },
  });
  const isOpen = typeof given.team?.workspaceId === 'string';
  const kept = {
    identity: { workspaceId: workspace, repId: rep, clientId: client },
    clients: { [client]: rep, [noorsClient]: noor },
    ...(given.team ? { team: given.team } : {}),
    ...(given.team || given.project ? { project: { url: aTeam.url, key: aTeam.key } } : {}),
    sync: {
      phase: 'idle',
      problem: null,
      loadedCount: null,
      failures: 0,
      nextAt: 0,
      syncedAt: isOpen ? at : null,
      mendedAt: null,
      ...given.state,
    },
  };
  const members = isOpen
    ? [toMember(rep, 'Linh Trần', given.role ?? 'owner'), toMember(noor, 'Noor Haddad', 'manager')]
    : [];
  await page.evaluate(putRows, {
    kept: Object.entries(kept).map(([key, value]) => ({ key, value })),
    rows: { members, ...given.rows },
  });
  await page.reload();
}

/** Runs in the page, as text. */
async function putRows({
  kept,
  rows,
}: {
  kept: readonly object[];
  rows: Readonly<Record<string, readonly object[]>>;
}): Promise<void> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('pipeside');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = ['kv', ...Object.keys(rows)];
  await new Promise<void>((resolve, reject) => {
    const transaction = connection.transaction(names, 'readwrite');
    transaction.objectStore('members').clear();
    for (const key of ['team', 'project', 'scope']) transaction.objectStore('kv').delete(key);
    for (const row of kept) transaction.objectStore('kv').put(row);
    for (const [name, all] of Object.entries(rows)) {
      for (const row of all) transaction.objectStore(name).put(row);
    }
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  connection.close();
}

/** Runs in the worker, as text: the server never answers, so that what a test has put there stays. */
export function silenceServer(): void {
  Object.assign(globalThis, { fetch: () => new Promise<never>(() => undefined) });
}
