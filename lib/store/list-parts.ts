import type { StageId } from '../model/ids.ts';
import { annualValue, convertAmount, toUnits } from '../model/money.ts';
import { isReached } from '../model/reached.ts';
import { loadDealOdds } from './deal-scores.ts';
import { findNext, type Next } from './list-next.ts';
import { loadDealPeople } from './list-people.ts';
import type { DealMirror } from './mirror-rows.ts';
import { loadMirroredSelling } from './mirror-selling.ts';
import type { Mirrors } from './mirrors.ts';
import { loadReps } from './report-facts.ts';
import type { KeptScore } from './score-rows.ts';
import { memoTimed, type Timed } from './timed-memo.ts';

/**
 * What lists show beside the rows themselves, each part worked out when a column or a filter first asks for it, and kept until
 * what it rests on changes: then it is another object.
 */

/** Annual value in the workspace's currency, in whole ten-thousandths; of a currency without a rate in its own. */
export interface Worth {
  readonly units: bigint;
  readonly currency: string;
  /** In the workspace's currency, so that it can be compared and summed. */
  readonly isComparable: boolean;
}

interface StagePlace {
  readonly id: StageId;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly place: number;
  /** Percent. */
  readonly probability: number;
}

interface Stay {
  readonly enteredAt: number;
  /** From when on an open deal counts as stalled; null where nobody knows how long deals stay in its stage. */
  readonly stalledAt: number | null;
}

interface CompanySums {
  readonly openCount: number;
  /** Null where no deal has a value. */
  readonly open: bigint | null;
  readonly won: bigint | null;
}

export interface Parts {
  readonly companyNames: { readonly nameOf: (id: string | null) => string | null };
  readonly owners: ReadonlyMap<string, string>;
  readonly scores: { readonly of: (prospectId: string) => KeptScore | undefined };
  readonly dealScores: ReadonlyMap<string, KeptScore>;
  readonly peopleOfDeals: ReadonlyMap<string, number>;
  readonly dealPeople: ReadonlyMap<string, string>;
  readonly dealsOfPeople: ReadonlyMap<string, number>;
  readonly peopleOfCompanies: ReadonlyMap<string, number>;
  /** When somebody was last in touch, in milliseconds. */
  readonly touched: ReadonlyMap<string, number>;
  readonly touchedCompanies: ReadonlyMap<string, number>;
  /** By `prospects:<id>` or `deals:<id>`. */
  readonly next: ReadonlyMap<string, Next>;
  readonly stages: ReadonlyMap<string, StagePlace>;
  readonly stays: ReadonlyMap<string, Stay>;
  readonly worth: ReadonlyMap<string, Worth>;
  /** Whole percent. */
  readonly odds: ReadonlyMap<string, number>;
  readonly companySums: ReadonlyMap<string, CompanySums>;
  readonly currency: { readonly code: string };
}
export type PartName = keyof Parts;

type Loaders = {
  readonly [Name in PartName]: (mirrors: Mirrors, now: number) => Promise<Parts[Name]>;
};

const dayMs = 86_400_000;

/** What a value in money rests on. */
const moneySources = ['settings', 'workspaces', 'kv:identity'] as const;

