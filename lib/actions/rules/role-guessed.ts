import { dueMinute } from '../calendar.ts';
import type { DealRule, StakeholderFacts } from '../facts.ts';
import { toLater } from '../instants.ts';
import { pickCandidate } from '../people.ts';

const waitDays = 3;

function isGuess({ roles, evidence }: StakeholderFacts): boolean {
  return roles.length > 0 && (evidence ?? '').trim() === '';
}

/** A role stands there, and nothing that says why. */
export const rule: DealRule = {
  id: 'role_guessed',
  about: 'deal',
  weight: 1,
  find: ({ outcome, people, answers }, { calendar }) => {
    if (outcome !== 'open') return undefined;
    const guesses = people.filter(isGuess).map((person) => {
      const factsAt = toLater(person.addedAt, person.changedAt);
      const day = calendar.addOpenDays(calendar.dayOf(factsAt), waitDays);
      return { person, factsAt, dueAt: calendar.toInstant(day, dueMinute) };
    });
    const first = pickCandidate(guesses, { rule: 'role_guessed', answers });
    if (first === undefined) return undefined;
    const { person, factsAt, dueAt } = first;
    return {
      dueAt,
      factsAt,
      channel: null,
      prospectId: person.prospectId,
      facts: [
        { name: 'person', kind: 'person', value: person.prospectId },
        { name: 'changedAt', kind: 'instant', value: factsAt },
      ],
    };
  },
};
