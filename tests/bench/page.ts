/** Runs in a page of the extension, on the product's own store: fills it, and times what is asked of it. */
import type { Extraction } from '../../lib/model/extraction.ts';
import { matchAddress, matchExtraction } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import { recentProspects } from '../../lib/store/queries.ts';
import { searchRows } from '../../lib/store/search.ts';
import { seedProspects } from './seed.ts';

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

window.benchPage = {
  fill,
  timeMatch: (slug) => time(() => matchAddress(store(), { kind: 'profile', slug })),
  timeMatchOfStranger: (companyName) =>
    time(() => matchExtraction(store(), toStranger(companyName))),
  timeSearch: (text) => time(() => searchRows(store(), text, { limit: 20 })),
};
