import { expect, test } from 'vitest';
import type { Stakeholder } from '../../lib/model/deal.ts';
import {
  changePart,
  excessOf,
  maxTextLength,
  toPartPatch,
  toPartValues,
} from './stakeholder-draft.ts';

const row = {
  roles: ['champion', 'user'],
  stance: 'for',
  influence: 'high',
  needs: null,
  evidence: 'wants it by Tết',
} as unknown as Stakeholder;

test('a form shows the row, and over it what was typed', () => {
  expect(toPartValues(row)).toEqual({
    roles: ['champion', 'user'],
    stance: 'for',
    influence: 'high',
    needs: '',
    evidence: 'wants it by Tết',
  });
  expect(toPartValues(row, { needs: 'fewer stops' })).toMatchObject({
    needs: 'fewer stops',
    evidence: 'wants it by Tết',
  });
});

test('only what differs from the row is kept, and what is turned back is not', () => {
  const typed = changePart(row, {}, { stance: 'against', needs: 'fewer stops' });
  expect(typed).toEqual({ stance: 'against', needs: 'fewer stops' });
  expect(changePart(row, typed, { stance: 'for' })).toEqual({ needs: 'fewer stops' });
  expect(changePart(row, typed, { stance: 'for', needs: '' })).toEqual({});
});

test('the order of roles is no change, one more or another is', () => {
  expect(changePart(row, {}, { roles: ['user', 'champion'] })).toEqual({});
  expect(changePart(row, {}, { roles: ['user'] })).toEqual({ roles: ['user'] });
  expect(changePart(row, {}, { roles: ['user', 'legal'] })).toEqual({ roles: ['user', 'legal'] });
});

test('a draft of what a colleague has set meanwhile is no change any more', () => {
  const later = { ...row, stance: 'against' } as Stakeholder;
  expect(changePart(later, { stance: 'against', needs: 'x' }, {})).toEqual({ needs: 'x' });
});

test('texts are saved tidy, an emptied one as nothing, and nothing else is sent', () => {
  expect(toPartPatch({ evidence: '  ', needs: ' fewer stops ' })).toEqual({
    evidence: null,
    needs: 'fewer stops',
  });
  expect(toPartPatch({ roles: [] })).toEqual({ roles: [] });
});

test('a text that is too long is told by how much', () => {
  expect(excessOf('x'.repeat(maxTextLength))).toBe(0);
  expect(excessOf(`  ${'x'.repeat(maxTextLength + 3)}  `)).toBe(3);
});
