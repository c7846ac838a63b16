import { describe, expect, test } from 'vitest';
import { companyOfEmail } from './company-of.ts';
import { toReadableLabel } from './punycode.ts';

describe('the company of an address', () => {
  test.each([
    ['jane@harrow-pike.example', 'harrow-pike.example', 'Harrow Pike'],
    ['Jane@Acme.com', 'acme.com', 'Acme'],
    ['jane@eu.acme.co.uk', 'acme.co.uk', 'Acme'],
    ['ha@congty.com.vn', 'congty.com.vn', 'Congty'],
    ['ha@sales.hanoi-steel.com.vn', 'hanoi-steel.com.vn', 'Hanoi Steel'],
    ['a@bmw.de', 'bmw.de', 'BMW'],
    ['a@3m.com', '3m.com', '3M'],
    ['a@n26.com', 'n26.com', 'N26'],
    ['a@vnpt.vn', 'vnpt.vn', 'VNPT'],
    ['a@fpt.com.vn', 'fpt.com.vn', 'FPT'],
    ['a@muster-gmbh.de', 'muster-gmbh.de', 'Muster GmbH'],
    ['a@ernst-und-soehne.de', 'ernst-und-soehne.de', 'Ernst und Soehne'],
    ['a@the-ksb-group.com', 'the-ksb-group.com', 'The KSB Group'],
    ['a@xn--mller-brder-thbh.de', 'xn--mller-brder-thbh.de', 'Müller Brüder'],
    ['a@société.fr', 'société.fr', 'Société'],
    ['a@acme.myshopify.com', 'acme.myshopify.com', 'Acme'],
    ['info@acme.com', 'acme.com', 'Acme'],
    ['a@acme.onmicrosoft.com', 'acme.onmicrosoft.com', 'Acme'],
    ['prof@uni-example.edu', 'uni-example.edu', 'Uni Example'],
    ['a@info.acme.com', 'acme.com', 'Acme'],
  ])('%s → %s, %s', (email, domain, name) => {
    expect(companyOfEmail(email)).toEqual({ domain, name });
  });

  test.each([
    'jane@gmail.com',
    'jane@yahoo.com.vn',
    'jane@t-online.de',
    'jane@orange.fr',
    'jane@privaterelay.appleid.com',
    'no-reply@acme.com',
    'jane@bounces.acme.com',
    'list@googlegroups.com',
    'jane@alumni.uni-example.edu',
    'jane@students.uni-example.edu',
    'jane@alum.institute.edu',
    'jane@com',
    'jane@co.uk',
    'jane@onmicrosoft.com',
    'jane@127.0.0.1',
    'jane@[127.0.0.1]',
    'jane@server.local',
    'jane@localhost',
    'jane@',
    'jane',
    '',
    '@',
    'jane@-.example',
  ])('none for %s', (email) => {
    expect(companyOfEmail(email)).toBeUndefined();
  });
});

describe('a label as it is read', () => {
  test.each([
    ['xn--mller-kva', 'müller'],
    ['xn--fiqs8s', '中国'],
    ['XN--MLLER-KVA', 'müller'],
    ['acme', 'acme'],
    ['xn--', ''],
    ['xn--99999999999', 'xn--99999999999'],
    ['xn--é', 'xn--é'],
  ])('%s → %s', (label, read) => {
    expect(toReadableLabel(label)).toBe(read);
  });

  test('is what the browser’s own rules make of it', () => {
    for (const word of [
      'müller',
      'société',
      'ñandú',
      'østergård',
      'công-ty-điện',
      '会社',
      'пример',
      'größe-1',
    ]) {
      const [label = ''] = new URL(`http://${word}.example`).hostname.split('.');
      expect(toReadableLabel(label)).toBe(word.normalize('NFC'));
    }
  });
});
