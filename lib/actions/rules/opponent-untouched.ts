import { dueMinute } from '../calendar.ts';
import type { DealRule, StakeholderFacts } from '../facts.ts';
import { pickCandidate } from '../people.ts';

function isUntouchedOpponent(person: StakeholderFacts): boolean {
  return (
    person.stance === 'against' &&
    person.influence === 'high' &&
    person.lastTouchAt === null &&
    !person.isDoNotContact
  );
}

/** Somebody of high influence is against the deal, and nobody has talked to them. */
export const rule: DealRule = {
  id: 'opponent_untouched',
  about: 'deal',
  weight: 4,
  find: ({ outcome, people, answers }, { calendar }) => {
    if (outcome !== 'open') return undefined;
    const opponents = people.filter(isUntouchedOpponent).map((person) => {
      const factsAt = person.changedAt;
      const day = calendar.nextOpen(calendar.dayOf(factsAt));
      return { person, factsAt, dueAt: calendar.toInstant(day, dueMinute) };
    });
    const first = pickCandidate(opponents, { rule: 'opponent_untouched', answers });
    if (first === undefined) return undefined;
    const { person, factsAt, dueAt } = first;
    return {
      dueAt,
      factsAt,
      channel: person.preferredChannel,
      prospectId: person.prospectId,
      facts: [
        { name: 'opponent', kind: 'person', value: person.prospectId },
        { name: 'changedAt', kind: 'instant', value: factsAt },
      ],
    };
  },
};
