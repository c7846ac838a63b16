import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLikelySame, isSameMail, type MailFacts, toMailKey } from './same-mail.ts';

const mine: MailFacts = {
  sender: 'jane@customer.example',
  subject: 'Re: Offer',
  at: '2026-11-29T21:15:00.000Z',
  recipients: ['rep@firm.example', 'ann@firm.example'],
  keys: ['gm:rep@firm.example:196195b51bdb9ff3'],
};
const theirs: MailFacts = {
  ...mine,
  subject: 'AW: [EXT] offer',
  at: '2026-11-29T21:16:59.000Z',
  recipients: ['Ann@firm.example'],
  keys: ['gm:ann@firm.example:196195b51bdbaaaa'],
};
const minutesLater = (count: number) =>
  new Date(Date.parse(mine.at) + count * 60_000).toISOString();

describe('one message in two mailboxes', () => {
  test.each<[string, Partial<MailFacts>]>([
    ['with another mark and less recipients', {}],
    ['two minutes apart', { at: minutesLater(2) }],
    ['two minutes before', { at: minutesLater(-2) }],
    ['to a tagged address', { recipients: ['rep+offers@firm.example'] }],
    ['without an id', { keys: ['ow:ann@firm.example:new:202611292116:~0wvjl67o803'] }],
    ['with a name of another kind in my mailbox', { keys: ['gm:rep@firm.example:msg-a:r1'] }],
    [
      'with a name in common and one that is out of date',
      { keys: [...mine.keys, 'gm:rep@firm.example:196195b51bdb0000'] },
    ],
  ])('is surely one %s', (_, changes) => {
    expect(isSameMail(mine, { ...theirs, ...changes })).toBe(true);
    expect(isLikelySame(mine, { ...theirs, ...changes })).toBe(true);
  });

  test.each<[string, Partial<MailFacts>]>([
    ['three minutes apart', { at: minutesLater(3) }],
    ['to nobody in common', { recipients: ['other@firm.example'] }],
    ['to nobody who is known', { recipients: [] }],
    ['by somebody who is not known', { sender: null }],
    ['by an empty sender', { sender: '' }],
  ])('may be one %s', (_, changes) => {
    expect(isSameMail(mine, { ...theirs, ...changes })).toBe(false);
    expect(isLikelySame(mine, { ...theirs, ...changes })).toBe(true);
  });

  test.each<[string, Partial<MailFacts>]>([
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

  const anyFacts = fc.record<MailFacts>({
    sender: fc.constantFrom(null, 'jane@customer.example', 'bob@customer.example'),
    subject: fc.constantFrom(null, 'Offer', 'Re: Offer', 'Terms'),
    at: fc.integer({ min: -8, max: 8 }).map(minutesLater),
    recipients: fc.subarray(['rep@firm.example', 'rep+x@firm.example', 'ann@firm.example']),
    keys: fc.subarray([
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
