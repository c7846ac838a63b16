import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aQuery, now } from './a-facts.ts';
import { anyFacts } from './a-random-facts.ts';
import type { ReportFacts } from './facts.ts';
import {
  findRows,
  type MetricId,
  type MetricQuery,
  metricIds,
  toFigures,
  toFiguresByRep,
} from './metrics.ts';
import { createPeriods, type Grain, grains } from './periods.ts';

const anyGrain = fc.constantFrom(...grains);
const daysBack = fc.integer({ min: 0, max: 700 });
const dayMs = 86_400_000;

function queryOf(facts: ReportFacts, { grain, back }: { grain: Grain; back: number }): MetricQuery {
  return {
    ...aQuery(facts, { grain }),
    period: createPeriods(facts).at(now - back * dayMs, grain),
  };
}

const asked = fc.record({ facts: anyFacts, grain: anyGrain, back: daysBack });

/** Metrics whose rows are counted, each row once: their counts add up. */
const added: readonly (readonly [MetricId, string])[] = [
  ['newProspects', 'prospects'],
  ['prospectConversion', 'converted'],
  ['prospectConversion', 'entered'],
  ['dealConversion', 'won'],
  ['dealConversion', 'created'],
  ['winRate', 'won'],
  ['winRate', 'lost'],
  ['dealsClosed', 'won'],
  ['dealsClosed', 'lost'],
  ['calls', 'calls'],
  ['meetings', 'meetings'],
  ['meetings', 'planned'],
  ['replyRate', 'asked'],
  ['replyRate', 'answered'],
];

function countsOf(facts: ReportFacts, query: MetricQuery): readonly number[] {
  const figures = toFigures(facts, query);
  return added.map(
    ([metric, part]) => figures.find(({ id }) => id === metric)?.rowCounts[part] ?? -1,
  );
}

function wonValueOf(facts: ReportFacts, query: MetricQuery): bigint {
  const value = toFigures(facts, query).find(({ id }) => id === 'wonValue')?.now.value;
  if (typeof value !== 'bigint') throw new Error('no sum');
  return value;
}

