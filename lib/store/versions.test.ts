import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { aProfile, aStore, loadContent, valueOf } from './a-store.ts';
import { addDeal } from './commands/deals.ts';
import { addProspect } from './commands/prospects.ts';
import {
  listStages,
  listStakeholders,
  loadDeal,
  loadRepSetting,
  loadSetting,
} from './deal-queries.ts';
import { matchAddress, matchExtraction } from './match.ts';
import { listProspects } from './prospect-list.ts';
import { compactSearch, searchRows } from './search.ts';
import { openStore } from './store.ts';
import { loadTimeline } from './timeline.ts';
import { applyVersions, currentIndexes, type SchemaVersion, versions } from './versions.ts';

/** A database as a version wrote it: its index lists, and the rows of every table that held any. */
interface Dump {
  readonly version: number;
  readonly stores: Record<string, string>;
  readonly rows: Record<string, readonly unknown[]>;
}

const sellingTables = [
  'stages',
  'deals',
  'stage_changes',
  'stakeholders',
  'touchpoints',
  'templates',
  'cadences',
  'enrolments',
  'signals',
  'dismissals',
  'settings',
  'rep_settings',
];

const folder = join(import.meta.dirname, 'dumps');
const dumps = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Dump,
);

async function restore(dump: Dump): Promise<string> {
  const { name } = aStore();
  const database = new Dexie(name);
  database.version(dump.version).stores(dump.stores);
  await database.open();
  for (const [table, rows] of Object.entries(dump.rows)) await database.table(table).bulkAdd(rows);
  database.close();
  return name;
}

function byId(rows: readonly unknown[] = []): unknown[] {
  const idOf = (row: unknown) => (row as { id: string }).id;
  return [...rows].sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
}