/** How often each value stands among them. */
function countBy<Item>(items: Iterable<Item>, toKey: (item: Item) => string | null) {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = toKey(item);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The latest touchpoints that reached somebody, until the first of those that lie ahead is one of them. */
async function findTouched(
  mirrors: Mirrors,
  now: number,
): Promise<Timed<ReadonlyMap<string, number>>> {
  const latest = new Map<string, number>();
  let until = Number.POSITIVE_INFINITY;
  for (const { at, prospectIds, outcome } of (await mirrors.rows('touchpoints')).values()) {
    if (!isReached({ outcome })) continue;
    if (at > now) until = Math.min(until, at);
    else for (const id of prospectIds) if (at > (latest.get(id) ?? 0)) latest.set(id, at);
  }
  return { value: latest, from: now, until };
}

function toWorth(
  deal: DealMirror,
  of: { readonly currency: string; readonly rates: Readonly<Record<string, string>> },
): Worth | undefined {
  const annual = annualValue({ ...deal, term_months: deal.termMonths });
  if (annual === null) return undefined;
  const from = deal.currency ?? of.currency;
  const own = convertAmount(annual, { from, to: of.currency, rates: of.rates });
  return own === null
    ? { units: toUnits(annual), currency: from, isComparable: false }
    : { units: toUnits(own), currency: of.currency, isComparable: true };
}

const oddsAgeMs = 3_600_000;
const oddsSources = [
  'deals',
  'stages',
  'stage_changes',
  'stakeholders',
  'scores',
  'scorecards',
  'settings',
  'kv:stage_odds',
] as const;

async function findOdds(mirrors: Mirrors, now: number): Promise<ReadonlyMap<string, number>> {
  const [deals, stages, stays] = await Promise.all([
    mirrors.rows('deals'),
    loaders.stages(mirrors, now),
    loaders.stays(mirrors, now),
  ]);
  const open = [...deals.values()].filter(({ outcome }) => outcome === 'open');
  const { oddsOf } = await loadDealOdds(
    mirrors.store,
    open.map(({ id }) => id),
  );
  const odds = new Map<string, number>();
  for (const { id, outcome, stageId } of (await mirrors.rows('deals')).values()) {
    const stage = stages.get(stageId);
    if (outcome !== 'open') odds.set(id, outcome === 'won' ? 100 : 0);
    else if (stage) {
      const days = (now - (stays.get(id)?.enteredAt ?? now)) / dayMs;
      odds.set(id, oddsOf({ id }, { ...stage, days }));
    }
  }
  return odds;
}

const loaders: Loaders = {
  companyNames: (mirrors) =>
    mirrors.memo('list:companyNames', ['companies'], async () => {
      const companies = await mirrors.rows('companies');
      return { nameOf: (id) => (id === null ? null : (companies.get(id)?.name ?? null)) };
    }),
  owners: (mirrors) =>
    mirrors.memo('list:owners', ['members', 'kv:identity'], async () => {
      const reps = await loadReps(mirrors);
      return new Map(reps.map(({ id, name }) => [id, name]));
    }),
  scores: (mirrors) =>
    mirrors.memo('list:scores', ['scores'], async () => ({ of: await mirrors.scores() })),
  dealScores: (mirrors) =>
    mirrors.memo('list:dealScores', ['stakeholders', 'scores'], async () => {
      const [parts, scoreOf] = await Promise.all([mirrors.rows('stakeholders'), mirrors.scores()]);
      const best = new Map<string, KeptScore & { readonly prospectId: string }>();
      for (const { dealId, prospectId } of parts.values()) {
        const score = scoreOf(prospectId);
        if (!score) continue;
        const before = best.get(dealId);
        const lead = score.score - (before?.score ?? -1);
        // Of two alike always the same one, as `deal-scores.ts` has it.
        if (lead < 0 || (lead === 0 && before && before.prospectId < prospectId)) continue;
        best.set(dealId, { ...score, prospectId });
      }
      return best;
    }),
  peopleOfDeals: (mirrors) =>
    mirrors.memo('list:peopleOfDeals', ['stakeholders', 'prospects'], async () => {
      const [parts, people] = await Promise.all([
        mirrors.rows('stakeholders'),
        mirrors.rows('prospects'),
      ]);
      return countBy(parts.values(), ({ dealId, prospectId }) =>
        people.has(prospectId) ? dealId : null,
      );
    }),
  dealPeople: loadDealPeople,
  dealsOfPeople: (mirrors) =>
    mirrors.memo('list:dealsOfPeople', ['stakeholders', 'deals'], async () => {
      const [parts, deals] = await Promise.all([
        mirrors.rows('stakeholders'),
        mirrors.rows('deals'),
      ]);
      return countBy(parts.values(), ({ dealId, prospectId }) =>
        deals.has(dealId) ? prospectId : null,
      );
    }),
  peopleOfCompanies: (mirrors) =>
    mirrors.memo('list:peopleOfCompanies', ['prospects'], async () =>
      countBy((await mirrors.rows('prospects')).values(), ({ companyId }) => companyId),
    ),
  touched: (mirrors, now) =>
    memoTimed(mirrors, { key: 'list:touched', sources: ['touchpoints'], now }, () =>
      findTouched(mirrors, now),
    ),
  async touchedCompanies(mirrors, now) {
    const touched = await loaders.touched(mirrors, now);
    const kept = await mirrors.memo('list:touchedCompanies', ['touchpoints', 'prospects'], () => ({
      of: new Map<string, number>() as ReadonlyMap<string, number>,
      by: new Map<string, number>(),
    }));
    if (kept.of === touched) return kept.by;
    const latest = new Map<string, number>();
    for (const { id, companyId } of (await mirrors.rows('prospects')).values()) {
      const at = touched.get(id);
      if (companyId !== null && at !== undefined && at > (latest.get(companyId) ?? 0)) {
        latest.set(companyId, at);
      }
    }
    Object.assign(kept, { of: touched, by: latest });
    return latest;
  },
  next: (mirrors, now) =>
    memoTimed(mirrors, { key: 'list:next', sources: ['actions', 'tasks'], now }, async () => {
      const [actions, tasks] = await Promise.all([mirrors.rows('actions'), mirrors.rows('tasks')]);
      return findNext(actions.values(), { tasks, now });
    }),
  stages: (mirrors) =>
    mirrors.memo('list:stages', ['stages', 'kv:identity'], async () => {
      const { stageById } = await loadMirroredSelling(mirrors);
      return new Map(
        Array.from(stageById.values(), ({ id, name, kind, probability }, place) => [
          id as string,
          { id, name, kind, place, probability },
        ]),
      );
    }),
  stays: (mirrors) =>
    mirrors.memo('list:stays', ['stage_changes', 'deals', 'kv:stage_times'], async () => {
      const [moves, deals, { medianDaysByStage }] = await Promise.all([
        mirrors.rows('stage_changes'),
        mirrors.rows('deals'),
        loadMirroredSelling(mirrors),
      ]);
      const entered = new Map<string, number>();
      for (const { dealId, toStageId, at } of moves.values()) {
        if (deals.get(dealId)?.stageId !== toStageId) continue;
        if (at > (entered.get(dealId) ?? 0)) entered.set(dealId, at);
      }
      return new Map(
        Array.from(deals.values(), ({ id, stageId, outcome, createdAt }) => {
          const [enteredAt, median] = [entered.get(id) ?? createdAt, medianDaysByStage[stageId]];
          const isOpen = outcome === 'open' && median !== undefined;
          // In whole days, as they are shown: `9 d` where nine are usual is not late.
          const usualDays = Math.max(1, Math.round(median ?? 0));
          const stalledAt = isOpen ? enteredAt + (usualDays + 1) * dayMs : null;
          return [id, { enteredAt, stalledAt }];
        }),
      );
    }),
  currency: (mirrors) =>
    mirrors.memo('list:currency', ['workspaces', 'kv:identity'], async () => ({
      code: (await loadMirroredSelling(mirrors)).currency,
    })),
  worth: (mirrors) =>
    mirrors.memo('list:worth', ['deals', ...moneySources], async () => {
      const money = await loadMirroredSelling(mirrors);
      const deals = await mirrors.rows('deals');
      const worth = new Map<string, Worth>();
      for (const deal of deals.values()) {
        const own = toWorth(deal, money);
        if (own) worth.set(deal.id, own);
      }
      return worth;
    }),
  odds: (mirrors, now) =>
    memoTimed(mirrors, { key: 'list:odds', sources: oddsSources, now }, async () => ({
      value: await findOdds(mirrors, now),
      from: now,
      // Odds go by the days in the stage.
      until: now + oddsAgeMs,
    })),
  companySums: (mirrors) =>
    mirrors.memo('list:companySums', ['deals', ...moneySources], async () => {
      const worth = await loaders.worth(mirrors, 0);
      const sums = new Map<
        string,
        { openCount: number; open: bigint | null; won: bigint | null }
      >();
      for (const { id, companyId, outcome } of (await mirrors.rows('deals')).values()) {
        if (companyId === null || outcome === 'lost') continue;
        const of = sums.get(companyId) ?? { openCount: 0, open: null, won: null };
        sums.set(companyId, of);
        if (outcome === 'open') of.openCount += 1;
        const own = worth.get(id);
        if (own?.isComparable) of[outcome] = (of[outcome] ?? 0n) + own.units;
      }
      return sums;
    }),
};

/** Those parts that are named; the others are not there, whatever their type says. */
export async function loadParts(
  mirrors: Mirrors,
  of: { readonly names: ReadonlySet<PartName>; readonly now: number },
): Promise<Parts> {
  const names = [...of.names];
  const loaded = await Promise.all(names.map((name) => loaders[name](mirrors, of.now)));
  return Object.fromEntries(names.map((name, at) => [name, loaded[at]])) as unknown as Parts;
}
