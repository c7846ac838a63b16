import type { Receipt } from '../lib/model/clip.ts';
import type { Result } from '../lib/model/failure.ts';
import { changeMany } from '../lib/store/commands/bulk.ts';
import { store } from '../lib/store/open.ts';
import { undoCommand } from '../lib/store/undo.ts';
import type { LargeWrite, WriteAnswer, WriteAsked } from './write-words.ts';

/** Runs in a worker of a page: no browser API, no texts. One command, in one transaction: a worker that is ended wrote nothing. */

function write(of: LargeWrite): Promise<Result<Receipt>> {
  return of.kind === 'undo'
    ? undoCommand(store(), of.journalId)
    : changeMany(store(), of.ids, of.change);
}

function answer(given: WriteAnswer): void {
  self.postMessage(given);
}

self.addEventListener('message', ({ data }: MessageEvent<WriteAsked>) => {
  store().origin = data.origin;
  store().defaults = data.defaults;
  write(data.write)
    .then((result) => answer({ kind: 'done', result }))
    .catch((error: unknown) => answer({ kind: 'broke', text: String(error) }));
});
