import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addProspect, deleteProspect } from './commands/prospects.ts';
import { listProspects } from './prospect-list.ts';
import type { ListCursor, ProspectFilter } from './prospect-pages.ts';
import { packTotals, type ScoreBucket, toBucketKey } from './score-rows.ts';
import type { Store } from './store.ts';

interface Wanted {
  readonly id: string;
  readonly score: number;
  readonly fit?: number | null;
  readonly known?: number;
}

/** As the background would keep them, marks taken away. */
async function keep(store: Store, scores: readonly Wanted[]): Promise<void> {
  const groups = Map.groupBy(scores, ({ id }) => toBucketKey(id));
  const buckets = Array.from(groups, ([key, rows]): ScoreBucket => {
    const totals = rows.map(({ score, fit = 50, known = 100 }) => ({
      score,
      fit,
      engagement: 0,
      known,
    }));
    return { key, ids: rows.map(({ id }) => id), values: packTotals(totals), nextAt: 0 };
  });
  await store.scores.bulkPut(buckets);
  await store.unscored.bulkDelete(scores.map(({ id }) => `prospects:${id}`));
  await store.unscored.delete('all');
}

async function people(store: Store, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    ids.push(valueOf(await addProspect(store, { full_name: `Person ${at}` })).id);
  }
  return ids;
}

async function listAll(
  store: Store,
  { filter = {}, limit = 2 }: { filter?: object; limit?: number },
) {
  const pages: string[][] = [];
  let after: ListCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listProspects>> = await listProspects(store, {
      filter,
      order: 'score',
      limit,
      after,
    });
    pages.push(page.rows.map(({ id }) => id));
    after = page.after;
  } while (after);
  return pages.flat();
}

describe('the best score first', () => {
  it('then the better fit, then who is known better, then always the same', async () => {
    const store = aStore();
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = (await people(store, 6)).toSorted();
    await keep(store, [
      { id: a, score: 40, fit: 60 },
      { id: b, score: 70, fit: 20, known: 80 },
      { id: c, score: 70, fit: 30, known: 10 },
      { id: d, score: 70, fit: 30, known: 60 },
      { id: e, score: 40, fit: 60 },
      { id: f, score: 100, fit: null },
    ]);
    const found = await listProspects(store, { order: 'score', limit: 9 });
    expect(found.rows.map(({ id }) => id)).toEqual([f, d, c, b, a, e]);
    expect(found.rows[0]?.score).toMatchObject({ score: 100, fit: null, grade: null });
    expect(found.rows[1]?.score).toMatchObject({ score: 70, known: 60, grade: 'C4' });
    expect(found.after).toBeNull();
  });

  it('has those who were not scored yet at its end, the newest first, whether some are or none', async () => {
    const clock = aClock();
    const store = aStore(clock);
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      ids.push(...(await people(store, 1)));
      clock.forward(1000);
    }
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
    expect(await listAll(store, {})).toEqual([fifth, fourth, third, second, first]);
    await keep(store, [
      { id: second, score: 0 },
      { id: fourth, score: 9 },
    ]);
    expect(await listAll(store, {})).toEqual([fourth, second, fifth, third, first]);
    await store.unscored.clear();
    await store.unscored.put({ key: 'all' });
    expect(await listAll(store, { limit: 3 })).toEqual([fourth, second, fifth, third, first]);
  });

  it('keeps its place while others are scored anew', async () => {
    const store = aStore();
    const [a = '', b = '', c = '', d = ''] = await people(store, 4);
    const scores = [
      { id: a, score: 90 },
      { id: b, score: 80 },
      { id: c, score: 70 },
      { id: d, score: 60 },
    ];
    await keep(store, scores);
    const { after } = await listProspects(store, { order: 'score', limit: 2 });
    // The one that is shown already falls to the end, and another one rises above it.
    await keep(store, [
      { id: a, score: 95 },
      { id: b, score: 80 },
      { id: c, score: 70 },
      { id: d, score: 85 },
    ]);
    const next = await listProspects(store, { order: 'score', limit: 2, after });
    expect(next.rows.map(({ id }) => id)).toEqual([c]);
  });

  it('leaves out who was deleted a moment ago, and fills the page all the same', async () => {
    const store = aStore();
    const [a = '', b = '', c = ''] = await people(store, 3);
    await keep(store, [
      { id: a, score: 90 },
      { id: b, score: 80 },
      { id: c, score: 70 },
    ]);
    valueOf(await deleteProspect(store, a));
    const page = await listProspects(store, { order: 'score', limit: 2 });
    expect(page.rows.map(({ id }) => id)).toEqual([b, c]);
    expect(page.after).toBeNull();
  });

  it('pages through everybody once, in order, under any filter', { timeout: 60_000 }, async () => {
    const row = fc.record({
      status: fc.constantFrom('new', 'working'),
      tags: fc.subarray(['Q2', 'fair']),
      company: fc.constantFrom('Acme', 'Nordwind'),
      isDeleted: fc.boolean(),
      score: fc.option(fc.constantFrom(0, 50, 51, 100)),
      fit: fc.constantFrom(null, 0, 40),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (rows, limit) => {
          const clock = aClock();
          const store = aStore(clock);
          const ranks = new Map<string, number>();
          const scores: Wanted[] = [];
          for (const [at, { status, tags, company, isDeleted, score, fit }] of rows.entries()) {
            const { id } = valueOf(
              await addProspect(store, {
                full_name: `P ${at}`,
                company_name: company,
                status,
                tags,
              }),
            );
            if (isDeleted) valueOf(await deleteProspect(store, id));
            if (score !== null) scores.push({ id, score, fit });
            // Below everybody who is scored, the newest first.
            ranks.set(id, score === null ? at - 1_000 : score * 101 + (fit ?? 0));
            clock.forward(1);
          }
          await keep(store, scores);
          const live = (await store.prospects.toArray()).filter((each) => each.deleted_at === null);
          const companyId = live[0]?.company_id ?? 'none';
          const filters: ProspectFilter[] = [
            {},
            { status: 'working' },
            { tag: 'Q2' },
            { companyId },
            { companyId, status: 'new', tag: 'fair' },
            { ownerId: live[0]?.owner_id ?? 'none', status: 'new' },
          ];
          for (const filter of filters) {
            const wanted = live
              .filter(
                (each) =>
                  (filter.status === undefined || each.status === filter.status) &&
                  (filter.tag === undefined || each.tags.includes(filter.tag)) &&
                  (filter.companyId === undefined || each.company_id === filter.companyId) &&
                  (filter.ownerId === undefined || each.owner_id === filter.ownerId),
              )
              .map(({ id }) => id as string)
              .sort(
                (one, other) =>
                  (ranks.get(other) ?? 0) - (ranks.get(one) ?? 0) || (one < other ? -1 : 1),
              );
            expect(await listAll(store, { filter, limit })).toEqual(wanted);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
