import type { Company } from '../model/company.ts';
import type { Deal } from '../model/deal.ts';
import type { Fact, Touchpoint } from '../model/engagement.ts';
import { annualValue, convertAmount, toUnits } from '../model/money.ts';
import type { Prospect } from '../model/prospect.ts';
import type { ScoreInputs } from '../model/scoring.ts';
import type { OutcomeRow } from '../scoring/outcome-row.ts';
import { loadSetting, loadWorkspace } from './deal-queries.ts';
import { clockMs } from './hybrid-clock.ts';
import { toOutcomeRow } from './known-before.ts';
import { groupByPerson, loadScoreInputs } from './score-inputs.ts';
import type { Store } from './store.ts';
import { isListed } from './tables.ts';

/** What became of prospects, and what was known of them before. Owners are left out: who sold says nothing of who buys. */

/** Rows asked for at once. */
const chunkSize = 500;

function toChunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, at) =>
    items.slice(at * chunkSize, (at + 1) * chunkSize),
  );
}

type ClosedDeal = Deal & { readonly closed_at: string };

function isClosed(deal: Deal): deal is ClosedDeal {
  return deal.deleted_at === null && deal.outcome !== 'open' && deal.closed_at !== null;
}

/** Won before lost, then the first. */
function byOutcome(one: ClosedDeal, other: ClosedDeal): number {
  return (
    Number(other.outcome === 'won') - Number(one.outcome === 'won') ||
    (one.closed_at < other.closed_at ? -1 : 1) * Number(one.closed_at !== other.closed_at) ||
    (one.id < other.id ? -1 : 1)
  );
}

/** The deal that decides for each person who took part before it was closed: who was added later was not sold to. */
async function loadDecidingDeals(store: Store): Promise<ReadonlyMap<string, ClosedDeal>> {
  const deals = (await store.deals.toArray()).filter(isClosed).sort(byOutcome);
  const placeById = new Map(deals.map((deal, place) => [deal.id as string, place]));
  const placeByPerson = new Map<string, number>();
  // All of them at once: looking up those of each deal takes far longer.
  for (const part of await store.stakeholders.toArray()) {
    const { deal_id, prospect_id, created_at, deleted_at } = part;
    const place = placeById.get(deal_id);
    if (place === undefined || deleted_at !== null) continue;
    if (created_at > (deals[place]?.closed_at ?? '')) continue;
    const before = placeByPerson.get(prospect_id);
    if (before === undefined || place < before) placeByPerson.set(prospect_id, place);
  }
  return new Map(
    Array.from(placeByPerson).flatMap(([id, place]): [string, ClosedDeal][] => {
      const deal = deals[place];
      return deal ? [[id, deal]] : [];
    }),
  );
}

/** By what they are about. Each has few, so that their keys alone would take longer to look up. */
async function loadFacts(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const found = await store.transaction('r', [store.facts], async () =>
    Promise.all(
      ids.map((id) =>
        store.facts.where('[ix.of+ix.field]').between([id, ''], [id, '\uffff']).toArray(),
      ),
    ),
  );
  return new Map(ids.map((id, at) => [id, found[at] ?? []]));
}

interface Ended {
  readonly prospect: Prospect;
  readonly deal: ClosedDeal | undefined;
  readonly facts: readonly Fact[];
}

/** When a status became `disqualified`; by its clock where nothing was kept of it. */
function disqualifiedAt({ prospect, facts }: Ended): number {
  const times = facts
    .filter(({ field, value }) => field === 'status' && value === 'disqualified')
    .map(({ known_at }) => Date.parse(known_at));
  if (times.length > 0) return Math.max(...times);
  const clock = prospect.clocks['status'];
  return clock === undefined ? Date.parse(prospect.updated_at) : clockMs(clock);
}

/** A deal that ended sooner was written down when it was as good as over. */
const minWayMs = 7 * 86_400_000;

/**
 * When selling to somebody began: once both they and the deal were there, for years of being on file before it are no way to
 * its end. Of a deal that was written down late it is the first of both.
 */
function beganAt({ prospect, deal }: { prospect: Prospect; deal: ClosedDeal }): number {
  const times = [Date.parse(prospect.created_at), Date.parse(deal.created_at)];
  const last = Math.max(...times);
  return Date.parse(deal.closed_at) - last >= minWayMs ? last : Math.min(...times);
}

function toOutcome(ended: Ended) {
  const { prospect, deal } = ended;
  return deal
    ? {
        group: deal.id as string,
        came: deal.outcome === 'won',
        outcomeAt: Date.parse(deal.closed_at),
        beganAt: beganAt({ prospect, deal }),
      }
    : {
        group: prospect.id as string,
        came: false,
        outcomeAt: disqualifiedAt(ended),
        beganAt: Date.parse(prospect.created_at),
      };
}

/** Companies that were met on the way, each read once. */
interface MetCompanies {
  readonly byId: Map<string, Company>;
  readonly factsById: Map<string, readonly Fact[]>;
}

