import type { Company } from '../../lib/model/company.ts';
import type { Task } from '../../lib/model/engagement.ts';
import type { Evidence } from '../../lib/model/evidence.ts';
import { foldText } from '../../lib/model/fold.ts';
import { companyIdOf, companyKey, prospectIdOf, prospectKey } from '../../lib/model/ids.ts';
import { type Prospect, prospectStatuses } from '../../lib/model/prospect.ts';
import { type Identity, loadIdentity } from '../../lib/store/identity.ts';
import { rebuildSearch } from '../../lib/store/search.ts';
import type { Store } from '../../lib/store/store.ts';
import { toStored } from '../../lib/store/tables.ts';

/** Invented people of many tongues, so that folding and wide letters are part of every figure. */
const firstNames =
  'Anna Maria Jan Peter Thomas Linh Minh Hoa Đức Anh Thảo Sofia Lukas Emma Noah Olivia Liam Pierre Camille Antoine José Lucía Diego Jürgen Zoë Łukasz Søren Aylin Mehmet Yuki Haruto Priya Arjun Chloé Björn Inês Rafael Katharina Robert William Elizabeth Nicolas Ольга Иван 伟 Ngọc Quỳnh Hải Tuấn Phương'.split(
    ' ',
  );
const syllables =
  'ba be bo da de do ga gu ha he ka ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va vi wa zo'.split(
    ' ',
  );
const lastNames =
  'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Müller Schäfer Weiß Dubois Lefèvre García'.split(' ');
const titles = [
  'Head of Sales',
  'VP Engineering',
  'Account Manager',
  'Director of Procurement',
  'Chief Revenue Officer',
  'Senior Buyer',
  'Plant Manager',
  'Leiter Einkauf',
  'Directrice commerciale',
  'Trưởng phòng Kinh doanh',
];
const companyKinds = [
  'Systems',
  'Logistics',
  'GmbH',
  'Labs',
  'Group',
  'JSC',
  'Foods',
  'Energie AG',
];
const places = ['Hamburg, Germany', 'Hồ Chí Minh City', 'Lyon, France', 'Austin, Texas', 'Kraków'];
const tags = ['Q2', 'fair', 'partner', 'renewal', 'cold', 'referral'];

export type Random = () => number;

