import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailSites } from '../model/mail.ts';
import {
  isSameSpace,
  type KeyedMessage,
  partsOf,
  toMessageKeys,
  toPressId,
  toThreadKey,
} from './keys.ts';

const message: KeyedMessage = {
  site: 'gmail',
  account: 'rep@firm.example',
  threadId: '196195b51bdb9ff3',
  ids: ['msg-a:r-7673660351152959857', '196195b51bdb9ff4'],
  subject: 'Offer',
  sender: 'rep@firm.example',
  recipients: ['jane@customer.example', 'bob@customer.example'],
  at: '2026-11-29T21:15:40.000Z',
};
const keysOf = (changes: Partial<KeyedMessage>) => toMessageKeys({ ...message, ...changes });

describe('keys of a message', () => {
  test('one for each id, surest first', () => {
    expect(toMessageKeys(message)).toEqual([
      'gm:rep@firm.example:msg-a:r-7673660351152959857',
      'gm:rep@firm.example:196195b51bdb9ff4',
    ]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['with the sign of the page', ['#msg-a:r17'], ['msg-a:r17']],
    [
      'decimal, as hex, once',
      ['#msg-f:1828907528778129395', '196195b51bdb9ff3'],
      ['196195b51bdb9ff3'],
    ],
    ['hex in capitals', ['196195B51BDB9FF3'], ['196195b51bdb9ff3']],
    ['of Roundcube', ['INBOX:17'], ['INBOX:17']],
    ['whose letters count', ['AQQkADAw'], ['AQQkADAw']],
    ['besides no ids', ['', 'undefined', '#msg-a:bump-17', 'msg-a:r1'], ['msg-a:r1']],
  ])('an id %s', (_, ids, expected) => {
    expect(keysOf({ ids })).toEqual(expected.map((id) => `gm:rep@firm.example:${id}`));
  });

  test('without an id: thread, minute, and who wrote what to whom', () => {
    const [key] = keysOf({ site: 'outlook', threadId: 'AQQk', ids: ['msg-a:bump-1'] });
    expect(key).toMatch(/^ow:rep@firm\.example:AQQk:202611292115:~[0-9a-z]{11}$/);
    expect(keysOf({ ids: [], threadId: '' })[0]).toContain(':new:202611292115:');
  });

  test('without an id: the same however the page writes it', () => {
    const [key] = keysOf({ ids: [] });
    for (const changes of [
      { recipients: [...message.recipients].reverse() },
      { recipients: [...message.recipients, ...message.recipients, ''] },
      { recipients: message.recipients.map((email) => email.toUpperCase()) },
      { subject: 'RE:  offer ' },
      { subject: 'AW: Offer' },
      { at: '2026-11-29T21:15:02Z' },
      { account: ' Rep@Firm.example' },
    ]) {
      expect(keysOf({ ids: [], ...changes }), JSON.stringify(changes)).toEqual([key]);
    }
  });

  test('without an id: another where anything differs', () => {
    const keys = [
      {},
      { recipients: ['jane@customer.example'] },
      { subject: 'Another offer' },
      { sender: 'ann@firm.example' },
      { sender: null },
      { at: '2026-11-29T21:16:00.000Z' },
      { threadId: '196195b51bdb9fff' },
      { account: 'ann@firm.example' },
      { site: 'yahoo' as const },
    ].flatMap((changes) => keysOf({ ids: [], ...changes }));
    expect(new Set(keys).size).toBe(9);
  });

  const anyMessage = fc.record<KeyedMessage>({
    site: fc.constantFrom(...mailSites),
    account: fc.oneof(fc.emailAddress(), fc.string({ maxLength: 254 }), fc.constant('')),
    threadId: fc.string({ maxLength: 200 }),
    ids: fc.array(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc.nat().map((at) => `msg-a:r${at}`),
        fc.nat().map((at) => `Archive/${'x'.repeat(120)}:${at}`),
      ),
      { maxLength: 4 },
    ),
    subject: fc.string({ maxLength: 400 }),
    sender: fc.oneof(fc.constant(null), fc.emailAddress()),
    recipients: fc.array(fc.emailAddress(), { maxLength: 5 }),
    at: fc
      .date({ min: new Date('2004-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  });

  test('at least one, each at most 200 characters, none twice', () => {
    fc.assert(
      fc.property(anyMessage, (some) => {
        const keys = toMessageKeys(some);
        expect(keys.length).toBeGreaterThan(0);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of [...keys, toThreadKey(some)]) expect(key.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('a long id is never cut to the name of another', () => {
    const long = 'AQQk'.repeat(50);
    expect(keysOf({ ids: [`${long}a`] })).not.toEqual(keysOf({ ids: [`${long}b`] }));
    expect(toThreadKey({ ...message, threadId: `${long}a` })).not.toBe(
      toThreadKey({ ...message, threadId: `${long}b` }),
    );
    const account = `${'rep'.repeat(60)}@firm.example`;
    expect(keysOf({ account })).not.toEqual(keysOf({ account: `x${account}` }));
  });

  test('a thread is named alike by both numbers that Gmail gives it', () => {
    const key = 'gm:rep@firm.example:196195b51bdb9ff3';
    expect(toThreadKey(message)).toBe(key);
    expect(toThreadKey({ ...message, threadId: '#thread-f:1828907528778129395' })).toBe(key);
  });
});

describe('names that tell messages apart', () => {
  const gm = (id: string, account = 'rep@firm.example') => keysOf({ ids: [id], account })[0] ?? '';
  const long = 'Folder/'.repeat(20);

  test.each([
    ['two of msg-a', gm('msg-a:r1'), gm('msg-a:r2')],
    ['two numbers', gm('196195b51bdb9ff3'), gm('msg-f:1828907528778129396')],
    ['two of one folder', gm('INBOX:1'), gm('INBOX:2')],
    ['two of one folder with a long name', gm(`${long}:1`), gm(`${long}:2`)],
    ['two of any other kind', gm('AQQk1'), gm('AQQk2')],
    ['two long ones', gm('AQQk'.repeat(40)), gm('AQQq'.repeat(40))],
    ['one and itself', gm('msg-a:r1'), gm('msg-a:r1')],
    ['two presses', gm(toPressId(message.at)), gm(toPressId('2026-11-29T21:15:41.000Z'))],
  ])('%s', (_, one, other) => {
    expect(isSameSpace(one, other)).toBe(true);
    expect(isSameSpace(other, one)).toBe(true);
  });

  test.each([
    ['two kinds', gm('msg-a:r1'), gm('196195b51bdb9ff3')],
    ['two mailboxes', gm('msg-a:r1'), gm('msg-a:r2', 'ann@firm.example')],
    ['two folders: a message may move', gm('INBOX:1'), gm('Archive:9')],
    ['a mailbox that is not known', gm('msg-a:r1', ''), gm('msg-a:r2', '')],
    ['no id', keysOf({ ids: [] })[0] ?? '', keysOf({ ids: [], subject: 'x' })[0] ?? ''],
    ['an id and none', gm('AQQk1'), keysOf({ ids: [] })[0] ?? ''],
    ['no key at all', 'apart:17', 'apart:18'],
    ['nothing', '', ''],
  ])('not %s', (_, one, other) => {
    expect(isSameSpace(one, other)).toBe(false);
    expect(isSameSpace(other, one)).toBe(false);
  });
});

describe('what a key says', () => {
  test.each([
    [keysOf({ ids: ['INBOX:17'] })[0], 'id', ''],
    [keysOf({ ids: [toPressId(message.at)] })[0], 'press', ''],
    [keysOf({ ids: [] })[0], 'header', '202611292115'],
  ])('%s', (key = '', kind, minute) => {
    expect(partsOf(key)).toEqual({ box: 'gm:rep@firm.example', kind, minute });
  });

  test.each([['apart:17:18'], [''], [keysOf({ ids: ['x'], account: '' })[0] ?? '']])(
    'nothing: %j',
    (key) => {
      expect(partsOf(key)).toBeUndefined();
    },
  );
});
