import { dueMinute } from '../calendar.ts';
import type { PersonRule } from '../facts.ts';

const daysAhead = 3;

/** The law gives a day by which a person hears that data about them are kept. */
export const rule: PersonRule = {
  id: 'notice_due',
  about: 'prospect',
  weight: 8,
  find: ({ noticeDueAt, noticeSentAt, createdAt }, { calendar }) => {
    if (noticeDueAt === null || noticeSentAt !== null) return undefined;
    const noticeDay = calendar.dayOf(noticeDueAt);
    return {
      dueAt: calendar.toInstant(calendar.addOpenDays(noticeDay, -daysAhead), dueMinute),
      factsAt: createdAt,
      channel: null,
      prospectId: null,
      facts: [{ name: 'noticeDueAt', kind: 'day', value: noticeDay }],
    };
  },
};
