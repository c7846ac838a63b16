import type { Answers, PersonFacts, RuleId, StakeholderFacts } from './facts.ts';
import { isLater, toLater } from './instants.ts';

/** Whether an action may ask the rep to get in touch. */
export function isContactable(person: Pick<PersonFacts, 'isDoNotContact' | 'status'>): boolean {
  return !person.isDoNotContact && person.status !== 'disqualified';
}

export function hasRole(
  role: StakeholderFacts['roles'][number],
): (person: StakeholderFacts) => boolean {
  return ({ roles }) => roles.includes(role);
}

/** A person whom a rule is about, and since when it is so. */
export interface Candidate {
  readonly person: StakeholderFacts;
  readonly factsAt: string;
}

/**
 * Of several people the one of whom it has been true longest, and whom the rep has not answered about yet: answers are kept
 * by rule, so those after the first come up one by one.
 */
export function pickCandidate(
  candidates: readonly Candidate[],
  of: { readonly rule: RuleId; readonly answers: Answers },
): Candidate | undefined {
  const settledUntil = of.answers.settledUntil[of.rule];
  let first: Candidate | undefined;
  for (const candidate of candidates) {
    if (settledUntil !== undefined && !isLater(candidate.factsAt, settledUntil)) continue;
    if (first === undefined || isSooner(candidate, first)) first = candidate;
  }
  return first;
}

function isSooner(a: Candidate, b: Candidate): boolean {
  if (isLater(b.factsAt, a.factsAt)) return true;
  return !isLater(a.factsAt, b.factsAt) && a.person.prospectId < b.person.prospectId;
}

/** The newest of some times and what happened to the people. */
export function newestOf(
  start: string,
  people: readonly StakeholderFacts[],
  read: (person: StakeholderFacts) => string,
): string {
  return people.reduce((newest, person) => toLater(newest, read(person)), start);
}
