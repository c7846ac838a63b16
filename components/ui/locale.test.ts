import { afterEach, expect, it, vi } from 'vitest';
import { pageLocale, toLocale } from './locale.ts';
import { toDayText } from './moment.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['en', 'en-GB', 'en-GB'],
  ['vi', 'vi', 'vi'],
  ['vi', 'vi-VN', 'vi-VN'],
  ['en', 'de-DE', 'en'],
  ['vi', 'en-US', 'vi'],
])('texts in %s, in a browser of %s, have the dates of %s', (language, own, locale) => {
  expect(toLocale(language, own)).toBe(locale);
});

it('follows the language of the page', () => {
  expect(pageLocale()).toBeUndefined();
  const now = new Date(2026, 2, 2, 12);
  for (const [language, text] of [
    ['vi', '3 thg 11, 2025'],
    ['en', 'Nov 3, 2025'],
  ] as const) {
    vi.stubGlobal('document', { documentElement: { lang: language } });
    expect(pageLocale()?.split('-')[0]).toBe(language);
    expect(toDayText(new Date(2025, 10, 3), { now })).toBe(text);
  }
});
