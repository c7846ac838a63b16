import { aDeal, aStakeholder, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const changedAt = vn('2026-11-11 16:00');
const opponent = aStakeholder('bao', { stance: 'against', influence: 'high', changedAt });
const earlier = aStakeholder('feld', {
  stance: 'against',
  influence: 'high',
  changedAt: vn('2026-11-06 16:00'),
  preferredChannel: 'email',
});

export const cases: RuleCases = {
  rule: 'opponent_untouched',
  speaks: [
    {
      name: 'against, of high influence, never touched',
      facts: aDeal({ people: [aStakeholder('ha'), opponent] }),
      dueAt: vn('2026-11-11 09:00'),
      prospectId: 'bao',
      uses: { opponent: 'bao', changedAt },
      en: {
        title: 'Get in touch with Trần Quốc Bảo',
        reason: 'Trần Quốc Bảo is against, with high influence, and nobody has been in touch.',
      },
      vi: {
        title: 'Liên hệ với Trần Quốc Bảo',
        reason: 'Trần Quốc Bảo phản đối, ảnh hưởng lớn, và chưa ai liên hệ.',
      },
    },
    {
      name: 'of two the one who has been so for longer',
      facts: aDeal({ people: [opponent, earlier] }),
      dueAt: vn('2026-11-06 09:00'),
      channel: 'email',
      prospectId: 'feld',
      uses: { opponent: 'feld', changedAt: vn('2026-11-06 16:00') },
      en: {
        title: 'E-mail Marcus Feld',
        reason: 'Marcus Feld is against, with high influence, and nobody has been in touch.',
      },
      vi: {
        title: 'Gửi email cho Marcus Feld',
        reason: 'Marcus Feld phản đối, ảnh hưởng lớn, và chưa ai liên hệ.',
      },
    },
    {
      name: 'the first was put away: then the second',
      facts: aDeal({
        people: [opponent, earlier],
        answers: {
          settledUntil: { 'opponent_untouched:feld': vn('2026-11-06 16:00') },
          snoozedUntil: {},
        },
      }),
      dueAt: vn('2026-11-11 09:00'),
      prospectId: 'bao',
      uses: { opponent: 'bao', changedAt },
      en: {
        title: 'Get in touch with Trần Quốc Bảo',
        reason: 'Trần Quốc Bảo is against, with high influence, and nobody has been in touch.',
      },
      vi: {
        title: 'Liên hệ với Trần Quốc Bảo',
        reason: 'Trần Quốc Bảo phản đối, ảnh hưởng lớn, và chưa ai liên hệ.',
      },
    },
    {
      name: 'the first was put off: then the second',
      facts: aDeal({
        people: [opponent, earlier],
        answers: {
          settledUntil: {},
          snoozedUntil: { 'opponent_untouched:feld': vn('2026-11-16 09:00') },
        },
      }),
      dueAt: vn('2026-11-11 09:00'),
      prospectId: 'bao',
      uses: { opponent: 'bao', changedAt },
      en: {
        title: 'Get in touch with Trần Quốc Bảo',
        reason: 'Trần Quốc Bảo is against, with high influence, and nobody has been in touch.',
      },
      vi: {
        title: 'Liên hệ với Trần Quốc Bảo',
        reason: 'Trần Quốc Bảo phản đối, ảnh hưởng lớn, và chưa ai liên hệ.',
      },
    },
  ],
  silent: [
    {
      name: 'there was a contact',
      because: 'facts',
      facts: aDeal({ people: [{ ...opponent, lastTouchAt: vn('2026-11-10 10:00') }] }),
    },
    {
      name: 'of medium influence',
      because: 'facts',
      facts: aDeal({ people: [{ ...opponent, influence: 'medium' }] }),
    },
    {
      name: 'do not contact',
      because: 'facts',
      facts: aDeal({ people: [{ ...opponent, isDoNotContact: true }] }),
    },
    { name: 'lost', because: 'facts', facts: aDeal({ people: [opponent], outcome: 'lost' }) },
    {
      name: 'put off until Monday',
      because: 'snoozed',
      facts: aDeal({
        people: [opponent],
        answers: {
          settledUntil: {},
          snoozedUntil: { 'opponent_untouched:bao': vn('2026-11-16 09:00') },
        },
      }),
    },
  ],
};
