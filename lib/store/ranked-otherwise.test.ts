import { describe, expect, it } from 'vitest';
import type { ProfileEntry } from '../model/scoring.ts';
import { randomId } from '../platform/ids.ts';
import { aLearnedBody, anEntry } from '../scoring/a-score.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { loadDealFacts, loadPersonFacts } from './action-facts.ts';
import { editCompany } from './commands/companies.ts';
import { addDeal } from './commands/deals.ts';
import { addProspect } from './commands/prospects.ts';
import { keepScorecard, saveScoring } from './commands/scoring.ts';
import { saveSetting } from './commands/settings.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { loadDealOdds } from './deal-scores.ts';
import { refreshActions } from './refresh-actions.ts';
import { refreshScores } from './refresh-scores.ts';
import { loadSellingFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

const wanted = [
  anEntry('industry', 'freight', { weight: 4 }),
  anEntry('company_size', '', { from: 200, to: 2000, weight: 4 }),
  anEntry('words', 'procurement', { weight: 52 }),
];

async function settle(store: Store): Promise<void> {
  for (let call = 0; call < 90; call += 1) {
    if ((await refreshScores(store, { maxChunks: 5 })).isDone) return;
  }
  throw new Error('it never ends');
}

async function aScored(entries: readonly ProfileEntry[] = wanted) {
  const clock = aClock('2026-03-03T08:00:00.000Z');
  const store = aStore(clock);
  if (entries.length > 0) {
    valueOf(await saveSetting(store, 'ideal_profile', { entries: [...entries] }));
  }
  const { id } = valueOf(
    await addProspect(store, {
      full_name: 'Linh Trần',
      title: 'Head of Procurement',
      company_name: 'Nordwind Logistics',
    }),
  );
  const companyId = (await store.companies.toArray())[0]?.id ?? '';
  clock.forward(30 * dayMs);
  await settle(store);
  await store.stale.clear();
  /** Marks for next actions that working out the scores sets. */
  const marked = async () => {
    await store.stale.clear();
    await settle(store);
    return (await store.stale.toArray()).map(({ key }) => key);
  };
  const facts = async () => {
    const found = await loadPersonFacts(store, [id], await loadSellingFacts(store));
    return found.get(id)?.facts;
  };
  const crowd = async (count: number) => {
    const row = await store.prospects.get(id as never);
    if (!row) throw new Error('nobody');
    const many = Array.from({ length: count }, () => ({ ...row, id: randomId() as never }));
    await store.prospects.bulkPut(many);
    await store.unscored.put({ key: 'all', mark: 'first load' });
    await settle(store);
    return many.map((one) => one.id as string);
  };
  return { clock, store, id, companyId, marked, facts, crowd };
}

describe('next actions are asked for again', () => {
  it('when a company changes, for a rise of few points as well', async () => {
    const { store, id, companyId, marked, facts } = await aScored();
    const before = (await facts())?.score?.score ?? 0;
    valueOf(await editCompany(store, companyId, { industry: 'Freight' }));
    expect((await facts())?.score?.score).toBe(before + 4);
    expect(await marked()).toEqual([`prospects:${id}`]);
  });

  it('when little makes a jump of what was less', async () => {
    const { clock, store, id, companyId, marked, facts } = await aScored();
    const at = new Date(clock.now() - dayMs).toISOString();
    const inbound = { prospectIds: [id], channel: 'email', direction: 'in' } as const;
    valueOf(await logTouchpoint(store, { ...inbound, occurredAt: at }));
    valueOf(await saveScoring(store, { jumpPoints: 18 }));
    await settle(store);
    const kinds = async () => (await facts())?.signals.map(({ kind }) => kind);
    expect(await kinds()).not.toContain('score_jump');
    valueOf(await editCompany(store, companyId, { industry: 'Freight' }));
    expect(await kinds()).toContain('score_jump');
    expect(await marked()).toEqual([`prospects:${id}`]);
  });

  it('for all the people of a company, however many', async () => {
    const { store, companyId, marked, crowd } = await aScored();
    await crowd(2_100);
    valueOf(await editCompany(store, companyId, { industry: 'Freight' }));
    expect(await marked()).toHaveLength(2_101);
  });

  it('not for what a profile does not look at, and not where nobody has said who fits', async () => {
    const { store, companyId, marked } = await aScored();
    valueOf(await editCompany(store, companyId, { location: 'Hamburg' }));
    expect(await marked()).toEqual([]);
    const other = await aScored([]);
    valueOf(await editCompany(other.store, other.companyId, { industry: 'Freight' }));
    expect(await other.marked()).toEqual([]);
  });

  it.each([0.2, 30])('when a meeting that lay %d days ahead has come, and once', async (days) => {
    const { clock, store, id, marked, facts } = await aScored();
    const occurredAt = new Date(clock.now() + days * dayMs).toISOString();
    const meeting = { channel: 'meeting', direction: null, occurredAt } as const;
    valueOf(await logTouchpoint(store, { ...meeting, prospectIds: [id] }));
    await settle(store);
    const before = await facts();
    clock.forward(days * dayMs - hourMs);
    expect(await marked()).toEqual([]);
    expect((await facts())?.score).toEqual(before?.score);
    clock.forward(2 * hourMs);
    expect((await facts())?.score?.score).toBeGreaterThan(before?.score?.score ?? 100);
    expect(await marked()).toEqual([`prospects:${id}`]);
    const until = new Date(clock.now() + dayMs).toISOString();
    await refreshActions(store, { until, maxChunks: 50 });
    clock.forward(10 * dayMs);
    expect(await marked()).toEqual([]);
  });
});

it('a page leaves a large company to the background, and does the rest', async () => {
  const { store, companyId, crowd } = await aScored();
  await crowd(200);
  valueOf(await editCompany(store, companyId, { industry: 'Freight' }));
  valueOf(await addProspect(store, { full_name: 'Mai Đỗ' }));
  const light = () => refreshScores(store, { maxChunks: 1, isLight: true });
  expect(await light()).toEqual({ prospectCount: 1, isDone: false });
  expect((await store.unscored.toArray()).map(({ key }) => key)).toEqual([
    `companies:${companyId}`,
  ]);
  expect(await light()).toEqual({ prospectCount: 0, isDone: false });
  await settle(store);
  expect(await store.unscored.count()).toBe(0);
});

it('what was learned of touchpoints alone moves a deal’s odds wherever they are asked for', async () => {
  const { clock, store, id } = await aScored([]);
  const body = aLearnedBody({ facts: {}, touches: { reply: 2 } });
  valueOf(await keepScorecard(store, body, { mode: 'learned' }));
  const deal = valueOf(await addDeal(store, { name: 'Fleet', amount: '50000', prospectId: id }));
  const occurredAt = new Date(clock.now()).toISOString();
  const inbound = { prospectIds: [id], channel: 'email', direction: 'in', occurredAt } as const;
  valueOf(await logTouchpoint(store, inbound));
  await settle(store);
  const workspace = await loadSellingFacts(store);
  const ofDeal = (await loadDealFacts(store, [deal.id], workspace)).get(deal.id)?.facts;
  const ofPerson = (await loadPersonFacts(store, [id], workspace)).get(id)?.facts;
  const row = await store.deals.get(deal.id);
  if (!row) throw new Error('the deal is gone');
  const place = { id: row.stage_id, probability: ofDeal?.probability ?? 0, days: 0 };
  const shown = (await loadDealOdds(store, [deal.id])).oddsOf(deal, place);
  expect(shown).toBeGreaterThan(ofDeal?.probability ?? 100);
  expect(ofDeal?.odds).toBe(shown);
  expect(ofPerson).toMatchObject({ score: null, deal: { odds: shown } });
});
