import { annualValue, convertAmount, totalValue, toUnits } from '../model/money.ts';
import type {
  DealFact,
  MoveFact,
  PastFact,
  ProspectFact,
  RepFact,
  ReportFacts,
  StageFact,
  TouchFact,
} from '../reports/facts.ts';
import { loadSetting } from './deal-queries.ts';
import { findIdentity } from './find-identity.ts';
import type { DealFactMirror, DealMirror, ProspectMirror } from './mirror-rows.ts';
import { loadMirroredSelling } from './mirror-selling.ts';
import type { MirrorSource, Mirrors } from './mirrors.ts';
import { listMembers } from './queries.ts';
import { loadKept } from './sync/kept-state.ts';

/** What amounts are turned into the workspace's currency by. */
interface Money {
  readonly currency: string;
  readonly rates: Readonly<Record<string, string>>;
}

/** Sources of `loadMirroredSelling` that are not by the hour: everything that a value in money rests on. */
const moneySources = ['settings', 'workspaces', 'kv:identity'] as const;

async function loadMoney(mirrors: Mirrors): Promise<Money> {
  const { currency, rates } = await loadMirroredSelling(mirrors);
  return { currency, rates };
}

/** Whole ten-thousandths of the workspace's currency; null without an amount or a rate. */
function toOwnUnits(
  amount: string | null,
  { from, money }: { readonly from: string | null; readonly money: Money },
): bigint | null {
  if (amount === null) return null;
  const { currency: to, rates } = money;
  const own = convertAmount(amount, { from: from ?? to, to, rates });
  return own === null ? null : toUnits(own);
}

function toDealFact(deal: DealMirror, money: Money): Omit<DealFact, 'closedBy'> {
  const value = { ...deal, term_months: deal.termMonths };
  const of = { from: deal.currency, money };
  return {
    id: deal.id,
    ownerId: deal.ownerId,
    companyId: deal.companyId,
    stageId: deal.stageId,
    outcome: deal.outcome,
    createdAt: deal.createdAt,
    closedAt: deal.closedAt,
    expectedCloseOn: deal.expectedCloseOn,
    annual: toOwnUnits(annualValue(value), of),
    total: toOwnUnits(totalValue(value), of),
    isRecurring: deal.billing !== 'one_off',
    termMonths: deal.termMonths,
    renewsDealId: deal.renewsDealId,
  };
}

/** By deal, of those that are closed and were somebody else's when they were. */
function loadClosers(mirrors: Mirrors): Promise<ReadonlyMap<string, string | null>> {
  return mirrors.memo('report:closers', ['deals', 'facts'], async () => {
    const [facts, deals] = await Promise.all([mirrors.rows('facts'), mirrors.rows('deals')]);
    const lastByDeal = new Map<string, DealFactMirror>();
    for (const fact of facts.values()) {
      if (fact.field !== 'owner_id') continue;
      const closedAt = deals.get(fact.dealId)?.closedAt ?? null;
      if (closedAt === null || fact.at > closedAt) continue;
      const last = lastByDeal.get(fact.dealId);
      if (!last || fact.at > last.at || (fact.at === last.at && fact.id > last.id)) {
        lastByDeal.set(fact.dealId, fact);
      }
    }
    const closers = new Map<string, string | null>();
    for (const [id, { value }] of lastByDeal) {
      if (value !== deals.get(id)?.ownerId) closers.set(id, value);
    }
    return closers;
  });
}

function loadDealFacts(mirrors: Mirrors): Promise<readonly DealFact[]> {
  return mirrors.memo('report:deals', ['deals', 'facts', ...moneySources], async () => {
    const money = await loadMoney(mirrors);
    const closers = await loadClosers(mirrors);
    const deals = await mirrors.rows('deals');
    return Array.from(deals.values(), (deal) => {
      const fact = toDealFact(deal, money);
      const closedBy = closers.get(deal.id);
      return closedBy === undefined ? fact : { ...fact, closedBy };
    });
  });
}

/** Of deals that are still there. */
function loadMoveFacts(mirrors: Mirrors): Promise<readonly MoveFact[]> {
  return mirrors.memo('report:moves', ['stage_changes', 'deals'], async () => {
    const [moves, deals] = await Promise.all([
      mirrors.rows('stage_changes'),
      mirrors.rows('deals'),
    ]);
    return Array.from(moves.values()).filter(({ dealId }) => deals.has(dealId));
  });
}

