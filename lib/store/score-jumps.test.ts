import { describe, expect, it } from 'vitest';
import type { LearnedBody, ProfileEntry } from '../model/scoring.ts';
import { aLearnedBody, anEntry } from '../scoring/a-score.ts';
import { aClock, aCompanyPage, aProfile, aStore, valueOf } from './a-store.ts';
import { loadDealFacts, loadPersonFacts } from './action-facts.ts';
import { type ClipDecision, saveClip } from './commands/clip.ts';
import { editCompany } from './commands/companies.ts';
import { addDeal } from './commands/deals.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import { keepScorecard } from './commands/scoring.ts';
import { saveSetting } from './commands/settings.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { refreshActions } from './refresh-actions.ts';
import { loadSellingFacts } from './selling-facts.ts';

const dayMs = 86_400_000;

const wanted: readonly ProfileEntry[] = [
  anEntry('industry', 'freight', { weight: 20 }),
  anEntry('company_size', '', { from: 200, to: 2000, weight: 20 }),
  anEntry('words', 'procurement', { weight: 20 }),
];

/** Somebody in touch with us for a month, of a company of which nothing is known. */
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
  const log = async (daysAgo: number, more: object) =>
    valueOf(
      await logTouchpoint(store, {
        prospectIds: [id],
        channel: 'email',
        direction: 'out',
        occurredAt: new Date(clock.now() - daysAgo * dayMs).toISOString(),
        ...more,
      }),
    );
  clock.forward(30 * dayMs);
  await log(20, {});
  const load = async () => {
    const workspace = await loadSellingFacts(store);
    const found = (await loadPersonFacts(store, [id], workspace)).get(id);
    if (!found) throw new Error('nobody');
    return found.facts;
  };
  const [company] = await store.companies.toArray();
  const companyId = company?.id ?? '';
  const refresh = () =>
    refreshActions(store, {
      until: new Date(clock.now() + dayMs).toISOString(),
      maxChunks: 50,
    });
  return { clock, store, id, companyId, log, load, refresh };
}

describe('the score in the facts of next actions', () => {
  it('is none where nobody has said who fits', async () => {
    const { load, log } = await aScored([]);
    await log(1, { channel: 'meeting', direction: null, outcome: 'held' });
    expect(await load()).toMatchObject({ score: null, signals: [] });
  });

  it('stands still until a row changes, whatever the time is', async () => {
    const { clock, load, log, store, refresh } = await aScored();
    await log(1, { direction: 'in' });
    const before = await load();
    await refresh();
    const rows = await store.actions.toArray();
    expect(before.score).toMatchObject({ fit: 33, score: 36, grade: 'C3' });
    clock.forward(9 * dayMs);
    expect((await load()).score).toEqual(before.score);
    await store.stale.put({ key: 'all' });
    await refresh();
    const ranks = (list: typeof rows) => list.map(({ key, rank }) => [key, rank]);
    expect(ranks(await store.actions.toArray())).toEqual(ranks(rows));
    await log(0, {});
    expect((await load()).score?.score).toBeLessThan(36);
  });

  it('ranks them: a profile that fits counts', async () => {
    const { store, refresh, log } = await aScored([anEntry('words', 'procurement')]);
    await log(1, { direction: 'in' });
    await refresh();
    const rankOf = async () => (await store.actions.toArray())[0]?.rank ?? Number.NaN;
    const fits = await rankOf();
    // 60 points of fit, and 16 of a fresh reply; or these alone.
    valueOf(await saveSetting(store, 'ideal_profile', { entries: [anEntry('words', 'pilot')] }));
    await refresh();
    expect(await rankOf()).toBeCloseTo(fits - 60 / 25, 5);
  });
});

