import { aCadence, aPerson, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

export const cases: RuleCases = {
  rule: 'cadence_step',
  speaks: [
    {
      name: 'the first step, on the day it began',
      facts: aPerson({ cadence: aCadence() }),
      dueAt: vn('2026-11-10 09:00'),
      channel: 'email',
      uses: { step: 1, stepCount: 3, cadence: 'Short', channel: 'email' },
      en: { title: 'E-mail Nguyễn Thu Hà', reason: 'Step 1 of 3, “Short”.' },
      vi: { title: 'Gửi email cho Nguyễn Thu Hà', reason: 'Bước 1 trên 3, nhịp “Short”.' },
    },
    {
      name: 'begun on a Saturday: Monday',
      facts: aPerson({ cadence: aCadence({ startedAt: vn('2026-11-07 10:00') }) }),
      dueAt: vn('2026-11-09 09:00'),
      channel: 'email',
      uses: { step: 1, stepCount: 3, cadence: 'Short', channel: 'email' },
      en: { title: 'E-mail Nguyễn Thu Hà', reason: 'Step 1 of 3, “Short”.' },
      vi: { title: 'Gửi email cho Nguyễn Thu Hà', reason: 'Bước 1 trên 3, nhịp “Short”.' },
    },
    {
      name: 'a message goes by the channel that the person prefers',
      facts: aPerson({
        preferredChannel: 'message',
        cadence: aCadence({ step: 1, steppedAt: vn('2026-11-10 16:00') }),
      }),
      dueAt: vn('2026-11-12 09:00'),
      channel: 'message',
      uses: { step: 2, stepCount: 3, cadence: 'Short', channel: 'message' },
      en: { title: 'Send Nguyễn Thu Hà a message', reason: 'Step 2 of 3, “Short”.' },
      vi: { title: 'Nhắn tin cho Nguyễn Thu Hà', reason: 'Bước 2 trên 3, nhịp “Short”.' },
    },
    {
      name: 'a call stays a call',
      facts: aPerson({
        preferredChannel: 'message',
        cadence: aCadence({ step: 2, steppedAt: vn('2026-11-09 16:00') }),
      }),
      dueAt: vn('2026-11-11 09:00'),
      channel: 'call',
      uses: { step: 3, stepCount: 3, cadence: 'Short', channel: 'call' },
      en: { title: 'Call Nguyễn Thu Hà', reason: 'Step 3 of 3, “Short”.' },
      vi: { title: 'Gọi cho Nguyễn Thu Hà', reason: 'Bước 3 trên 3, nhịp “Short”.' },
    },
  ],
  silent: [
    { name: 'on no cadence', because: 'facts', facts: aPerson() },
    {
      name: 'paused',
      because: 'facts',
      facts: aPerson({ cadence: aCadence({ pausedAt: vn('2026-11-11 08:00') }) }),
    },
    {
      name: 'all steps are over',
      because: 'facts',
      facts: aPerson({ cadence: aCadence({ step: 3, steppedAt: vn('2026-11-02 08:00') }) }),
    },
    {
      name: 'the wait is not over',
      because: 'ahead',
      facts: aPerson({ cadence: aCadence({ step: 1, steppedAt: vn('2026-11-11 08:00') }) }),
    },
    {
      name: 'do not contact',
      because: 'facts',
      facts: aPerson({ cadence: aCadence(), isDoNotContact: true }),
    },
    {
      name: 'disqualified',
      because: 'facts',
      facts: aPerson({ cadence: aCadence(), status: 'disqualified' }),
    },
    {
      name: 'put off until the afternoon',
      because: 'snoozed',
      facts: aPerson({
        cadence: aCadence(),
        answers: {
          settledUntil: {},
          snoozedUntil: { 'cadence_step:enrolment': vn('2026-11-12 14:00') },
        },
      }),
    },
  ],
};
