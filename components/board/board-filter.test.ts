import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCard, aNext } from './a-board.ts';
import {
  type BoardFilter,
  closeWindows,
  emptyFilter,
  type FilterContext,
  filterCards,
  parseFilter,
  toFilterText,
} from './board-filter.ts';

const context: FilterContext = {
  ownRepId: 'me',
  today: '2026-05-14',
  quarter: { from: '2026-04-01', until: '2026-07-01' },
  dueUntil: '2026-05-14T21:59:59.999Z',
  dayOf: (ms) => new Date(ms).toISOString().slice(0, 10),
};

function shown(cards: readonly ReturnType<typeof aCard>[], filter: Partial<BoardFilter>) {
  return filterCards(cards, { ...emptyFilter, ...filter }, context).cards.map(({ id }) => id);
}

describe('who and what', () => {
  const cards = [
    aCard({ id: 'mine' }),
    aCard({ id: 'theirs', ownerId: 'her', companyId: 'other', companyName: 'Lạc Vân', score: 70 }),
    aCard({ id: 'nobodys', ownerId: null, score: 69, name: 'Đường sắt' }),
  ];

  test('nothing is hidden by an empty filter, and the order stays', () => {
    expect(shown(cards, {})).toEqual(['mine', 'theirs', 'nobodys']);
  });

  test('one’s own are also those of nobody', () => {
    expect(shown(cards, { isMine: true })).toEqual(['mine', 'nobodys']);
  });

  test('an owner is one alone, and nobody is one too', () => {
    expect(shown(cards, { ownerId: 'her' })).toEqual(['theirs']);
    expect(shown(cards, { ownerId: '' })).toEqual(['nobodys']);
  });

  test('a company', () => {
    expect(shown(cards, { companyId: 'other' })).toEqual(['theirs']);
  });

  test('a score counts from its number on; without one nothing is reached', () => {
    expect(shown(cards, { minScore: 70 })).toEqual(['theirs']);
    expect(shown(cards, { minScore: 0 })).toEqual(['theirs', 'nobodys']);
  });

  test('words are found without marks, in any order, in deal, company and person', () => {
    expect(shown(cards, { text: 'van lac' })).toEqual(['theirs']);
    expect(shown(cards, { text: 'DUONG' })).toEqual(['nobodys']);
    expect(shown([aCard({ next: aNext('9999') })], { text: 'linh tran' })).toEqual(['deal']);
    expect(shown(cards, { text: 'lac fleetx' })).toEqual([]);
  });
});

describe('when they close', () => {
  const day = (expectedCloseOn: string | null) =>
    aCard({ id: expectedCloseOn ?? 'none', expectedCloseOn });
  const days = [
    '2026-03-31',
    '2026-04-01',
    '2026-05-01',
    '2026-05-13',
    '2026-05-14',
    '2026-05-31',
    '2026-06-01',
    '2026-06-30',
    '2026-07-01',
    '2026-09-30',
    '2026-10-01',
  ];
  const cards = [...days.map(day), day(null)];

  test('overdue is before today', () => {
    expect(shown(cards, { close: 'overdue' })).toEqual(days.slice(0, 4));
  });

  test('months and quarters from their first day to their last', () => {
    expect(shown(cards, { close: 'month' })).toEqual(days.slice(2, 6));
    expect(shown(cards, { close: 'quarter' })).toEqual(days.slice(1, 8));
    expect(shown(cards, { close: 'nextQuarter' })).toEqual(days.slice(8, 10));
  });

  test('no date', () => {
    expect(shown(cards, { close: 'none' })).toEqual(['none']);
  });

  test('two days of one’s own, both of which count, and either may be open', () => {
    const close = { from: '2026-05-13', until: '2026-05-31' };
    expect(shown(cards, { close })).toEqual(days.slice(3, 6));
    expect(shown(cards, { close: { ...close, until: null } })).toEqual(days.slice(3));
    expect(shown(cards, { close: { ...close, from: null } })).toEqual(days.slice(0, 6));
    expect(shown(cards, { close: { from: null, until: null } })).toHaveLength(cards.length);
  });

  test('a closed deal closed when it did, and is late for nothing', () => {
    const won = aCard({
      outcome: 'won',
      stageId: 'won',
      expectedCloseOn: '2026-03-01',
      closedAt: Date.parse('2026-05-02T10:00:00Z'),
    });
    expect(shown([won], { close: 'month' })).toEqual(['deal']);
    expect(shown([won], { close: 'overdue' })).toEqual([]);
    expect(shown([won], { close: 'none' })).toEqual([]);
  });
});

describe('marks', () => {
  const cards = [
    aCard({ id: 'late', next: aNext('2026-05-10T09:00:00.000Z') }),
    aCard({ id: 'today', next: aNext('2026-05-14T21:59:59.999Z'), isStalled: true }),
    aCard({ id: 'tomorrow', next: aNext('2026-05-14T22:00:00.000Z'), isStalled: true }),
    aCard({ id: 'undated', next: aNext('9999') }),
    aCard({ id: 'won', outcome: 'won', isStalled: true, next: aNext('2026-05-10T09:00:00.000Z') }),
  ];

  test('needs action: due until tonight, of open deals', () => {
    expect(shown(cards, { isDue: true })).toEqual(['late', 'today']);
  });

  test('both together narrow, while each counts by itself', () => {
    const both = { ...emptyFilter, isDue: true, isStalled: true };
    const { cards: left, ...counts } = filterCards(cards, both, context);
    expect(left.map(({ id }) => id)).toEqual(['today']);
    expect(counts).toEqual({ dueCount: 2, stalledCount: 2 });
  });

  test('they count what the rest of the filter lets through', () => {
    const none = filterCards(cards, { ...emptyFilter, text: 'no such deal' }, context);
    expect(none).toEqual({ cards: [], dueCount: 0, stalledCount: 0 });
  });
});

describe('as text', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const filters: fc.Arbitrary<BoardFilter> = fc.record({
    isMine: fc.boolean(),
    ownerId: fc.option(fc.string()),
    companyId: fc.option(fc.string()),
    minScore: fc.option(fc.integer({ min: 0, max: 100 })),
    close: fc.option(
      fc.oneof(
        fc.constantFrom(...closeWindows),
        fc.record({ from: day, until: fc.option(day) }),
        fc.record({ from: fc.constant(null), until: day }),
      ),
    ),
    isDue: fc.boolean(),
    isStalled: fc.boolean(),
    text: fc.string().map((text) => text.trim()),
  });

  test('what is read back is what was written', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(toFilterText(filter))).toEqual(filter);
      }),
    );
  });

  test('whatever stands there makes a filter', () => {
    expect(parseFilter('score=101&close=someday&mine=yes&other=1')).toEqual(emptyFilter);
    expect(parseFilter('score=&close=..')).toEqual(emptyFilter);
    expect(toFilterText(emptyFilter)).toBe('');
  });

  test('filtering once more hides nothing more', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const cards = [
          aCard(),
          aCard({ score: 50, expectedCloseOn: '2026-05-20', isStalled: true }),
        ];
        const once = filterCards(cards, filter, context).cards;
        expect(filterCards(once, filter, context).cards).toEqual(once);
      }),
    );
  });
});
