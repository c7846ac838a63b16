import { describe, expect, it } from 'vitest';
import { parseNumberedTime } from './numbered-time.ts';

/** As the clock on the wall shows it. */
function shown(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

describe('parseNumberedTime', () => {
  it.each([
    // A day above 12 says which number is the month, in any language.
    ['Thu 9/17/2026 2:52 PM', '', '2026-09-17 14:52'],
    ['17/09/2026 14:52', '', '2026-09-17 14:52'],
    // The weekday decides where the numbers do not: whatever the language of the page.
    ['Wed 9/2/2026 12:28 AM', '', '2026-09-02 00:28'],
    ['Mon 9/2/2026 12:28 AM', '', '2026-02-09 00:28'],
    ['Mi 02/09/2026 12:28', 'de-DE', '2026-09-02 12:28'],
    // Then the language.
    ['02/10/2026 14:05', 'vi-VN', '2026-10-02 14:05'],
    ['2/10/2026 2:05 PM', 'en-US', '2026-02-10 14:05'],
    ['2/10/2026 2:05 PM', 'en-GB', '2026-10-02 14:05'],
    ['5/5/2026 14:05', '', '2026-05-05 14:05'],
    // Dots are never month first.
    ['Fr, 02.10.2026 15:25', 'de-DE', '2026-10-02 15:25'],
    ['2026-10-12 16:45', 'en', '2026-10-12 16:45'],
    ['2026年10月2日 下午2:05', 'zh-CN', '2026-10-02 14:05'],
    ['2026. 10. 2. 오후 2:05', 'ko-KR', '2026-10-02 14:05'],
    // Months by name.
    ['Mon, Oct 12, 2026 at 4:45\u202fPM', 'en-US', '2026-10-12 16:45'],
    ['Wed 10-May-23 15:25', 'de', '2023-05-10 15:25'],
    ['Fr., 2. Okt. 2026 um 15:25', 'de-DE', '2026-10-02 15:25'],
    ['ven. 2 oct. 2026 à 15:25', 'fr-FR', '2026-10-02 15:25'],
    ['Th 6, 2 thg 10, 2026 lúc 14:05', 'vi-VN', '2026-10-02 14:05'],
    ['пт, 2 окт. 2026 г., 15:25', 'ru', '2026-10-02 15:25'],
    ['12:00 AM, 1 Jan 2026', 'en', '2026-01-01 00:00'],
    ['12:30 PM, 1 Jan 2026', 'en', '2026-01-01 12:30'],
    ['02/10/2026 02:05 CH', 'vi', '2026-10-02 14:05'],
  ])('%s on a page in "%s" is %s', (text, language, expected) => {
    expect(shown(parseNumberedTime(text, language))).toBe(expected);
  });

  // Each of these would be a time made up.
  it.each([
    ['2/10/2026 2:05 PM', ''],
    ['2/10/2026 2:05 PM', 'en'],
    ['Tue 2/10/2027 2:05 PM', 'en-US'],
    ['Oct 12 4:45 PM', 'en-US'],
    ['10:12 AM', 'en-US'],
    ['Yesterday 10:12', 'en'],
    ['Hôm nay 14:05', 'vi'],
    ['2026-10-12', 'en'],
    ['99/99/9999 99:99', 'en-US'],
    ['31/02/2026 10:00', 'de'],
    ['2026-10-12 24:00', 'en'],
    ['', 'en'],
    ['x'.repeat(5000), 'en'],
  ])('%s on a page in "%s" is no time', (text, language) => {
    expect(parseNumberedTime(text, language)).toBeUndefined();
  });

  it('stands a language that is none', () => {
    expect(shown(parseNumberedTime('2026-10-12 16:45', '<b>'))).toBe('2026-10-12 16:45');
  });
});
