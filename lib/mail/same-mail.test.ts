import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isDeletedInBox,
  isLikelySame,
  isSameInBox,
  isSameMail,
  type PeopledMail,
  toDistance,
  toMailKey,
} from './same-mail.ts';

const mine: PeopledMail = {
  sender: 'jane@customer.example',
  subject: 'Re: Offer',
  at: '2026-11-29T21:15:00.000Z',
  recipients: ['rep@firm.example', 'ann@firm.example'],
  keys: ['gm:rep@firm.example:196195b51bdb9ff3'],
  prospectIds: ['jane'],
};
const theirs: PeopledMail = {
  ...mine,
  subject: 'AW: [EXT] offer',
  at: '2026-11-29T21:16:59.000Z',
  recipients: ['Ann@firm.example'],
  keys: ['gm:ann@firm.example:196195b51bdbaaaa'],
};
const minutesLater = (count: number) =>
  new Date(Date.parse(mine.at) + count * 60_000).toISOString();

describe('one message in two mailboxes', () => {
  test.each<[string, Partial<PeopledMail>]>([
    ['with another mark and less recipients', {}],
    ['two minutes apart', { at: minutesLater(2) }],
    ['two minutes before', { at: minutesLater(-2) }],
    ['to a tagged address', { recipients: ['rep+offers@firm.example'] }],
    ['without an id', { keys: ['ow:ann@firm.example:new:202611292116:~0wvjl67o803'] }],
    [
      'with a name in common and one that is out of date',
      { keys: [...mine.keys, 'gm:rep@firm.example:196195b51bdb0000'] },
    ],
  ])('is surely one %s', (_, changes) => {
    expect(isSameMail(mine, { ...theirs, ...changes })).toBe(true);
    expect(isLikelySame(mine, { ...theirs, ...changes })).toBe(true);
  });

  test.each<[string, Partial<PeopledMail>]>([
    ['three minutes apart', { at: minutesLater(3) }],
    ['with another prospect', { prospectIds: ['bob'] }],
    ['with nobody who is a prospect', { prospectIds: [] }],
    ['with a name of another kind in my mailbox', { keys: ['gm:rep@firm.example:msg-a:r1'] }],
    ['to nobody in common', { recipients: ['other@firm.example'] }],
    ['to nobody who is known', { recipients: [] }],
    ['by somebody who is not known', { sender: null }],
    ['by an empty sender', { sender: '' }],
  ])('may be one %s', (_, changes) => {
    expect(isSameMail(mine, { ...theirs, ...changes })).toBe(false);
    expect(isLikelySame(mine, { ...theirs, ...changes })).toBe(true);
  });

  test.each<[string, Partial<PeopledMail>]>([
    ['of another subject', { subject: 'Offer 2' }],
    ['of no subject', { subject: null }],
    ['by another', { sender: 'bob@customer.example' }],
    ['eleven minutes apart', { at: minutesLater(11) }],
    ['at no time', { at: '' }],
    ['with two names of one mailbox', { keys: ['gm:rep@firm.example:196195b51bdb9ff4'] }],
  ])('is never one %s', (_, changes) => {
    expect(isSameMail(mine, { ...theirs, ...changes })).toBe(false);
    expect(isLikelySame(mine, { ...theirs, ...changes })).toBe(false);
  });

  test('two that nobody gave a subject', () => {
    const blank = { subject: null, keys: [] };
    expect(isSameMail({ ...mine, ...blank }, { ...theirs, ...blank, subject: 'Re:' })).toBe(true);
  });

  const anyFacts = fc.record<PeopledMail>({
    sender: fc.constantFrom(null, 'jane@customer.example', 'bob@customer.example'),
    subject: fc.constantFrom(null, 'Offer', 'Re: Offer', 'Terms'),
    at: fc.integer({ min: -8, max: 8 }).map(minutesLater),
    recipients: fc.subarray(['rep@firm.example', 'rep+x@firm.example', 'ann@firm.example']),
    prospectIds: fc.subarray(['jane', 'bob']),
    keys: fc.subarray([
      'rc:rep@firm.example:INBOX:1',
      'ow:rep@firm.example:press:1',
      'ow:rep@firm.example:AQQ:202611292115:~0wvjl67o803',
      'ow:rep@firm.example:new:202611292116:~0wvjl67o803',
      'gm:rep@firm.example:msg-a:r1',
      'gm:rep@firm.example:msg-a:r2',
      'gm:rep@firm.example:196195b51bdb9ff3',
      'gm:ann@firm.example:196195b51bdb9ff4',
    ]),
  });

  test('is so from both sides, and what is sure is likely', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        expect(isSameMail(one, other)).toBe(isSameMail(other, one));
        expect(isLikelySame(one, other)).toBe(isLikelySame(other, one));
        expect(isSameInBox(one, other)).toBe(isSameInBox(other, one));
        expect(isDeletedInBox(one, other)).toBe(isDeletedInBox(other, one));
        if (isSameInBox(one, other)) expect(isDeletedInBox(one, other)).toBe(true);
        if (isSameMail(one, other)) expect(isLikelySame(one, other)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('is found by its key', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        if (!isSameMail(one, other)) return;
        expect(toMailKey(one.sender ?? '', one.subject)).toBe(
          toMailKey(other.sender ?? '', other.subject),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('one message in one mailbox', () => {
  const box = 'ow:rep@firm.example';
  const sighting = (minute: string, hash = '~0wvjl67o803') => `${box}:AQQ:${minute}:${hash}`;
  const of = (changes: Partial<PeopledMail>): PeopledMail => ({
    ...mine,
    sender: 'rep@firm.example',
    recipients: [],
    ...changes,
  });
  const pressed = of({ keys: [`${box}:press:1`] });
  const seen = of({ keys: [sighting('202611292115')] });

  test.each<[string, PeopledMail, PeopledMail]>([
    ['sent and then seen', pressed, seen],
    ['sent, and seen under an id', pressed, of({ keys: [`${box}:AQQk`] })],
    [
      'seen in one minute, with more of its header',
      seen,
      of({ keys: [sighting('202611292115', '~1wvjl67o803')] }),
    ],
    [
      'moved to another folder at its own time',
      of({ keys: ['rc:rep@firm.example:INBOX:1'] }),
      of({ keys: ['rc:rep@firm.example:Archive:9'] }),
    ],
  ])('is one %s', (_, one, other) => {
    expect(isSameInBox(one, other)).toBe(true);
  });

  test.each<[string, PeopledMail, PeopledMail]>([
    ['pressed twice', pressed, of({ keys: [`${box}:press:2`] })],
    ['seen in two minutes', seen, of({ keys: [sighting('202611292116')] })],
    [
      'seen in another minute than the one that is known',
      of({ keys: [...pressed.keys, ...seen.keys] }),
      of({ keys: [sighting('202611292116')] }),
    ],
    [
      'named in two ways at two times',
      of({ keys: ['gm:rep@firm.example:msg-a:r1'] }),
      of({ keys: mine.keys, at: minutesLater(1) }),
    ],
    ['with two prospects', pressed, { ...seen, prospectIds: ['bob'] }],
    [
      'in two mailboxes',
      pressed,
      of({ keys: ['ow:ann@firm.example:AQQ:202611292115:~0wvjl67o803'] }),
    ],
  ])('is two %s', (_, one, other) => {
    expect(isSameInBox(one, other)).toBe(false);
  });

  test('that was deleted is known under another name, but not another one', () => {
    const deleted = of({ keys: ['gm:rep@firm.example:msg-a:r1'] });
    const hex = of({ keys: mine.keys, at: minutesLater(1) });
    expect(isDeletedInBox(hex, deleted)).toBe(true);
    expect(isDeletedInBox(of({ keys: ['gm:rep@firm.example:msg-a:r2'] }), deleted)).toBe(false);
    expect(isDeletedInBox(of({ keys: [sighting('202611292116')] }), seen)).toBe(false);
  });

  test('is nearer within its minute than by the clock', () => {
    const shown = of({ at: '2026-11-29T21:15:00.000Z' });
    const within = toDistance(shown, of({ at: '2026-11-29T21:15:55.000Z' }));
    const before = toDistance(shown, of({ at: '2026-11-29T21:14:58.000Z' }));
    expect(within).toBeLessThan(before);
  });
});
