import type { Company } from '../model/company.ts';
import { type Deal, influences, type Stage, type Stakeholder } from '../model/deal.ts';
import type { Cadence, Enrolment, Note, Template } from '../model/engagement.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import {
  type RepSettingKey,
  type RepSettingValue,
  repSettingDefaults,
  repSettingSchemas,
  type SettingKey,
  type SettingValue,
  settingDefaults,
  settingSchemas,
} from '../model/selling.ts';
import type { Workspace } from '../model/workspace.ts';
import { toInstant } from '../platform/clock.ts';
import { findIdentity } from './find-identity.ts';
import { byName, impliedCadence, impliedStages, inOrder } from './implied-rows.ts';
import { mayManage } from './may-manage.ts';
import { loadTerm } from './renewed-deals.ts';
import { loadStageTimes } from './stage-times.ts';
import type { Store } from './store.ts';
import { aboutKey } from './tables.ts';

/** What the pages show of deals and of all that belongs to them. For live queries: read through Dexie alone, by an index. */

/** Stages in their order; the default ones where the workspace has none yet. */
export async function listStages(store: Store): Promise<readonly Stage[]> {
  const stages = await store.stages.filter((stage) => stage.deleted_at === null).toArray();
  if (stages.length > 0) return inOrder(stages);
  return impliedStages(await findIdentity(store), store.defaults);
}

export interface DealView {
  readonly deal: Deal;
  readonly company: Company | undefined;
  readonly stage: Stage | undefined;
  readonly stages: readonly Stage[];
  /** ISO time in UTC. */
  readonly enteredStageAt: string;
  /** Days that deals of the workspace stay in this stage, in the middle; null where too few have left it. */
  readonly medianDays: number | null;
  /** The deal that this one renews, and the one that renews it. */
  readonly renews: Deal | undefined;
  readonly renewedBy: Deal | undefined;
  /** `YYYY-MM-DD`; null where there is no term: the deal is not won, or does not recur. */
  readonly termEndsOn: string | null;
}

/** `undefined` where there is none, or it is deleted. */
export async function loadDeal(store: Store, id: string): Promise<DealView | undefined> {
  const deal = asLive(await store.deals.get(id));
  if (!deal) return undefined;
  const [company, stages, changes, medianDays, renews, renewedBy, term] = await Promise.all([
    deal.company_id === null ? undefined : store.companies.get(deal.company_id),
    listStages(store),
    store.stage_changes.where('ix.deal').equals(id).toArray(),
    loadStageTimes(store),
    deal.renews_deal_id === null ? undefined : store.deals.get(deal.renews_deal_id),
    store.deals.where('ix.renews').equals(id).first(),
    deal.outcome === 'won' ? loadTerm(store, deal) : undefined,
  ]);
  const entered = changes
    .filter((change) => change.to_stage_id === deal.stage_id)
    .map(({ at }) => at);
  return {
    deal,
    company: asLive(company),
    stage: stages.find((stage) => stage.id === deal.stage_id),
    stages,
    enteredStageAt: latestOf(entered) ?? deal.created_at,
    medianDays: medianDays[deal.stage_id] ?? null,
    renews: asLive(renews),
    renewedBy,
    termEndsOn: term?.endsOn ?? null,
  };
}

export interface DealLine {
  readonly deal: Deal;
  readonly stage: Stage | undefined;
  readonly companyName: string | null;
}

/** Deals in which a prospect takes part, or of a company: open ones first, then the newest. */
export async function dealsOf(
  store: Store,
  of: { prospectId: string } | { companyId: string },
): Promise<readonly DealLine[]> {
  if ('companyId' in of) {
    return toLines(store, await store.deals.where('ix.company').equals(of.companyId).toArray());
  }
  const parts = await store.stakeholders.where('ix.prospect').equals(of.prospectId).toArray();
  const deals = await store.deals.bulkGet(parts.map(({ deal_id }) => deal_id as string));
  return toLines(
    store,
    deals.flatMap((deal) => asLive(deal) ?? []),
  );
}

