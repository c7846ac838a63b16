import type { ProspectId } from '../model/ids.ts';
import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { explainScore, type Score } from '../scoring/score.ts';
import { loadCard } from './score-card.ts';
import { loadScoreInputs } from './score-inputs.ts';
import { loadTold, sinceFirstTold } from './since-told.ts';
import type { Store } from './store.ts';

/** The score of one prospect with all that it is made of. */
export interface ScoreView {
  readonly score: Score;
  readonly card: Card;
  /** `since` says when something became known at all: what was put right later makes no rise of the trend. */
  readonly inputs: ScoreInputs;
  /** ms since 1970: for when it was worked out. */
  readonly at: number;
}

/** Worked out from the rows at once: right even where what is kept is behind. `undefined` where there is no such prospect. */
export async function loadScoreView(store: Store, id: string): Promise<ScoreView | undefined> {
  const [found, card, person] = await Promise.all([
    loadScoreInputs(store, [id]),
    loadCard(store),
    store.prospects.get(id as ProspectId),
  ]);
  const ofRows = found.get(id);
  if (!ofRows || !person) return undefined;
  const isFromStart = Object.keys(ofRows.since).length === 0;
  const inputs = isFromStart
    ? ofRows
    : sinceFirstTold(ofRows, { person, told: await loadTold(store, [person]) });
  const at = store.clock.now();
  return { score: explainScore(inputs, card, at), card, inputs, at };
}
