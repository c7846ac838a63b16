import { dueMinute } from '../calendar.ts';
import type { PersonRule } from '../facts.ts';

const daysAhead = 3;

/** The law gives a day by which a person hears that data about them are kept. */
export const rule: PersonRule = {
  id: 'notice_due',
  about: 'prospect',
  weight: 8,
  find: ({ noticeDueAt, noticeSentAt }, { calendar }) => {
    if (noticeDueAt === null || noticeSentAt !== null) return undefined;
    const noticeDay = calendar.dayOf(noticeDueAt);
    const dueAt = calendar.toInstant(calendar.addOpenDays(noticeDay, -daysAhead), dueMinute);
    return {
      dueAt,
      // Another day than the one that was put away speaks again; saving the person once more does not.
      factsAt: dueAt,
      channel: null,
      prospectId: null,
      facts: [{ name: 'noticeDueAt', kind: 'day', value: noticeDay }],
    };
  },
};