/** New, working or nurturing, and may be contacted. */
function isWorkedOn({ status, isDoNotContact }: ProspectMirror): boolean {
  return !isDoNotContact && (status === 'new' || status === 'working' || status === 'nurturing');
}

/** Converted by their first part in a deal that is still there. */
function loadProspectFacts(mirrors: Mirrors): Promise<readonly ProspectFact[]> {
  return mirrors.memo('report:prospects', ['prospects', 'stakeholders', 'deals'], async () => {
    const [prospects, parts, deals] = await Promise.all([
      mirrors.rows('prospects'),
      mirrors.rows('stakeholders'),
      mirrors.rows('deals'),
    ]);
    const dealAtById = new Map<string, number>();
    for (const { dealId, prospectId, createdAt } of parts.values()) {
      if (!deals.has(dealId)) continue;
      const first = dealAtById.get(prospectId);
      if (first === undefined || createdAt < first) dealAtById.set(prospectId, createdAt);
    }
    return Array.from(prospects.values(), (prospect) => ({
      id: prospect.id,
      ownerId: prospect.ownerId,
      companyId: prospect.companyId,
      enteredAt: prospect.createdAt,
      dealAt: dealAtById.get(prospect.id) ?? null,
      isWorkedOn: isWorkedOn(prospect),
    }));
  });
}

/** Reps by their devices: those that the team has told of, and this one. */
async function loadRepByClient(mirrors: Mirrors): Promise<ReadonlyMap<string, string>> {
  const [identity, clients] = await Promise.all([
    findIdentity(mirrors.store),
    loadKept(mirrors.store, 'clients'),
  ]);
  const repByClient = new Map(Object.entries(clients ?? {}));
  if (identity) repByClient.set(identity.clientId, identity.repId);
  return repByClient;
}

/**
 * A touchpoint counts for whoever logged it: the rep of the device that wrote its first field. Where nobody has told whose
 * that is, for who changed it last, which an edit by a colleague moves.
 */
function loadTouchFacts(mirrors: Mirrors): Promise<readonly TouchFact[]> {
  const sources = ['touchpoints', 'kv:identity', 'kv:clients'] as const;
  return mirrors.memo('report:touches', sources, async () => {
    const repByClient = await loadRepByClient(mirrors);
    const touches = await mirrors.rows('touchpoints');
    return Array.from(touches.values(), (touch) => ({
      id: touch.id,
      repId: repByClient.get(touch.loggedOn ?? '') ?? touch.updatedBy,
      at: touch.at,
      channel: touch.channel,
      direction: touch.direction,
      outcome: touch.outcome,
      threadKey: touch.threadKey,
      prospectIds: touch.prospectIds,
      dealId: touch.dealId,
    }));
  });
}

type MoneyField = 'amount' | 'currency' | 'billing';
const moneyFields: readonly string[] = ['amount', 'currency', 'billing'] satisfies MoneyField[];

/**
 * What was told of one deal, in its order. A value in money stands on three fields, of which one is told after the other: what
 * was never told of is what the row has.
 */
function toPastFacts(
  deal: DealMirror,
  { told, money }: { readonly told: readonly DealFactMirror[]; readonly money: Money },
): PastFact[] {
  const inOrder = told.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  const known = new Set(inOrder.map(({ field }) => field));
  const now: Record<MoneyField, string | null> = {
    amount: known.has('amount') ? null : deal.amount,
    currency: known.has('currency') ? null : deal.currency,
    billing: deal.billing,
  };
  const past: PastFact[] = [];
  for (const [place, { field, value, at }] of inOrder.entries()) {
    if (field === 'expected_close_on' || field === 'owner_id') {
      past.push({ dealId: deal.id, field, value, at });
      continue;
    }
    now[field as MoneyField] = value;
    const isToldOn = inOrder
      .slice(place + 1)
      .some((later) => later.at === at && moneyFields.includes(later.field));
    if (isToldOn) continue;
    const billing = (now.billing ?? deal.billing) as DealMirror['billing'];
    const annual = annualValue({ amount: now.amount, billing, term_months: null });
    const own = toOwnUnits(annual, { from: now.currency, money });
    past.push({ dealId: deal.id, field: 'annual', value: own, at });
  }
  return past;
}

