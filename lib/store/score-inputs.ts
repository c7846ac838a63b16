import type { Company } from '../model/company.ts';
import type { Touchpoint } from '../model/engagement.ts';
import type { Evidence } from '../model/evidence.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import type { FactName, ScoreInputs, Touch, TouchKind } from '../model/scoring.ts';
import { type Role, type RoleSource, readRole } from '../scoring/read-role.ts';
import { clockMs } from './hybrid-clock.ts';
import type { Store } from './store.ts';
import { isListed } from './tables.ts';

/** Of one kind and person, the newest: as many fresh ones of a single point reach the highest cap there is. */
const maxOfKind = 100;

/** What a touchpoint counts as; `undefined` where nobody was reached, or nothing came of it. */
export function toTouchKind({
  channel,
  direction,
  outcome,
}: Pick<Touchpoint, 'channel' | 'direction' | 'outcome'>): TouchKind | undefined {
  if (outcome === 'cancelled' || outcome === 'bounced' || outcome === 'objection') return undefined;
  if (channel === 'meeting' || channel === 'event') return channel;
  if (channel === 'call') {
    const isMissed = outcome === 'no_answer' || outcome === 'voicemail';
    if (outcome === 'wrong_number') return undefined;
    if (isMissed) return direction === 'in' ? 'reply' : undefined;
    return 'call';
  }
  if (direction === 'in') return 'reply';
  return direction === 'out' ? 'sent' : undefined;
}

/**
 * Each kind by itself, so that a hundred messages push no meeting out. What lay ahead when it was written is kept besides:
 * until it has come it must not take the place of what counts already.
 */
function toTouches(rows: readonly Touchpoint[]): Touch[] {
  const planned: Touch[] = [];
  const past: Touch[] = [];
  for (const row of rows) {
    const kind = toTouchKind(row);
    if (kind === undefined) continue;
    const isPlanned = row.occurred_at > row.created_at;
    (isPlanned ? planned : past).push([kind, Date.parse(row.occurred_at)]);
  }
  const kept = past.length > maxOfKind ? newestOfKinds(past.sort(byTime)) : past;
  return [...planned, ...kept].sort(byTime);
}

function byTime(one: Touch, other: Touch): number {
  return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
}

function newestOfKinds(touches: readonly Touch[]): Touch[] {
  const counts: Partial<Record<TouchKind, number>> = {};
  return touches.filter(([kind]) => {
    const count = (counts[kind] ?? 0) + 1;
    counts[kind] = count;
    return count <= maxOfKind;
  });
}

/** Rows of which a score is made. */
export interface ScoredRows {
  readonly prospect: Pick<
    Prospect,
    | 'title'
    | 'headline'
    | 'seniority'
    | 'department'
    | 'location'
    | 'created_at'
    | 'clocks'
    | 'evidence'
  >;
  readonly company:
    | Pick<Company, 'industry' | 'size_min' | 'size_max' | 'location' | 'clocks' | 'evidence'>
    | undefined;
  readonly touchpoints: readonly Touchpoint[];
}

type Evidenced = Pick<Prospect, 'clocks'> & { readonly evidence: Record<string, Evidence> };

/** Since when (ms) a field has its value: not later than its clock, nor than what it was read from. */
export function sinceOf(row: Evidenced, fields: readonly string[]): number {
  let since = 0;
  for (const field of fields) {
    const clock = row.clocks[field];
    const at = row.evidence[field]?.at;
    const times = [
      ...(clock === undefined ? [] : [clockMs(clock)]),
      ...(at === undefined ? [] : [Date.parse(at)]),
    ];
    if (times.length > 0) since = Math.max(since, Math.min(...times));
  }
  return since;
}

/** What becomes known within it of saving somebody was known from the start. */
export const startMs = 60_000;

