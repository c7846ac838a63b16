import { useSyncExternalStore } from 'react';
import { i18n } from '#i18n';
import type { Receipt } from '../lib/model/clip.ts';
import { failed, type Result } from '../lib/model/failure.ts';
import { reportBug } from '../lib/platform/log.ts';
import { store } from '../lib/store/open.ts';
import { numberText } from './ui/locale.ts';
import type { LargeWrite, WriteAnswer, WriteAsked } from './write-words.ts';

/** A change to a thousand rows keeps a thread busy for seconds: from so many on, another one than the page's. */
export const manyRows = 100;

/** What is being written; the page has one at a time, whatever of it is in sight. */
interface RunningWrite {
  readonly rowCount: number;
}

let running: RunningWrite | undefined;
const listeners = new Set<() => void>();

function setRunning(next: RunningWrite | undefined): void {
  running = next;
  for (const listener of listeners) listener();
}

export function readRunningWrite(): RunningWrite | undefined {
  return running;
}

function watchRunningWrite(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The large change, or Undo, that runs at this moment. */
export function useRunningWrite(): RunningWrite | undefined {
  return useSyncExternalStore(watchRunningWrite, readRunningWrite);
}

/** While so many rows are changed. */
export function changingText(rowCount: number): string {
  return i18n.t('lists.changing', rowCount, [numberText(rowCount)]);
}

/** Whoever closes the page before it is done is asked: the worker ends with the page, and nothing would be written. */
function holdPage(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

async function askWorker(worker: Worker, asked: WriteAsked): Promise<Result<Receipt>> {
  const answer = await new Promise<WriteAnswer>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WriteAnswer>) => resolve(data));
    worker.addEventListener('messageerror', () => resolve({ kind: 'broke', text: 'unreadable' }));
    worker.addEventListener('error', () => resolve({ kind: 'broke', text: 'it did not start' }));
    worker.postMessage(asked);
  });
  if (answer.kind === 'done') return answer.result;
  throw new Error(answer.text);
}

/**
 * The command, in a worker of its own. `storage_failed` where that breaks: then nothing was written. Nobody may start a
 * second one before it is done.
 */
export async function writeLarge(write: LargeWrite, of: RunningWrite): Promise<Result<Receipt>> {
  if (running) throw new Error('a large change is running');
  let worker: Worker | undefined;
  setRunning(of);
  window.addEventListener('beforeunload', holdPage);
  try {
    const { origin, defaults } = store();
    worker = new Worker(new URL('./write-worker.ts', import.meta.url), { type: 'module' });
    const result = await askWorker(worker, { write, origin, defaults });
    if (result.ok && result.value.journalId !== 0) store().onSaved?.();
    return result;
  } catch (error) {
    reportBug('write worker', error);
    return failed('storage_failed', 'worker');
  } finally {
    window.removeEventListener('beforeunload', holdPage);
    worker?.terminate();
    setRunning(undefined);
  }
}
