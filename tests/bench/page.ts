/** Runs in a page of the extension, on the product's own store: fills it, and times what is asked of it. */
import type { Company } from '../../lib/model/company.ts';
import type { Extraction } from '../../lib/model/extraction.ts';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import type { Prospect } from '../../lib/model/prospect.ts';
import { loadIdentity } from '../../lib/store/identity.ts';
import { matchAddress, matchExtraction } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import { rebuildSearch, searchRows } from '../../lib/store/search.ts';
import { toStored } from '../../lib/store/tables.ts';
import { inventPeople, toCompanyName } from './invented.ts';

export interface BenchPage {
  /** Fills the empty store; the newest prospect has the name `newestName`. */
  fill(count: number, newestName: string): Promise<void>;
  /** Milliseconds of one look-up of the nth prospect's address. */
  timeMatch(index: number): Promise<number>;
  /** Milliseconds of matching a whole reading of somebody who is not on file, likeness included. */
  timeMatchOfStranger(index: number): Promise<number>;
  /** Milliseconds from text to rows, without the interface. */
  timeSearch(text: string): Promise<number>;
}

declare global {
  interface Window {
    benchPage?: BenchPage;
  }
}

const batchSize = 2_000;
const startsAt = Date.parse('2026-01-05T08:00:00.000Z');

function toId(kind: number, index: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

async function fill(count: number, newestName: string): Promise<void> {
  const target = store();
  const { workspaceId, repId } = await loadIdentity(target);
  const columns = (index: number) => {
    const at = new Date(startsAt + index * 1_000).toISOString();
    return {
      workspace_id: workspaceId,
      rev: null,
      clocks: {},
      created_at: at,
      updated_at: at,
      updated_by: repId,
      deleted_at: null,
      merged_into: null,
      evidence: {},
      tags: [],
    };
  };
  const companyCount = Math.max(1, Math.floor(count / 10));
  const companies = Array.from(
    { length: companyCount },
    (_, index): Company => ({
      ...columns(index),
      id: toId(1, index) as CompanyId,
      name: toCompanyName(index),
      domain: `company-${index}.example`,
      linkedin_id: String(100_000 + index),
      linkedin_slug: `invented-company-${index}`,
      about: null,
      industry: 'Machinery',
      size_min: 51,
      size_max: 200,
      location: 'Hải Phòng, Vietnam',
      website: `https://company-${index}.example`,
    }),
  );
  const prospects = inventPeople(count, companyCount).map(
    (person, index): Prospect => ({
      ...columns(index),
      id: toId(2, index) as ProspectId,
      company_id: toId(1, person.company) as CompanyId,
      full_name: index === count - 1 ? newestName : person.name,
      headline: `${person.title} at ${toCompanyName(person.company)}`,
      title: person.title,
      seniority: null,
      department: null,
      location: 'Hải Phòng, Vietnam',
      linkedin_slug: person.slug,
      linkedin_id: null,
      about: null,
      emails: [person.email],
      phones: [],
      websites: [],
      preferred_channel: null,
      status: 'new',
      owner_id: repId,
      source_url: `https://www.linkedin.com/in/${person.slug}/`,
      clipped_at: null,
      lawful_basis: null,
      notice_due_at: null,
      notice_sent_at: null,
      do_not_contact: false,
    }),
  );
  for (let from = 0; from < companies.length; from += batchSize) {
    const batch = companies.slice(from, from + batchSize);
    await target.companies.bulkPut(batch.map((row) => toStored('companies', row)));
  }
  for (let from = 0; from < prospects.length; from += batchSize) {
    const batch = prospects.slice(from, from + batchSize);
    await target.prospects.bulkPut(batch.map((row) => toStored('prospects', row)));
  }
  await rebuildSearch(target);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function toStranger(index: number): Extraction {
  const field = (value: string) => ({
    value,
    confidence: 'certain' as const,
    layer: 'card',
    raw: value,
    agreed: [],
    disagreed: [],
  });
  const slug = `stranger-${index}`;
  return {
    site: 'linkedin',
    pageKind: 'profile',
    pack: 'linkedin.profile',
    version: 1,
    url: `https://www.linkedin.com/in/${slug}/`,
    fields: {
      full_name: field('Linh Nguyễn'),
      title: field('Plant Director'),
      company_name: field(toCompanyName(index % 500)),
      linkedin_slug: field(slug),
    },
    missing: [],
    notLoaded: [],
    warnings: [],
  };
}

window.benchPage = {
  fill,
  timeMatch: (index) =>
    time(() => matchAddress(store(), { kind: 'profile', slug: `invented-person-${index}` })),
  timeMatchOfStranger: (index) => time(() => matchExtraction(store(), toStranger(index))),
  timeSearch: (text) => time(() => searchRows(store(), text, { limit: 20 })),
};
