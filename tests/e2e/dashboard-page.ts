/** Runs in a page of the extension, on the product's own store: a pipeline of two reps, with a year of history. */

import { readDefaults } from '../../components/store-defaults.ts';
import type { Company } from '../../lib/model/company.ts';
import type { Deal, StageChange, Stakeholder } from '../../lib/model/deal.ts';
import type { Task, Touchpoint } from '../../lib/model/engagement.ts';
import { foldText } from '../../lib/model/fold.ts';
import { type CompanyId, type DealId, ownIdOf, type RepId } from '../../lib/model/ids.ts';
import { type Prospect, prospectStatuses } from '../../lib/model/prospect.ts';
import type { RowFields, SyncedRow } from '../../lib/model/row.ts';
import { type DefaultStageKey, defaultStages } from '../../lib/model/selling.ts';
import { endOfDay } from '../../lib/platform/clock.ts';
import { beginWorkspace } from '../../lib/store/commands/begin-workspace.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { loadIdentity } from '../../lib/store/identity.ts';
import { store } from '../../lib/store/open.ts';
import { refreshPipeline } from '../../lib/store/pipeline.ts';
import { refreshActions } from '../../lib/store/refresh-actions.ts';
import { refreshScores } from '../../lib/store/refresh-scores.ts';
import { rebuildSearch } from '../../lib/store/search.ts';
import { refreshStageTimes } from '../../lib/store/stage-times.ts';
import { everything, toStale } from '../../lib/store/stale.ts';
import { toStored } from '../../lib/store/tables.ts';
import { clocksOf, columns, type Maker, toRandom } from '../bench/seed.ts';
import { type ClosedDeal, closedDeals, type OpenDeal, openDeals } from './dashboard-deals.ts';

export interface FilledDashboard {
  /** By the deal's name. */
  readonly dealIds: Readonly<Record<string, string>>;
  readonly ownRepId: string;
  readonly otherRepId: string;
}

declare global {
  interface Window {
    /** 18 open deals in five stages, 10 closed ones of this quarter and 10 older ones. `isAlone`: all of them one's own. */
    fillDashboard?: (of?: { readonly isAlone?: boolean }) => Promise<FilledDashboard>;
  }
}

const dayMs = 86_400_000;
const stageKeys = defaultStages.map(({ key }) => key);
const titles = ['Head of Operations', 'Plant Manager', 'Senior Buyer', 'Finance Director'];
/** People who take part in no deal yet. */
const loosePeople =
  'Ada Fenwick,Bruno Castell,Clara Nyström,Đinh Hải Long,Elif Demir,Felix Brandt,Giang Mỹ Linh,Hugo Lemaire,Ivy Thornton,Jakub Nowak,Kiều Anh Thư,Lotte Visser'.split(
    ',',
  );

interface Rows {
  readonly companies: Company[];
  readonly prospects: Prospect[];
  readonly deals: Deal[];
  readonly moves: StageChange[];
  readonly parts: Stakeholder[];
  readonly touchpoints: Touchpoint[];
  readonly tasks: Task[];
}

interface Filling {
  readonly maker: Maker;
  readonly rows: Rows;
  readonly now: number;
  readonly otherRepId: RepId;
  readonly isAlone: boolean;
}

function add<Row extends SyncedRow>(
  { maker }: Filling,
  of: { readonly id: string; readonly at: number; readonly fields: RowFields<Row> },
): Row {
  const at = new Date(of.at).toISOString();
  const { fields, id } = of;
  return {
    ...columns(maker, at),
    ...fields,
    id,
    clocks: clocksOf(fields, at, maker),
  } as unknown as Row;
}

function idOf({ maker }: Filling, key: string): string {
  return ownIdOf(maker.identity.workspaceId, 'dismissal', `dashboard:${key}`);
}

