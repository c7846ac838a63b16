import { expect, it } from 'vitest';
import { bareCompanyName, toDomain } from './company-name.ts';

it.each([
  ['Acme, Inc.', 'acme'],
  ['ACME GmbH & Co. KG', 'acme'],
  ['Acme S.A.', 'acme'],
  ['Acme S.à r.l.', 'acme'],
  ['Công ty TNHH Hoa Sen', 'hoa sen'],
  ['Công ty Cổ phần Hoa Sen', 'hoa sen'],
  ['Hoa Sen JSC', 'hoa sen'],
  ['Hoa Sen Co., Ltd.', 'hoa sen'],
  ['Société Générale', 'generale'],
  ['Acme Pty Ltd', 'acme'],
  ['Limited', 'limited'],
  ['Incline Systems', 'incline systems'],
  ['Costa', 'costa'],
])('%s is %s', (name, bare) => {
  expect(bareCompanyName(name)).toBe(bare);
});

it.each([
  ['https://www.nordwind.example/en', 'nordwind.example'],
  ['https://www.linkedin.com/company/nordwind', undefined],
  ['https://nordwind.blogspot.com', undefined],
  ['nordwind', undefined],
])('%s is at %s', (website, domain) => {
  expect(toDomain(website)).toBe(domain);
});