function loadPastFacts(mirrors: Mirrors): Promise<readonly PastFact[]> {
  return mirrors.memo('report:past', ['facts', 'deals', ...moneySources], async () => {
    const money = await loadMoney(mirrors);
    const [facts, deals] = await Promise.all([mirrors.rows('facts'), mirrors.rows('deals')]);
    const toldByDeal = Map.groupBy(facts.values(), ({ dealId }) => dealId);
    return Array.from(toldByDeal).flatMap(([dealId, told]) => {
      const deal = deals.get(dealId);
      return deal ? toPastFacts(deal, { told, money }) : [];
    });
  });
}

function loadStageFacts(mirrors: Mirrors): Promise<readonly StageFact[]> {
  return mirrors.memo('report:stages', ['stages', 'kv:identity'], async () => {
    const { stageById } = await loadMirroredSelling(mirrors);
    return Array.from(stageById.values(), ({ id, name, position, kind, probability }) => ({
      id,
      name,
      position,
      kind,
      probability,
    }));
  });
}

function compareReps(one: RepFact, other: RepFact): number {
  return one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1);
}

/** The members by name; without a team the one who uses it. */
export function loadReps(mirrors: Mirrors): Promise<readonly RepFact[]> {
  return mirrors.memo('report:reps', ['members', 'kv:identity'], async () => {
    const [members, identity] = await Promise.all([
      listMembers(mirrors.store),
      findIdentity(mirrors.store),
    ]);
    if (members.length === 0) return identity ? [{ id: identity.repId, name: '' }] : [];
    return members
      .map(({ rep_id, name, created_at }) => ({
        id: rep_id as string,
        name,
        from: Date.parse(created_at),
      }))
      .sort(compareReps);
  });
}

/** Who was a member and is none any more; of one who came twice the last time. */
function loadLeavers(mirrors: Mirrors): Promise<readonly RepFact[]> {
  return mirrors.memo('report:leavers', ['members', 'kv:identity'], async () => {
    const reps = new Set((await loadReps(mirrors)).map(({ id }) => id));
    const leaverById = new Map<string, RepFact & { readonly until: number }>();
    for (const { rep_id, name, created_at, deleted_at } of await mirrors.store.members.toArray()) {
      if (deleted_at === null || reps.has(rep_id)) continue;
      const until = Date.parse(deleted_at);
      if (until < (leaverById.get(rep_id)?.until ?? 0)) continue;
      leaverById.set(rep_id, { id: rep_id, name, from: Date.parse(created_at), until });
    }
    return [...leaverById.values()].sort(compareReps);
  });
}

const sources: readonly MirrorSource[] = [
  'deals',
  'facts',
  'stage_changes',
  'prospects',
  'stakeholders',
  'touchpoints',
  'stages',
  'members',
  'kv:clients',
  ...moneySources,
];

/**
 * Facts for `lib/reports` from the rows of the store; the same object while nothing has changed. Of the past only who
 * closed a deal; the rest is worked out for forecasts, which alone ask for it.
 */
export function loadReportFacts(mirrors: Mirrors): Promise<ReportFacts> {
  return mirrors.memo('report', sources, async () => {
    const [deals, moves, stages, prospects, touches, settings, selling] = await Promise.all([
      loadDealFacts(mirrors),
      loadMoveFacts(mirrors),
      loadStageFacts(mirrors),
      loadProspectFacts(mirrors),
      loadTouchFacts(mirrors),
      loadSetting(mirrors.store, 'reports'),
      loadMirroredSelling(mirrors),
    ]);
    const { timeZone } = selling.calendarOptions;
    const { currency } = selling;
    const reps = await loadReps(mirrors);
    const leavers = await loadLeavers(mirrors);
    const rest = { past: [], reps, leavers, settings, timeZone, currency };
    return { deals, moves, stages, prospects, touches, ...rest };
  });
}

/** With what was known of deals in the past. */
export function loadForecastFacts(mirrors: Mirrors): Promise<ReportFacts> {
  return mirrors.memo('forecast', sources, async () => {
    const [facts, past] = await Promise.all([loadReportFacts(mirrors), loadPastFacts(mirrors)]);
    return { ...facts, past };
  });
}

/** Prospects who are worked on: new, working or nurturing, and may be contacted. */
export function loadWorkedOn(mirrors: Mirrors): Promise<ReadonlySet<string>> {
  return mirrors.memo('report:workedOn', ['prospects'], async () => {
    const worked = new Set<string>();
    for (const prospect of (await mirrors.rows('prospects')).values()) {
      if (isWorkedOn(prospect)) worked.add(prospect.id);
    }
    return worked;
  });
}