/** Mulberry32: small, fast, and the same everywhere. */
export function toRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function madeName(random: Random, length: number): string {
  const word = Array.from({ length }, () => pick(random, syllables)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const firstMs = Date.parse('2025-01-06T08:00:00.000Z');
const minuteMs = 60_000;

export interface Maker {
  readonly random: Random;
  readonly identity: Identity;
}

export function columns({ identity }: Maker, at: string) {
  return {
    workspace_id: identity.workspaceId,
    rev: null,
    created_at: at,
    updated_at: at,
    updated_by: identity.repId,
    deleted_at: null,
  };
}

export function clocksOf(fields: object, at: string, { identity }: Maker): Record<string, string> {
  const clock = `${Date.parse(at)}:0000:${identity.clientId}`;
  return Object.fromEntries(Object.keys(fields).map((field) => [field, clock]));
}

function evidenceOf(value: string, at: string, url: string): Evidence {
  return {
    by: 'page',
    at,
    value,
    raw: value,
    url,
    pack: 'linkedin.profile',
    version: 1,
    layer: 'card',
    confidence: 'certain',
    agreed: ['title'],
    disagreed: [],
  };
}

function toCompany(maker: Maker, index: number): Company {
  const { random, identity } = maker;
  const name = `${madeName(random, 3)} ${pick(random, companyKinds)}`;
  const slug = `${foldText(name).replaceAll(' ', '-')}-${index}`;
  const at = new Date(firstMs + index * minuteMs).toISOString();
  const url = `https://www.linkedin.com/company/${slug}/`;
  const fields = {
    name,
    domain: `${slug}.example`,
    linkedin_id: String(100_000 + index),
    linkedin_slug: slug,
    about: null,
    industry: 'Machinery',
    size_min: 51,
    size_max: 200,
    location: pick(random, places),
    website: `https://www.${slug}.example/`,
    tags: [],
    merged_into: null,
  };
  return {
    ...columns(maker, at),
    ...fields,
    id: companyIdOf(identity.workspaceId, companyKey({ linkedinSlug: slug }) ?? slug),
    evidence: { name: evidenceOf(name, at, url) },
    clocks: clocksOf(fields, at, maker),
  };
}

function toProspect(maker: Maker, index: number, company: Company): Prospect {
  const { random, identity } = maker;
  const last =
    random() < 0.2 ? pick(random, lastNames) : madeName(random, 2 + Math.floor(random() * 2));
  const full_name = `${pick(random, firstNames)} ${last}`;
  const slug = `${foldText(full_name).replaceAll(' ', '-')}-${index}`;
  const title = pick(random, titles);
  const at = new Date(firstMs + index * minuteMs).toISOString();
  const source_url = `https://www.linkedin.com/in/${slug}/`;
  const fields = {
    company_id: company.id,
    full_name,
    headline: `${title} at ${company.name}`,
    title,
    seniority: null,
    department: null,
    location: pick(random, places),
    linkedin_slug: slug,
    linkedin_id: `ACoAA${String(index).padStart(34, '0')}`,
    about: null,
    emails: random() < 0.4 ? [`p${index}@${company.domain ?? 'mail.example'}`] : [],
    phones: [],
    websites: [],
    preferred_channel: null,
    status: random() < 0.6 ? ('new' as const) : pick(random, prospectStatuses),
    owner_id: identity.repId,
    tags: random() < 0.3 ? [pick(random, tags)] : [],
    source_url,
    clipped_at: at,
    lawful_basis: 'legitimate_interest' as const,
    notice_due_at: at,
    // Sent in time, as of all but the newest in a store of years.
    notice_sent_at: at,
    do_not_contact: false,
    merged_into: null,
  };
  return {
    ...columns(maker, at),
    ...fields,
    id: prospectIdOf(identity.workspaceId, prospectKey({ linkedinSlug: slug }) ?? slug),
    evidence: {
      full_name: evidenceOf(full_name, at, source_url),
      title: evidenceOf(title, at, source_url),
      company_id: evidenceOf(company.name, at, source_url),
      location: evidenceOf(fields.location, at, source_url),
    },
    clocks: clocksOf(fields, at, maker),
  };
}

function toTask(maker: Maker, index: number, about: Prospect): Task {
  const { random, identity } = maker;
  const at = about.updated_at;
  const fields = {
    prospect_id: about.id,
    deal_id: null,
    title: `Call ${about.full_name}`,
    channel: 'call' as const,
    due_at: new Date(Date.now() + (random() - 0.3) * 30 * 24 * 60 * minuteMs).toISOString(),
    done_at: null,
    snoozed_until: null,
    rule: null,
    reason: null,
    owner_id: identity.repId,
  };
  return {
    ...columns(maker, at),
    ...fields,
    id: companyIdOf(identity.workspaceId, `task:${index}`),
    clocks: clocksOf(fields, at, maker),
  };
}

const chunkSize = 5_000;

export async function saveInChunks<Row>(
  rows: readonly Row[],
  save: (chunk: Row[]) => Promise<unknown>,
) {
  for (let at = 0; at < rows.length; at += chunkSize) await save(rows.slice(at, at + chunkSize));
}

export interface SeedRows {
  readonly companies: readonly Company[];
  readonly prospects: readonly Prospect[];
  readonly tasks: readonly Task[];
}

/** Invented people, a tenth as many companies, a next action for every 50th. The same seed gives the same people. */
export function toSeedRows(
  identity: Identity,
  { count, seed = 1 }: { readonly count: number; readonly seed?: number },
): SeedRows {
  const maker: Maker = { random: toRandom(seed), identity };
  const companies = Array.from({ length: Math.max(1, Math.ceil(count / 10)) }, (_, index) =>
    toCompany(maker, index),
  );
  const prospects = Array.from({ length: count }, (_, index) =>
    toProspect(maker, index, pick(maker.random, companies)),
  );
  const tasks = prospects
    .filter((_, index) => index % 50 === 0)
    .map((prospect, index) => toTask(maker, index, prospect));
  return { companies, prospects, tasks };
}

/**
 * Fills a store with them, and makes the search snapshot. Writes rows only, as a pull from a server would: no journal,
 * no outbox.
 */
export async function seedProspects(store: Store, count: number, seed = 1): Promise<void> {
  const rows = toSeedRows(await loadIdentity(store), { count, seed });
  await saveInChunks(rows.companies, (part) =>
    store.companies.bulkPut(part.map((row) => toStored('companies', row))),
  );
  await saveInChunks(rows.prospects, (part) =>
    store.prospects.bulkPut(part.map((row) => toStored('prospects', row))),
  );
  await saveInChunks(rows.tasks, (part) =>
    store.tasks.bulkPut(part.map((row) => toStored('tasks', row))),
  );
  await rebuildSearch(store);
}
