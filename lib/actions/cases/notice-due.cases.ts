import { aPerson, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

export const cases: RuleCases = {
  rule: 'notice_due',
  speaks: [
    {
      name: 'three business days before the day',
      facts: aPerson({ noticeDueAt: vn('2026-11-17 10:00') }),
      dueAt: vn('2026-11-12 09:00'),
      uses: { noticeDueAt: '2026-11-17' },
      en: {
        title: 'Tell Nguyễn Thu Hà what you keep about them',
        reason: 'The notice has not been sent. Due: 17 Nov.',
      },
      vi: {
        title: 'Báo cho Nguyễn Thu Hà biết dữ liệu nào đang được lưu',
        reason: 'Chưa gửi thông báo. Hạn: 17 thg 11.',
      },
    },
    {
      name: 'do not contact and disqualified: the law asks all the same',
      facts: aPerson({
        noticeDueAt: vn('2026-11-04 10:00'),
        isDoNotContact: true,
        status: 'disqualified',
      }),
      dueAt: vn('2026-10-30 09:00'),
      uses: { noticeDueAt: '2026-11-04' },
      en: {
        title: 'Tell Nguyễn Thu Hà what you keep about them',
        reason: 'The notice has not been sent. Due: 4 Nov.',
      },
      vi: {
        title: 'Báo cho Nguyễn Thu Hà biết dữ liệu nào đang được lưu',
        reason: 'Chưa gửi thông báo. Hạn: 4 thg 11.',
      },
    },
    {
      name: 'another, later day than the one that was put away',
      facts: aPerson({
        noticeDueAt: vn('2026-11-17 10:00'),
        answers: { settledUntil: { notice_due: vn('2026-11-11 09:00') }, snoozedUntil: {} },
      }),
      dueAt: vn('2026-11-12 09:00'),
      uses: { noticeDueAt: '2026-11-17' },
      en: {
        title: 'Tell Nguyễn Thu Hà what you keep about them',
        reason: 'The notice has not been sent. Due: 17 Nov.',
      },
      vi: {
        title: 'Báo cho Nguyễn Thu Hà biết dữ liệu nào đang được lưu',
        reason: 'Chưa gửi thông báo. Hạn: 17 thg 11.',
      },
    },
  ],
  silent: [
    { name: 'no notice is due', because: 'facts', facts: aPerson() },
    {
      name: 'the notice was sent',
      because: 'facts',
      facts: aPerson({
        noticeDueAt: vn('2026-11-17 10:00'),
        noticeSentAt: vn('2026-11-11 10:00'),
      }),
    },
    {
      name: 'four business days are left',
      because: 'ahead',
      facts: aPerson({ noticeDueAt: vn('2026-11-18 10:00') }),
    },
    {
      name: 'put away',
      because: 'settled',
      facts: aPerson({
        noticeDueAt: vn('2026-11-17 10:00'),
        answers: { settledUntil: { notice_due: vn('2026-11-12 09:00') }, snoozedUntil: {} },
      }),
    },
  ],
};
