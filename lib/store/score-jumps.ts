import type { PersonSignal } from '../actions/facts.ts';
import type { Fact } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import type { FactName, ScoreInputs } from '../model/scoring.ts';
import { findJump, type Jump } from '../scoring/jump.ts';
import type { Scored } from './ranked-scores.ts';
import type { Store } from './store.ts';

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

type Told = ReadonlyMap<string, readonly Fact[]>;

function keyOf(id: string, field: string): string {
  return `${id}:${field}`;
}

function isToldBefore(facts: readonly Fact[] | undefined, since: number): boolean {
  return (facts ?? []).some(
    ({ value, known_at }) => value !== null && Date.parse(known_at) < since,
  );
}

/** What has changed was known before in another form: a title that is put right makes nobody jump. */
function wasKnown(person: Prospect, told: Told, of: { fact: FactName; since: number }): boolean {
  const { own, company } = fieldsByFact[of.fact];
  const isOwn = own.some((field) => isToldBefore(told.get(keyOf(person.id, field)), of.since));
  if (isOwn || company.length === 0) return isOwn;
  const links = told.get(keyOf(person.id, 'company_id')) ?? [];
  const isLinkedThen = links.some(({ known_at }) => Date.parse(known_at) >= of.since);
  if (isLinkedThen) return isToldBefore(links, of.since);
  const companyId = person.company_id ?? '';
  return company.some((field) => isToldBefore(told.get(keyOf(companyId, field)), of.since));
}

async function loadTold(store: Store, people: readonly Prospect[]): Promise<Told> {
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

function withoutChanged(inputs: ScoreInputs, person: Prospect, told: Told): ScoreInputs {
  const since = Object.entries(inputs.since).filter(
    ([fact, at]) => !wasKnown(person, told, { fact: fact as FactName, since: at }),
  );
  return { ...inputs, since: Object.fromEntries(since) };
}

function toSignal({ at, before, after }: Jump): PersonSignal {
  return {
    kind: 'score_jump',
    at: new Date(at).toISOString(),
    before: String(before),
    after: String(after),
  };
}

/**
 * The newest jump of each score, worked out from rows and written nowhere, so that every device finds the same. Only what
 * became known makes one, not what was changed. Through Dexie alone.
 */
export async function loadJumps(
  store: Store,
  { people, scored }: { people: readonly Prospect[]; scored: Scored },
): Promise<ReadonlyMap<string, PersonSignal>> {
  const { card, inputsById, now } = scored;
  const found = new Map<string, PersonSignal>();
  const unsure: Prospect[] = [];
  for (const person of people) {
    const inputs = inputsById.get(person.id);
    const jump = inputs && findJump(inputs, card, now);
    if (!inputs || !jump) continue;
    if (Object.keys(inputs.since).length > 0) unsure.push(person);
    else found.set(person.id, toSignal(jump));
  }
  if (unsure.length === 0) return found;
  const told = await loadTold(store, unsure);
  for (const person of unsure) {
    const inputs = inputsById.get(person.id);
    const jump = inputs && findJump(withoutChanged(inputs, person, told), card, now);
    if (jump) found.set(person.id, toSignal(jump));
  }
  return found;
}
