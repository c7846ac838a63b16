import { dueMinute } from '../calendar.ts';
import type { DealRule } from '../facts.ts';
import { hasRole, pickCandidate } from '../people.ts';

/** Whoever sells for us inside has not been in touch for longer than people may be silent. */
export const rule: DealRule = {
  id: 'champion_silent',
  about: 'deal',
  weight: 2,
  find: ({ outcome, people, answers }, { calendar, silenceDays }) => {
    if (outcome !== 'open') return undefined;
    const champions = people
      .filter((person) => !person.isDoNotContact && hasRole('champion')(person))
      .map((person) => {
        const factsAt = person.lastTouchAt ?? person.addedAt;
        const day = calendar.addOpenDays(calendar.dayOf(factsAt), silenceDays);
        return { person, factsAt, dueAt: calendar.toInstant(day, dueMinute) };
      });
    const first = pickCandidate(champions, { rule: 'champion_silent', answers });
    if (first === undefined) return undefined;
    const { person, factsAt, dueAt } = first;
    const name = person.lastTouchAt === null ? 'addedAt' : 'lastTouchAt';
    return {
      dueAt,
      factsAt,
      channel: person.preferredChannel,
      prospectId: person.prospectId,
      facts: [
        { name: 'champion', kind: 'person', value: person.prospectId },
        { name, kind: 'since', value: factsAt },
      ],
    };
  },
};