function stageIdOf({ maker }: Filling, key: DefaultStageKey): Deal['stage_id'] {
  return ownIdOf(maker.identity.workspaceId, 'stage', key) as Deal['stage_id'];
}

function ownerOf(filling: Filling, of: { readonly isColleagues?: true }): RepId {
  const isColleagues = of.isColleagues && !filling.isAlone;
  return isColleagues ? filling.otherRepId : filling.maker.identity.repId;
}

function addCompany(filling: Filling, name: string, at: number): CompanyId {
  const id = idOf(filling, `company:${name}`) as CompanyId;
  const domain = `${foldText(name).replaceAll(' ', '-')}.example`;
  const fields = {
    name,
    domain,
    linkedin_id: null,
    linkedin_slug: null,
    about: null,
    industry: filling.rows.companies.length % 2 === 0 ? 'Manufacturing' : 'Food and beverage',
    size_min: 51,
    size_max: 200,
    location: 'Hamburg, Germany',
    website: `https://www.${domain}/`,
    tags: [],
    merged_into: null,
    evidence: {},
  };
  filling.rows.companies.push(add<Company>(filling, { id, at, fields }));
  return id;
}

function addPerson(
  filling: Filling,
  full_name: string,
  of: { at: number; companyId: CompanyId | null; ownerId: RepId },
): Prospect {
  const { prospects } = filling.rows;
  const fields = {
    company_id: of.companyId,
    full_name,
    headline: null,
    title: titles[prospects.length % titles.length] ?? null,
    seniority: null,
    department: null,
    location: 'Hamburg, Germany',
    linkedin_slug: foldText(full_name).replaceAll(' ', '-'),
    linkedin_id: null,
    about: null,
    emails: [`${foldText(full_name).replaceAll(' ', '.')}@mail.example`],
    phones: [],
    websites: [],
    preferred_channel: null,
    status:
      (of.companyId === null && prospectStatuses[prospects.length % 4]) || ('working' as const),
    owner_id: of.ownerId,
    tags: prospects.length % 3 === 0 ? ['fair'] : [],
    source_url: null,
    clipped_at: null,
    lawful_basis: 'legitimate_interest' as const,
    notice_due_at: null,
    notice_sent_at: new Date(of.at).toISOString(),
    do_not_contact: false,
    merged_into: null,
    evidence: {},
  };
  const id = idOf(filling, `person:${full_name}`);
  const person = add<Prospect>(filling, { id, at: of.at, fields });
  prospects.push(person);
  return person;
}

function addTouch(
  filling: Filling,
  of: { at: number; dealId: DealId; people: readonly Prospect[]; index: number },
): void {
  const { touchpoints } = filling.rows;
  const channel = (['email', 'call', 'meeting'] as const)[of.index % 3] ?? 'email';
  const fields = {
    prospect_ids: of.people.map(({ id }) => id),
    deal_id: of.dealId,
    channel,
    direction:
      channel === 'meeting' ? null : of.index % 2 === 0 ? ('out' as const) : ('in' as const),
    occurred_at: new Date(of.at).toISOString(),
    subject: 'Uptime',
    snippet: null,
    thread_key: null,
    sender: null,
    recipients: [],
    outcome: channel === 'meeting' ? 'held' : null,
  };
  const id = idOf(filling, `touch:${touchpoints.length}`);
  touchpoints.push(add<Touchpoint>(filling, { id, at: of.at, fields }));
}

