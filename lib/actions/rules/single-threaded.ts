import { dueMinute } from '../calendar.ts';
import type { ActionFact, DealRule } from '../facts.ts';
import { newestOf } from '../people.ts';

/** From qualification on, by the default stages. */
const fromProbability = 15;
/** Gartner counts 6 to 10 people in a complex purchase; with one of them a deal hangs by one thread. */
const fewest = 2;
const waitDays = 5;

/** The deal hangs on one person, or on nobody. */
export const rule: DealRule = {
  id: 'single_threaded',
  about: 'deal',
  weight: 1,
  find: ({ outcome, probability, people, createdAt }, { calendar }) => {
    if (outcome !== 'open' || probability < fromProbability) return undefined;
    const engaged = people.filter(({ lastTouchAt }) => lastTouchAt !== null);
    if (engaged.length >= fewest) return undefined;
    const factsAt = newestOf(createdAt, people, ({ addedAt }) => addedAt);
    const day = calendar.addOpenDays(calendar.dayOf(factsAt), waitDays);
    const facts: ActionFact[] = [
      { name: 'engagedCount', kind: 'count', value: engaged.length },
      { name: 'peopleCount', kind: 'count', value: people.length },
    ];
    const [only] = engaged;
    if (only !== undefined) {
      facts.unshift({ name: 'engaged', kind: 'person', value: only.prospectId });
    }
    return {
      dueAt: calendar.toInstant(day, dueMinute),
      factsAt,
      channel: null,
      prospectId: null,
      facts,
    };
  },
};