/** Open deals of the prospect's company in which they do not take part yet. */
export async function dealsToJoin(store: Store, prospectId: string): Promise<readonly DealLine[]> {
  const company = asLive(await store.prospects.get(prospectId))?.company_id;
  if (!company) return [];
  const [deals, parts] = await Promise.all([
    store.deals.where('ix.company').equals(company).toArray(),
    store.stakeholders.where('ix.prospect').equals(prospectId).toArray(),
  ]);
  const joined = new Set(parts.map(({ deal_id }) => deal_id));
  return toLines(
    store,
    deals.filter(({ id, outcome }) => outcome === 'open' && !joined.has(id)),
  );
}

async function toLines(store: Store, deals: readonly Deal[]): Promise<DealLine[]> {
  if (deals.length === 0) return [];
  const ids = [...new Set(deals.flatMap(({ company_id }) => company_id ?? []))];
  const [stages, companies] = await Promise.all([
    listStages(store),
    store.companies.bulkGet(ids as string[]),
  ]);
  const nameById = new Map(companies.flatMap((row) => (asLive(row) ? [[row?.id, row?.name]] : [])));
  const lines = deals.map((deal) => ({
    deal,
    stage: stages.find(({ id }) => id === deal.stage_id),
    companyName: (deal.company_id && nameById.get(deal.company_id)) ?? null,
  }));
  const closedLast = ({ deal }: DealLine) => Number(deal.outcome !== 'open');
  return lines.sort(
    (one, other) =>
      closedLast(one) - closedLast(other) ||
      compareText(other.deal.created_at, one.deal.created_at) ||
      compareText(other.deal.id, one.deal.id),
  );
}

export interface StakeholderLine {
  readonly stakeholder: Stakeholder;
  readonly prospect: Prospect;
  /** ISO time in UTC; null for never. */
  readonly lastTouchAt: string | null;
  readonly noteCount: number;
}

/** By influence, then by name. */
export async function listStakeholders(
  store: Store,
  dealId: string,
): Promise<readonly StakeholderLine[]> {
  const parts = await store.stakeholders.where('ix.deal').equals(dealId).toArray();
  if (parts.length === 0) return [];
  const now = toInstant(store.clock.now());
  const ids = parts.map(({ prospect_id }) => prospect_id as string);
  const [people, touchpoints, notes] = await Promise.all([
    store.prospects.bulkGet(ids),
    store.touchpoints.where('ix.people').anyOf(ids).distinct().toArray(),
    store.notes
      .where('ix.about')
      .anyOf(parts.map(({ id }) => aboutKey('stakeholder', id)))
      .toArray(),
  ]);
  const lastTouchById = new Map<string, string>();
  for (const { prospect_ids, occurred_at } of touchpoints) {
    // A meeting that is planned has not touched anybody yet.
    if (occurred_at > now) continue;
    for (const id of prospect_ids) {
      if (occurred_at > (lastTouchById.get(id) ?? '')) lastTouchById.set(id, occurred_at);
    }
  }
  const lines = parts.flatMap((stakeholder, at): StakeholderLine[] => {
    const prospect = asLive(people[at]);
    if (!prospect) return [];
    return [
      {
        stakeholder,
        prospect,
        lastTouchAt: lastTouchById.get(prospect.id) ?? null,
        noteCount: notes.filter(({ about_id }) => about_id === stakeholder.id).length,
      },
    ];
  });
  const rank = ({ stakeholder }: StakeholderLine) => influences.indexOf(stakeholder.influence);
  return lines.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      compareText(foldText(one.prospect.full_name), foldText(other.prospect.full_name)) ||
      compareText(one.stakeholder.id, other.stakeholder.id),
  );
}

/** Notes on a deal with those on its stakeholders; pinned ones first, then the newest. */
export async function listDealNotes(store: Store, dealId: string): Promise<readonly Note[]> {
  const parts = await store.stakeholders.where('ix.deal').equals(dealId).primaryKeys();
  const about = [aboutKey('deal', dealId), ...parts.map((id) => aboutKey('stakeholder', id))];
  const notes = await store.notes.where('ix.about').anyOf(about).toArray();
  return notes.sort(
    (one, other) =>
      Number(other.pinned) - Number(one.pinned) ||
      compareText(other.created_at, one.created_at) ||
      compareText(other.id, one.id),
  );
}

