import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WriteAnswer } from './write-words.ts';

vi.mock('#i18n', () => ({ i18n: { t: (key: string) => key } }));
vi.mock('../lib/store/open.ts', () => ({
  store: () => ({ origin: 'dashboard', defaults: {} }),
}));
vi.mock('../lib/platform/log.ts', () => ({ reportBug: () => {} }));

const { readRunningWrite, writeLarge } = await import('./write-large.ts');

/** Workers that were started; each is answered for by the test. */
const workers: FakeWorker[] = [];

class FakeWorker extends EventTarget {
  isEnded = false;
  constructor() {
    super();
    workers.push(this);
  }
  postMessage() {}
  terminate() {
    this.isEnded = true;
  }
  answer(data: WriteAnswer) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  workers.length = 0;
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => vi.unstubAllGlobals());

const write = { kind: 'undo', journalId: 7 } as const;
const receipt = { journalId: 8, name: '', fieldCount: 500 };

test('a large change is known of while it runs, and a second one is not begun', async () => {
  const first = writeLarge(write, { rowCount: 500 });
  expect(readRunningWrite()).toEqual({ rowCount: 500 });
  await expect(writeLarge(write, { rowCount: 900 })).rejects.toThrow('a large change is running');
  expect(workers).toHaveLength(1);
  expect(readRunningWrite()).toEqual({ rowCount: 500 });
  workers[0]?.answer({ kind: 'done', result: { ok: true, value: receipt as never } });
  expect(await first).toEqual({ ok: true, value: receipt });
  expect(readRunningWrite()).toBeUndefined();
  expect(workers[0]?.isEnded).toBe(true);
});

test.each([
  ['tells that it broke', (worker: FakeWorker) => worker.answer({ kind: 'broke', text: 'bug' })],
  ['does not start', (worker: FakeWorker) => worker.dispatchEvent(new Event('error'))],
  [
    'gives no answer that can be read',
    (worker: FakeWorker) => worker.dispatchEvent(new Event('messageerror')),
  ],
])('a worker that %s is a failure, and the next change may begin', async (_how, breaks) => {
  const broken = writeLarge(write, { rowCount: 500 });
  const [worker] = workers;
  if (worker) breaks(worker);
  expect(await broken).toMatchObject({ ok: false, failure: { code: 'storage_failed' } });
  expect(readRunningWrite()).toBeUndefined();
});

test('a browser that opens no worker is a failure too', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        throw new Error('refused');
      }
    },
  );
  expect(await writeLarge(write, { rowCount: 500 })).toMatchObject({ ok: false });
  expect(readRunningWrite()).toBeUndefined();
});
