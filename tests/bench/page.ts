/** Runs in a page of the extension, on the product's own store: fills it, and times what is asked of it. */
import type { Extraction } from '../../lib/model/extraction.ts';
import { endOfDay } from '../../lib/platform/clock.ts';
import { countDue, loadDayList } from '../../lib/store/action-list.ts';
import { matchAddress, matchExtraction } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import { recentProspects } from '../../lib/store/queries.ts';
import { refreshActions } from '../../lib/store/refresh-actions.ts';
import { searchRows } from '../../lib/store/search.ts';
import { refreshStageTimes } from '../../lib/store/stage-times.ts';
import { seedProspects } from './seed.ts';
import { seedDeals } from './seed-deals.ts';

/** What the store was filled with, as far as the measuring needs to know. */
export interface Filled {
  readonly newestName: string;
  readonly slugs: readonly string[];
  readonly companyNames: readonly string[];
}

export interface BenchPage {
  fill(count: number): Promise<Filled>;
  /** Milliseconds to find whose address this is. */
  timeMatch(slug: string): Promise<number>;
  /** Milliseconds to compare a whole reading of somebody who is not on file, likeness included. */
  timeMatchOfStranger(companyName: string): Promise<number>;
  /** Milliseconds from text to rows, without the interface. */
  timeSearch(text: string): Promise<number>;
  /** Adds deals to the people; gives who takes part in some of them. */
  fillDeals(count: number): Promise<readonly Shown[]>;
  /** Milliseconds to work out the next actions of everything. */
  timeRebuild(): Promise<number>;
  /** Milliseconds to read the first 50 of all that is due, by rank, with names, counts and what comes next. */
  timeDayList(): Promise<number>;
  /** Milliseconds to read every action that is due and put all of them in order. */
  timeRankAll(): Promise<number>;
  /** Milliseconds to bring the list up to date after one change of a deal. */
  timeRefreshOne(round: number): Promise<number>;
  countActions(): Promise<{ readonly all: number; readonly due: number }>;
}

/** Whom the panel is asked to show. */
export interface Shown {
  readonly id: string;
  readonly name: string;
}

declare global {
  interface Window {
    benchPage?: BenchPage;
  }
}

const sampleCount = 200;

async function fill(count: number): Promise<Filled> {
  await seedProspects(store(), count);
  const step = Math.max(1, Math.floor(count / sampleCount));
  const slugs: string[] = [];
  let index = 0;
  await store().prospects.each((row) => {
    if (index % step === 0 && row.linkedin_slug !== null) slugs.push(row.linkedin_slug);
    index += 1;
  });
  const companies = await store().companies.limit(sampleCount).toArray();
  const [newest] = await recentProspects(store(), 1);
  if (newest === undefined) throw new Error('the store is still empty');
  return { newestName: newest.name, slugs, companyNames: companies.map(({ name }) => name) };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function toStranger(companyName: string): Extraction {
  const field = (value: string) => ({
    value,
    confidence: 'certain' as const,
    layer: 'card',
    raw: value,
    agreed: [],
    disagreed: [],
  });
  return {
    site: 'linkedin',
    pageKind: 'profile',
    pack: 'linkedin.profile',
    version: 1,
    url: 'https://www.linkedin.com/in/a-stranger/',
    fields: {
      full_name: field('Linh Nguyễn'),
      title: field('Plant Manager'),
      company_name: field(companyName),
      linkedin_slug: field('a-stranger'),
    },
    missing: [],
    notLoaded: [],
    warnings: [],
  };
}

const until = (): string => endOfDay(Date.now());

async function fillDeals(count: number): Promise<readonly Shown[]> {
  await seedDeals(store(), { count, now: Date.now() });
  await refreshStageTimes(store());
  const parts = await store()
    .stakeholders.limit(sampleCount * 4)
    .toArray();
  const ids = parts.filter((_, index) => index % 4 === 0).map((part) => part.prospect_id as string);
  const people = await store().prospects.bulkGet(ids);
  return people.flatMap((row) => (row ? [{ id: row.id, name: row.full_name }] : []));
}

async function rebuild(): Promise<void> {
  await store().stale.put({ key: 'all' });
  for (;;) {
    const { isDone } = await refreshActions(store(), { until: until(), maxChunks: 1_000 });
    if (isDone) return;
  }
}

async function rankAll(): Promise<void> {
  const rows = await store().actions.toArray();
  rows.sort((one, other) => other.rank - one.rank || (one.key < other.key ? -1 : 1));
}

async function refreshOne(round: number): Promise<number> {
  const deal = await store().deals.offset(round).first();
  await store().stale.put({ key: `deals:${deal?.id}` });
  return time(() => refreshActions(store(), { until: until(), maxChunks: 1 }));
}

window.benchPage = {
  fillDeals,
  timeRebuild: () => time(rebuild),
  timeDayList: () => time(() => loadDayList(store(), { limit: 50, nextLimit: 2 })),
  timeRankAll: () => time(rankAll),
  timeRefreshOne: refreshOne,
  countActions: async () => ({
    all: await store().actions.count(),
    due: await countDue(store()),
  }),
  fill,
  timeMatch: (slug) => time(() => matchAddress(store(), { kind: 'profile', slug })),
  timeMatchOfStranger: (companyName) =>
    time(() => matchExtraction(store(), toStranger(companyName))),
  timeSearch: (text) => time(() => searchRows(store(), text, { limit: 20 })),
};
