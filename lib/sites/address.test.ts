import { describe, expect, it } from 'vitest';
import { canonicalAddress, siteOf } from './address.ts';

describe('a profile under its many addresses', () => {
  it.each([
    'https://www.linkedin.com/in/jane-doe/',
    'https://www.linkedin.com/in/Jane-Doe',
    'https://linkedin.com/in/jane-doe?trk=x#about',
    'https://vn.linkedin.com/in/jane-doe/?locale=vi',
    'https://de.linkedin.com/in/jane-doe/de',
    'https://www.linkedin.com/in/jane-doe/en-us/',
    'https://www.linkedin.com/de/in/jane-doe/',
    'https://www.linkedin.com/mwlite/in/jane-doe',
    'https://m.linkedin.com/in/jane-doe',
    'https://www.linkedin.com/in/jane-doe/overlay/contact-info/',
    'https://www.linkedin.com/in/jane-doe/details/experience/',
    'https://www.linkedin.com/in/jane-doe/recent-activity/all/',
    'http://www.linkedin.com/in/jane%2Ddoe/',
  ])('%s', (url) => {
    expect(canonicalAddress(url)).toEqual({
      site: 'linkedin',
      pageKind: 'profile',
      slug: 'jane-doe',
      url: 'https://www.linkedin.com/in/jane-doe/',
    });
  });
});

it('decodes a slug and compares it in one form', () => {
  const composed = canonicalAddress('https://www.linkedin.com/in/nguy%E1%BB%85n-v%C3%A2n/');
  const decomposed = canonicalAddress(
    `https://www.linkedin.com/in/${'nguyễn-vân'.normalize('NFD')}/`,
  );
  expect(composed?.slug).toBe('nguyễn-vân');
  expect(decomposed).toEqual(composed);
});

it('knows a member id from a slug', () => {
  const id = `ACoAA${'x'.repeat(34)}`;
  expect(canonicalAddress(`https://www.linkedin.com/in/${id}/`)).toEqual({
    site: 'linkedin',
    pageKind: 'profile',
    linkedinId: id,
    url: `https://www.linkedin.com/in/${id}/`,
  });
});

it.each([
  ['https://www.linkedin.com/company/acme/about/', { slug: 'acme' }, 'company'],
  ['https://fr.linkedin.com/company/acme?x=1', { slug: 'acme' }, 'company'],
  ['https://www.linkedin.com/school/acme/people/', { slug: 'acme' }, 'school'],
  ['https://www.linkedin.com/showcase/acme', { slug: 'acme' }, 'showcase'],
  ['https://www.linkedin.com/company/123456/', { linkedinId: '123456' }, 'company'],
])('%s', (url, key, part) => {
  const name = 'slug' in key ? key.slug : key.linkedinId;
  expect(canonicalAddress(url)).toEqual({
    site: 'linkedin',
    pageKind: 'company',
    ...key,
    url: `https://www.linkedin.com/${part}/${name}/`,
  });
});

it.each([
  ['https://www.linkedin.com/feed/', 'unknown'],
  ['https://www.linkedin.com/in/', 'unknown'],
  ['https://www.linkedin.com/in/unavailable/', 'unknown'],
  ['https://www.linkedin.com/company/setup/new/', 'unknown'],
  ['https://www.linkedin.com/search/results/people/headless', 'people_search'],
  ['https://www.linkedin.com/messaging/thread/2-x/', 'messaging'],
  ['https://www.linkedin.com/sales/lead/ACwAAx,NAME_SEARCH,abcd', 'sales_lead'],
  ['https://www.linkedin.com/sales/company/1', 'sales_company'],
])('%s is of kind %s', (url, kind) => {
  expect(canonicalAddress(url)?.pageKind).toBe(kind);
  expect(canonicalAddress(url)?.slug).toBeUndefined();
});

it.each([
  'https://notlinkedin.com.evil.example/in/jane',
  'https://www.notlinkedin.com/in/jane',
  'https://linkedin.com.evil.example/in/jane',
  'https://evil.example/https://www.linkedin.com/in/jane',
  'https://www.linkedin.com@evil.example/in/jane',
  'https://www.linkedin.com:8443/in/jane',
  'https://foo.www.linkedin.com/in/jane',
  'ftp://www.linkedin.com/in/jane',
  'chrome://extensions',
  'about:blank',
  'not an address',
  '',
])('%s is not LinkedIn', (url) => {
  expect(siteOf(url)).toBeUndefined();
  expect(canonicalAddress(url)).toBeUndefined();
});
