import { expect, it } from 'vitest';
import { sourceSiteOf } from './source-site.ts';

it.each([
  [null, 'linkedin'],
  ['https://www.linkedin.com/in/linh-tran/', 'linkedin'],
  ['https://mail.google.com/mail/u/0/#inbox/FMfcgz', 'gmail'],
  ['https://outlook.office.com/mail/', 'outlook'],
  ['https://mail.firm.example/?_task=mail', 'roundcube'],
] as const)('what was read at %s came from %s', (url, site) => {
  expect(sourceSiteOf(url)).toBe(site);
});
