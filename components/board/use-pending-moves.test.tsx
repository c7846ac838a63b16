// @vitest-environment jsdom
import { act, useLayoutEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBoard, aCard } from './a-board.ts';
import { type PendingMoves, usePendingMoves } from './use-pending-moves.ts';

const board = aBoard([aCard({ id: 'fleet', stageId: 'offer' })]);
const back = { stageId: 'new', lostReason: null, at: 0 };
let root: Root;
let moves: PendingMoves;

function Moves({ of = board }: { readonly of?: typeof board }) {
  const given = usePendingMoves(of);
  useLayoutEffect(() => {
    moves = given;
  });
  return null;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  root = createRoot(document.createElement('div'));
  act(() => root.render(<Moves />));
});
afterEach(() => act(() => root.unmount()));

function shownStage(): string | undefined {
  return moves.cards[0]?.stageId;
}

/** Shows the move; it is saved, or not, as the test says later. */
function showMove() {
  const save = Promise.withResolvers<boolean>();
  let shown: Promise<boolean> | undefined;
  act(() => {
    shown = moves.show('fleet', back, () => save.promise);
  });
  expect(shownStage()).toBe('new');
  return { save, shown };
}

test('a move is shown at once, and stays once it is saved', async () => {
  const { save, shown } = showMove();
  await act(async () => save.resolve(true));
  expect(await shown).toBe(true);
  expect(shownStage()).toBe('new');
});

test('a refused move goes back', async () => {
  const { save, shown } = showMove();
  await act(async () => save.resolve(false));
  expect(await shown).toBe(false);
  expect(shownStage()).toBe('offer');
});

test('a move whose command breaks goes back, and whoever asked for it hears of it', async () => {
  const { save, shown } = showMove();
  const heard = shown?.catch(String);
  await act(async () => save.reject(new Error('the database is gone')));
  expect(await heard).toBe('Error: the database is gone');
  expect(shownStage()).toBe('offer');
});

test('what became of an older move says nothing about a newer one', async () => {
  const { save } = showMove();
  act(() => void moves.show('fleet', { ...back, stageId: 'won' }, async () => true));
  await act(async () => save.resolve(false));
  expect(shownStage()).toBe('won');
});

test('a saved move is held until a newer board is told, and is let go some seconds after', async () => {
  vi.useFakeTimers();
  try {
    const { save } = showMove();
    await act(async () => save.resolve(true));
    await act(async () => vi.advanceTimersByTime(30_000));
    expect(shownStage()).toBe('new');
    // It was asked for before the move, or the move was taken back: it has the deal where it was.
    act(() => root.render(<Moves of={{ ...board }} />));
    expect(shownStage()).toBe('new');
    await act(async () => vi.advanceTimersByTime(4_000));
    expect(shownStage()).toBe('offer');
  } finally {
    vi.useRealTimers();
  }
});
