import { describe, expect, test } from 'vitest';
import { domainOf, isInDomains, toOwnMailbox, toUntagged } from './address.ts';

describe('addresses', () => {
  test.each([
    ['jane@acme.com', 'jane@acme.com'],
    ['Jane+News@Acme.com', 'jane@acme.com'],
    ['a+b+c@acme.com', 'a@acme.com'],
    ['+tag@acme.com', '+tag@acme.com'],
    ['jane@a+b.example', 'jane@a+b.example'],
    ['nobody', 'nobody'],
    ['', ''],
  ])('untagged: %s → %s', (email, untagged) => {
    expect(toUntagged(email)).toBe(untagged);
  });

  test.each([
    ['j.doe+x@gmail.com', 'jdoe@gmail.com'],
    ['j.d.o.e@googlemail.com', 'jdoe@gmail.com'],
    ['j.doe+x@acme.com', 'j.doe@acme.com'],
    ['j.doe@gmail.com.acme.com', 'j.doe@gmail.com.acme.com'],
  ])('own mailbox: %s → %s', (email, mailbox) => {
    expect(toOwnMailbox(email)).toBe(mailbox);
  });

  test('a domain holds those below it, not those that only end alike', () => {
    const domains = new Set(['acme.com']);
    expect(isInDomains('a@acme.com', domains)).toBe(true);
    expect(isInDomains('a@eu.sales.acme.com', domains)).toBe(true);
    expect(isInDomains('a@notacme.com', domains)).toBe(false);
    expect(isInDomains('a@acme.com.evil.example', domains)).toBe(false);
    expect(isInDomains('"x@acme.com"@evil.example', domains)).toBe(false);
    expect(isInDomains('', domains)).toBe(false);
    expect(domainOf('nobody')).toBe('');
  });
});
