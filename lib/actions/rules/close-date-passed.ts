import { dueMinute } from '../calendar.ts';
import type { DealRule } from '../facts.ts';

/** The day that the forecast counts on is over, and the deal is open still. */
export const rule: DealRule = {
  id: 'close_date_passed',
  about: 'deal',
  weight: 4,
  find: ({ outcome, expectedCloseOn }, { calendar }) => {
    if (outcome !== 'open' || expectedCloseOn === null) return undefined;
    return {
      dueAt: calendar.toInstant(calendar.addOpenDays(expectedCloseOn, 1), dueMinute),
      factsAt: calendar.toInstant(expectedCloseOn, 0),
      channel: null,
      prospectId: null,
      facts: [{ name: 'expectedCloseOn', kind: 'day', value: expectedCloseOn }],
    };
  },
};
