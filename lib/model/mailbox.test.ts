import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmail, parseMailboxes, parsePerson, toMailbox, toMailName } from './mailbox.ts';

const jane = { email: 'jane@acme.com', name: 'Jane Doe' };

describe('parseMailboxes', () => {
  it.each([
    ['Jane Doe <jane@acme.com>', [jane]],
    ['"Doe, Jane" <jane@acme.com>', [{ email: 'jane@acme.com', name: 'Doe, Jane' }]],
    ['Doe, Jane <jane@acme.com>', [{ email: 'jane@acme.com', name: 'Doe, Jane' }]],
    [
      'Doe, Jane <jane@acme.com>, bob@x.org',
      [
        { email: 'jane@acme.com', name: 'Doe, Jane' },
        { email: 'bob@x.org', name: '' },
      ],
    ],
    ['jane@acme.com (Jane Doe)', [jane]],
    ['"Jane (CFO) Doe" <JANE@Acme.com>', [{ email: 'jane@acme.com', name: 'Jane (CFO) Doe' }]],
    ["'Jane Doe' <jane@acme.com>", [jane]],
    ['"jane@acme.com" <jane@acme.com>', [{ email: 'jane@acme.com', name: '' }]],
    ['jane@acme.com, Jane Doe <jane@acme.com>', [jane]],
    [
      'Buyers: jane@acme.com, "C, D" <c@d.org>;, e@f.io',
      [
        { email: 'jane@acme.com', name: '' },
        { email: 'c@d.org', name: 'C, D' },
        { email: 'e@f.io', name: '' },
      ],
    ],
    [
      'a@b.com; c@d.com;',
      [
        { email: 'a@b.com', name: '' },
        { email: 'c@d.com', name: '' },
      ],
    ],
    ['Jane\r\n Doe <jane@acme.com>', [jane]],
    ['=?utf-8?B?SsO8cmdlbg==?= <j@x.de>', [{ email: 'j@x.de', name: 'Jürgen' }]],
    [
      '=?utf-8?Q?Doe,_J=C3=BCrgen?= =?utf-8?Q?_X?= <j@x.de>',
      [{ email: 'j@x.de', name: 'Doe, Jürgen X' }],
    ],
    // A character of two bytes, cut between two words.
    ['=?utf-8?Q?J=C3?= =?utf-8?Q?=BCrgen?= <j@x.de>', [{ email: 'j@x.de', name: 'Jürgen' }]],
    ['"=?iso-8859-1?Q?J=FCrgen?=" <j@x.de>', [{ email: 'j@x.de', name: 'Jürgen' }]],
    ['=?iso-2022-jp?B?GyRCRURDZhsoQg==?= <t@x.jp>', [{ email: 't@x.jp', name: '田中' }]],
    ['=?no-such-charset?Q?abc?= <j@x.de>', [{ email: 'j@x.de', name: '' }]],
    ['Nguyễn Văn An <an@cty.vn>', [{ email: 'an@cty.vn', name: 'Nguyễn Văn An' }]],
    ['"John \\"J\\" Q" <q@x.com>', [{ email: 'q@x.com', name: 'John "J" Q' }]],
  ])('%s', (text, people) => {
    expect(parseMailboxes(text)).toEqual(people);
  });

  it.each([
    '',
    'Jane Doe',
    'jane@acme',
    'jane@@acme.com',
    'jane@acme..com',
    '@acme.com',
    'jane@',
    '<jane@acme.com',
    'Jane <jane@acme.com',
    'Jane jane@acme.com',
    '"Jane <jane@acme.com>',
    '(jane@acme.com',
    'jane@[127.0.0.1]',
    'undisclosed-recipients:;',
    'jane doe@acme.com',
    'jane@acme.1',
  ])('nobody of %s', (text) => {
    expect(parseMailboxes(text)).toEqual([]);
  });

  it.each([
    'ann@a.co\r\nBcc: evil@b.co',
    'ann@a.co,\r\n Bcc: evil@b.co',
    'ann@a.co,\nBcc: evil@b.co',
    'ann@a.co\nX-Anything: evil@b.co, other@b.co',
  ])('no people of another header: %j', (text) => {
    expect(parseMailboxes(text)).toEqual([{ email: 'ann@a.co', name: '' }]);
  });

  it('keeps people of a list that stands in lines, and of a folded group', () => {
    const emails = (text: string) => parseMailboxes(text).map(({ email }) => email);
    expect(emails('ann@a.co\nBob <bob@b.co>\r\ncee@c.co')).toEqual([
      'ann@a.co',
      'bob@b.co',
      'cee@c.co',
    ]);
    expect(emails('ann@a.co,\r\n Buyers: bob@b.co, cee@c.co;')).toEqual([
      'ann@a.co',
      'bob@b.co',
      'cee@c.co',
    ]);
    expect(emails('ann@a.co\nSales: bob@b.co;\ncee@c.co')).toEqual([
      'ann@a.co',
      'bob@b.co',
      'cee@c.co',
    ]);
    expect(emails('ann@a.co\nbob@b.co, Buyers: cee@c.co;')).toEqual([
      'ann@a.co',
      'bob@b.co',
      'cee@c.co',
    ]);
  });

  it('is not slow on 500 recipients, nor on what never ends', () => {
    const many = Array.from({ length: 500 }, (_, at) => `"Guest, ${at}" <g${at}@list.example>`);
    const start = performance.now();
    expect(parseMailboxes(many.join(', '))).toHaveLength(500);
    for (const text of ['(', '"a', '<', '=?', 'a@', '" ', '\\', 'a:', ', ,']) {
      parseMailboxes(text.repeat(20_000));
    }
    // Seconds, where anything is quadratic; usually a tenth of one.
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it('reads what toMailbox wrote', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 40 }).map(toMailName);
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9+_-]{0,10}$/);
    const email = fc
      .tuple(word, word, fc.constantFrom('com', 'vn', 'example'))
      .map(([local, host, top]) => `${local}@${host.replace(/[+_-]/g, '')}.${top}`);
    fc.assert(
      fc.property(fc.array(fc.record({ email, name }), { maxLength: 8 }), (drawn) => {
        const people = [...new Map(drawn.map((person) => [person.email, person])).values()].filter(
          (person) => toMailName(person.name) === person.name,
        );
        expect(parseMailboxes(people.map(toMailbox).join(', '))).toEqual(people);
      }),
    );
  });

  it('gives addresses only, and never throws', () => {
    const pieces = fc.constantFrom(
      '"',
      '<',
      '>',
      '@',
      ',',
      ';',
      '(',
      ')',
      ':',
      '\\',
      '=?',
      '?=',
      'a',
      '.',
      '.com',
      ' ',
      '\n',
      '=?utf-8?B?',
      '\uD800',
      '\u202E',
      'é',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (drawn) => {
        for (const { email, name } of parseMailboxes(drawn)) {
          expect(isEmail(email)).toBe(true);
          expect(email).toMatch(/^[^@\s]+@[^@\s]+\.[^@\s.]+$/);
          expect(name).toBe(toMailName(name));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('toMailbox', () => {
  it('quotes where a name needs it', () => {
    expect(toMailbox(jane)).toBe('Jane Doe <jane@acme.com>');
    expect(toMailbox({ ...jane, name: 'Doe, Jane' })).toBe('"Doe, Jane" <jane@acme.com>');
    expect(toMailbox({ ...jane, name: '' })).toBe('jane@acme.com');
    expect(toMailbox({ email: '', name: 'Bob Example' })).toBe('Bob Example');
  });
});

describe('toMailName', () => {
  it.each([
    ['"Jane"', 'Jane'],
    ["O'Neil", "O'Neil"],
    ['Ann\u202Egnp.exe', 'Anngnp.exe'],
    [' Jane\n  Doe ', 'Jane Doe'],
    ['jane@acme.com', ''],
    ['Thu\u031B\u0301', 'Thứ'],
  ])('%j', (raw, name) => {
    expect(toMailName(raw)).toBe(name);
  });

  it('is cut at 200 characters, never within one', () => {
    expect(toMailName('😀'.repeat(200)).length).toBeLessThanOrEqual(200);
    expect(toMailName(`a${'😀'.repeat(200)}`)).not.toMatch(/\p{Cs}$/u);
  });
});

describe('parsePerson', () => {
  it.each([
    ['Jane Doe <jane@acme.com>', jane],
    ['"Doe, Jane" <JANE@acme.com>', { email: 'jane@acme.com', name: 'Doe, Jane' }],
    ['Jane [Acme] <jane@acme.com>', { email: 'jane@acme.com', name: 'Jane [Acme]' }],
    ['Jane :) <jane@acme.com>', { email: 'jane@acme.com', name: 'Jane :)' }],
    ['Jane (Acme <jane@acme.com>', { email: 'jane@acme.com', name: 'Jane (Acme' }],
    ['JANE\\DOE <jane@acme.com>', { email: 'jane@acme.com', name: 'JANE\\DOE' }],
    ['Jane <3 B <jane@acme.com>', { email: 'jane@acme.com', name: 'Jane <3 B' }],
    ['Sales: Jane <jane@acme.com>', { email: 'jane@acme.com', name: 'Sales: Jane' }],
    ['Jane<jane@acme.com>;', { email: 'jane@acme.com', name: 'Jane' }],
    ['=?utf-8?B?SsO8cmdlbg==?= <j@x.de>', { email: 'j@x.de', name: 'Jürgen' }],
    ['jane@acme.com (Jane Doe)', jane],
    ['From: jane@acme.com', { email: 'jane@acme.com', name: '' }],
    ['jane@acme.com <eve@evil.com>', { email: 'eve@evil.com', name: '' }],
    ['Jane <jane@acme.com> <eve@evil.com>', { email: 'eve@evil.com', name: '' }],
  ])('%s', (text, person) => {
    expect(parsePerson(text)).toEqual(person);
  });

  it.each([
    '',
    'Jane',
    'Jane <jane@acme>',
    '<>',
    '> <',
    'Jane jane@acme.com',
    `${'<a@b.co'.repeat(200)}>`,
  ])('nobody of %s', (text) => {
    expect(parsePerson(text)).toBeUndefined();
  });
});
