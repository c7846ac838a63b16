import { reportBug } from '../../lib/platform/log.ts';
import { toCard } from '../../lib/scoring/card.ts';
import { learnFromOutcomes } from '../../lib/scoring/learn-outcomes.ts';
import { store } from '../../lib/store/open.ts';
import { loadOutcomes } from '../../lib/store/outcomes.ts';
import { loadCardOptions } from '../../lib/store/score-card.ts';
import { createPreviewer } from '../../lib/store/score-preview.ts';
import type { ScoreAnswer, ScoreTask } from './score-worker-words.ts';

/** Runs in a worker of a page: no browser API, no texts. It reads the store and answers; nothing is written. */

/** Of the time that learning takes, reading is so much: 17 s of 18 with 8,000 people of 2,000 deals, on a busy computer. */
const readShare = 0.85;

function answer(given: ScoreAnswer): void {
  self.postMessage(given);
}

async function learn(): Promise<void> {
  const tell = (progress: number) => answer({ kind: 'progress', progress });
  const { profile, scoring } = await loadCardOptions(store());
  const rows = await loadOutcomes(store(), { onProgress: (done) => tell(readShare * done) });
  const result = await learnFromOutcomes(rows, {
    profile,
    scoring,
    onProgress: (done) => tell(readShare + (1 - readShare) * done),
  });
  answer({ kind: 'learned', result });
}

const newest = new Map<number, number>();
const previewer = createPreviewer(store());

async function preview({
  asker,
  turn,
  options,
  isAnew,
}: ScoreTask & { kind: 'preview' }): Promise<void> {
  newest.set(asker, turn);
  if (isAnew) previewer.forget();
  const found = await previewer.preview(toCard(options), () => newest.get(asker) !== turn);
  if (found) answer({ kind: 'previewed', asker, turn, preview: found });
}

self.addEventListener('message', ({ data }: MessageEvent<ScoreTask>) => {
  const done = data.kind === 'learn' ? learn() : preview(data);
  done.catch((error: unknown) => {
    reportBug('score worker', error);
    answer({ kind: 'failed' });
  });
});
