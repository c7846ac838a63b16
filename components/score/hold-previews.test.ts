import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultScoring } from '../../lib/model/scoring.ts';
import type { CardOptions } from '../../lib/scoring/card.ts';
import type { Preview } from '../../lib/scoring/preview.ts';
import { holdPreviews, type Previews } from './hold-previews.ts';
import type { ScoreTask } from './score-worker-words.ts';

type PreviewTask = ScoreTask & { kind: 'preview' };

class FakeWorker extends EventTarget {
  static opened: FakeWorker[] = [];
  readonly asked: PreviewTask[] = [];
  isEnded = false;
  constructor() {
    super();
    FakeWorker.opened.push(this);
  }
  postMessage(task: PreviewTask): void {
    this.asked.push(task);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer({ asker, turn }: PreviewTask, preview: Preview): void {
    const data = { kind: 'previewed', asker, turn, preview };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const options: CardOptions = { profile: { entries: [] }, scoring: defaultScoring, learned: null };
const none: Preview = {
  prospectCount: 0,
  fitCount: 0,
  unsureCount: 0,
  movedCount: 0,
  movedScoreCount: 0,
  examples: [],
};
const question = { options, isAnew: false };
const held: Previews[] = [];

function hold(): Previews {
  const previews = holdPreviews();
  held.push(previews);
  return previews;
}

beforeEach(() => {
  FakeWorker.opened = [];
  vi.stubGlobal('Worker', FakeWorker);
});

afterEach(() => {
  for (const previews of held.splice(0)) previews.release();
  vi.unstubAllGlobals();
});

test('only the answer to what was asked last is given', () => {
  const previews = hold();
  const given: string[] = [];
  previews.ask(question, () => given.push('first'));
  previews.ask(question, () => given.push('second'));
  const [worker] = FakeWorker.opened;
  const [first, second] = worker?.asked ?? [];
  if (!worker || !first || !second) throw new Error('it was not asked twice');
  worker.answer(first, none);
  expect(given).toEqual([]);
  worker.answer(second, none);
  expect(given).toEqual(['second']);
});

test('all of a page share one worker, each with its own answer; it ends with the last', () => {
  const [one, other] = [hold(), hold()];
  const given: string[] = [];
  one.ask(question, () => given.push('one'));
  other.ask(question, () => given.push('other'));
  expect(FakeWorker.opened).toHaveLength(1);
  const [worker] = FakeWorker.opened;
  const [first] = worker?.asked ?? [];
  if (!worker || !first) throw new Error('it was not asked');
  worker.answer(first, none);
  expect(given).toEqual(['one']);
  one.release();
  expect(worker.isEnded).toBe(false);
  other.release();
  expect(worker.isEnded).toBe(true);
});

test('no worker until something is asked', () => {
  hold();
  expect(FakeWorker.opened).toEqual([]);
});
