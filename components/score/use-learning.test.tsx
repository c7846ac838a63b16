// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Learning, useLearning } from './use-learning.ts';

/** Stands for the browser's worker: hears what it is asked, says what the test has it say. */
class FakeWorker extends EventTarget {
  static opened: FakeWorker[] = [];
  readonly asked: unknown[] = [];
  isEnded = false;
  constructor() {
    super();
    FakeWorker.opened.push(this);
  }
  postMessage(task: unknown): void {
    this.asked.push(task);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: unknown): void {
    act(() => void this.dispatchEvent(new MessageEvent('message', { data })));
  }
}

let root: Root;
let learning: Learning;

function View({ onShown }: { readonly onShown: (shown: Learning) => void }) {
  const shown = useLearning();
  useEffect(() => onShown(shown));
  return null;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  FakeWorker.opened = [];
  vi.stubGlobal('Worker', FakeWorker);
  root = createRoot(document.createElement('div'));
  const onShown = (shown: Learning) => {
    learning = shown;
  };
  act(() => root.render(<View onShown={onShown} />));
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

function start(): FakeWorker {
  act(() => learning.start());
  const worker = FakeWorker.opened.at(-1);
  if (!worker) throw new Error('no worker was opened');
  return worker;
}

const result = {
  kind: 'abstained',
  reason: 'too_few',
  outcomeCount: 3,
  cameCount: 1,
  refused: [],
} as const;

test('no worker until it is asked for; then progress, the result, and the worker is gone', () => {
  expect(FakeWorker.opened).toEqual([]);
  const worker = start();
  expect(worker.asked).toEqual([{ kind: 'learn' }]);
  expect(learning.state).toEqual({ kind: 'running', progress: 0 });
  worker.say({ kind: 'progress', progress: 0.4 });
  expect(learning.state).toEqual({ kind: 'running', progress: 0.4 });
  worker.say({ kind: 'learned', result });
  expect(learning.state).toEqual({ kind: 'ended', result });
  expect(worker.isEnded).toBe(true);
  act(() => learning.reset());
  expect(learning.state).toEqual({ kind: 'idle' });
});

test('cancelling ends it at once, and what it still says is not heard', () => {
  const worker = start();
  act(() => learning.cancel());
  expect([worker.isEnded, learning.state.kind]).toEqual([true, 'idle']);
  worker.say({ kind: 'learned', result });
  expect(learning.state).toEqual({ kind: 'idle' });
});

test('begun again, only the new one is heard', () => {
  const [first, second] = [start(), start()];
  expect(first.isEnded).toBe(true);
  first.say({ kind: 'learned', result });
  expect(learning.state).toEqual({ kind: 'running', progress: 0 });
  second.say({ kind: 'failed' });
  expect(learning.state).toEqual({ kind: 'failed' });
});

test('a worker that cannot be loaded has failed; it ends with the component', () => {
  const broken = start();
  act(() => void broken.dispatchEvent(new Event('error')));
  expect(learning.state).toEqual({ kind: 'failed' });
  const worker = start();
  act(() => root.render(null));
  expect(worker.isEnded).toBe(true);
});
