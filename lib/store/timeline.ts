import type { Stage, StageChange } from '../model/deal.ts';
import type { Task, Touchpoint } from '../model/engagement.ts';
import { loadRepSetting } from './deal-queries.ts';
import { findIdentity } from './find-identity.ts';
import { impliedStages } from './implied-rows.ts';
import { peopleOf } from './lookup.ts';
import { loadKeyed, partKeys } from './mail-lookup.ts';
import type { Store } from './store.ts';

/** One thing that happened, for a timeline; `at` is ISO time in UTC. */
export type TimelineEntry = { readonly at: string; readonly id: string } & (
  | {
      readonly kind: 'touchpoint';
      readonly touchpoint: Touchpoint;
      /** Names of its people, in order. */
      readonly people: readonly { readonly id: string; readonly name: string }[];
      /** Of a mail that was logged from a mailbox. */
      readonly mail?: LoggedMail;
    }
  | {
      readonly kind: 'stage';
      readonly change: StageChange;
      readonly dealName: string;
      readonly fromName: string | null;
      readonly toName: string;
    }
  | { readonly kind: 'task'; readonly task: Task }
);

export interface LoggedMail {
  /** The rep whose mailbox it was logged from first. */
  readonly loggedBy: string;
  /**
   * Where a mailbox of the rep's and another one know it: the addresses of the others, `''` for one whose page did not
   * say. Empty where there is nothing to part.
   */
  readonly sharedWith: readonly string[];
}

export type TimelineSubject = { prospectId: string } | { dealId: string } | { companyId: string };

export interface Timeline {
  /** At most as many as were asked for. */
  readonly entries: readonly TimelineEntry[];
  /** All of them, shown or not. */
  readonly count: number;
  /** Touchpoints by direction. */
  readonly inCount: number;
  readonly outCount: number;
}

/** Touchpoints, moves of deals and next actions that are done, the newest first. */
export async function loadTimeline(
  store: Store,
  of: TimelineSubject,
  limit = 100,
): Promise<Timeline> {
  const { touchpoints, changes, tasks } = await loadParts(store, of);
  const done = tasks.filter(({ done_at }) => done_at !== null);
  const found = [
    ...touchpoints.map((row) => ({ at: row.occurred_at, id: row.id as string, touchpoint: row })),
    ...changes.map((row) => ({ at: row.at, id: row.id, change: row })),
    ...done.map((row) => ({ at: row.done_at ?? '', id: row.id, task: row })),
  ];
  const shown = found
    .sort((one, other) => compareText(other.at, one.at) || compareText(other.id, one.id))
    .slice(0, limit);
  return {
    entries: await toEntries(store, shown),
    count: found.length,
    inCount: touchpoints.filter(({ direction }) => direction === 'in').length,
    outCount: touchpoints.filter(({ direction }) => direction === 'out').length,
  };
}

interface Parts {
  readonly touchpoints: readonly Touchpoint[];
  readonly changes: readonly StageChange[];
  readonly tasks: readonly Task[];
}

async function loadParts(store: Store, of: TimelineSubject): Promise<Parts> {
  if ('prospectId' in of) return loadPersonParts(store, of.prospectId);
  if ('dealId' in of) return loadDealParts(store, of.dealId);
  return loadCompanyParts(store, of.companyId);
}

async function loadPersonParts(store: Store, id: string): Promise<Parts> {
  const parts = await store.stakeholders.where('ix.prospect').equals(id).toArray();
  const [touchpoints, changes, tasks] = await Promise.all([
    store.touchpoints.where('ix.people').equals(id).toArray(),
    store.stage_changes
      .where('ix.deal')
      .anyOf(parts.map(({ deal_id }) => deal_id))
      .toArray(),
    store.tasks.where('ix.of').equals(id).toArray(),
  ]);
  // How a deal went before they came into it is not their story.
  const since = new Map(parts.map(({ deal_id, created_at }) => [deal_id, created_at]));
  return {
    touchpoints,
    changes: changes.filter(({ deal_id, at }) => at >= (since.get(deal_id) ?? '')),
    tasks,
  };
}

/** What was done with its people since it began belongs to a deal, unless it was said to be about another one. */
async function loadDealParts(store: Store, id: string): Promise<Parts> {
  const [deal, parts] = await Promise.all([
    store.deals.get(id),
    store.stakeholders.where('ix.deal').equals(id).toArray(),
  ]);
  const people = parts.map(({ prospect_id }) => prospect_id);
  const [own, theirs, changes, tasks] = await Promise.all([
    store.touchpoints.where('ix.deal').equals(id).toArray(),
    store.touchpoints.where('ix.people').anyOf(people).distinct().toArray(),
    store.stage_changes.where('ix.deal').equals(id).toArray(),
    store.tasks.where('ix.deal').equals(id).toArray(),
  ]);
  const since = deal?.created_at ?? '';
  const alongside = theirs.filter((row) => row.deal_id === null && row.occurred_at >= since);
  return { touchpoints: [...own, ...alongside], changes, tasks };
}

