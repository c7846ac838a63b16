import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aClock, aProfile, aReading, aStore, valueOf } from '../../lib/store/a-store.ts';
import { saveClip } from '../../lib/store/commands/clip.ts';
import { addNote, editNote } from '../../lib/store/commands/notes.ts';
import { deleteProspect, editProspect } from '../../lib/store/commands/prospects.ts';
import { addTask, completeTask } from '../../lib/store/commands/tasks.ts';
import type { Store } from '../../lib/store/store.ts';
import { syncedTableNames } from '../../lib/store/tables.ts';
import { undoCommand } from '../../lib/store/undo.ts';
import { aTeam, type PullPage, type Verdict } from './a-team.ts';
import { aDatabase, rpc } from './database.ts';

/**
 * What the store's own commands queue, pushed as it is, makes the store's own rows. Seen to fail: with evidence
 * dropped, with elements never removed, and with sets that get no clock.
 */

const database = await aDatabase();

/** Columns that the server keeps by itself. */
const serversOwn = new Set(['rev', 'created_at', 'updated_at', 'updated_by', 'ix']);
const readAt = '2026-03-02T07:59:58.000Z';

function comparable(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !serversOwn.has(name))
      .map(([name, value]) => [name, Array.isArray(value) ? new Set<unknown>(value) : value]),
  );
}

async function push(store: Store, rep: string, clientId: string): Promise<Verdict[]> {
  const m = await store.outbox.orderBy('seq').toArray();
  const { results } = await rpc<{ results: Verdict[] }>(database, rep, 'sync_push', {
    p: { client_id: clientId, m },
  });
  return results;
}

test('the outbox makes on the server what is in the store', async () => {
  const team = await aTeam(database);
  const clock = aClock();
  const store = aStore(clock);
  const clientId = randomUUID();
  await store.kv.put({
    key: 'identity',
    value: { workspaceId: team.workspaceId, repId: team.rep, clientId },
  });
  const save = async (
    extraction = aProfile(),
    decision: Parameters<typeof saveClip>[1]['decision'] = { kind: 'create' },
  ) => {
    clock.forward(60_000);
    return valueOf(await saveClip(store, { extraction, decision, readAt }));
  };

  const linh = await save(aProfile({ emails: aReading(['linh@nordwind.example']) }));
  clock.forward(60_000);
  valueOf(
    await editProspect(store, linh.id, {
      title: 'CPO',
      tags: ['vip'],
      phones: ['+49 40 1'],
      status: 'working',
    }),
  );
  clock.forward(60_000);
  valueOf(
    await editProspect(store, linh.id, { tags: ['vip', 'autumn'], emails: [], location: null }),
  );
  await save(aProfile({ title: 'Chief Procurement Officer' }), {
    kind: 'update',
    id: linh.id,
    fields: 'all',
  });
  const note = valueOf(
    await addNote(store, { aboutKind: 'prospect', aboutId: linh.id, body: 'Likes vans' }),
  );
  clock.forward(1000);
  valueOf(await editNote(store, note.id, { body: 'Likes vans.', pinned: true }));
  const task = valueOf(await addTask(store, { prospectId: linh.id, title: 'Call', dueAt: readAt }));
  clock.forward(1000);
  valueOf(await completeTask(store, task.id));
  const ada = await save(
    aProfile({ full_name: 'Ada', linkedin_slug: 'ada', linkedin_id: 'ACoAAB2' }),
  );
  clock.forward(1000);
  valueOf(await deleteProspect(store, ada.id));
  const ben = await save(
    aProfile({ full_name: 'Ben', linkedin_slug: 'ben', linkedin_id: 'ACoAAB3' }),
  );
  clock.forward(1000);
  valueOf(await deleteProspect(store, ben.id));
  await save(aProfile({ full_name: 'Ben B.', linkedin_slug: 'ben', linkedin_id: 'ACoAAB3' }));
  const cleo = await save(
    aProfile({ full_name: 'Cleo', linkedin_slug: 'cleo', linkedin_id: 'ACoAAB4' }),
  );
  clock.forward(1000);
  const undone = valueOf(await undoCommand(store, cleo.journalId));
  clock.forward(1000);
  valueOf(await undoCommand(store, undone.journalId));

  const verdicts = await push(store, team.rep, clientId);
  expect(verdicts.length).toBeGreaterThan(20);
  expect(verdicts.filter(({ status }) => status !== 'applied')).toEqual([]);

  const { rows } = await rpc<PullPage>(database, team.rep, 'sync_pull', { ws: team.workspaceId });
  let compared = 0;
  for (const t of syncedTableNames) {
    if (t === 'workspaces' || t === 'members' || t === 'invitations') continue;
    const here = new Map((rows[t] ?? []).map((row) => [row.id, row]));
    for (const row of await store.rowsOf(t).toArray()) {
      const there = here.get(row.id);
      if (row.deleted_at !== null) expect(there?.deleted_at, t).not.toBe(null);
      else expect(comparable(there ?? {}), t).toEqual(comparable({ ...row }));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(15);
});
