import { reportBug } from '../../lib/platform/log.ts';
import type { Board } from '../../lib/store/board.ts';
import { loadSight } from '../../lib/store/board-sight.ts';
import { store } from '../../lib/store/open.ts';
import { type PackedBoard, packShape, unpackBoard } from './board-pack.ts';
import type { AskName, DashboardAsks, PageMessage, WorkerMessage } from './dashboard-words.ts';
import { createIdSender } from './held-ids.ts';
import { toPlace } from './places.ts';

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

let worker: Worker | undefined;
let toSent = createIdSender();
const waiting = new Map<number, Waiting>();
const listeners = new Set<() => void>();
let lastId = 0;
/** Asked for before anybody needed it. */
let firstBoard: Promise<Board> | undefined;

function hear({ data }: MessageEvent<WorkerMessage>): void {
  if (data.kind === 'changed') {
    firstBoard = undefined;
    for (const listener of listeners) listener();
    return;
  }
  const asker = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.kind === 'answer') {
    const { name, answer } = data;
    asker?.done(name === 'board' ? unpackBoard(answer as PackedBoard) : answer);
  } else asker?.failed(new Error('the dashboard worker could not answer'));
}

/** One that broke answers nobody any more: whoever asks next starts another. */
function giveUp(broken: Worker): void {
  broken.terminate();
  if (worker === broken) worker = undefined;
  firstBoard = undefined;
  const left = [...waiting.values()];
  waiting.clear();
  for (const { failed } of left) failed(new Error('the dashboard worker broke'));
}

function openWorker(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./dashboard-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', hear);
  started.addEventListener('messageerror', () => giveUp(started));
  started.addEventListener('error', () => giveUp(started));
  worker = started;
  toSent = createIdSender();
  return started;
}

function send(message: PageMessage): void {
  openWorker().postMessage(message);
}

function ask<Name extends AskName>(
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
    openWorker();
    send({ id, name, ...toSent(asked) });
  });
}

/** As it was told last, with the deals that were written since, and without the worker: that takes longer to start. */
async function loadLastBoard(): Promise<Board | undefined> {
  const now = store().clock.now();
  const sight = await loadSight<PackedBoard>(store(), { now, shape: packShape });
  if (!sight) return undefined;
  const board = unpackBoard(sight.packed);
  const { dealIds } = sight;
  if (dealIds.length === 0) return board;
  const { renewCards } = await import('../../lib/store/renew-cards.ts');
  return renewCards(store(), board, { dealIds, now });
}

async function loadFirstBoard(): Promise<Board> {
  const last = await loadLastBoard().catch((error: unknown) => reportBug('dashboard', error));
  return last ?? ask('board', { isWhole: false });
}

/**
 * Loads the first sight of the board where that is opened, else starts the worker: before the page is drawn, so that both happen
 * at once. The worker lives as long as the page.
 */
export function startDashboard(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') send({ name: 'look' });
  });
  if (toPlace(window.location.hash).kind !== 'board') {
    openWorker();
    return;
  }
  firstBoard = loadFirstBoard();
  // Whoever takes it meets the failure.
  firstBoard.catch(() => {});
}

/** Asks the worker; rejects where it cannot answer. */
export function askDashboard<Name extends AskName>(
  name: Name,
  asked: DashboardAsks[Name]['asked'],
): Promise<DashboardAsks[Name]['answer']> {
  const isFirstSight = name === 'board' && 'isWhole' in asked && !asked.isWhole;
  const first = isFirstSight ? firstBoard : undefined;
  if (!first) return ask(name, asked);
  firstBoard = undefined;
  return first;
}

/** Calls back when the store has changed. Returns a stop function. */
export function watchDashboard(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
