/** Runs in a page of the extension, on the product's own store: people to be scored, a deal, and what was learned. */

import type { LearnedBody, ProfileEntry } from '../../lib/model/scoring.ts';
import { addDeal, moveDeal } from '../../lib/store/commands/deals.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { chooseScorecard, keepScorecard } from '../../lib/store/commands/scoring.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { addStakeholder, type StakeholderPatch } from '../../lib/store/commands/stakeholders.ts';
import { logTouchpoint } from '../../lib/store/commands/touchpoints.ts';
import { listStages } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { refreshPipeline } from '../../lib/store/pipeline.ts';
import { refreshScores } from '../../lib/store/refresh-scores.ts';

declare global {
  interface Window {
    fillLists?: () => Promise<void>;
    useLearned?: (mode: 'learned' | 'hand_set') => Promise<void>;
  }
}

function toId(
  result: { ok: true; value: { id: string } } | { ok: false; failure: object },
): string {
  if (result.ok) return result.value.id;
  throw new Error(JSON.stringify(result.failure));
}

const wanted = { mode: 'wanted' } as const;
const entries: ProfileEntry[] = [
  { ...wanted, fact: 'words', value: 'operations', weight: 60 },
  { ...wanted, fact: 'words', value: 'buyer', weight: 30 },
  { fact: 'words', value: 'assistant', mode: 'unwanted', weight: 20 },
  { ...wanted, fact: 'place', value: 'Germany', weight: 20 },
];

/** ln 4 up for operations: half of it moves even odds to two thirds. */
const learned: LearnedBody = {
  formatVersion: 1,
  facts: {
    words: [
      { key: 'operations', logOdds: Math.log(4), count: 120, cameCount: 80 },
      { key: 'assistant', logOdds: -Math.log(4), count: 60, cameCount: 8 },
    ],
  },
  touches: { reply: 0.4 },
  base: -0.3,
  outcomes: { count: 180, cameCount: 88, rowCount: 260 },
  quality: {
    auc: 0.81,
    aucLow: 0.75,
    aucHigh: 0.87,
    brier: 0.17,
    ece: 0.03,
    handSetAuc: 0.7,
    folds: 5,
    curve: [],
  },
  refused: [],
};

async function refresh(): Promise<void> {
  await refreshScores(store(), { maxChunks: 20 });
  await refreshPipeline(store());
}

window.fillLists = async () => {
  const own = store();
  toId(await saveSetting(own, 'ideal_profile', { entries }));
  const company_name = 'Lạc Vân Cold Chain';
  const add = async (full_name: string, title: string, location: string | null) =>
    toId(await addProspect(own, { full_name, title, company_name, location }));
  // The best neither the newest nor the first by name.
  await add('Đỗ Khánh Vy', 'Assistant to the CEO', 'Hải Phòng, Vietnam');
  const best = await add('Nguyễn Thu Hà', 'Head of Operations', 'Hamburg, Germany');
  const buyer = await add('Annika Wolfsen', 'Senior Buyer', null);
  await add('Marcus Feld', 'Finance Manager', 'Berlin, Germany');
  for (const [channel, direction] of [
    ['email', 'in'],
    ['call', 'out'],
  ] as const) {
    const occurredAt = new Date(Date.now() - 2 * 86_400_000).toISOString();
    toId(await logTouchpoint(own, { prospectIds: [best], channel, direction, occurredAt }));
  }
  const deal = toId(
    await addDeal(own, {
      name: 'Maintenance planning',
      amount: '48000',
      companyName: company_name,
    }),
  );
  const proposal = (await listStages(own))[3]?.id ?? '';
  toId(await moveDeal(own, deal, { toStageId: proposal }));
  const champion: StakeholderPatch = { roles: ['champion'], stance: 'for', influence: 'high' };
  toId(await addStakeholder(own, { dealId: deal, prospectId: best, ...champion }));
  toId(await addStakeholder(own, { dealId: deal, prospectId: buyer }));
  await refresh();
};

window.useLearned = async (mode) => {
  const kept = await store().scorecards.toCollection().first();
  if (kept) toId(await chooseScorecard(store(), { scorecardId: kept.id, mode }));
  else toId(await keepScorecard(store(), learned, { mode }));
  await refresh();
};
