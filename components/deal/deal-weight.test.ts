import { expect, test } from 'vitest';
import type { DealLine } from '../../lib/store/deal-queries.ts';
import { findHeaviest, type WorkspaceMoney } from './deal-weight.ts';

interface Given {
  readonly amount?: string | null;
  readonly currency?: string | null;
  readonly billing?: string;
  readonly probability?: number;
  readonly outcome?: string;
}

function aLine(id: string, given: Given): DealLine {
  const { probability = 50, ...deal } = given;
  return {
    deal: { id, amount: null, currency: 'USD', billing: 'annual', outcome: 'open', ...deal },
    stage: { probability },
    companyName: null,
  } as unknown as DealLine;
}

const money: WorkspaceMoney = {
  currency: 'USD',
  rates: { EUR: '0.5' },
  oddsOf: (_deal, { probability, days }) => probability - days,
  daysByDeal: new Map(),
};

function heaviest(...lines: DealLine[]): string | undefined {
  return findHeaviest(lines, money)?.deal.id;
}

test('value and odds weigh together, a month’s value as a year’s', () => {
  const large = aLine('large', { amount: '40000', probability: 5 });
  const likely = aLine('likely', { amount: '10000', probability: 75 });
  const monthly = aLine('monthly', { amount: '900', billing: 'monthly', probability: 75 });
  expect(heaviest(large, likely)).toBe('likely');
  expect(heaviest(large, likely, monthly)).toBe('monthly');
});

test('another currency weighs by its rate, and without one as not known', () => {
  const dollars = aLine('dollars', { amount: '100' });
  expect(heaviest(dollars, aLine('euros', { amount: '60', currency: 'EUR' }))).toBe('euros');
  expect(heaviest(dollars, aLine('yen', { amount: '9000', currency: 'JPY' }))).toBe('dollars');
  expect(heaviest(dollars, aLine('none named', { amount: '101', currency: null }))).toBe(
    'none named',
  );
});

test('closed deals do not weigh; without values the first one stands', () => {
  const won = aLine('won', { amount: '90000', outcome: 'won' });
  expect(heaviest(won, aLine('first', {}), aLine('second', {}))).toBe('first');
  expect(heaviest(aLine('none', {}), aLine('nothing', { amount: '0' }))).toBe('nothing');
  expect(heaviest(won)).toBeUndefined();
});

test('odds weigh as a learned scorecard has moved them', () => {
  const lines = [aLine('first', { amount: '100' }), aLine('second', { amount: '90' })];
  const oddsOf: WorkspaceMoney['oddsOf'] = ({ id }, { probability }) =>
    id === 'second' ? 67 : probability;
  expect(findHeaviest(lines, { ...money, oddsOf })?.deal.id).toBe('second');
});

test('odds are those of the days that a deal has been in its stage', () => {
  const lines = [aLine('old', { amount: '100' }), aLine('young', { amount: '90' })];
  const daysByDeal = new Map([['old', 20]]);
  expect(findHeaviest(lines, { ...money, daysByDeal })?.deal.id).toBe('young');
});
