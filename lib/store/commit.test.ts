import { Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { aClock, aProfile, aStore, loadContent, valueOf } from './a-store.ts';
import { saveClip } from './commands/clip.ts';
import { addNote } from './commands/notes.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import { commit } from './commit.ts';
import { openStore } from './store.ts';
import { applyVersions, versions } from './versions.ts';

async function aSavedProspect(store: ReturnType<typeof aStore>) {
  return valueOf(
    await addProspect(store, { full_name: 'Mara Lindqvist', emails: ['mara@nord.example'] }),
  );
}

describe('one transaction', () => {
  it('leaves nothing of a command that breaks midway', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    const [before, outbox, journal] = [
      await loadContent(store),
      await store.outbox.count(),
      await store.journal.count(),
    ];
    const broken = commit(store, { command: 'test', origin: 'panel' }, async (draft) => {
      await draft.patch('prospects', id, { title: 'Chair' });
      await store.prospects.update(id, { title: 'Chair' });
      throw new RangeError('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    expect(await loadContent(store)).toEqual(before);
    expect(await store.outbox.count()).toBe(outbox);
    expect(await store.journal.count()).toBe(journal);
  });

  it.each(['outbox', 'journal', 'facts', 'search_updates'])(
    'leaves nothing when the disk fills up at %s',
    async (fullTable) => {
      const store = aStore();
      let isFull = false;
      store.use({
        stack: 'dbcore',
        name: 'full-disk',
        create: (down) => ({
          ...down,
          table: (name) => {
            const table = down.table(name);
            const refuse = () => Promise.reject(new DOMException('no space', 'QuotaExceededError'));
            return {
              ...table,
              mutate: (request) =>
                isFull && name === fullTable ? refuse() : table.mutate(request),
            };
          },
        }),
      });
      const { id } = await aSavedProspect(store);
      const [before, clock] = [await loadContent(store), await store.kv.get('clock')];
      const counts = () => Promise.all([store.outbox.count(), store.journal.count()]);
      const [outbox, journal] = await counts();
      isFull = true;
      const result = await editProspect(store, id, { title: 'Chair' });
      expect(result).toEqual({ ok: false, failure: { code: 'storage_full' } });
      expect(await loadContent(store)).toEqual(before);
      expect(await store.kv.get('clock')).toEqual(clock);
      expect(await counts()).toEqual([outbox, journal]);
    },
  );

  it('refuses in plain sight once the database is closed under it', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    const told = vi.fn<(reason: string) => void>();
    store.onStoreClosed(told);
    const newer = new Dexie(store.name);
    newer.version(99).stores({ prospects: 'id' });
    await newer.open();
    expect(told).toHaveBeenCalledExactlyOnceWith('updated');
    expect(await editProspect(store, id, { title: 'Chair' })).toMatchObject({
      ok: false,
      failure: { code: 'storage_blocked' },
    });
    newer.close();
  });

  it('does not write to a database of a newer version', async () => {
    const { name } = aStore();
    const newer = new Dexie(name);
    applyVersions(newer, [...versions, { number: 99, stores: { later: 'id' } }]);
    await newer.open();
    newer.close();
    const older = openStore({ name });
    const result = await addProspect(older, { full_name: 'Mara Lindqvist' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'storage_blocked' } });
    expect(older.closedReason).toBe('updated');
    await newer.open();
    expect(await newer.table('prospects').count()).toBe(0);
  });

  it('names the field that does not hold', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    expect(await editProspect(store, id, { full_name: ' ' })).toEqual({
      ok: false,
      failure: { code: 'invalid_input', detail: 'prospects.full_name' },
    });
    expect(await addNote(store, { aboutKind: 'prospect', aboutId: id, body: ' \n' })).toMatchObject(
      {
        failure: { code: 'invalid_input', detail: 'notes.body' },
      },
    );
    expect(
      await editProspect(store, '00000000-0000-4000-8000-000000000000', { title: 'x' }),
    ).toMatchObject({
      failure: { code: 'not_found_here' },
    });
  });
});

