/** Runs in a page of the extension, on the product's own store: deals that ended, most of the leading people's won. */

import { readDefaults } from '../../components/store-defaults.ts';
import type { Deal, Stakeholder } from '../../lib/model/deal.ts';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { type DealId, ownIdOf, type StageId } from '../../lib/model/ids.ts';
import type { Prospect } from '../../lib/model/prospect.ts';
import { beginWorkspace } from '../../lib/store/commands/begin-workspace.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { loadIdentity } from '../../lib/store/identity.ts';
import { store } from '../../lib/store/open.ts';
import { toStored } from '../../lib/store/tables.ts';
import { clocksOf, columns, type Maker, pick, toRandom, toSeedRows } from '../bench/seed.ts';

declare global {
  interface Window {
    fillOutcomes?: (options: { readonly count: number; readonly isNoise?: true }) => Promise<void>;
  }
}

const dayMs = 86_400_000;
/** By title: how many of a hundred deals are won. */
const titles: readonly (readonly [title: string, won: number])[] = [
  ['CEO', 88],
  ['Head of Operations', 80],
  ['Head of Maintenance', 76],
  ['Operations Manager', 30],
  ['Sales Manager', 22],
  ['Specialist', 12],
];
const industries = ['Logistics', 'Food and Beverage Manufacturing', 'Retail'];

/** Deals by one person each, half a year ago and more; the last few people have none. */
window.fillOutcomes = async ({ count, isNoise }) => {
  const own = store();
  own.defaults = readDefaults();
  await beginWorkspace(own);
  const identity = await loadIdentity(own);
  const maker: Maker = { random: toRandom(5), identity };
  const { random } = maker;
  const stageId = (key: string) => ownIdOf(identity.workspaceId, 'stage', key) as StageId;
  const seeded = toSeedRows(identity, { count: count + 20, seed: 3 });
  const companies = seeded.companies.map((row) => ({ ...row, industry: pick(random, industries) }));
  const deals: Deal[] = [];
  const parts: Stakeholder[] = [];
  const touchpoints: Touchpoint[] = [];
  const row = <Fields extends object>(id: string, at: string, fields: Fields) =>
    ({ ...columns(maker, at), ...fields, id, clocks: clocksOf(fields, at, maker) }) as never;
  const addTouch = (person: Prospect, atMs: number, direction: 'in' | 'out') => {
    const at = new Date(atMs).toISOString();
    const id = ownIdOf(identity.workspaceId, 'dismissal', `touch:${touchpoints.length}`);
    touchpoints.push(
      row(id, at, {
        prospect_ids: [person.id],
        deal_id: null,
        channel: 'email',
        direction,
        occurred_at: at,
        subject: 'Uptime',
        snippet: null,
        thread_key: null,
        sender: null,
        recipients: [],
        outcome: null,
      }),
    );
  };

  const prospects = seeded.prospects.map((person, index): Prospect => {
    const [title, wonOf] = pick(random, titles);
    const known = { ...person, title, headline: null, status: 'working' as const };
    if (index >= count) {
      addTouch(person, Date.now() - (index - count) * dayMs, index % 2 === 0 ? 'in' : 'out');
      return known;
    }
    const isWon = random() * 100 < (isNoise ? 50 : wonOf);
    const bornMs = Date.now() - (400 - random() * 100) * dayMs;
    const born = new Date(bornMs).toISOString();
    const closedAt = new Date(bornMs + 60 * dayMs).toISOString();
    const id = ownIdOf(identity.workspaceId, 'dismissal', `deal:${index}`) as DealId;
    const outcome = isWon ? 'won' : 'lost';
    deals.push(
      row(id, born, {
        company_id: person.company_id,
        name: `Deal ${index}`,
        stage_id: stageId(outcome),
        amount: '48000',
        currency: 'EUR',
        billing: 'annual',
        term_months: 12,
        expected_close_on: null,
        owner_id: identity.repId,
        outcome,
        closed_at: closedAt,
        lost_reason: isWon ? null : 'Price',
        needs: null,
        quote_amount: null,
        quoted_at: null,
        quote_url: null,
        checked_criteria: [],
        renews_deal_id: null,
      }),
    );
    parts.push(
      row(ownIdOf(identity.workspaceId, 'stakeholder', `${id}:${person.id}`), born, {
        deal_id: id,
        prospect_id: person.id,
        roles: [],
        stance: 'unknown',
        influence: 'unknown',
        needs: null,
        evidence: null,
      }),
    );
    addTouch(person, bornMs + 5 * dayMs, random() < (isWon && !isNoise ? 0.6 : 0.3) ? 'in' : 'out');
    return { ...known, created_at: born };
  });

  await own.companies.bulkPut(companies.map((each) => toStored('companies', each)));
  await own.prospects.bulkPut(prospects.map((each) => toStored('prospects', each)));
  await own.deals.bulkPut(deals.map((each) => toStored('deals', each)));
  await own.stakeholders.bulkPut(parts.map((each) => toStored('stakeholders', each)));
  await own.touchpoints.bulkPut(touchpoints.map((each) => toStored('touchpoints', each)));
  await own.unscored.put({ key: 'all' });
  await saveSetting(own, 'ideal_profile', {
    entries: [
      { fact: 'seniority', value: 'c_level', mode: 'wanted', weight: 20 },
      { fact: 'seniority', value: 'head', mode: 'wanted', weight: 15 },
      { fact: 'department', value: 'operations', mode: 'wanted', weight: 10 },
      { fact: 'industry', value: 'Logistics', mode: 'wanted', weight: 12 },
    ],
  });
};
