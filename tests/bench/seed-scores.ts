import type { Company } from '../../lib/model/company.ts';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { ownIdOf } from '../../lib/model/ids.ts';
import { type Channel, channels } from '../../lib/model/prospect.ts';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { loadIdentity } from '../../lib/store/identity.ts';
import type { Store } from '../../lib/store/store.ts';
import { toStored } from '../../lib/store/tables.ts';
import { clocksOf, columns, type Maker, pick, saveInChunks, toRandom } from './seed.ts';

/** What scores rest on, for the people that `seedProspects` made; the same seed makes the same. */

const dayMs = 86_400_000;

const industries = [
  'Machinery Manufacturing',
  'Food and Beverage Manufacturing',
  'Freight and Package Transportation',
  'Software Development',
  'Hospitals and Health Care',
  'Vận tải và kho vận',
  'Erneuerbare Energie',
  'Retail',
  null,
] as const;
const sizes = [
  [1, 10],
  [11, 50],
  [51, 200],
  [201, 500],
  [501, 1000],
  [1001, 5000],
  [10_001, null],
  [null, null],
] as const;

/** As a team would write it: fifteen lines over all facts. */
export const benchProfile: readonly ProfileEntry[] = [
  { fact: 'seniority', value: 'c_level', mode: 'wanted', weight: 20 },
  { fact: 'seniority', value: 'vp', mode: 'wanted', weight: 18 },
  { fact: 'seniority', value: 'director', mode: 'wanted', weight: 15 },
  { fact: 'seniority', value: 'head', mode: 'wanted', weight: 15 },
  { fact: 'department', value: 'procurement', mode: 'wanted', weight: 12 },
  { fact: 'department', value: 'operations', mode: 'wanted', weight: 10 },
  { fact: 'department', value: 'hr', mode: 'unwanted', weight: 10 },
  { fact: 'industry', value: 'food', mode: 'wanted', weight: 15 },
  { fact: 'industry', value: 'logistics', mode: 'wanted', weight: 12 },
  { fact: 'company_size', value: '', from: 201, to: 1000, mode: 'wanted', weight: 12 },
  { fact: 'company_size', value: '', from: 1001, to: 5000, mode: 'wanted', weight: 8 },
  { fact: 'place', value: 'Germany', mode: 'wanted', weight: 8 },
  { fact: 'place', value: 'Vietnam', mode: 'wanted', weight: 8 },
  { fact: 'words', value: 'einkauf', mode: 'wanted', weight: 6 },
  { fact: 'words', value: 'account manager', mode: 'unwanted', weight: 6 },
];

function toCompany(maker: Maker, row: Company): Company {
  const [size_min, size_max] = pick(maker.random, sizes);
  return { ...row, industry: pick(maker.random, industries), size_min, size_max };
}

/** Half of them of the last weeks, as in a store that is worked with. */
function toTouchpoint(
  maker: Maker,
  of: { index: number; prospectId: string; now: number },
): Touchpoint {
  const { random, identity } = maker;
  const days = random() < 0.5 ? random() * 30 : random() * 300;
  const at = new Date(of.now - days * dayMs).toISOString();
  const channel: Channel = pick(random, channels);
  const fields = {
    prospect_ids: [of.prospectId],
    deal_id: null,
    channel,
    direction: random() < 0.3 ? ('in' as const) : ('out' as const),
    occurred_at: at,
    subject: 'About the plan',
    snippet: null,
    thread_key: null,
    sender: null,
    recipients: [],
    outcome: null,
  };
  const id = ownIdOf(identity.workspaceId, 'dismissal', `bench-scored:${of.index}`);
  return { ...columns(maker, at), ...fields, id, clocks: clocksOf(fields, at, maker) } as never;
}

/** Writes rows only, as a pull from a server would; three touchpoints a person in the mean. */
export async function seedScores(
  store: Store,
  { seed = 11, now }: { seed?: number; now: number },
): Promise<number> {
  const maker: Maker = { random: toRandom(seed), identity: await loadIdentity(store) };
  const companies = (await store.companies.toArray()).map((row) => toCompany(maker, row));
  await saveInChunks(companies, (part) =>
    store.companies.bulkPut(part.map((row) => toStored('companies', row))),
  );
  const ids = await store.prospects.toCollection().primaryKeys();
  const touchpoints = Array.from({ length: ids.length * 3 }, (_, index) =>
    toTouchpoint(maker, { index, prospectId: pick(maker.random, ids), now }),
  );
  await saveInChunks(touchpoints, (part) =>
    store.touchpoints.bulkPut(part.map((row) => toStored('touchpoints', row))),
  );
  return touchpoints.length;
}
