import { annualValue, convertAmount, percentOf, toUnits } from '../model/money.ts';
import type { Period } from '../reports/periods.ts';
import type { BoardCard } from './board.ts';
import { type DealToDo, loadDealsToDo, toBoardNext } from './board-next.ts';
import { loadParts, type Parts } from './list-parts.ts';
import type { DealMirror, MirrorRows } from './mirror-rows.ts';
import { loadMirroredSelling } from './mirror-selling.ts';
import { loadNames } from './mirror-titles.ts';
import type { Mirrors } from './mirrors.ts';
import type { WorkspaceFacts } from './selling-facts.ts';

const dayMs = 86_400_000;

interface CardTime {
  readonly now: number;
  readonly quarter: Period;
}

/** What a card shows beside its deal; the first sight has the names of companies alone. */
interface Beside {
  readonly selling: WorkspaceFacts;
  readonly companies: ReadonlyMap<string, Pick<MirrorRows['companies'], 'name'>>;
  readonly whole?: Pick<Parts, 'stays' | 'odds' | 'dealScores'> & {
    readonly peopleCounts: ReadonlyMap<string, number>;
    readonly toDo: (dealId: string) => DealToDo;
    /** Of people, by id. */
    readonly names: ReadonlyMap<string, string>;
    readonly tasks: ReadonlyMap<string, MirrorRows['tasks']>;
  };
}

/** Open, or closed in the running quarter. */
export function isOnBoard(
  { outcome, closedAt }: DealMirror,
  { fromMs, untilMs }: Pick<Period, 'fromMs' | 'untilMs'>,
): boolean {
  if (outcome === 'open') return true;
  return closedAt !== null && closedAt >= fromMs && closedAt < untilMs;
}

function toOdds(deal: DealMirror, { selling, whole }: Beside): number {
  if (deal.outcome !== 'open') return deal.outcome === 'won' ? 100 : 0;
  return whole?.odds.get(deal.id) ?? selling.stageById.get(deal.stageId)?.probability ?? 0;
}

/** In whole days, as the card shows it: `9 d here, median 9` is never called late. */
function isStalled(
  deal: DealMirror,
  of: { readonly enteredAt: number; readonly median: number | undefined; readonly now: number },
): boolean {
  if (deal.outcome !== 'open' || of.median === undefined) return false;
  return Math.floor((of.now - of.enteredAt) / dayMs) > Math.max(1, Math.round(of.median));
}

export function toCard(deal: DealMirror, beside: Beside, now: number): BoardCard {
  const { selling, companies, whole } = beside;
  const { currency: to, rates } = selling;
  const ownAnnual = annualValue({ ...deal, term_months: deal.termMonths });
  const annual = ownAnnual && convertAmount(ownAnnual, { from: deal.currency ?? to, to, rates });
  const odds = toOdds(deal, beside);
  const enteredAt = whole?.stays.get(deal.id)?.enteredAt ?? deal.createdAt;
  const median = whole && selling.medianDaysByStage[deal.stageId];
  const score = whole?.dealScores.get(deal.id);
  const toDo = deal.outcome === 'open' ? whole?.toDo(deal.id) : undefined;
  return {
    id: deal.id,
    name: deal.name,
    companyId: deal.companyId,
    companyName: companies.get(deal.companyId ?? '')?.name ?? null,
    ownerId: deal.ownerId,
    stageId: deal.stageId,
    outcome: deal.outcome,
    amount: deal.amount,
    currency: deal.currency,
    annual,
    weighted: annual === null ? null : percentOf(annual, odds),
    odds,
    expectedCloseOn: deal.expectedCloseOn,
    closedAt: deal.closedAt,
    lostReason: deal.lostReason,
    enteredStageAt: enteredAt,
    isStalled: isStalled(deal, { enteredAt, median, now }),
    score: score?.score ?? null,
    grade: score?.grade ?? null,
    known: score?.known ?? null,
    peopleCount: whole?.peopleCounts.get(deal.id) ?? 0,
    gaps: toDo?.gaps ?? [],
    next: whole && toDo?.next ? toBoardNext(toDo.next, whole) : null,
  };
}

const nothingToDo = 3;

/** Overdue, due today, later, nothing. */
function urgencyOf({ next }: BoardCard, day: { readonly from: string; readonly until: string }) {
  if (!next) return nothingToDo;
  if (next.dueAt < day.from) return 0;
  return next.dueAt < day.until ? 1 : 2;
}

/** The rep's own day, as ISO times in UTC. */
function dayOf(now: number): { readonly from: string; readonly until: string } {
  const [from, until] = [new Date(now), new Date(now)];
  from.setHours(0, 0, 0, 0);
  until.setHours(24, 0, 0, 0);
  return { from: from.toISOString(), until: until.toISOString() };
}

/** The most urgent first, then what is worth most. */
function inOrder(cards: readonly BoardCard[], now: number): readonly BoardCard[] {
  const day = dayOf(now);
  const keyed = cards.map((card) => ({
    card,
    urgency: urgencyOf(card, day),
    worth: card.annual === null ? -1n : toUnits(card.annual),
  }));
  keyed.sort(
    (one, other) =>
      one.urgency - other.urgency ||
      (one.worth === other.worth ? 0 : one.worth > other.worth ? -1 : 1) ||
      (one.card.id < other.card.id ? -1 : 1),
  );
  return keyed.map(({ card }) => card);
}

/** Whoever is deleted leaves their deals along with it, so that no prospect has to be read for it. */
function loadPeopleCounts(mirrors: Mirrors): Promise<ReadonlyMap<string, number>> {
  return mirrors.memo('board:people', ['stakeholders'], async () => {
    const counts = new Map<string, number>();
    for (const { dealId } of (await mirrors.rows('stakeholders')).values()) {
      counts.set(dealId, (counts.get(dealId) ?? 0) + 1);
    }
    return counts;
  });
}

async function loadBeside(
  mirrors: Mirrors,
  of: { readonly deals: readonly DealMirror[]; readonly now: number },
): Promise<Beside> {
  const names = new Set(['stays', 'odds', 'dealScores'] as const);
  const [beside, parts, peopleCounts, toDo, tasks] = await Promise.all([
    loadFirstBeside(mirrors),
    loadParts(mirrors, { names, now: of.now }),
    loadPeopleCounts(mirrors),
    loadDealsToDo(mirrors, of.now),
    mirrors.rows('tasks'),
  ]);
  const people = of.deals.flatMap(({ id }) => toDo(id).next?.prospectId ?? []);
  const whole = { ...parts, peopleCounts, toDo, names: await loadNames(mirrors, people), tasks };
  return { ...beside, whole };
}

async function loadFirstBeside(mirrors: Mirrors): Promise<Beside> {
  const [selling, companies] = await Promise.all([
    loadMirroredSelling(mirrors),
    mirrors.rows('companies'),
  ]);
  return { selling, companies };
}

/** Most urgent first; at first sight the most worth. */
export async function loadCards(
  mirrors: Mirrors,
  { now, quarter, isWhole }: CardTime & { readonly isWhole: boolean },
): Promise<readonly BoardCard[]> {
  const [rows] = await Promise.all([mirrors.rows('deals'), mirrors.rows('companies')]);
  const deals = [...rows.values()].filter((deal) => isOnBoard(deal, quarter));
  const beside = isWhole
    ? await loadBeside(mirrors, { deals, now })
    : await loadFirstBeside(mirrors);
  return inOrder(
    deals.map((deal) => toCard(deal, beside, now)),
    now,
  );
}