async function loadChunk(
  store: Store,
  of: {
    ids: readonly string[];
    dealByPerson: ReadonlyMap<string, ClosedDeal>;
    companies: MetCompanies;
  },
): Promise<OutcomeRow[]> {
  const { ids, dealByPerson, companies } = of;
  const [rows, touchpoints, factsByPerson] = await Promise.all([
    store.prospects.bulkGet([...ids]),
    store.touchpoints
      .where('ix.people')
      .anyOf([...ids])
      .distinct()
      .toArray(),
    loadFacts(store, ids),
  ]);
  const people = rows.filter(isListed);
  await meetCompanies(store, { people, factsByPerson, companies });
  const touchpointsById = groupByPerson(touchpoints);
  return people.flatMap((prospect): OutcomeRow[] => {
    const facts = factsByPerson.get(prospect.id) ?? [];
    const outcome = toOutcome({ prospect, deal: dealByPerson.get(prospect.id), facts });
    // Put in with its end: nothing was known of it before.
    if (outcome.outcomeAt <= outcome.beganAt) return [];
    const own: readonly Touchpoint[] = touchpointsById.get(prospect.id) ?? [];
    return [toOutcomeRow({ prospect, facts, touchpoints: own, companies }, outcome)];
  });
}

/** Where they work, and worked: one that was merged away since is as it was. */
async function meetCompanies(
  store: Store,
  of: {
    people: readonly Prospect[];
    factsByPerson: ReadonlyMap<string, readonly Fact[]>;
    companies: MetCompanies;
  },
): Promise<void> {
  const { byId, factsById } = of.companies;
  const met = new Set<string>();
  for (const { company_id } of of.people) if (company_id !== null) met.add(company_id);
  for (const facts of of.factsByPerson.values()) {
    for (const { field, value } of facts) {
      if (field === 'company_id' && typeof value === 'string') met.add(value);
    }
  }
  const ids = [...met].filter((id) => !factsById.has(id));
  const [rows, facts] = await Promise.all([store.companies.bulkGet(ids), loadFacts(store, ids)]);
  for (const [id, told] of facts) factsById.set(id, told);
  for (const row of rows) if (row && row.deleted_at === null) byId.set(row.id, row);
}

/** Everybody of whom it is known how it ended, with what was known of them before that; sorted by id. */
export async function loadOutcomes(
  store: Store,
  options: { /** 0–1. */ readonly onProgress?: (done: number) => void } = {},
): Promise<readonly OutcomeRow[]> {
  const dealByPerson = await loadDecidingDeals(store);
  const disqualified = await store.prospects
    .where('[ix.status+ix.recent+id]')
    .between(['disqualified', '', ''], ['disqualified', '\uffff', '\uffff'])
    .primaryKeys();
  const ids = [...new Set([...dealByPerson.keys(), ...disqualified])].sort();
  const found: OutcomeRow[] = [];
  const companies: MetCompanies = { byId: new Map(), factsById: new Map() };
  const chunks = toChunks(ids);
  for (const [at, chunk] of chunks.entries()) {
    found.push(...(await loadChunk(store, { ids: chunk, dealByPerson, companies })));
    options.onProgress?.((at + 1) / chunks.length);
  }
  return found;
}

export interface SeedInputs {
  /** People of the won deals of the highest annual value. */
  readonly won: readonly ScoreInputs[];
  /** Of all prospects, or of as many as speak for all. */
  readonly all: readonly ScoreInputs[];
  /** Won deals that `won` comes from. */
  readonly dealCount: number;
}

/** The better half of the won deals, and no fewer than these. */
export const minBestDeals = 10;
/** So many speak for all. */
const maxSample = 5_000;
/** Buckets of score inputs read at once: people fall into them by the random end of their ids. */
const bucketStep = 64;

/** What a profile may be seeded from. Reads through Dexie alone. */
export async function loadSeedInputs(store: Store): Promise<SeedInputs> {
  const best = await loadBestDeals(store);
  const parts = await store.stakeholders
    .where('ix.deal')
    .anyOf(best.map(({ id }) => id as string))
    .toArray();
  const people = [...new Set(parts.map(({ prospect_id }) => prospect_id as string))].sort();
  const won = await loadScoreInputs(store, people);
  return { won: [...won.values()], all: await loadSample(store), dealCount: best.length };
}

async function loadBestDeals(store: Store): Promise<readonly Deal[]> {
  const [workspace, { rates }] = await Promise.all([
    loadWorkspace(store),
    loadSetting(store, 'currency_rates'),
  ]);
  const to = workspace?.currency ?? 'USD';
  const worthOf = (deal: Deal): bigint => {
    const annual = annualValue(deal);
    const own = annual && convertAmount(annual, { from: deal.currency ?? to, to, rates });
    // Of which nobody can say what it is worth: the last.
    return own ? toUnits(own) : -1n;
  };
  const won = (await store.deals.toArray())
    .filter((deal) => deal.deleted_at === null && deal.outcome === 'won')
    .map((deal) => ({ deal, worth: worthOf(deal) }))
    .sort(
      (one, other) =>
        Number(other.worth > one.worth) - Number(other.worth < one.worth) ||
        (one.deal.id < other.deal.id ? -1 : 1),
    );
  const count = Math.max(minBestDeals, Math.ceil(won.length / 2));
  return won.slice(0, count).map(({ deal }) => deal);
}

async function loadSample(store: Store): Promise<readonly ScoreInputs[]> {
  const found: ScoreInputs[] = [];
  for (let after = ''; found.length < maxSample; ) {
    const buckets = await store.score_inputs.where('key').above(after).limit(bucketStep).toArray();
    for (const { inputs } of buckets) found.push(...inputs);
    if (buckets.length < bucketStep) break;
    after = buckets.at(-1)?.key ?? '';
  }
  return found.slice(0, maxSample);
}