describe('an upgrade', () => {
  it('has a dump of every version, and the newest is the schema of today', () => {
    expect(dumps.map(({ version }) => version).toSorted((one, other) => one - other)).toEqual(
      versions.map(({ number }) => number),
    );
    const newest = dumps.find(({ version }) => version === versions.at(-1)?.number);
    // Where this fails, the indexes have changed: add a version with them, and a dump of it.
    expect(newest?.stores).toEqual(currentIndexes);
  });

  it.each(dumps)('finds everything that version $version wrote', async (dump) => {
    const store = openStore({ name: await restore(dump) });
    const [person] = dump.rows['prospects'] as readonly { id: string; full_name: string }[];
    expect(store.verno).toBe(versions.at(-1)?.number);
    const content = await loadContent(store);
    for (const table of ['prospects', 'companies', 'notes', 'tasks', 'facts', ...sellingTables]) {
      const rows = dump.rows[table] as readonly { id: string; deleted_at: string | null }[];
      // Nothing could write to these before version 4.
      if (dump.version < 4 && sellingTables.includes(table)) continue;
      for (const row of rows) expect(`${table}:${row.id}` in content).toBe(row.deleted_at === null);
    }
    expect(await store.outbox.count()).toBe(dump.rows['outbox']?.length);
    expect(await store.journal.count()).toBe(dump.rows['journal']?.length);
    expect((await listProspects(store, { order: 'name', limit: 9 })).rows).toHaveLength(2);
    expect(await matchAddress(store, { kind: 'profile', slug: 'linh-tran' })).toMatchObject({
      id: person?.id,
    });
    const byEmail = aProfile({ linkedin_slug: 'new-slug', emails: ['linh@nordwind.example'] });
    const { linkedin_id: _id, ...fields } = byEmail.fields;
    expect((await matchExtraction(store, { ...byEmail, fields })).state).not.toBe('new');
    await compactSearch(store);
    // Earlier versions searched no notes.
    expect((await searchRows(store, 'fair met')).hits).toMatchObject([
      { table: 'notes', opens: { table: 'prospects', id: person?.id } },
    ]);
    expect((await searchRows(store, 'linh')).hits).toMatchObject([{ id: person?.id }]);
    valueOf(await addProspect(store, { full_name: 'Ida Dahl' }));
  });

  it.each(dumps)(
    'shows the deals that version $version wrote, and goes on with them',
    async (dump) => {
      const store = openStore({ name: await restore(dump) });
      const [won] = (dump.rows['deals'] ?? []) as readonly { id: string }[];
      if (dump.version >= 4) {
        const view = await loadDeal(store, won?.id ?? '');
        expect(view).toMatchObject({
          stage: { name: 'Won' },
          renewedBy: { name: 'Freight screens 2028' },
        });
        const { count } = await loadTimeline(store, { dealId: won?.id ?? '' });
        // Version 5 has two mails more.
        expect(count).toBe(dump.version === 4 ? 5 : 7);
        expect(await listStakeholders(store, won?.id ?? '')).toMatchObject([
          { stakeholder: { influence: 'high' }, noteCount: 1 },
          { prospect: { full_name: 'Linh Trần' } },
        ]);
        expect(await loadSetting(store, 'currency_rates')).toMatchObject({
          rates: { EUR: '0.92' },
        });
        expect(await store.drafts.count()).toBe(1);
      } else expect(await store.stale.get('all')).toBeDefined();
      expect((await listStages(store)).map(({ kind }) => kind)).toContain('won');
      const { id } = valueOf(await addDeal(store, { name: 'New one' }));
      expect(await loadDeal(store, id)).toMatchObject({ stage: { name: 'Prospecting' } });
    },
  );

  it('to version 4 gives renewals their index, templates a subject and enrolments a day', async () => {
    const [old, now] = [3, 4].map((number) => dumps.find(({ version }) => version === number));
    if (!old || !now) throw new Error('no dump');
    const without = (table: string, field: string) =>
      (now.rows[table] ?? []).map((row) => {
        const { [field]: _new, ...rest } = row as Record<string, unknown>;
        return rest;
      });
    const deals = (now.rows['deals'] ?? []) as readonly { ix?: Record<string, unknown> }[];
    const unindexed = deals.map(({ ix, ...row }) => {
      const { renews: _new, ...keys } = ix ?? {};
      return ix ? { ...row, ix: keys } : row;
    });
    const rows = {
      ...old.rows,
      deals: unindexed,
      templates: without('templates', 'subject'),
      enrolments: without('enrolments', 'stepped_at'),
    };
    const store = openStore({ name: await restore({ ...old, rows }) });
    expect(await store.deals.where('ix.renews').above('').count()).toBe(1);
    expect((await store.templates.toArray()).map(({ subject }) => subject)).toEqual([null]);
    const days = (await store.enrolments.toArray()).map(({ stepped_at }) => stepped_at);
    expect(days).toEqual([null, null]);
  });

  it('to version 4 keeps what a newer server has told of already, also in what it had of waiting rows', async () => {
    const [old, now] = [3, 4].map((number) => dumps.find(({ version }) => version === number));
    const [template] = (now?.rows['templates'] ?? []) as readonly Record<string, unknown>[];
    const [enrolment] = (now?.rows['enrolments'] ?? []) as readonly Record<string, unknown>[];
    if (!old || !template || !enrolment) throw new Error('no dump');
    const at = '2026-02-01T00:00:00.000Z';
    const { subject: _subject, ...plain } = template;
    const told = { ...enrolment, stepped_at: at };
    const rows = {
      ...old.rows,
      templates: [{ ...template, subject: 'Hello' }],
      enrolments: [told],
      base: [
        { key: `templates:${String(template['id'])}`, row: plain },
        { key: `enrolments:${String(enrolment['id'])}`, row: told },
      ],
    };
    const store = openStore({ name: await restore({ ...old, rows }) });
    expect((await store.templates.toArray()).map(({ subject }) => subject)).toEqual(['Hello']);
    expect((await store.enrolments.toArray()).map(({ stepped_at }) => stepped_at)).toEqual([at]);
    const bases = await store.base.orderBy('key').toArray();
    expect(bases.map(({ row }) => row)).toMatchObject([{ stepped_at: at }, { subject: null }]);
  });

  it('to version 5 finds people by the domains of their addresses, and mail by who wrote it', async () => {
    const old = dumps.find(({ version }) => version === 4);
    if (!old) throw new Error('no dump');
    const store = openStore({ name: await restore(old) });
    const found = await store.prospects.where('ix.domains').equals('nordwind.example').toArray();
    expect(found.map(({ full_name }) => full_name)).toEqual(['Linh Trần']);
    expect(await store.touchpoints.toArray()).toMatchObject(
      (old.rows['touchpoints'] ?? []).map(() => ({ sender: null, recipients: [] })),
    );
    expect(await store.touchpoints.where('ix.mail').above('').count()).toBe(0);
    const now = dumps.find(({ version }) => version === 5);
    const newest = openStore({ name: await restore(now ?? old) });
    expect(await newest.touchpoints.where('ix.mail').above('').count()).toBe(2);
    expect(await newest.sends.toArray()).toMatchObject([{ state: 'confirmed' }]);
    expect((await newest.mail_views.get(7))?.reading.thread?.subject).toBe('Offer');
    expect(await loadRepSetting(newest, 'mail')).toMatchObject({ watched: ['gmail'] });
  });

  it.each(dumps)('that fails leaves version $version and its data as they were', async (dump) => {
    const name = await restore(dump);
    const broken: SchemaVersion = {
      number: 90,
      stores: { prospects: 'id, ix.other', companies: null as unknown as string },
      upgrade: async (transaction) => {
        await transaction.table('prospects').toCollection().modify({ full_name: 'lost' });
        throw new Error('a bug in the upgrade');
      },
    };
    const database = new Dexie(name);
    applyVersions(database, [...versions, broken]);
    await expect(database.open()).rejects.toThrow('a bug in the upgrade');
    database.close();

    const raw = new Dexie(name);
    await raw.open();
    expect(raw.verno).toBe(dump.version);
    expect(await raw.table('companies').count()).toBe(dump.rows['companies']?.length);
    expect(await raw.table('prospects').toArray()).toEqual(byId(dump.rows['prospects']));
    raw.close();
    const store = openStore({ name });
    expect(await store.prospects.count()).toBe(dump.rows['prospects']?.length);
  });

  it('lets a team of before have its stages made, and looks at every next action', async () => {
    const dump = dumps.find(({ version }) => version === 3);
    if (!dump) throw new Error('no dump of version 3');
    const team = { key: 'team', value: { workspaceId: 'the-team' } };
    const kv = [...(dump.rows['kv'] ?? []), team];
    const store = openStore({ name: await restore({ ...dump, rows: { ...dump.rows, kv } }) });
    expect(await store.kv.get('begins')).toEqual({ key: 'begins', value: 'the-team' });
    expect(await store.stale.toCollection().primaryKeys()).toContain('all');
  });
});