describe('the outbox', () => {
  it('says what was added to and removed from a set', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    valueOf(await editProspect(store, id, { emails: ['mara@new.example'], tags: ['Q2', 'Q2'] }));
    const entry = (await store.outbox.toArray()).findLast(({ t }) => t === 'prospects');
    expect(entry).toMatchObject({
      op: 'patch',
      attempts: 0,
      f: {
        emails: { add: ['mara@new.example'], remove: ['mara@nord.example'] },
        tags: { add: ['Q2'], remove: [] },
        evidence: { emails: { by: 'rep' } },
      },
    });
  });

  it('replaces an unsent patch that is wholly overwritten, and no other', async () => {
    const store = aStore();
    const { id } = await aSavedProspect(store);
    const patches = async () =>
      (await store.outbox.where('[t+id]').equals(['prospects', id]).toArray()).filter(
        ({ op }) => op === 'patch',
      );
    valueOf(await editProspect(store, id, { title: 'A' }));
    valueOf(await editProspect(store, id, { title: 'B' }));
    expect((await patches()).map(({ f }) => f['title'])).toEqual(['B']);
    valueOf(await editProspect(store, id, { location: 'Bergen' }));
    expect(await patches()).toHaveLength(2);
    const sent = (await patches()).at(-1);
    await store.outbox.update(sent?.seq ?? 0, { attempts: 1 });
    valueOf(await editProspect(store, id, { location: 'Oslo' }));
    expect((await patches()).map(({ f }) => f['location'])).toEqual([undefined, 'Bergen', 'Oslo']);
  });

  it('replaces the patches of many rows by one command, asking about all of them at once', async () => {
    const store = aStore();
    let asked = 0;
    let mostAsked = 0;
    store.use({
      stack: 'dbcore',
      name: 'watched-outbox',
      create: (down) => ({
        ...down,
        table: (name) => {
          const table = down.table(name);
          if (name !== 'outbox') return table;
          const query: typeof table.query = (request) => {
            asked += 1;
            mostAsked = Math.max(mostAsked, asked);
            return table.query(request).finally(() => {
              asked -= 1;
            });
          };
          return { ...table, query };
        },
      }),
    });
    const ids: string[] = [];
    for (const full_name of ['Mara', 'Linh', 'Zoe']) {
      ids.push(valueOf(await addProspect(store, { full_name })).id);
    }
    const editAll = async (title: string) =>
      valueOf(
        await commit(store, { command: 'test', origin: 'panel' }, async (draft) => {
          for (const id of ids) await draft.patch('prospects', id, { title });
          return { table: 'prospects', id: ids[0] ?? '', name: '' };
        }),
      );
    valueOf(await editProspect(store, ids[1] ?? '', { location: 'Bergen' }));
    for (const title of ['A', 'B']) await editAll(title);
    const patches = (await store.outbox.toArray()).filter(({ op }) => op === 'patch');
    expect(patches.map(({ id, f }) => [id, f['title'] ?? f['location']])).toEqual([
      [ids[1], 'Bergen'],
      ...ids.map((id) => [id, 'B']),
    ]);
    expect(mostAsked).toBe(3);
  });

  it('gives every change a later clock, also when the computer is set back', async () => {
    const clock = aClock();
    const store = aStore(clock);
    const { id } = await aSavedProspect(store);
    for (const title of ['A', 'B', 'C']) {
      clock.forward(-3_600_000);
      valueOf(await editProspect(store, id, { title }));
    }
    const clocks = (await store.outbox.toArray()).map((entry) => entry.clock);
    expect(clocks).toEqual([...clocks].sort());
    expect(clocks.at(-1)).toMatch(/^\d{13}:[0-9a-f]{4}:[0-9a-f-]{36}$/);
  });

  it('carries only what the model knows: no list keys, no bookkeeping', async () => {
    const store = aStore();
    valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: { kind: 'create' },
        readAt: '2026-03-02T08:00:00.000Z',
      }),
    );
    for (const { f } of await store.outbox.toArray()) {
      for (const field of ['ix', 'clocks', 'rev', 'updated_at', 'deleted_at', 'id']) {
        expect(f).not.toHaveProperty(field);
      }
    }
  });
});
