import type { Stakeholder } from '../model/deal.ts';
import type { ScoreInputs } from '../model/scoring.ts';
import { learnedLogOdds, moveOdds } from '../scoring/odds.ts';
import { loadScores } from './kept-scores.ts';
import { loadCardInUse } from './score-card.ts';
import { type KeptScore, pickInputs, toInputKey } from './score-rows.ts';
import { loadStageOdds, type StagePlace, stageOddsOf } from './stage-odds.ts';
import type { Store } from './store.ts';

/** What lead scores say of deals. For live queries: read through Dexie alone. */

/** A deal's score is that of the best of its people. */
export interface DealScore {
  readonly score: KeptScore;
  readonly prospectId: string;
  readonly name: string;
  /** Of all who take part, scored or not. */
  readonly peopleCount: number;
}

/** By deal; one without people, or whose people were not scored yet, has none. */
export async function loadDealScores(
  store: Store,
  dealIds: readonly string[],
): Promise<ReadonlyMap<string, DealScore>> {
  const { partsByDeal, bestByDeal } = await loadBest(store, dealIds);
  const people = await store.prospects.bulkGet([
    ...new Set(Array.from(bestByDeal.values(), ({ prospectId }) => prospectId)),
  ]);
  const nameById = new Map(
    people.flatMap((row) => (row ? [[row.id as string, row.full_name]] : [])),
  );
  return new Map(
    Array.from(bestByDeal, ([dealId, best]) => [
      dealId,
      {
        ...best,
        name: nameById.get(best.prospectId) ?? '',
        peopleCount: partsByDeal.get(dealId)?.length ?? 0,
      },
    ]),
  );
}

interface Best {
  readonly prospectId: string;
  readonly score: KeptScore;
}

interface FoundBest {
  readonly partsByDeal: ReadonlyMap<string, readonly Stakeholder[]>;
  readonly bestByDeal: ReadonlyMap<string, Best>;
}

/** More deals than this are picked out of all their people: as many questions of an index take longer. */
const mostAsked = 500;

async function loadBest(store: Store, dealIds: readonly string[]): Promise<FoundBest> {
  if (dealIds.length === 0) return { partsByDeal: new Map(), bestByDeal: new Map() };
  const asked = new Set(dealIds);
  const parts =
    dealIds.length > mostAsked
      ? (await store.stakeholders.toArray()).filter(
          (part) => part.deleted_at === null && asked.has(part.deal_id),
        )
      : await store.stakeholders
          .where('ix.deal')
          .anyOf([...asked])
          .toArray();
  const partsByDeal = Map.groupBy(parts, (part) => part.deal_id as string);
  const scores = await loadScores(store, [...new Set(parts.map((part) => part.prospect_id))]);
  const bestByDeal = new Map<string, Best>();
  for (const [dealId, of] of partsByDeal) {
    const best = findBest(of, scores);
    if (best) bestByDeal.set(dealId, best);
  }
  return { partsByDeal, bestByDeal };
}

/** Of two alike always the same one. */
function findBest(
  parts: readonly Stakeholder[],
  scores: ReadonlyMap<string, KeptScore>,
): Best | undefined {
  let best: Best | undefined;
  for (const { prospect_id: prospectId } of parts) {
    const score = scores.get(prospectId);
    if (!score) continue;
    const lead = score.score - (best?.score.score ?? -1);
    if (!best || lead > 0 || (lead === 0 && prospectId < best.prospectId)) {
      best = { prospectId, score };
    }
  }
  return best;
}

/** How the odds of stages become those of deals. */
export interface DealOdds {
  /** Points that were set by hand move no odds. */
  readonly areMoved: boolean;
  /** Closed deals that the odds of stages were learned from; null while they are as set. */
  readonly learnedFromCount: number | null;
  /** Whole percent, as learned or as set. */
  readonly stageOddsOf: (place: StagePlace) => number;
  /** The same, moved by what was learned of the best of a deal's people. */
  readonly oddsOf: (deal: { readonly id: string }, place: StagePlace) => number;
}

/** Like the score of a deal by what is kept, but as of now. */
export async function loadDealOdds(store: Store, dealIds: readonly string[]): Promise<DealOdds> {
  const [{ card, learned }, stageOdds] = await Promise.all([
    loadCardInUse(store),
    loadStageOdds(store),
  ]);
  const ofStages = {
    learnedFromCount: stageOdds?.dealCount ?? null,
    stageOddsOf: (place: StagePlace) => stageOddsOf(stageOdds, place),
  };
  if (learned === null || card.learnedShare === 0) {
    return { ...ofStages, areMoved: false, oddsOf: (_deal, place) => ofStages.stageOddsOf(place) };
  }
  const { bestByDeal } = await loadBest(store, dealIds);
  const ids = new Set(Array.from(bestByDeal.values(), ({ prospectId }) => prospectId));
  const inputsById = await loadKeptInputs(store, ids);
  const at = store.clock.now();
  const logOddsByPerson = new Map(
    Array.from(inputsById, ([id, inputs]) => [id, learnedLogOdds(inputs, learned, { at, card })]),
  );
  return {
    ...ofStages,
    areMoved: true,
    oddsOf({ id }, place) {
      const percent = ofStages.stageOddsOf(place);
      const logOdds = logOddsByPerson.get(bestByDeal.get(id)?.prospectId ?? '');
      return logOdds === undefined ? percent : moveOdds(percent, { logOdds });
    },
  };
}

/** What lead scores say of one deal. */
export interface DealForecast extends Pick<DealOdds, 'learnedFromCount' | 'stageOddsOf'> {
  readonly score: DealScore | undefined;
  /** Points that were set by hand move no odds. */
  readonly isMoved: boolean;
  /** This deal's in a stage: whole percent. */
  readonly oddsOf: (place: StagePlace) => number;
}

export async function loadDealForecast(store: Store, dealId: string): Promise<DealForecast> {
  const [scores, { areMoved, oddsOf, ...ofStages }] = await Promise.all([
    loadDealScores(store, [dealId]),
    loadDealOdds(store, [dealId]),
  ]);
  return {
    ...ofStages,
    score: scores.get(dealId),
    isMoved: areMoved,
    oddsOf: (place) => oddsOf({ id: dealId }, place),
  };
}

async function loadKeptInputs(
  store: Store,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ScoreInputs>> {
  const buckets = await store.score_inputs.bulkGet([...new Set(Array.from(ids, toInputKey))]);
  return pickInputs(
    buckets.flatMap((bucket) => bucket ?? []),
    ids,
  );
}
