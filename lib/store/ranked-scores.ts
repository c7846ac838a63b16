import type { PersonScore } from '../actions/facts.ts';
import type { Touchpoint } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import type { LearnedBody, ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { toGrade } from '../scoring/grade.ts';
import { toStillAt } from '../scoring/jump.ts';
import { learnedLogOdds } from '../scoring/odds.ts';
import { type Totals, toTotals } from '../scoring/score.ts';
import { loadCardInUse } from './score-card.ts';
import { toInputsById } from './score-inputs.ts';
import type { Store } from './store.ts';

/**
 * Lead scores as the order of next actions uses them: of the newest thing that has happened to each, so that what was ranked
 * stays right until a row changes. Decay alone moves nothing.
 */

/** What scores of some people are worked out from. */
export interface Scored {
  readonly card: Card;
  readonly body: LearnedBody | null;
  readonly inputsById: ReadonlyMap<string, ScoreInputs>;
  /** ms since 1970. */
  readonly now: number;
}

/** Whether scores say anything of the order of next actions. */
export function isUsedInRanks({ total, learnedShare }: Card): boolean {
  return total > 0 || learnedShare > 0;
}

/** People, and all the touchpoints that they have. */
interface ReadRows {
  readonly people: readonly (Prospect | undefined)[];
  readonly touchpoints: readonly Touchpoint[];
}

/**
 * `undefined` where nobody has said who fits and nothing learned is in use: then nothing more is read. For live queries:
 * through Dexie alone.
 */
export async function loadScored(store: Store, rows: ReadRows): Promise<Scored | undefined> {
  return loadWhere(store, rows, isUsedInRanks);
}

/** `undefined` where the points are set by hand: they move no odds. */
export async function loadLearnedScored(store: Store, rows: ReadRows): Promise<Scored | undefined> {
  return loadWhere(store, rows, ({ learnedShare }) => learnedShare > 0);
}

async function loadWhere(
  store: Store,
  rows: ReadRows,
  isUsed: (card: Card) => boolean,
): Promise<Scored | undefined> {
  const { card, learned: body } = await loadCardInUse(store);
  if (!isUsed(card)) return undefined;
  const inputsById = await toInputsById(store, rows);
  return { card, body, inputsById, now: store.clock.now() };
}

function toStillTotals({ card, inputsById, now }: Scored, id: string): Totals | undefined {
  const inputs = inputsById.get(id);
  return inputs && toTotals(inputs, card, toStillAt(inputs, now));
}

/** Without a profile, and where no fact was learned of, it is engagement alone; `undefined` for nobody. */
export function toStillScore(scored: Scored, id: string): number | undefined {
  return toStillTotals(scored, id)?.score;
}

/** Null where nobody has said who fits, and no fact was learned of: engagement alone has its own rules. */
export function toPersonScore(scored: Scored, id: string): PersonScore | null {
  const totals = toStillTotals(scored, id);
  if (!totals) return null;
  const { score, fit, engagement } = totals;
  const grade = toGrade(fit, engagement);
  return fit === null || grade === null ? null : { score, fit, grade };
}

/** By what was learned, where that is in use; 0 is the average. */
export function toLogOdds({ card, body, inputsById, now }: Scored, id: string): number {
  const inputs = inputsById.get(id);
  if (!inputs || body === null || card.learnedShare === 0) return 0;
  return learnedLogOdds(inputs, body, { at: toStillAt(inputs, now), card });
}
