import { describe, expect, it } from 'vitest';
import {
  readEntry,
  readServer,
  splitEntries,
  toShownEntries,
  withEntries,
  withoutEntry,
} from './list-entry.ts';

describe('an entry', () => {
  it.each([
    ['jane@acme.com', 'address', 'jane@acme.com'],
    [' Jane@ACME.com ', 'address', 'jane@acme.com'],
    ['Jane <jane@acme.com>', 'address', 'jane@acme.com'],
    ['"Doe, Jane" <jane@acme.com>', 'address', 'jane@acme.com'],
    ['mailto:jane@acme.com', 'address', 'jane@acme.com'],
    ['o’neil+x@acme.co.uk', 'address', 'o’neil+x@acme.co.uk'],
    ['acme.com', 'domain', 'acme.com'],
    ['@acme.com', 'domain', 'acme.com'],
    ['*@acme.com', 'domain', 'acme.com'],
    ['*.acme.com', 'domain', 'acme.com'],
    ['www.acme.com', 'domain', 'acme.com'],
    ['https://www.acme.com/about?x=1', 'domain', 'acme.com'],
    ['Công-ty.vn', 'domain', 'công-ty.vn'],
  ])('%s is the %s %s', (text, kind, value) => {
    expect(readEntry(text)).toEqual({ kind, value });
  });

  it.each([
    '',
    'Jane',
    'jane@',
    '@',
    'jane@acme',
    'acme',
    'acme..com',
    '-acme.com',
    '10.0.0.1',
    'jane doe@acme.com',
    'Jane <>',
    'a@b@acme.com',
    'acme.com/about',
  ])('is not read out of %j', (text) => {
    expect(readEntry(text)).toBeUndefined();
  });
});

describe('a pasted list', () => {
  it.each([
    ['a@x.com, b@y.com;c@z.com\nd.com', ['a@x.com', 'b@y.com', 'c@z.com', 'd.com']],
    ['"Doe, Jane" <jane@acme.com>, bob@x.com', ['"Doe, Jane" <jane@acme.com>', 'bob@x.com']],
    ['Doe, Jane <jane@acme.com>, bob@x.com', ['Doe, Jane <jane@acme.com>', 'bob@x.com']],
    ['"Doe, Jane', ['"Doe, Jane']],
    ['Doe, Smith', ['Doe', 'Smith']],
    [' , ;', []],
  ])('%j comes apart', (text, entries) => {
    expect(splitEntries(text)).toEqual(entries);
  });
});

it('a list keeps each entry once, and gives domains first', () => {
  const list = withEntries({ addresses: ['b@x.com'], domains: [] }, [
    'Bo <B@x.com>',
    'a@x.com',
    'y.com',
    'nonsense',
  ]);
  expect(list).toEqual({ addresses: ['b@x.com', 'a@x.com'], domains: ['y.com'] });
  expect(toShownEntries(list)).toEqual(['y.com', 'a@x.com', 'b@x.com']);
  expect(withoutEntry(list, 'y.com').domains).toEqual([]);
});

describe('a server', () => {
  const listed = ['https://mail.google.com/*'];

  it.each([
    ['mail.firm.example', 'mail.firm.example'],
    [' HTTPS://Mail.Firm.Example/roundcube/?_task=mail ', 'mail.firm.example'],
    ['mail.firm.example:443', 'mail.firm.example'],
    ['thư.example', 'xn--th-e0a.example'],
  ])('%s is %s', (text, host) => {
    expect(readServer(text, listed)).toEqual({ host });
  });

  it.each([
    ['http://mail.firm.example', 'not_https'],
    ['ftp://mail.firm.example', 'not_https'],
    ['', 'not_a_host'],
    ['mail', 'not_a_host'],
    ['localhost', 'not_a_host'],
    ['192.168.0.10', 'not_a_host'],
    ['*.firm.example', 'not_a_host'],
    ['https://*/*', 'not_a_host'],
    ['me@firm.example', 'not_a_host'],
    ['mail firm.example', 'not_a_host'],
    ['mail.firm.example:8443', 'has_port'],
    ['https://mail.google.com/mail/u/0/', 'listed'],
  ])('%j is refused: %s', (text, problem) => {
    expect(readServer(text, listed)).toEqual({ problem });
  });
});