function addUp(all: readonly (readonly number[])[]): readonly number[] {
  return added.map((_, at) => all.reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
}

describe('for any workspace', () => {
  test('the reps’ counts and sums, with nobody’s and those of who left, are the team’s', () => {
    fc.assert(
      fc.property(asked, ({ facts, ...of }) => {
        const query = queryOf(facts, of);
        const rows = toFiguresByRep(facts, query);
        const repIds = rows.map(({ repId }) => [repId]);
        expect(addUp(repIds.map((ids) => countsOf(facts, { ...query, repIds: ids })))).toEqual(
          countsOf(facts, query),
        );
        const sums = repIds.map((ids) => wonValueOf(facts, { ...query, repIds: ids }));
        expect(sums.reduce((sum, each) => sum + each, 0n)).toBe(wonValueOf(facts, query));
      }),
    );
  });

  test('the quarters’ are the year’s, the months’ the quarter’s, the cut weeks’ the month’s', () => {
    fc.assert(
      fc.property(
        anyFacts,
        daysBack,
        fc.constantFrom(
          ['year', 'quarter'] as const,
          ['quarter', 'month'] as const,
          ['month', 'week'] as const,
        ),
        (facts, back, [grain, smaller]) => {
          const query = queryOf(facts, { grain, back });
          const parts = createPeriods(facts)
            .split(query.period, smaller)
            .map((period) => ({ ...query, period }));
          expect(addUp(parts.map((part) => countsOf(facts, part)))).toEqual(countsOf(facts, query));
          const sums = parts.map((part) => wonValueOf(facts, part));
          expect(sums.reduce((sum, each) => sum + each, 0n)).toBe(wonValueOf(facts, query));
        },
      ),
    );
  });

  test('the order of facts changes nothing', () => {
    fc.assert(
      fc.property(asked, ({ facts, ...of }) => {
        const query = queryOf(facts, of);
        const turned = {
          ...facts,
          deals: facts.deals.toReversed(),
          prospects: facts.prospects.toReversed(),
          touches: facts.touches.toReversed(),
          reps: facts.reps.toReversed(),
        };
        expect(toFiguresByRep(turned, query)).toEqual(toFiguresByRep(facts, query));
        for (const metric of metricIds) {
          expect(findRows(turned, { ...query, metric })).toEqual(
            findRows(facts, { ...query, metric }),
          );
        }
      }),
    );
  });

  test('to filter and count is to count and filter', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('lan', 'minh', 'left', ''), ({ facts, ...of }, repId) => {
        const query = queryOf(facts, of);
        const isTheirs = (id: string | null) => (id ?? '') === repId;
        const theirs = {
          ...facts,
          deals: facts.deals.filter(({ ownerId }) => isTheirs(ownerId)),
          prospects: facts.prospects.filter(({ ownerId }) => isTheirs(ownerId)),
        };
        const ofTouches = ['calls', 'meetings', 'replyRate'];
        const counted = (from: ReportFacts, repIds: readonly string[] | null) =>
          toFigures(from, { ...query, repIds })
            .filter(({ id }) => !ofTouches.includes(id))
            .map(({ id, rowCounts }) => (id === 'lifetimeValue' ? rowCounts.running : rowCounts));
        expect(counted(facts, [repId])).toEqual(counted(theirs, null));
      }),
    );
  });

  test('rows are as many as are counted, each once, and all together where no part is named', () => {
    fc.assert(
      fc.property(asked, ({ facts, ...of }) => {
        const query = queryOf(facts, of);
        for (const { id: metric, rowCounts } of toFigures(facts, query)) {
          const all = new Set<string>();
          for (const [part, count] of Object.entries(rowCounts)) {
            const ids = findRows(facts, { ...query, metric, part }).map(({ id }) => id);
            expect(ids).toHaveLength(count);
            expect(new Set(ids).size).toBe(count);
            for (const id of ids) all.add(id);
          }
          const whole = findRows(facts, { ...query, metric }).map(({ id }) => id);
          expect(new Set(whole)).toEqual(all);
          expect(whole).toHaveLength(all.size);
        }
        expect(findRows(facts, { ...query, metric: 'winRate', part: 'none such' })).toEqual([]);
      }),
    );
  });

  test('what comes after now changes nothing', () => {
    fc.assert(
      fc.property(asked, ({ facts, ...of }) => {
        const query = queryOf(facts, of);
        const later = now + dayMs;
        const known: ReportFacts = {
          ...facts,
          deals: facts.deals
            // A dirty row may have been closed before it was made.
            .filter(({ createdAt, closedAt }) => !(createdAt > now) || (closedAt ?? later) <= now)
            .map((deal) =>
              deal.closedAt !== null && deal.closedAt > now
                ? { ...deal, outcome: 'lost' as const, closedAt: later }
                : deal,
            ),
          prospects: facts.prospects
            .filter(({ enteredAt }) => enteredAt <= now)
            .map((prospect) => ({
              ...prospect,
              dealAt: prospect.dealAt !== null && prospect.dealAt > now ? null : prospect.dealAt,
            })),
        };
        expect(toFigures(known, query)).toEqual(toFigures(facts, query));
      }),
    );
  });

  test('no number is NaN, endless or below 0', () => {
    fc.assert(
      fc.property(asked, ({ facts, ...of }) => {
        for (const { now: value, before, parts, beside } of toFigures(facts, queryOf(facts, of))) {
          const all = [value, before, ...[...parts, ...beside].map(({ quantity }) => quantity)];
          for (const each of all) {
            if (each === null || each.value === null) continue;
            expect(each.value >= 0).toBe(true);
            expect(typeof each.value === 'bigint' || Number.isFinite(each.value)).toBe(true);
          }
        }
      }),
    );
  });
});
