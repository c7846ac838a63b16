import { dueMinute } from '../calendar.ts';
import type { DealRule } from '../facts.ts';
import { hasRole, newestOf } from '../people.ts';

/** From needs assessment on, by the default stages. */
const fromProbability = 30;

/** The deal is well on its way, and nobody knows who signs for the money. */
export const rule: DealRule = {
  id: 'no_economic_buyer',
  about: 'deal',
  weight: 2,
  find: ({ outcome, probability, people, enteredStageAt }, { calendar }) => {
    if (outcome !== 'open' || probability < fromProbability) return undefined;
    if (people.some(hasRole('economic_buyer'))) return undefined;
    const factsAt = newestOf(enteredStageAt, people, ({ changedAt }) => changedAt);
    const day = calendar.nextOpen(calendar.dayOf(factsAt));
    return {
      dueAt: calendar.toInstant(day, dueMinute),
      factsAt,
      channel: null,
      prospectId: null,
      facts: [
        { name: 'probability', kind: 'count', value: probability },
        { name: 'peopleCount', kind: 'count', value: people.length },
      ],
    };
  },
};
