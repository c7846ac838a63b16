import { describe, expect, test } from 'vitest';
import { freeMailDomains, isFreeMail } from './free-mail.ts';

describe('free mail', () => {
  test.each([
    'gmail.com',
    'Gmail.com',
    'googlemail.com',
    'yahoo.com',
    'yahoo.com.vn',
    'yahoo.co.uk',
    'hotmail.fr',
    'live.nl',
    'outlook.com.br',
    'gmx.net',
    'gmx.de',
    'web.de',
    't-online.de',
    'orange.fr',
    'laposte.net',
    'qq.com',
    'vip.163.com',
    'mail.ru',
    'yandex.ru',
    'vnn.vn',
    'hcm.vnn.vn',
    'icloud.com',
    'proton.me',
    'privaterelay.appleid.com',
    'hotmail.com.',
  ])('%s', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  test.each([
    'harrow-pike.example',
    'gmail.com.acme.example',
    'notgmail.com',
    'outlook.acme.com',
    'liveworks.com',
    'livechat.com',
    'orange.com',
    'vodafone.de',
    'fpt.com.vn',
    'viettel.com.vn',
    'mail.acme.com',
    'com',
    '',
  ])('not %s', (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  });

  test('names each provider once, as a domain in lower case', () => {
    expect(freeMailDomains.size).toBeGreaterThan(80);
    for (const domain of freeMailDomains) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });
});