describe('a jump of the score', () => {
  it('is a reason to get in touch once a fact became known', async () => {
    const { store, companyId, clock, load, refresh } = await aScored();
    expect((await load()).signals).toEqual([]);
    const at = new Date(clock.now()).toISOString();
    valueOf(await editCompany(store, companyId, { size_min: 420, size_max: 420 }));
    expect((await load()).signals).toEqual([{ kind: 'score_jump', at, before: '21', after: '40' }]);
    // The person's own row has not changed: marked once the score is kept.
    await store.stale.put({ key: 'all' });
    clock.forward(dayMs);
    await refresh();
    const row = (await store.actions.toArray()).find(({ action }) => action?.rule === 'score_jump');
    expect(row?.dueAt).toMatch(/^2026-04-0[23]/);
    expect(await store.signals.count()).toBe(0);
  });

  it('is none where a fact was put right, or a clip says it in other words', async () => {
    const { store, id, load } = await aScored();
    valueOf(await editProspect(store, id, { title: 'Head of procurement, EMEA' }));
    expect((await load()).signals).toEqual([]);
    const { store: clipped, clock } = await aScored();
    const clip = async (values: Parameters<typeof aProfile>[0], of: ClipDecision) =>
      valueOf(
        await saveClip(clipped, {
          extraction: aProfile(values),
          decision: of,
          readAt: new Date(clock.now()).toISOString(),
        }),
      );
    const made = await clip({}, { kind: 'create' });
    clock.forward(10 * dayMs);
    const page = { title: 'VP Procurement', headline: 'VP Procurement at Nordwind Logistics' };
    await clip(page, { kind: 'update', id: made.id, fields: 'all' });
    const workspace = await loadSellingFacts(clipped);
    const facts = (await loadPersonFacts(clipped, [made.id], workspace)).get(made.id)?.facts;
    expect(facts?.signals.map(({ kind }) => kind)).toEqual(['job_change']);
  });

  it('is one where the company’s page tells what nobody knew, and none where it tells it anew', async () => {
    const { store, companyId, clock, load } = await aScored();
    const clip = async (values: Parameters<typeof aCompanyPage>[0]) =>
      valueOf(
        await saveClip(store, {
          extraction: aCompanyPage(values),
          decision: { kind: 'update', id: companyId, fields: 'all' },
          readAt: new Date(clock.now()).toISOString(),
        }),
      );
    await clip({});
    // Industry and size together.
    expect((await load()).signals).toMatchObject([{ before: '21', after: '60' }]);
    clock.forward(40 * dayMs);
    expect((await load()).signals).toEqual([]);
    await clip({ size_min: 501, size_max: 1000 });
    expect((await load()).signals).toEqual([]);
  });
});

describe('learned points', () => {
  const body: LearnedBody = aLearnedBody({
    facts: {
      words: [
        { key: 'procurement', logOdds: 2, count: 60, cameCount: 40 },
        { key: 'else', logOdds: -1, count: 90, cameCount: 20 },
      ],
    },
    touches: {},
  });

  it('move the odds of a deal where they are in use, and those alone by which it is ranked', async () => {
    const { store, id, load } = await aScored();
    const deal = valueOf(await addDeal(store, { name: 'Fleet', amount: '50000', prospectId: id }));
    const loadDeal = async () => {
      const workspace = await loadSellingFacts(store);
      return (await loadDealFacts(store, [deal.id], workspace)).get(deal.id)?.facts;
    };
    const before = await loadDeal();
    expect(before?.odds).toBe(before?.probability);
    expect((await load()).deal?.odds).toBe(before?.probability);
    valueOf(await keepScorecard(store, body, { mode: 'hand_set' }));
    expect((await loadDeal())?.odds).toBe(before?.probability);
    valueOf(await keepScorecard(store, body, { mode: 'learned' }));
    const after = await loadDeal();
    expect(after?.probability).toBe(before?.probability);
    expect(after?.odds).toBeGreaterThan((before?.odds ?? 100) * 1.5);
    expect((await load()).deal?.odds).toBe(after?.odds);
  });
});
