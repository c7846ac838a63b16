import type { Fact } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import { type FactName, factNames, type ScoreInputs } from '../model/scoring.ts';
import { startMs } from './score-inputs.ts';
import type { Store } from './store.ts';

/**
 * Since when something was known at all, by the facts that were kept of a person and of their company. A row knows only since
 * when it says what it says now: a title that was put right would look as if nobody had known any before.
 */

/** Fields of a person, and of their company, from which a fact is read. */
const fieldsByFact: Readonly<
  Record<FactName, { readonly own: readonly string[]; readonly company: readonly string[] }>
> = {
  seniority: { own: ['title', 'headline', 'seniority'], company: [] },
  department: { own: ['title', 'headline', 'department'], company: [] },
  industry: { own: [], company: ['industry'] },
  company_size: { own: [], company: ['size_min'] },
  place: { own: ['location'], company: ['location'] },
  words: { own: ['title', 'headline'], company: [] },
};

/** By whom it is about and its field. */
export type Told = ReadonlyMap<string, readonly Fact[]>;

function keyOf(id: string, field: string): string {
  return `${id}:${field}`;
}

/** ms since 1970; Infinity where nobody has told a value. */
function firstOf(facts: readonly Fact[] | undefined): number {
  return (facts ?? []).reduce(
    (first, { value, known_at }) =>
      value === null ? first : Math.min(first, Date.parse(known_at)),
    Number.POSITIVE_INFINITY,
  );
}

interface PersonTold {
  readonly person: Prospect;
  readonly told: Told;
}

/** When a fact that has been so since `since` was told first, in whatever form; Infinity where it never was. */
function firstTold(
  { person, told }: PersonTold,
  of: { readonly fact: FactName; readonly since: number },
): number {
  const { own, company } = fieldsByFact[of.fact];
  const ofOwn = Math.min(...own.map((field) => firstOf(told.get(keyOf(person.id, field)))));
  if (company.length === 0 || ofOwn < of.since) return ofOwn;
  const links = told.get(keyOf(person.id, 'company_id')) ?? [];
  const linkedAt = firstOf(links);
  // Another company: what was known of the one before is not asked for.
  if (links.some(({ known_at }) => Date.parse(known_at) >= of.since)) return linkedAt;
  const ofCompany = Math.min(
    ...company.map((field) => firstOf(told.get(keyOf(person.company_id ?? '', field)))),
  );
  return links.length === 0 ? ofCompany : Math.max(linkedAt, ofCompany);
}

/** What has been told of people and of their companies. Through Dexie alone. */
export async function loadTold(store: Store, people: readonly Prospect[]): Promise<Told> {
  const keys = people.flatMap((person) =>
    Object.values(fieldsByFact).flatMap(({ own, company }) => [
      ...[...own, 'company_id'].map((field) => [person.id, field]),
      ...(person.company_id === null ? [] : company.map((field) => [person.company_id, field])),
    ]),
  );
  const facts = await store.facts
    .where('[ix.of+ix.field]')
    .anyOf(keys as [string, string][])
    .toArray();
  return Map.groupBy(facts, (fact) => keyOf(fact.entity_id, fact.field));
}

/** With the time at which each fact became known in whatever form, and none for what was known from the start. */
export function sinceFirstTold(inputs: ScoreInputs, of: PersonTold): ScoreInputs {
  const since: Partial<Record<FactName, number>> = {};
  for (const fact of factNames) {
    const changedAt = inputs.since[fact];
    if (changedAt === undefined) continue;
    const at = Math.min(changedAt, firstTold(of, { fact, since: changedAt }));
    if (at > inputs.createdAt + startMs) since[fact] = at;
  }
  return { ...inputs, since };
}
