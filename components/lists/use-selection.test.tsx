// @vitest-environment jsdom
import { act, useLayoutEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import type { ListSnapshot } from './list-rows.ts';
import { type SelectionControl, useSelection } from './use-selection.ts';

/** Questions on their way, the oldest first. */
const asked: { readonly query: ListQuery; readonly answer: (ids: readonly string[]) => void }[] =
  [];
let tellChanged: () => void;

vi.mock('../dashboard/ask-dashboard.ts', () => ({
  askDashboard: (_name: string, { query }: { readonly query: ListQuery }) =>
    new Promise((answer) => asked.push({ query, answer })),
  watchDashboard: (listener: () => void) => {
    tellChanged = listener;
    return () => {};
  },
}));

let root: Root;
/** What the view was given last. */
const latest: { control?: SelectionControl } = {};
const control = (): SelectionControl => {
  if (!latest.control) throw new Error('nothing is shown');
  return latest.control;
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  asked.length = 0;
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(() => root.unmount()));

function aQuery(text: string): ListQuery {
  const order = { column: 'name', isDescending: false };
  return { table: 'prospects', filter: { text }, order, columns: ['name'] };
}

/** The first of a long list, which are here; the others would have to be asked for. */
function rowsOf(query: ListQuery): ListSnapshot {
  const ids = ['a', 'b', 'c'];
  return {
    query,
    total: 100,
    allCount: 100,
    isFailed: false,
    rowAt: (index) => {
      const id = ids[index];
      return id === undefined ? undefined : { id, name: id, cells: [] };
    },
    indexOf: (id) => ids.indexOf(id),
  };
}

function View({ query, shown }: { readonly query: ListQuery; readonly shown: ListSnapshot }) {
  const given = useSelection(query, shown);
  useLayoutEffect(() => {
    latest.control = given;
  });
  return null;
}

function show(query: ListQuery, shown = rowsOf(query)) {
  act(() => root.render(<View query={query} shown={shown} />));
}

async function answer(at: number, ids: readonly string[]) {
  await act(async () => asked[at]?.answer(ids));
}

const chosen = () => [...control().ids];

test('all that fit a filter are not chosen in another one, when they come late', async () => {
  const before = aQuery('an');
  show(before);
  act(() => control().selectAll());
  show(aQuery('anna'), rowsOf(before));
  await answer(0, ['a', 'b', 'of the old filter']);
  expect(chosen()).toEqual([]);
  act(() => control().selectAll());
  await answer(1, ['a']);
  expect(chosen()).toEqual(['a']);
});

test('nor a range whose rows had to be asked for', async () => {
  show(aQuery('an'));
  act(() => control().toggle('a'));
  act(() => control().extendTo(50));
  show(aQuery('anna'));
  await answer(
    0,
    Array.from({ length: 100 }, (_, at) => `row ${at}`),
  );
  expect(chosen()).toEqual([]);
});

test('the newest choice counts, whichever answer comes last', async () => {
  show(aQuery('an'));
  act(() => control().selectAll());
  act(() => control().clear());
  await answer(0, ['a', 'b']);
  expect(chosen()).toEqual([]);
  act(() => control().selectAll());
  act(() => control().toggle('c'));
  await answer(1, ['a', 'b']);
  expect(chosen()).toEqual(['c']);
});

test('rows of the filter before, which are still in sight, cannot be chosen', () => {
  const before = aQuery('an');
  show(before);
  show(aQuery('anna'), rowsOf(before));
  act(() => control().toggle('a'));
  act(() => control().extendTo(1));
  expect(chosen()).toEqual([]);
});

test('what no longer fits is let go, also what was chosen while that was looked up', async () => {
  show(aQuery('an'));
  act(() => control().toggle('a'));
  tellChanged();
  act(() => control().toggle('b'));
  await answer(0, ['b']);
  expect(chosen()).toEqual(['a', 'b']);
  await answer(1, ['b']);
  expect(chosen()).toEqual(['b']);
});
