import { describe, expect, test } from 'vitest';
import type { SavedView } from '../../lib/model/reports.ts';
import { findNamed, keepView } from './saved-views.ts';

const stuck: SavedView = { id: '1', name: 'Stuck', place: 'board', query: 'stalled=1' };
const due: SavedView = { id: '2', name: 'Due', place: 'board', query: 'due=1' };
const deals: SavedView = { id: '3', name: 'Mine', place: 'deals', query: 'owner=me' };
const views = [stuck, due, deals];

describe('a view is found by its name', () => {
  test('in capitals or not, with spaces around it or not', () => {
    expect(findNamed(views, ' stuck ')).toBe(stuck);
    expect(findNamed(views, 'Stuc')).toBeUndefined();
    expect(findNamed(views, ' ')).toBeUndefined();
  });

  test('views of other places may have the same one', () => {
    expect(findNamed(views, 'Mine')).toBeUndefined();
  });
});

describe('a view is kept', () => {
  test('at the end under a new name', () => {
    const next = { ...due, id: '4', name: 'Mine' };
    expect(keepView(views, next)).toEqual([stuck, due, deals, next]);
  });

  test('in the place of the one that has the name', () => {
    const next = { ...due, id: '4', name: 'stuck', query: 'score=75' };
    expect(keepView(views, next)).toEqual([{ ...stuck, query: 'score=75' }, due, deals]);
  });
});
