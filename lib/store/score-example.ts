import type { ScoreInputs } from '../model/scoring.ts';
import { loadScoreInputs } from './score-inputs.ts';
import { idsByScore, loadScores } from './scores.ts';
import type { Store } from './store.ts';

/** Somebody to show a score by. */
export interface ScoreExample {
  readonly id: string;
  readonly name: string;
  readonly inputs: ScoreInputs;
  /** ms since 1970. */
  readonly at: number;
}

/** Of so many of the best one is taken who has something of both halves. */
const lookedAt = 40;

/** A prospect whose score has the most to explain; `undefined` where nobody is scored. For live queries. */
export async function loadScoreExample(store: Store): Promise<ScoreExample | undefined> {
  const best = (await idsByScore(store)).slice(0, lookedAt);
  const scores = await loadScores(store, best);
  const id =
    best.find((each) => {
      const score = scores.get(each);
      return score !== undefined && (score.fit ?? 0) > 0 && score.engagement > 0;
    }) ?? best[0];
  if (id === undefined) return undefined;
  const [found, person] = await Promise.all([
    loadScoreInputs(store, [id]),
    store.prospects.get(id),
  ]);
  const inputs = found.get(id);
  if (!inputs || !person) return undefined;
  return { id, name: person.full_name, inputs, at: store.clock.now() };
}
