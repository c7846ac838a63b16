import { reportBug } from '../../lib/platform/log.ts';
import { toCard } from '../../lib/scoring/card.ts';
import { store } from '../../lib/store/open.ts';
import { createPreviewer } from '../../lib/store/score-preview.ts';
import type { ScoreAnswer, ScoreTask } from './score-worker-words.ts';

/** Runs in a worker of a page: no browser API, no texts. It reads the store and answers; nothing is written. */

function answer(given: ScoreAnswer): void {
  self.postMessage(given);
}

const newest = new Map<number, number>();
const previewer = createPreviewer(store());

async function preview({ asker, turn, options }: ScoreTask & { kind: 'preview' }): Promise<void> {
  newest.set(asker, turn);
  const found = await previewer.preview(toCard(options), () => newest.get(asker) !== turn);
  if (found) answer({ kind: 'previewed', asker, turn, preview: found });
}

self.addEventListener('message', ({ data }: MessageEvent<ScoreTask>) => {
  if (data.kind === 'learn') return answer({ kind: 'failed' });
  preview(data).catch((error: unknown) => {
    reportBug('score worker', error);
    answer({ kind: 'failed' });
  });
});
