import type { Receipt } from '../lib/model/clip.ts';
import { failed, type Result } from '../lib/model/failure.ts';
import { reportBug } from '../lib/platform/log.ts';
import { store } from '../lib/store/open.ts';
import type { LargeWrite, WriteAnswer, WriteAsked } from './write-words.ts';

/** A change to a thousand rows keeps a thread busy for seconds: from so many on, another one than the page's. */
export const manyRows = 100;

/** Whoever closes the page before it is done is asked: the worker ends with the page, and nothing would be written. */
function holdPage(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

async function askWorker(worker: Worker, asked: WriteAsked): Promise<Result<Receipt>> {
  const answer = await new Promise<WriteAnswer>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WriteAnswer>) => resolve(data));
    worker.addEventListener('error', () => resolve({ kind: 'broke', text: 'it did not start' }));
    worker.postMessage(asked);
  });
  if (answer.kind === 'done') return answer.result;
  reportBug('write worker', new Error(answer.text));
  return failed('storage_failed', 'worker');
}

/** The command, in a worker of its own. `storage_failed` where that breaks: then nothing was written. */
export async function writeLarge(write: LargeWrite): Promise<Result<Receipt>> {
  const worker = new Worker(new URL('./write-worker.ts', import.meta.url), { type: 'module' });
  window.addEventListener('beforeunload', holdPage);
  try {
    const { origin, defaults } = store();
    const result = await askWorker(worker, { write, origin, defaults });
    if (result.ok && result.value.journalId !== 0) store().onSaved?.();
    return result;
  } finally {
    window.removeEventListener('beforeunload', holdPage);
    worker.terminate();
  }
}
