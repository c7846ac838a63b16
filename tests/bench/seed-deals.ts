import type { Deal, StageChange, Stakeholder } from '../../lib/model/deal.ts';
import { influences, stakeholderRoles, stances } from '../../lib/model/deal.ts';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { type DealId, ownIdOf, type StageId } from '../../lib/model/ids.ts';
import { type Channel, channels, type Prospect } from '../../lib/model/prospect.ts';
import { defaultStages } from '../../lib/model/selling.ts';
import { beginWorkspace } from '../../lib/store/commands/begin-workspace.ts';
import { loadIdentity } from '../../lib/store/identity.ts';
import type { Store } from '../../lib/store/store.ts';
import { toStored } from '../../lib/store/tables.ts';
import { clocksOf, columns, type Maker, pick, saveInChunks, toRandom } from './seed.ts';

/** Deals of a store of years, on the people that `seedProspects` made; the same seed makes the same ones. */

const dayMs = 86_400_000;
const peoplePerDeal = 4;
const touchesPerDeal = 5;
/** Of a hundred deals: still open. */
const openShare = 0.6;
const openKeys = defaultStages.filter(({ kind }) => kind === 'open').map(({ key }) => key);

interface DealRows {
  readonly deals: Deal[];
  readonly moves: StageChange[];
  readonly parts: Stakeholder[];
  readonly touchpoints: Touchpoint[];
}

function row<Fields extends object>(maker: Maker, at: string, id: string, fields: Fields) {
  return { ...columns(maker, at), ...fields, id, clocks: clocksOf(fields, at, maker) };
}

function addDeal(
  rows: DealRows,
  maker: Maker,
  of: { index: number; people: readonly Prospect[]; now: number },
): void {
  const { index, people, now } = of;
  const { random, identity } = maker;
  const ws = identity.workspaceId;
  const stageId = (key: string) => ownIdOf(ws, 'stage', key) as StageId;
  const id = ownIdOf(ws, 'dismissal', `bench-deal:${index}`) as DealId;
  const bornMs = now - Math.floor(random() * 300) * dayMs;
  const born = new Date(bornMs).toISOString();
  const isOpen = random() < openShare;
  const reached = Math.floor(random() * openKeys.length);
  const path = openKeys.slice(0, reached + 1).map(stageId);
  const outcome = isOpen ? 'open' : random() < 0.3 ? 'won' : 'lost';
  if (outcome !== 'open') path.push(stageId(outcome));
  const stepMs = (now - bornMs) / (path.length + 1);
  const closed = new Date(bornMs + stepMs * (path.length - 1)).toISOString();
  const [first] = people;
  const fields = {
    company_id: first?.company_id ?? null,
    name: `Deal ${index} with ${first?.full_name ?? 'somebody'}`,
    stage_id: path.at(-1) ?? stageId('prospecting'),
    amount: String(1_000 + Math.floor(random() * 99_000)),
    currency: 'USD',
    billing: random() < 0.5 ? ('annual' as const) : ('one_off' as const),
    term_months: 12,
    expected_close_on: new Date(now + (random() - 0.2) * 120 * dayMs).toISOString().slice(0, 10),
    owner_id: identity.repId,
    outcome,
    closed_at: isOpen ? null : closed,
    lost_reason: outcome === 'lost' ? 'Price' : null,
    needs: null,
    quote_amount: null,
    quoted_at: reached >= 3 ? new Date(now - random() * 30 * dayMs).toISOString() : null,
    quote_url: null,
    checked_criteria: [],
    renews_deal_id: null,
  } satisfies Partial<Deal>;
  rows.deals.push(row(maker, born, id, fields) as unknown as Deal);
  for (const [step, to] of path.entries()) {
    const at = new Date(bornMs + stepMs * step).toISOString();
    const move = {
      deal_id: id,
      from_stage_id: path[step - 1] ?? null,
      to_stage_id: to,
      at,
      by: identity.repId,
    };
    const moveId = ownIdOf(ws, 'dismissal', `bench-move:${index}:${step}`);
    rows.moves.push(row(maker, at, moveId, move));
  }
  for (const person of people) {
    const part = {
      deal_id: id,
      prospect_id: person.id,
      roles: random() < 0.8 ? [pick(random, stakeholderRoles)] : [],
      stance: pick(random, stances),
      influence: pick(random, influences),
      needs: null,
      evidence: random() < 0.6 ? 'Said so in the first call.' : null,
    };
    const partId = ownIdOf(ws, 'stakeholder', `${id}:${person.id}`);
    rows.parts.push(row(maker, born, partId, part));
  }
  for (let touch = 0; touch < touchesPerDeal; touch += 1) {
    const at = new Date(bornMs + random() * (now - bornMs)).toISOString();
    const channel: Channel = pick(random, channels);
    const fieldsOf = {
      prospect_ids: [pick(random, people).id],
      deal_id: id,
      channel,
      direction: random() < 0.3 ? ('in' as const) : ('out' as const),
      occurred_at: at,
      subject: 'About the plan',
      snippet: null,
      thread_key: null,
      outcome: null,
    };
    const touchId = ownIdOf(ws, 'dismissal', `bench-touch:${index}:${touch}`);
    rows.touchpoints.push(row(maker, at, touchId, fieldsOf) as unknown as Touchpoint);
  }
}

/** Writes rows only, as a pull from a server would; four people and five touchpoints a deal, no two deals with one person. */
export async function seedDeals(
  store: Store,
  { count, seed = 7, now }: { count: number; seed?: number; now: number },
): Promise<void> {
  await beginWorkspace(store);
  const maker: Maker = { random: toRandom(seed), identity: await loadIdentity(store) };
  const people = await store.prospects.limit(count * peoplePerDeal).toArray();
  const rows: DealRows = { deals: [], moves: [], parts: [], touchpoints: [] };
  for (let index = 0; index < count; index += 1) {
    const from = (index * peoplePerDeal) % Math.max(1, people.length - peoplePerDeal);
    addDeal(rows, maker, { index, people: people.slice(from, from + peoplePerDeal), now });
  }
  await saveInChunks(rows.deals, (part) =>
    store.deals.bulkPut(part.map((one) => toStored('deals', one))),
  );
  await saveInChunks(rows.moves, (part) =>
    store.stage_changes.bulkPut(part.map((one) => toStored('stage_changes', one))),
  );
  await saveInChunks(rows.parts, (part) =>
    store.stakeholders.bulkPut(part.map((one) => toStored('stakeholders', one))),
  );
  await saveInChunks(rows.touchpoints, (part) =>
    store.touchpoints.bulkPut(part.map((one) => toStored('touchpoints', one))),
  );
}