/** A deal with its way through the stages: `enteredAt` holds when it entered each. */
function addDeal(
  filling: Filling,
  of: OpenDeal | ClosedDeal,
  { keys, enteredAt }: { keys: readonly DefaultStageKey[]; enteredAt: readonly number[] },
): DealId {
  const { rows, now, maker } = filling;
  const at = enteredAt[0] ?? now;
  const id = idOf(filling, `deal:${of.name}`) as DealId;
  const outcome: Deal['outcome'] = 'outcome' in of ? of.outcome : 'open';
  const closesInDays = 'closeInDays' in of ? of.closeInDays : null;
  const fields = {
    company_id: addCompany(filling, of.name, at),
    name: of.name,
    stage_id: stageIdOf(filling, keys.at(-1) ?? 'prospecting'),
    amount: of.amount,
    currency: 'USD',
    billing: 'annual' as const,
    term_months: 12,
    expected_close_on:
      closesInDays === null
        ? null
        : new Date(now + closesInDays * dayMs).toISOString().slice(0, 10),
    owner_id: ownerOf(filling, of),
    outcome,
    closed_at: outcome === 'open' ? null : new Date(enteredAt.at(-1) ?? now).toISOString(),
    lost_reason: 'lostReason' in of ? of.lostReason : null,
    needs: null,
    quote_amount: null,
    quoted_at: null,
    quote_url: null,
    checked_criteria: [],
    renews_deal_id: null,
  };
  rows.deals.push(add<Deal>(filling, { id, at, fields }));
  for (const [index, key] of keys.entries()) {
    const movedAt = enteredAt[index] ?? now;
    const before = keys[index - 1];
    const move = {
      deal_id: id,
      from_stage_id: before ? stageIdOf(filling, before) : null,
      to_stage_id: stageIdOf(filling, key),
      at: new Date(movedAt).toISOString(),
      by: maker.identity.repId,
    };
    rows.moves.push(
      add<StageChange>(filling, {
        id: idOf(filling, `move:${of.name}:${index}`),
        at: movedAt,
        fields: move,
      }),
    );
  }
  return id;
}

function addOpen(filling: Filling, deal: OpenDeal): DealId {
  const { rows, now } = filling;
  const keys = stageKeys.slice(0, stageKeys.indexOf(deal.stage) + 1);
  const enteredAt = keys.map(
    (_, index) => now - (deal.days + (keys.length - 1 - index) * 7) * dayMs,
  );
  const id = addDeal(filling, deal, { keys, enteredAt });
  const [at = now] = enteredAt;
  const companyId = rows.deals.at(-1)?.company_id ?? null;
  const ownerId = ownerOf(filling, deal);
  const people = deal.people.map(([name, roles]) => {
    const person = addPerson(filling, name, { at, companyId, ownerId });
    const part = {
      deal_id: id,
      prospect_id: person.id,
      roles: [...roles],
      stance: roles.includes('champion') ? ('for' as const) : ('unknown' as const),
      influence: roles.includes('economic_buyer') ? ('high' as const) : ('unknown' as const),
      needs: null,
      evidence: roles.length > 0 ? 'Said so in the first call.' : null,
    };
    const partId = idOf(filling, `part:${deal.name}:${name}`);
    rows.parts.push(add<Stakeholder>(filling, { id: partId, at, fields: part }));
    return person;
  });
  for (const [index, person] of people.entries()) {
    const days = 1 + ((index * 3 + deal.days) % 12);
    addTouch(filling, { at: now - days * dayMs, dealId: id, people: [person], index });
  }
  if (deal.next) {
    const [title, channel, dueInDays] = deal.next;
    const task = {
      prospect_id: null,
      deal_id: id,
      title,
      channel,
      due_at: new Date(now + dueInDays * dayMs).toISOString(),
      done_at: null,
      snoozed_until: null,
      rule: null,
      reason: null,
      owner_id: ownerId,
    };
    const taskId = idOf(filling, `task:${deal.name}`);
    rows.tasks.push(add<Task>(filling, { id: taskId, at, fields: task }));
  }
  return id;
}

/** Spread over the part of its quarter that has passed. */
function closingTime({ now }: Filling, { quartersAgo }: ClosedDeal, index: number): number {
  const today = new Date(now);
  const month = today.getMonth() - (today.getMonth() % 3) - quartersAgo * 3;
  const from = new Date(today.getFullYear(), month, 1).getTime();
  const until = Math.min(now, new Date(today.getFullYear(), month + 3, 1).getTime());
  return from + (until - from) * (0.2 + 0.07 * (index % 10));
}

