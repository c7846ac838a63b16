import { liveQuery } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClock, aProfile, aStore, loadContent, valueOf } from './a-store.ts';
import { loadDayList } from './action-list.ts';
import { saveClip } from './commands/clip.ts';
import { addNote, editNote } from './commands/notes.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { addTask, completeTask, editTask, snoozeTask } from './commands/tasks.ts';
import { listProspects } from './prospect-list.ts';
import type { ListCursor, ProspectFilter, ProspectOrder } from './prospect-pages.ts';
import {
  countProspects,
  listCompanies,
  listNotes,
  listTags,
  loadQueueState,
  openTasks,
  prospectsOfCompany,
  recentProspects,
} from './queries.ts';
import { refreshActions } from './refresh-actions.ts';
import { compactSearch } from './search.ts';
import type { Store } from './store.ts';

async function listAll(
  store: Store,
  query: { filter: ProspectFilter; order: ProspectOrder; limit: number },
) {
  const ids: string[] = [];
  let after: ListCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listProspects>> = await listProspects(store, {
      ...query,
      after,
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.after;
  } while (after);
  return ids;
}

describe('the list of prospects', () => {
  it('pages through every row once, in order, under any filter', { timeout: 60_000 }, async () => {
    const row = fc.record({
      name: fc.constantFrom('Anna', 'Ánh', 'Berg', 'Zoë', '🙂'),
      status: fc.constantFrom('new', 'working'),
      tags: fc.subarray(['Q2', 'fair']),
      company: fc.constantFrom('Acme', 'Nordwind'),
      isDeleted: fc.boolean(),
      waitMs: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (rows, limit) => {
          const clock = aClock();
          const store = aStore(clock);
          for (const { name, company, status, tags, isDeleted, waitMs } of rows) {
            const { id } = valueOf(
              await addProspect(store, { full_name: name, company_name: company, status, tags }),
            );
            if (isDeleted) valueOf(await deleteProspect(store, id));
            clock.forward(waitMs);
          }
          const live = (await store.prospects.toArray()).filter((each) => each.deleted_at === null);
          const [first] = live;
          const companyId = first?.company_id ?? 'none';
          const filters: ProspectFilter[] = [
            {},
            { status: 'working' },
            { tag: 'Q2' },
            { companyId },
            { companyId, status: 'new', tag: 'fair' },
            { ownerId: first?.owner_id ?? 'none', status: 'new' },
          ];
          for (const filter of filters) {
            const wanted = live.filter(
              (each) =>
                (!filter.status || each.status === filter.status) &&
                (!filter.tag || each.tags.includes(filter.tag)) &&
                (!filter.companyId || each.company_id === filter.companyId),
            );
            for (const order of ['recent', 'name'] as const) {
              const ids = await listAll(store, { filter, order, limit });
              expect(new Set(ids)).toEqual(new Set(wanted.map(({ id }) => id)));
              expect(ids).toHaveLength(wanted.length);
              const times = ids.map(
                (id) => wanted.find((each) => each.id === id)?.updated_at ?? '',
              );
              if (order === 'recent') expect(times).toEqual([...times].sort().reverse());
            }
            expect(await countProspects(store, filter)).toBe(wanted.length);
          }
          store.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('shows a line with its company, and the tags in use', async () => {
    const store = aStore();
    const { id } = valueOf(
      await addProspect(store, {
        full_name: 'Ida Dahl',
        title: 'Buyer',
        company_name: 'Acme',
        tags: ['Q2', 'fair'],
      }),
    );
    const [line] = await recentProspects(store, 6);
    expect(line).toMatchObject({
      id,
      name: 'Ida Dahl',
      title: 'Buyer',
      companyName: 'Acme',
      tags: ['Q2', 'fair'],
    });
    expect(await listTags(store)).toEqual(['Q2', 'fair']);
    expect(await prospectsOfCompany(store, line?.companyId ?? '')).toHaveLength(1);
    expect((await listCompanies(store, { limit: 5 })).rows).toMatchObject([{ name: 'Acme' }]);
  });
});

describe('next actions', () => {
  it('come up by due time or the end of a snooze; done ones and those without a time do not', async () => {
    const store = aStore();
    const { id } = valueOf(await addProspect(store, { full_name: 'Ida Dahl' }));
    const add = async (title: string, dueAt: string | null) =>
      valueOf(await addTask(store, { prospectId: id, title, dueAt })).id;
    const today = await add('today', '2026-03-02T16:00:00.000Z');
    await add('overdue', '2026-02-27T09:00:00.000Z');
    const snoozed = await add('snoozed', '2026-03-01T09:00:00.000Z');
    const done = await add('done', '2026-03-01T09:00:00.000Z');
    await add('some day', null);
    valueOf(await snoozeTask(store, snoozed, '2026-03-05T09:00:00.000Z'));
    valueOf(await completeTask(store, done));
    const until = '2026-03-02T23:59:59.999Z';
    const loadDay = async (limit: number) => {
      await refreshActions(store, { until, maxChunks: 9 });
      return loadDayList(store, { limit, nextLimit: 2 });
    };
    expect(await loadDay(1)).toMatchObject({
      entries: [{ task: { title: 'overdue' }, prospect: { name: 'Ida Dahl' } }],
      dueCount: 2,
      next: [{ action: { rule: 'not_contacted' } }, { task: { title: 'snoozed' } }],
    });
    expect((await openTasks(store, { prospectId: id })).map(({ title }) => title)).toEqual([
      'overdue',
      'today',
      'snoozed',
      'some day',
    ]);
    valueOf(await editTask(store, snoozed, { due_at: '2026-03-02T10:00:00.000Z' }));
    valueOf(await completeTask(store, today));
    expect((await loadDay(5)).entries.map(({ task }) => task?.title)).toEqual([
      'overdue',
      'snoozed',
    ]);
  });
});

it('notes: pinned first, then the newest', async () => {
  const clock = aClock();
  const store = aStore(clock);
  const about = {
    aboutKind: 'prospect' as const,
    aboutId: valueOf(await addProspect(store, { full_name: 'Ida Dahl' })).id,
  };
  const ids: string[] = [];
  for (const body of ['first', 'second', 'third']) {
    clock.forward(1000);
    ids.push(valueOf(await addNote(store, { ...about, body })).id);
  }
  valueOf(await editNote(store, ids[0] ?? '', { pinned: true }));
  expect((await listNotes(store, about)).map(({ body }) => body)).toEqual([
    'first',
    'third',
    'second',
  ]);
});

it('the queue says how much waits, and since when', async () => {
  const store = aStore();
  expect(await loadQueueState(store)).toEqual({
    waitingCount: 0,
    commandCount: 0,
    oldestAt: null,
  });
  valueOf(await addProspect(store, { full_name: 'Ida Dahl' }));
  expect(await loadQueueState(store)).toMatchObject({
    commandCount: 1,
    oldestAt: '2026-03-02T08:00:00.000Z',
  });
});

describe('several at once', () => {
  // Dexie loses a transaction whose scope is no async function while others run: every scope here is one.
  it('saves, searches, compacts and live queries do not break each other', {
    timeout: 60_000,
  }, async () => {
    const store = aStore();
    const { id } = valueOf(await addProspect(store, { full_name: 'Ida Dahl' }));
    const errors: unknown[] = [];
    let shown: readonly { name: string }[] = [];
    const error = (each: unknown) => void errors.push(each);
    const watching = [
      liveQuery(async () => recentProspects(store, 100)).subscribe({
        next: (rows) => void (shown = rows),
        error,
      }),
      liveQuery(async () => loadDayList(store, { limit: 5 })).subscribe({ error }),
      liveQuery(async () => listNotes(store, { aboutKind: 'prospect', aboutId: id })).subscribe({
        error,
      }),
    ];
    for (let round = 0; round < 15; round += 1) {
      const results = await Promise.all([
        editProspect(store, id, { title: `Title ${round}` }),
        addProspect(store, { full_name: `Person ${round}`, company_name: `Firm ${round % 3}` }),
        addTask(store, { prospectId: id, title: 'Call', dueAt: '2026-03-02T10:00:00.000Z' }),
        round % 4 === 0 ? compactSearch(store) : 0,
      ]);
      for (const result of results.slice(0, 3)) expect(result).toMatchObject({ ok: true });
    }
    await expect.poll(() => shown.length).toBe(16);
    expect(errors).toEqual([]);
    for (const each of watching) each.unsubscribe();
  });
});

describe('two reps of one workspace', () => {
  it('make the same rows of the same people, in any order and offline', async () => {
    const person = fc.record({
      slug: fc.constantFrom('Ánna-Berg', 'jo-dahl', 'mo'),
      firm: fc.constantFrom('Acme', 'Ácme GmbH'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 5 }), async (people) => {
        const [one, other] = [aStore(), aStore()];
        const identity = {
          workspaceId: '11111111-1111-4111-8111-111111111111',
          repId: '22222222-2222-4222-8222-222222222222',
        };
        await one.kv.put({ key: 'identity', value: { ...identity, clientId: 'a' } });
        await other.kv.put({ key: 'identity', value: { ...identity, clientId: 'b' } });
        const clip = async (
          store: Store,
          { slug, firm }: (typeof people)[number],
          spelling: (text: string) => string,
        ) => {
          const extraction = aProfile({
            full_name: slug,
            linkedin_slug: spelling(slug),
            company_name: firm,
          });
          const { linkedin_id: _id, company_slug: _slug, ...fields } = extraction.fields;
          valueOf(
            await saveClip(store, {
              extraction: { ...extraction, fields },
              decision: { kind: 'create' },
              readAt: '2026-03-02T08:00:00.000Z',
            }),
          );
        };
        for (const each of people) await clip(one, each, (text) => text.normalize('NFC'));
        for (const each of [...people].reverse()) {
          await clip(other, each, (text) => text.normalize('NFD').toUpperCase());
        }
        const ids = async (store: Store) =>
          Object.keys(await loadContent(store))
            .filter((key) => /^prospects:/.test(key))
            .sort();
        expect(await ids(one)).toEqual(await ids(other));
        one.close();
        other.close();
      }),
      { numRuns: 20 },
    );
  });
});
