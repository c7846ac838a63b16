// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultScoring } from '../../lib/model/scoring.ts';
import type { CardOptions } from '../../lib/scoring/card.ts';
import type { Preview } from '../../lib/scoring/preview.ts';
import type { PreviewGround } from '../../lib/store/score-preview.ts';
import type { PreviewQuestion } from './hold-previews.ts';
import { type ShownPreview, usePreview } from './use-preview.ts';

interface Asked extends PreviewQuestion {
  readonly answer: (preview: Preview) => void;
}

const { world } = vi.hoisted(() => ({
  world: { ground: undefined as PreviewGround | undefined, asked: [] as Asked[] },
}));

vi.mock('dexie-react-hooks', () => ({ useLiveQuery: () => world.ground }));
vi.mock('../../lib/store/open.ts', () => ({ store: () => undefined }));
vi.mock('./hold-previews.ts', () => ({
  holdPreviews: () => ({
    ask: (question: PreviewQuestion, answer: (preview: Preview) => void) =>
      world.asked.push({ ...question, answer }),
    release: () => undefined,
  }),
}));

const options: CardOptions = { profile: { entries: [] }, scoring: defaultScoring, learned: null };
const others: CardOptions = { ...options, scoring: { ...defaultScoring, fitShare: 10 } };
const found: Preview = {
  prospectCount: 3,
  fitCount: 1,
  unsureCount: 0,
  movedCount: 0,
  movedScoreCount: 0,
  examples: [],
};

let root: Root;
let shown: ShownPreview | undefined;

function View({ asks }: { readonly asks: CardOptions }) {
  const preview = usePreview(asks);
  useEffect(() => {
    shown = preview;
  });
  return null;
}

function draw(asks: CardOptions, ground: PreviewGround): void {
  world.ground = ground;
  act(() => root.render(<View asks={asks} />));
}

function rest(): Asked {
  act(() => void vi.advanceTimersByTime(1000));
  const asked = world.asked.at(-1);
  if (!asked) throw new Error('nothing was asked');
  return asked;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
  world.asked = [];
  shown = undefined;
  root = createRoot(document.createElement('div'));
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

const ready: PreviewGround = { inUse: 'one', isBehind: false };

test('no number while facts are still to be read, and nothing is asked', () => {
  draw(options, { ...ready, isBehind: true });
  act(() => void vi.advanceTimersByTime(1000));
  expect(shown).toBe('behind');
  expect(world.asked).toEqual([]);
  draw(options, ready);
  const asked = rest();
  expect(asked.isAnew).toBe(true);
  act(() => asked.answer(found));
  expect(shown).toEqual(found);
});

test('the answer to an older question is not shown', () => {
  draw(options, ready);
  const first = rest();
  act(() => first.answer(found));
  draw(others, ready);
  expect(shown).toBeUndefined();
  const second = rest();
  expect(second.isAnew).toBe(false);
  act(() => second.answer({ ...found, fitCount: 2 }));
  expect(shown).toMatchObject({ fitCount: 2 });
});

test('nor after a save, or a change of facts: it is asked again', () => {
  draw(options, ready);
  act(() => rest().answer(found));
  draw(options, { ...ready, inUse: 'two' });
  expect(shown).toBeUndefined();
  const again = rest();
  expect(again.isAnew).toBe(true);
  act(() => again.answer({ ...found, movedCount: 1 }));
  expect(shown).toMatchObject({ movedCount: 1 });
});
