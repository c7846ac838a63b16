import type { Company } from '../model/company.ts';
import type { Fact, Touchpoint } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import { type FactName, factNames, type ScoreInputs } from '../model/scoring.ts';
import { halfWayOf, type OutcomeRow } from '../scoring/outcome-row.ts';
import { clockMs } from './hybrid-clock.ts';
import { sinceOf, toScoreInputs } from './score-inputs.ts';

/** What was known of a prospect before an instant, by the facts that were kept of them and of their company. */

const personFields = [
  'title',
  'headline',
  'seniority',
  'department',
  'location',
  'company_id',
] as const;
const companyFields = ['industry', 'size_min', 'size_max', 'location'] as const;

export interface KnownRows {
  readonly prospect: Prospect;
  readonly facts: readonly Fact[];
  readonly touchpoints: readonly Touchpoint[];
  readonly companies: {
    readonly byId: ReadonlyMap<string, Company>;
    readonly factsById: ReadonlyMap<string, readonly Fact[]>;
  };
}

interface Known {
  readonly value: unknown;
  /** ms since 1970. */
  readonly at: number;
}

type KnownByField<Field extends string> = Readonly<Record<Field, Known>>;

/** The newest of a field that was told before. */
function findTold(
  facts: readonly Fact[],
  of: { readonly field: string; readonly before: number },
): Known | undefined {
  let newest: Fact | undefined;
  for (const fact of facts) {
    if (fact.field !== of.field || Date.parse(fact.known_at) >= of.before) continue;
    const isOlder =
      newest !== undefined &&
      (fact.known_at < newest.known_at ||
        (fact.known_at === newest.known_at && fact.id < newest.id));
    if (!isOlder) newest = fact;
  }
  return newest && { value: newest.value, at: Date.parse(newest.known_at) };
}

/** Of what nobody told in time the row's value stands, since when it has it: too late, as a rule, and then seen to be. */
function readFields<Field extends string>(
  row: Prospect | Company,
  of: { fields: readonly Field[]; facts: readonly Fact[]; before: number },
): KnownByField<Field> {
  const read = of.fields.map((field): [Field, Known] => [
    field,
    findTold(of.facts, { field, before: of.before }) ?? {
      value: (row as unknown as Record<string, unknown>)[field] ?? null,
      at: sinceOf(row, [field]),
    },
  ]);
  return Object.fromEntries(read) as Record<Field, Known>;
}

function toValues<Field extends string>(
  known: KnownByField<Field>,
  isTaken: (known: Known) => boolean,
): Record<Field, unknown> {
  const values = Object.entries<Known>(known).map(([field, one]) => [
    field,
    isTaken(one) ? one.value : null,
  ]);
  return Object.fromEntries(values) as Record<Field, unknown>;
}

/** When the last of those became known that have a value. */
function latestOf(known: readonly (Known | undefined)[]): number {
  const times = known.flatMap((one) => (one && one.value !== null ? [one.at] : []));
  return Math.max(0, ...times);
}

interface Picture {
  /** Something was known, and was not taken. */
  readonly isPartial: boolean;
  readonly inputs: ScoreInputs;
  readonly knownAt: Readonly<Record<FactName, number>>;
}

function toPicture(
  { prospect, facts, touchpoints, companies }: KnownRows,
  of: { before: number; isTaken: (known: Known) => boolean },
): Picture {
  const { before, isTaken } = of;
  const person = readFields(prospect, {
    fields: personFields,
    facts,
    before,
  });
  const taken = toValues(person, isTaken);
  const row = companies.byId.get(String(taken.company_id));
  const company =
    row &&
    readFields(row, {
      fields: companyFields,
      facts: companies.factsById.get(row.id) ?? [],
      before,
    });
  const inputs = toScoreInputs({
    prospect: { ...prospect, ...(taken as Partial<Prospect>), evidence: {}, clocks: {} },
    company: row &&
      company && {
        ...row,
        ...(toValues(company, isTaken) as Partial<Company>),
        evidence: {},
        clocks: {},
      },
    touchpoints,
  });
  const used = (one: Known | undefined) => (one && isTaken(one) ? one : undefined);
  const ofTitle = latestOf(
    [person.title, person.headline, person.seniority, person.department].map(used),
  );
  const ofCompany = (...fields: readonly (Known | undefined)[]) =>
    latestOf([person.company_id, ...fields].map(used));
  const known: readonly Known[] = [...Object.values(person), ...Object.values(company ?? {})];
  return {
    isPartial: known.some((one) => one.value !== null && !isTaken(one)),
    inputs: { ...inputs, since: {} },
    knownAt: {
      seniority: ofTitle,
      department: ofTitle,
      industry: ofCompany(company?.industry),
      company_size: ofCompany(company?.size_min, company?.size_max),
      place: taken.location === null ? ofCompany(company?.location) : latestOf([person.location]),
      words: latestOf([person.title, person.headline].map(used)),
    },
  };
}

const partByFact = {
  seniority: 'seniority',
  department: 'departments',
  industry: 'industry',
  company_size: 'size',
  place: 'place',
  words: 'words',
} as const satisfies Record<FactName, keyof ScoreInputs>;

function isKnown(inputs: ScoreInputs, fact: FactName): boolean {
  const value = inputs[partByFact[fact]];
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

/** What a touchpoint counts by, besides its outcome. */
const countedBy = ['channel', 'direction', 'occurred_at'] as const;

/**
 * Of the first half of the way, as far as they stood there before the end. What was written down afterwards was picked by
 * whoever knew the outcome, whatever date it bears: so is one of which kind or time were put in later, and so is an outcome,
 * without which the touchpoint stands.
 */
function toTouchesInTime(
  touchpoints: readonly Touchpoint[],
  { halfWay, before }: { readonly halfWay: number; readonly before: number },
): readonly Touchpoint[] {
  return touchpoints.flatMap((row) => {
    if (Date.parse(row.occurred_at) > halfWay || Date.parse(row.created_at) >= before) return [];
    const isLate = (field: string) => {
      const clock = row.clocks[field];
      return clock !== undefined && clockMs(clock) >= before;
    };
    if (countedBy.some(isLate)) return [];
    return row.outcome !== null && isLate('outcome') ? [{ ...row, outcome: null }] : [row];
  });
}

/**
 * A fact that was known in time is as it was then, whatever was learned since. One that became known only with the outcome
 * or after it is told with that time, so that the learner sees how many of them there are, and refuses them.
 */
export function toOutcomeRow(
  rows: KnownRows,
  outcome: Pick<OutcomeRow, 'group' | 'came' | 'outcomeAt'> & { readonly beganAt: number },
): OutcomeRow {
  const { beganAt, ...ended } = outcome;
  const before = ended.outcomeAt;
  const touchpoints = toTouchesInTime(rows.touchpoints, { halfWay: halfWayOf(outcome), before });
  const counted = { ...rows, touchpoints };
  const inTime = toPicture(counted, { before, isTaken: ({ at }) => at < before });
  const all = inTime.isPartial ? toPicture(counted, { before, isTaken: () => true }) : inTime;
  const facts: Record<string, unknown> = {};
  const knownAt: Partial<Record<FactName, number>> = {};
  for (const fact of factNames) {
    const from = isKnown(inTime.inputs, fact) ? inTime : all;
    facts[partByFact[fact]] = from.inputs[partByFact[fact]];
    if (isKnown(from.inputs, fact)) knownAt[fact] = from.knownAt[fact];
  }
  return {
    prospectId: rows.prospect.id,
    ...ended,
    inputs: { ...inTime.inputs, ...facts, createdAt: beganAt },
    knownAt,
  };
}
