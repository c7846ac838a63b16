import { isSettled, toAnsweredDue, toAnswerKey } from './answers.ts';
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

/** A person whom a rule is about, since when it is so, and when something is to be done about it. */
export interface Candidate {
  readonly person: StakeholderFacts;
  readonly factsAt: string;
  readonly dueAt: string;
}

/**
 * Of several people the one who is due first, or of whom it has been true longest. Answers are kept by person: one who is
 * settled or put off leaves the place to the next.
 */
export function pickCandidate(
  candidates: readonly Candidate[],
  of: { readonly rule: RuleId; readonly answers: Answers },
): Candidate | undefined {
  const { rule, answers } = of;
  let first: Answered | undefined;
  for (const candidate of candidates) {
    const key = toAnswerKey({ rule, prospectId: candidate.person.prospectId });
    if (isSettled(answers, { ...candidate, key })) continue;
    const answered = { candidate, dueAt: toAnsweredDue(answers, { ...candidate, key }) };
    if (first === undefined || isSooner(answered, first)) first = answered;
  }
  return first?.candidate;
}

interface Answered {
  readonly candidate: Candidate;
  /** By the rep's word. */
  readonly dueAt: string;
}

function isSooner(one: Answered, other: Answered): boolean {
  if (isLater(other.dueAt, one.dueAt)) return true;
  if (isLater(one.dueAt, other.dueAt)) return false;
  const [a, b] = [one.candidate, other.candidate];
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