async function loadCompanyParts(store: Store, id: string): Promise<Parts> {
  const [people, deals] = await Promise.all([
    peopleOf(store, id).primaryKeys(),
    store.deals.where('ix.company').equals(id).primaryKeys(),
  ]);
  const [byPeople, byDeal, changes, tasksOfPeople, tasksOfDeals] = await Promise.all([
    store.touchpoints.where('ix.people').anyOf(people).distinct().toArray(),
    store.touchpoints.where('ix.deal').anyOf(deals).toArray(),
    store.stage_changes.where('ix.deal').anyOf(deals).toArray(),
    store.tasks.where('ix.of').anyOf(people).toArray(),
    store.tasks.where('ix.deal').anyOf(deals).toArray(),
  ]);
  return {
    touchpoints: unique([...byPeople, ...byDeal]),
    changes,
    tasks: unique([...tasksOfPeople, ...tasksOfDeals]),
  };
}

function unique<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

type Found = { readonly at: string; readonly id: string } & (
  | { readonly touchpoint: Touchpoint }
  | { readonly change: StageChange }
  | { readonly task: Task }
);

async function toEntries(store: Store, found: readonly Found[]): Promise<TimelineEntry[]> {
  const personIds = found.flatMap((one) =>
    'touchpoint' in one ? one.touchpoint.prospect_ids : [],
  );
  const dealIds = found.flatMap((one) => ('change' in one ? [one.change.deal_id as string] : []));
  const [people, deals, stages, mailById] = await Promise.all([
    store.prospects.bulkGet([...new Set(personIds)]),
    store.deals.bulkGet([...new Set(dealIds)]),
    dealIds.length > 0 ? loadStageNames(store) : new Map<string, string>(),
    loadMails(
      store,
      found.flatMap((one) => ('touchpoint' in one && one.touchpoint.sender ? [one.id] : [])),
    ),
  ]);
  const personName = new Map(
    people.flatMap((row) => (row ? [[row.id as string, row.full_name]] : [])),
  );
  const dealName = new Map(deals.flatMap((row) => (row ? [[row.id as string, row.name]] : [])));
  return found.map((one): TimelineEntry => {
    const { at, id } = one;
    if ('task' in one) return { at, id, kind: 'task', task: one.task };
    if ('touchpoint' in one) {
      const names = one.touchpoint.prospect_ids.flatMap((person) => {
        const name = personName.get(person);
        return name === undefined ? [] : [{ id: person, name }];
      });
      const mail = mailById.get(id);
      return {
        ...{ at, id, kind: 'touchpoint', touchpoint: one.touchpoint, people: names },
        ...(mail ? { mail } : {}),
      };
    }
    const { change } = one;
    return {
      at,
      id,
      kind: 'stage',
      change,
      dealName: dealName.get(change.deal_id) ?? '',
      fromName: change.from_stage_id === null ? null : (stages.get(change.from_stage_id) ?? ''),
      toName: stages.get(change.to_stage_id) ?? '',
    };
  });
}

async function loadMails(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LoggedMail>> {
  if (ids.length === 0) return new Map();
  const [keyed, { ownAddresses }] = await Promise.all([
    loadKeyed(store, ids),
    loadRepSetting(store, 'mail'),
  ]);
  const ownBoxes = new Set(ownAddresses);
  return new Map(
    keyed.flatMap((one) => {
      const [own, others] = partKeys(one, ownBoxes);
      const [first] = [...own, ...others].sort((a, b) => compareText(a.created_at, b.created_at));
      if (!first) return [];
      const boxes = own.length === 0 ? [] : others.map(({ key }) => accountOf(key));
      const mail = { loggedBy: first.updated_by as string, sharedWith: [...new Set(boxes)] };
      return [[one.touchpoint.id, mail]];
    }),
  );
}

/** The mailbox that a key names; `''` where its page did not say, or its address was too long for a key. */
function accountOf(key: string): string {
  const account = key.split(':')[1] ?? '';
  return account.includes('@') ? account : '';
}

/** Also of stages that were deleted: deals have been in them. */
async function loadStageNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const implied: readonly Stage[] = impliedStages(await findIdentity(store), store.defaults);
  const rows = [...implied, ...(await store.stages.toArray())];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