function toSince(
  { prospect, company }: ScoredRows,
  { role, createdAt }: { readonly role: Role; readonly createdAt: number },
): ScoreInputs['since'] {
  // Of the text that tells it: one that says nothing of it may be as new as it likes.
  const ofRole = (from: RoleSource | null, own: string) =>
    from === null ? 0 : sinceOf(prospect, [from === 'own' ? own : from]);
  const ofCompany = (field: string) =>
    company ? Math.max(sinceOf(prospect, ['company_id']), sinceOf(company, [field])) : 0;
  const times: Readonly<Record<FactName, number>> = {
    seniority: ofRole(role.seniorityFrom, 'seniority'),
    department: ofRole(role.departmentsFrom, 'department'),
    industry: ofCompany('industry'),
    company_size: ofCompany('size_min'),
    place: prospect.location === null ? ofCompany('location') : sinceOf(prospect, ['location']),
    words: sinceOf(prospect, ['title', 'headline']),
  };
  const later = Object.entries(times).filter(([, at]) => at > createdAt + startMs);
  return Object.fromEntries(later) as ScoreInputs['since'];
}

export function toScoreInputs(rows: ScoredRows): ScoreInputs {
  const { prospect, company } = rows;
  const createdAt = Date.parse(prospect.created_at);
  const words = foldText([prospect.title, prospect.headline].filter(Boolean).join(' '));
  const role = readRole(prospect);
  return {
    seniority: role.seniority,
    departments: role.departments,
    industry: company?.industry ?? null,
    size:
      company === undefined || company.size_min === null
        ? null
        : [company.size_min, company.size_max],
    place: prospect.location ?? company?.location ?? null,
    words: words === '' ? null : words,
    since: toSince(rows, { role, createdAt }),
    createdAt,
    touches: toTouches(rows.touchpoints),
  };
}

/** Asked for one by one up to so many, each in one go; of more a walk along the index is faster. */
const fewPeople = 20;

async function loadTouchpoints(
  store: Store,
  ids: readonly string[],
): Promise<readonly Touchpoint[]> {
  if (ids.length > fewPeople) {
    return store.touchpoints.where('ix.people').anyOf(ids).distinct().toArray();
  }
  const ofEach = await Promise.all(
    ids.map((id) => store.touchpoints.where('ix.people').equals(id).toArray()),
  );
  // One with several of them is found with each.
  return [...new Map(ofEach.flat().map((row) => [row.id, row])).values()];
}

/** Of those who are there, by id; through Dexie alone, a handful of questions however many are asked about. */
export async function loadScoreInputs(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ScoreInputs>> {
  if (ids.length === 0) return new Map();
  const [people, touchpoints] = await Promise.all([
    store.prospects.bulkGet([...ids]),
    loadTouchpoints(store, ids),
  ]);
  return toInputsById(store, { people, touchpoints });
}

/** The same of rows that have been read, with all the touchpoints of these people: companies alone are asked for. */
export async function toInputsById(
  store: Store,
  {
    people,
    touchpoints,
  }: {
    readonly people: readonly (Prospect | undefined)[];
    readonly touchpoints: readonly Touchpoint[];
  },
): Promise<ReadonlyMap<string, ScoreInputs>> {
  const live = people.filter(isListed);
  const companyIds = [...new Set(live.flatMap(({ company_id }) => company_id ?? []))];
  const companies = await store.companies.bulkGet(companyIds);
  const companyById = new Map(
    companies.flatMap((row) => (isListed(row) ? [[row.id as string, row]] : [])),
  );
  const touchpointsById = groupByPerson(touchpoints);
  return new Map(
    live.map((prospect) => [
      prospect.id as string,
      toScoreInputs({
        prospect,
        company: companyById.get(prospect.company_id ?? ''),
        touchpoints: touchpointsById.get(prospect.id) ?? [],
      }),
    ]),
  );
}

export function groupByPerson(
  touchpoints: readonly Touchpoint[],
): ReadonlyMap<string, Touchpoint[]> {
  const groups = new Map<string, Touchpoint[]>();
  for (const row of touchpoints) {
    for (const id of row.prospect_ids) {
      const group = groups.get(id);
      if (group) group.push(row);
      else groups.set(id, [row]);
    }
  }
  return groups;
}
