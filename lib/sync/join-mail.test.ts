import { describe, expect, it, vi } from 'vitest';
import type { PulledRow, SyncServer } from '../model/sync.ts';
import { aClock, valueOf } from '../store/a-store.ts';
import { aLog, aMessage, colleague, idAt, linh, mailbox, me } from '../store/commands/a-mail.ts';
import { logMail } from '../store/commands/mail.ts';
import type { Store } from '../store/store.ts';
import {
  addPerson,
  aJoinedStore,
  aPulledRow,
  settleAll,
  workspaceId,
} from '../store/sync/a-joined-store.ts';
import { freshCursor, keep } from '../store/sync/kept-state.ts';
import { joinArrivedMail, noteArrivedMail } from './join-mail.ts';
import { pullAll } from './pull.ts';

const theirs = { ...mailbox, account: colleague.email };
const [at, alsoAt] = ['2026-03-02T07:30:00.000Z', '2026-03-02T07:30:40.000Z'];
const mine = aMessage({ ids: [idAt(at, 1)], to: [me, colleague] });
const their = aMessage({ ids: [idAt(alsoAt, 2)], to: [me, colleague], at: alsoAt });

/** One mail that the rep has logged, and the rows of a colleague's who logged it as well. */
async function aTeam() {
  const clock = aClock();
  const [store, other] = [await aJoinedStore(clock), await aJoinedStore(clock)];
  const rows: Record<string, readonly PulledRow[]> = {};
  for (const [of, messages, box] of [
    [store, [mine], mailbox],
    [other, [their], theirs],
  ] as const) {
    await addPerson(of, { linkedin_slug: 'linh', emails: [linh.email] });
    valueOf(await logMail(of, aLog(messages, { mailbox: box, by: 'seen' })));
  }
  for (const t of ['touchpoints', 'touchpoint_keys'] as const) {
    const ids = (await other.table(t).toCollection().primaryKeys()) as string[];
    rows[t] = await Promise.all(ids.map((id) => aPulledRow(other, { t, id, rev: 90 })));
  }
  const server = {
    pull: async () => ({ ok: true, value: { cursor: 90, more: false, rows } }),
  } as unknown as SyncServer;
  return { store, rows, server };
}

const liveCount = async (store: Store) =>
  (await store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null).length;

async function pull(store: Store, server: SyncServer): Promise<void> {
  expect(await pullAll(store, server, workspaceId)).toBeUndefined();
}

describe('mail that a colleague has logged as well', () => {
  it('is one once it arrives', async () => {
    const { store, server } = await aTeam();
    await settleAll(store);
    await pull(store, server);
    expect(await liveCount(store)).toBe(1);
    expect(await store.touchpoint_keys.count()).toBe(2);
  });

  it('is joined in the next round by a worker that was killed after it arrived', async () => {
    const { store, server } = await aTeam();
    await settleAll(store);
    const failing = vi.spyOn(store.touchpoints, 'bulkGet').mockImplementation(() => {
      throw new Error('killed');
    });
    await expect(pull(store, server)).rejects.toThrow('killed');
    failing.mockRestore();
    expect(await liveCount(store)).toBe(2);
    const quiet = {
      pull: async () => ({ ok: true, value: { cursor: 90, more: false, rows: {} } }),
    } as unknown as SyncServer;
    await pull(store, quiet);
    expect(await liveCount(store)).toBe(1);
  });

  it('is one after a first load, where the rep had logged it before', async () => {
    const { store, server } = await aTeam();
    await keep(store, 'cursor', freshCursor(workspaceId));
    await pull(store, server);
    expect(await liveCount(store)).toBe(1);
  });

  it('notes mails alone, and forgets them when they are joined', async () => {
    const { store, rows } = await aTeam();
    const [row] = rows['touchpoints'] ?? [];
    if (!row) throw new Error('no row');
    await noteArrivedMail(store, { touchpoints: [{ ...row, sender: null }], notes: [row] });
    await noteArrivedMail(store, { touchpoints: [{ ...row, deleted_at: at }] });
    expect(await store.kv.get('arrived_mail')).toBeUndefined();
    await noteArrivedMail(store, { touchpoints: [row] });
    expect(await store.kv.get('arrived_mail')).toMatchObject({ value: [row.id] });
    await joinArrivedMail(store, { afterLoad: false });
    expect(await store.kv.get('arrived_mail')).toBeUndefined();
  });
});
