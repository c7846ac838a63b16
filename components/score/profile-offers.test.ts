import { expect, test } from 'vitest';
import { offerValues } from './profile-offers.ts';

const values = [
  { value: 'c_level', label: 'C-level' },
  { value: 'vp', label: 'VP' },
  { value: 'head', label: 'Trưởng bộ phận' },
  { value: 'supply_chain', label: 'Supply chain' },
];

function offered(typed: string, options: { taken?: string[]; meant?: string[] } = {}) {
  const { taken = [], meant = [] } = options;
  return offerValues({ typed, values, taken: new Set(taken), meant }).map(({ value }) => value);
}

test('before anything is typed all that is not there yet', () => {
  expect(offered('', { taken: ['vp'] })).toEqual(['c_level', 'head', 'supply_chain']);
});

test('beginnings of words, without marks and in any order', () => {
  expect(offered('truong')).toEqual(['head']);
  expect(offered('cha sup')).toEqual(['supply_chain']);
  expect(offered('c lev')).toEqual(['c_level']);
  expect(offered('zzz')).toEqual([]);
});

test('what a title of these words speaks of comes behind what is named so', () => {
  expect(offered('cfo', { meant: ['c_level'] })).toEqual(['c_level']);
  expect(offered('c', { meant: ['vp', 'c_level'] })).toEqual(['c_level', 'supply_chain', 'vp']);
  expect(offered('cfo', { meant: ['c_level'], taken: ['c_level'] })).toEqual([]);
});