/** By name. */
export async function listTemplates(store: Store): Promise<readonly Template[]> {
  return byName(await store.templates.filter((row) => row.deleted_at === null).toArray());
}

/** By name; the default one where the workspace has never had any. */
export async function listCadences(store: Store): Promise<readonly Cadence[]> {
  const rows = await store.cadences.toArray();
  const live = rows.filter((row) => row.deleted_at === null);
  if (live.length > 0) return byName(live);
  const implied = impliedCadence(await findIdentity(store), store.defaults);
  return rows.some(({ id }) => id === implied.id) ? [] : [implied];
}

/** How many prospects are on each cadence now, by its id. */
export async function countEnrolled(store: Store): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const row of await store.enrolments.orderBy('ix.prospect').toArray()) {
    if (row.stopped_reason !== null) continue;
    counts[row.cadence_id] = (counts[row.cadence_id] ?? 0) + 1;
  }
  return counts;
}

export interface EnrolmentView {
  readonly enrolment: Enrolment;
  readonly cadence: Cadence;
}

/** The cadence that a prospect is on, or the one that ended last; `undefined` for none. */
export async function loadEnrolment(
  store: Store,
  prospectId: string,
): Promise<EnrolmentView | undefined> {
  const rows = await store.enrolments.where('ix.prospect').equals(prospectId).toArray();
  const newestFirst = rows.sort(
    (one, other) => compareText(other.updated_at, one.updated_at) || compareText(other.id, one.id),
  );
  const enrolment =
    newestFirst.find(({ stopped_reason }) => stopped_reason === null) ?? newestFirst[0];
  if (!enrolment) return undefined;
  // One that was deleted still says what they were on.
  const kept = await store.cadences.get(enrolment.cadence_id);
  const cadence = kept ?? (await listCadences(store)).find(({ id }) => id === enrolment.cadence_id);
  return cadence && { enrolment, cadence };
}

export async function loadSetting<Key extends SettingKey>(
  store: Store,
  key: Key,
): Promise<SettingValue<Key>> {
  const row = await store.settings.where('ix.key').equals(key).first();
  const parsed = settingSchemas[key].safeParse(row?.value);
  return (parsed.success ? parsed.data : settingDefaults[key]) as SettingValue<Key>;
}

/** What the rep's own row of a key holds, whatever it is. */
export async function loadRepValue(store: Store, key: string): Promise<unknown> {
  const [identity, rows] = await Promise.all([
    findIdentity(store),
    store.rep_settings.where('ix.key').equals(key).toArray(),
  ]);
  return rows.find((row) => row.rep_id === identity?.repId)?.value;
}

export async function loadRepSetting<Key extends RepSettingKey>(
  store: Store,
  key: Key,
): Promise<RepSettingValue<Key>> {
  const parsed = repSettingSchemas[key].safeParse(await loadRepValue(store, key));
  return (parsed.success ? parsed.data : repSettingDefaults[key]) as RepSettingValue<Key>;
}

export async function loadWorkspace(store: Store): Promise<Workspace | undefined> {
  const identity = await findIdentity(store);
  return identity && asLive(await store.workspaces.get(identity.workspaceId));
}

/** Whether the rep may change stages, cadences, templates and settings: in a team managers and owners, without one everybody. */
export function canManage(store: Store): Promise<boolean> {
  return mayManage(store);
}

function asLive<Row extends { deleted_at: string | null }>(row: Row | undefined): Row | undefined {
  return row && row.deleted_at === null ? row : undefined;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function latestOf(instants: readonly string[]): string | undefined {
  return instants.reduce<string | undefined>(
    (latest, at) => (latest === undefined || at > latest ? at : latest),
    undefined,
  );
}
