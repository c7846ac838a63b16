import { expect, it } from 'vitest';
import type { Deal } from './deal.ts';
import { monthsAfter, termOf } from './term.ts';

it.each([
  ['2026-03-02', 12, '2027-03-02'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-03-31', 0, '2026-03-31'],
  ['2026-03-31', 600, '2076-03-31'],
])('%s and %i months is %s', (on, months, end) => {
  expect(monthsAfter(on, months)).toBe(end);
});

function aContract(id: string, closedOn: string | null, more: object = {}): Deal {
  const closed_at = closedOn && `${closedOn}T10:00:00.000Z`;
  const won = { outcome: 'won', billing: 'annual', term_months: 12, renews_deal_id: null };
  return { id, closed_at, ...won, ...more } as unknown as Deal;
}

/** The last of the contracts, each of which renews the one before. */
function termOfLast(...contracts: readonly Deal[]) {
  const chain = contracts.map((deal, at) => ({ ...deal, renews_deal_id: contracts[at - 1]?.id }));
  const renewedById = new Map(chain.map((deal) => [deal.id as string, deal as Deal]));
  const dayOf = (instant: string) => instant.slice(0, 10);
  return termOf(chain.at(-1) as Deal, { renewedById, dayOf });
}

it('a term begins on the day of closing', () => {
  const term = { startsOn: '2026-01-10', endsOn: '2027-01-10' };
  expect(termOfLast(aContract('one', '2026-01-10'))).toEqual(term);
});

it('a renewal’s begins where the renewed one ends, and so does the one after', () => {
  const [one, two] = [aContract('one', '2026-01-10'), aContract('two', '2026-10-17')];
  expect(termOfLast(one, two)).toEqual({ startsOn: '2027-01-10', endsOn: '2028-01-10' });
  const three = aContract('three', '2027-11-01', { billing: 'monthly', term_months: 6 });
  expect(termOfLast(one, two, three)).toEqual({ startsOn: '2028-01-10', endsOn: '2028-07-10' });
});

it('a renewal that was signed late begins when it was signed', () => {
  const [one, two] = [aContract('one', '2026-01-10'), aContract('two', '2027-02-01')];
  expect(termOfLast(one, two)).toEqual({ startsOn: '2027-02-01', endsOn: '2028-02-01' });
});

it.each([
  ['open', { outcome: 'open', closed_at: null }],
  ['lost', { outcome: 'lost' }],
  ['one-off', { billing: 'one_off', term_months: null }],
  ['without a term', { term_months: null }],
  ['without a day of closing', { closed_at: null }],
])('a deal that is %s has none, and none to go on from', (_, more) => {
  const none = aContract('one', '2026-01-10', more);
  expect(termOfLast(none)).toBeUndefined();
  expect(termOfLast(none, aContract('two', '2026-10-17'))?.startsOn).toBe('2026-10-17');
});

it('two deals that renew each other end all the same', () => {
  const one = aContract('one', '2026-01-10', { renews_deal_id: 'two' });
  const two = aContract('two', '2026-10-17', { renews_deal_id: 'one' });
  const renewedById = new Map([one, two].map((deal) => [deal.id as string, deal]));
  const term = termOf(two, { renewedById, dayOf: (instant) => instant.slice(0, 10) });
  expect(term).toEqual({ startsOn: '2027-01-10', endsOn: '2028-01-10' });
});
