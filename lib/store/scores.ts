import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { explainScore, type Score } from '../scoring/score.ts';
import { loadCard } from './score-card.ts';
import { loadScoreInputs } from './score-inputs.ts';
import type { Store } from './store.ts';

export { loadScores } from './kept-scores.ts';

/** The score of one prospect with all that it is made of. */
export interface ScoreView {
  readonly score: Score;
  readonly card: Card;
  readonly inputs: ScoreInputs;
  /** ms since 1970: for when it was worked out. */
  readonly at: number;
}

/** Worked out from the rows at once: right even where what is kept is behind. `undefined` where there is no such prospect. */
export async function loadScoreView(store: Store, id: string): Promise<ScoreView | undefined> {
  const [found, card] = await Promise.all([loadScoreInputs(store, [id]), loadCard(store)]);
  const inputs = found.get(id);
  if (!inputs) return undefined;
  const at = store.clock.now();
  return { score: explainScore(inputs, card, at), card, inputs, at };
}
