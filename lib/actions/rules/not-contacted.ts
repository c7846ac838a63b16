import { dueMinute } from '../calendar.ts';
import type { PersonRule } from '../facts.ts';
import { isContactable } from '../people.ts';

/** After so many open days a person is no new one any more; a list of thousands that was read in asks for nothing then. */
const newDays = 30;

/** A new prospect hears from us within one business day. */
export const rule: PersonRule = {
  id: 'not_contacted',
  about: 'prospect',
  weight: 2,
  find: (person, { calendar }) => {
    if (person.status !== 'new' || !isContactable(person)) return undefined;
    if (person.touches.length > 0 || person.cadence !== null) return undefined;
    const day = calendar.dayOf(person.createdAt);
    return {
      dueAt: calendar.toInstant(calendar.addOpenDays(day, 1), dueMinute),
      until: calendar.toInstant(calendar.addOpenDays(day, newDays), dueMinute),
      factsAt: person.createdAt,
      channel: person.preferredChannel,
      prospectId: null,
      facts: [{ name: 'createdAt', kind: 'since', value: person.createdAt }],
    };
  },
};