function addClosed(filling: Filling, deal: ClosedDeal, index: number): DealId {
  const keys = [...stageKeys.slice(0, deal.stays.length), deal.outcome];
  const closedAt = closingTime(filling, deal, index);
  const enteredAt = keys.map(
    (_, at) => closedAt - deal.stays.slice(at).reduce((sum, days) => sum + days, 0) * dayMs,
  );
  return addDeal(filling, deal, { keys, enteredAt });
}

async function save(rows: Rows): Promise<void> {
  const own = store();
  await own.companies.bulkPut(rows.companies.map((row) => toStored('companies', row)));
  await own.prospects.bulkPut(rows.prospects.map((row) => toStored('prospects', row)));
  await own.deals.bulkPut(rows.deals.map((row) => toStored('deals', row)));
  await own.stage_changes.bulkPut(rows.moves.map((row) => toStored('stage_changes', row)));
  await own.stakeholders.bulkPut(rows.parts.map((row) => toStored('stakeholders', row)));
  await own.touchpoints.bulkPut(rows.touchpoints.map((row) => toStored('touchpoints', row)));
  await own.tasks.bulkPut(rows.tasks.map((row) => toStored('tasks', row)));
}

/** The rep gets a name, and in a team a colleague. */
async function saveReps({ maker, otherRepId, isAlone }: Filling): Promise<void> {
  const { members } = store();
  await members.where('ix.rep').equals(maker.identity.repId).modify({ name: 'Lê Đức' });
  if (isAlone) return;
  const member = (await members.where('ix.rep').equals(maker.identity.repId).first()) ?? null;
  if (!member) throw new Error('the rep is nobody');
  const other = { ...member, id: otherRepId, rep_id: otherRepId, name: 'Trần Minh Khôi' };
  await members.put(toStored('members', { ...other, role: 'rep' }));
}

window.fillDashboard = async ({ isAlone = false } = {}) => {
  const own = store();
  own.defaults = readDefaults();
  await beginWorkspace(own);
  const identity = await loadIdentity(own);
  const filling: Filling = {
    maker: { random: toRandom(7), identity },
    rows: {
      companies: [],
      prospects: [],
      deals: [],
      moves: [],
      parts: [],
      touchpoints: [],
      tasks: [],
    },
    now: Date.now(),
    otherRepId: ownIdOf(identity.workspaceId, 'dismissal', 'dashboard:rep') as RepId,
    isAlone,
  };
  const dealIds: Record<string, string> = {};
  for (const deal of openDeals) dealIds[deal.name] = addOpen(filling, deal);
  for (const [index, deal] of closedDeals.entries()) {
    dealIds[deal.name] = addClosed(filling, deal, index);
  }
  for (const [index, name] of loosePeople.entries()) {
    const at = filling.now - index * 9 * dayMs;
    addPerson(filling, name, { at, companyId: null, ownerId: identity.repId });
  }
  await saveReps(filling);
  await save(filling.rows);
  await own.unscored.put({ key: everything });
  await own.stale.put(toStale(everything));
  await saveSetting(own, 'ideal_profile', {
    entries: [
      { fact: 'words', value: 'operations', mode: 'wanted', weight: 60 },
      { fact: 'words', value: 'buyer', mode: 'wanted', weight: 30 },
      { fact: 'place', value: 'Germany', mode: 'wanted', weight: 20 },
    ],
  });
  await refreshStageTimes(own);
  await refreshScores(own, { maxChunks: 20 });
  await refreshActions(own, { until: endOfDay(Date.now()), maxChunks: 20 });
  await refreshPipeline(own);
  await rebuildSearch(own);
  return { dealIds, ownRepId: identity.repId, otherRepId: filling.otherRepId };
};
