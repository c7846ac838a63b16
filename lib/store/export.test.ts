import { expect, it } from 'vitest';
import { aProfile, aStore, valueOf } from './a-store.ts';
import { saveClip } from './commands/clip.ts';
import { addProspect, deleteProspect } from './commands/prospects.ts';
import { exportAll } from './export.ts';
import { syncedTableNames } from './tables.ts';

interface Copy {
  readonly format: string;
  readonly tables: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

it('copies every table as of one moment, without what is derived', async () => {
  const store = aStore();
  valueOf(
    await saveClip(store, {
      extraction: aProfile(),
      decision: { kind: 'create' },
      readAt: '2026-03-02T08:00:00.000Z',
    }),
  );
  for (let at = 0; at < 1_100; at += 1) await store.kv.put({ key: `secret-${at}`, value: at });
  const { id } = valueOf(await addProspect(store, { full_name: 'Ida Dahl' }));
  valueOf(await deleteProspect(store, id));
  const file = await exportAll(store);
  const copy = JSON.parse(await file.blob.text()) as Copy;
  expect(file.fileName).toBe('pipeside-2026-03-02.json');
  expect(copy).toMatchObject({ format: 'pipeside-export', formatVersion: 1, schemaVersion: 6 });
  expect(Object.keys(copy.tables)).toEqual([
    ...syncedTableNames,
    'journal',
    'outbox',
    'issues',
    'clips',
    'sends',
    'kv',
  ]);
  expect(copy.tables['prospects']).toHaveLength(2);
  expect(copy.tables['journal']).toHaveLength(3);
  expect(copy.tables['kv']?.map(({ key }) => key)).toEqual(['clock', 'identity']);
  expect(copy.tables['prospects']?.[0]).not.toHaveProperty('ix');
  expect(file.rowCount).toBe(Object.values(copy.tables).flat().length);
});
