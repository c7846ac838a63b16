import type { DealFact, MoveFact, PastFact, ReportFacts, StageFact } from './facts.ts';

/** What was known of deals at an instant of the past: by the moves and the values that had been recorded before it. */

/** A deal with its moves in their order, and what its fields were. */
export interface Way {
  readonly deal: DealFact;
  readonly moves: readonly MoveFact[];
  readonly past: readonly PastFact[];
}

export interface History {
  readonly ways: readonly Way[];
  readonly openStages: readonly StageFact[];
  readonly kindByStage: ReadonlyMap<string, StageFact['kind']>;
}

const historyByFacts = new WeakMap<ReportFacts, History>();

/** The same for the same facts, which nobody changes. */
export function toHistory(facts: ReportFacts): History {
  const kept = historyByFacts.get(facts);
  if (kept) return kept;
  const movesByDeal = toOrdered(facts.moves);
  const pastByDeal = toOrdered(facts.past);
  const history: History = {
    ways: facts.deals.map((deal) => ({
      deal,
      moves: movesByDeal.get(deal.id) ?? [],
      past: pastByDeal.get(deal.id) ?? [],
    })),
    openStages: facts.stages
      .filter(({ kind }) => kind === 'open')
      .toSorted((one, other) => one.position - other.position),
    kindByStage: new Map(facts.stages.map(({ id, kind }) => [id, kind])),
  };
  historyByFacts.set(facts, history);
  return history;
}

type Dated = MoveFact | PastFact;

/** By deal and then by time; where a deal begins comes before what follows in the same millisecond. */
function toOrdered<Fact extends Dated>(facts: readonly Fact[]): ReadonlyMap<string, Fact[]> {
  const byDeal = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = byDeal.get(fact.dealId);
    if (known) known.push(fact);
    else byDeal.set(fact.dealId, [fact]);
  }
  for (const of of byDeal.values()) {
    if (of.length > 1) of.sort((one, other) => one.at - other.at || rankOf(one) - rankOf(other));
  }
  return byDeal;
}

function rankOf(fact: Dated): number {
  return 'fromStageId' in fact && fact.fromStageId === null ? 0 : 1;
}

export type Standing =
  | { readonly outcome: 'open'; readonly stageId: string | null; readonly sinceMs: number }
  | { readonly outcome: 'won' | 'lost'; readonly closedAt: number };

function countBefore(dated: readonly { readonly at: number }[], at: number): number {
  let count = dated.length;
  while (count > 0 && (dated[count - 1]?.at ?? 0) >= at) count -= 1;
  return count;
}

/**
 * How a deal stood as far as had been recorded before `at`: `undefined` where it was not there, or nobody had written down
 * in which stage. One that has no moves at all (a file without history) is in no stage that is known.
 */
export function standingAt(
  { kindByStage }: Pick<History, 'kindByStage'>,
  { deal, moves }: Way,
  at: number,
): Standing | undefined {
  if (deal.createdAt >= at) return undefined;
  const isClosed = deal.outcome !== 'open' && deal.closedAt !== null && deal.closedAt < at;
  const count = countBefore(moves, at);
  const last = moves[count - 1];
  if (last === undefined) {
    if (moves.length > 0) return undefined;
    return isClosed
      ? toClosed(deal, at)
      : { outcome: 'open', stageId: null, sinceMs: deal.createdAt };
  }
  // Nothing was recorded since: then the row tells more than its last move.
  if (count === moves.length && isClosed) return toClosed(deal, at);
  const kind = kindByStage.get(last.toStageId);
  const isReopenedRow = count === moves.length && deal.outcome === 'open';
  if ((kind === 'won' || kind === 'lost') && !isReopenedRow) {
    return { outcome: kind, closedAt: last.at };
  }
  return { outcome: 'open', stageId: last.toStageId, sinceMs: last.at };
}

function toClosed({ outcome, closedAt }: DealFact, at: number): Standing {
  return { outcome: outcome === 'won' ? 'won' : 'lost', closedAt: closedAt ?? at };
}

/** What a field was as far as had been told before `at`. One of which nothing was ever told has not changed since. */
function findPast(
  { past }: Way,
  field: PastFact['field'],
  at: number,
): { readonly value: PastFact['value'] } | 'asNow' {
  let value: PastFact['value'] | undefined;
  let isTold = false;
  for (const fact of past) {
    if (fact.field !== field) continue;
    isTold = true;
    if (fact.at >= at) break;
    value = fact.value;
  }
  if (value !== undefined) return { value };
  return isTold ? { value: null } : 'asNow';
}

export function expectedAt(way: Way, at: number): string | null {
  const past = findPast(way, 'expected_close_on', at);
  if (past === 'asNow') return way.deal.expectedCloseOn;
  return typeof past.value === 'string' ? past.value : null;
}

export function annualAt(way: Way, at: number): bigint | null {
  const past = findPast(way, 'annual', at);
  if (past === 'asNow') return way.deal.annual;
  return typeof past.value === 'bigint' ? past.value : null;
}

export function ownerAt(way: Way, at: number): string | null {
  const past = findPast(way, 'owner_id', at);
  if (past === 'asNow') return way.deal.ownerId;
  return typeof past.value === 'string' ? past.value : null;
}
