import type { ScoreInputs } from '../model/scoring.ts';
import { loadScores } from './kept-scores.ts';
import { loadScoreInputs } from './score-inputs.ts';
import { loadBestPage } from './score-list.ts';
import type { Store } from './store.ts';

/** Somebody to show a score by. */
export interface ScoreExample {
  readonly name: string;
  readonly inputs: ScoreInputs;
  /** ms since 1970. */
  readonly at: number;
}

/** Of so many of the best one is taken who has something of both halves. */
const lookedAt = 40;

/** A prospect whose score has much to explain; `undefined` where there is nobody. For live queries. */
export async function loadScoreExample(store: Store): Promise<ScoreExample | undefined> {
  const { rows } = await loadBestPage(store, { filter: {}, after: null, limit: lookedAt });
  const scores = await loadScores(
    store,
    rows.map(({ id }) => id),
  );
  const person =
    rows.find(({ id }) => {
      const score = scores.get(id);
      return score !== undefined && (score.fit ?? 0) > 0 && score.engagement > 0;
    }) ?? rows[0];
  if (!person) return undefined;
  const inputs = (await loadScoreInputs(store, [person.id])).get(person.id);
  return inputs && { name: person.full_name, inputs, at: store.clock.now() };
}
