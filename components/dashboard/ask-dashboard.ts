import type { AskName, DashboardAsks, WorkerMessage } from './dashboard-words.ts';

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

let worker: Worker | undefined;
const waiting = new Map<number, Waiting>();
const listeners = new Set<() => void>();
let lastId = 0;

function hear({ data }: MessageEvent<WorkerMessage>): void {
  if (data.kind === 'changed') {
    for (const listener of listeners) listener();
    return;
  }
  const asker = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.kind === 'answer') asker?.done(data.answer);
  else asker?.failed(new Error('the dashboard worker could not answer'));
}

/** Starts the worker; before the page is drawn, so that both happen at once. It lives as long as the page. */
export function startDashboard(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./dashboard-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', hear);
  started.addEventListener('error', () => {
    for (const { failed } of waiting.values()) failed(new Error('the dashboard worker broke'));
    waiting.clear();
  });
  worker = started;
  return started;
}

/** Asks the worker; rejects where it cannot answer. */
export function askDashboard<Name extends AskName>(
  name: Name,
  asked: DashboardAsks[Name]['asked'],
): Promise<DashboardAsks[Name]['answer']> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, {
      done: (answer) => resolve(answer as DashboardAsks[Name]['answer']),
      failed: reject,
    });
    startDashboard().postMessage({ id, name, asked });
  });
}

/** Calls back when the store has changed. Returns a stop function. */
export function watchDashboard(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
