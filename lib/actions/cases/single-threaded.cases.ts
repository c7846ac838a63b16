import { aDeal, aStakeholder, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const touched = aStakeholder('ha', { lastTouchAt: vn('2026-11-05 10:00') });

export const cases: RuleCases = {
  rule: 'single_threaded',
  speaks: [
    {
      name: 'only one of two is in touch',
      facts: aDeal({ people: [touched, aStakeholder('bao')] }),
      dueAt: vn('2026-11-09 09:00'),
      uses: { engaged: 'ha', engagedCount: 1, peopleCount: 2 },
      en: {
        title: 'Bring more people into Maintenance planning',
        reason: 'The deal hangs on Nguyễn Thu Hà alone.',
      },
      vi: {
        title: 'Mời thêm người vào Maintenance planning',
        reason: 'Thương vụ chỉ dựa vào một mình Nguyễn Thu Hà.',
      },
    },
    {
      name: 'nobody is in it',
      facts: aDeal({ probability: 15 }),
      dueAt: vn('2026-10-12 09:00'),
      uses: { engagedCount: 0, peopleCount: 0 },
      en: {
        title: 'Bring more people into Maintenance planning',
        reason: 'Nobody in this deal has been in touch yet.',
      },
      vi: {
        title: 'Mời thêm người vào Maintenance planning',
        reason: 'Chưa liên hệ với ai trong thương vụ này.',
      },
    },
  ],
  silent: [
    {
      name: 'two are in touch',
      because: 'facts',
      facts: aDeal({ people: [touched, { ...touched, prospectId: 'bao' }] }),
    },
    { name: 'too early', because: 'facts', facts: aDeal({ probability: 5 }) },
    {
      name: 'somebody was added three business days ago',
      because: 'ahead',
      facts: aDeal({
        people: [touched, aStakeholder('bao', { addedAt: vn('2026-11-09 10:00') })],
      }),
    },
    {
      name: 'done',
      because: 'settled',
      facts: aDeal({
        people: [touched],
        answers: { settledUntil: { single_threaded: vn('2026-11-10 10:00') }, snoozedUntil: {} },
      }),
    },
  ],
};
