import { describe, expect, it } from 'vitest';
import { parseShownTime } from './shown-time.ts';

function shown(text: string, language: string): string | undefined {
  const wall = parseShownTime(text, language);
  return wall === undefined ? undefined : new Date(wall).toISOString().slice(0, 16);
}

describe('parseShownTime', () => {
  it.each([
    ['en', 'Apr 9, 2025, 3:02 AM', '2025-04-09T03:02'],
    ['en', 'Wed, Apr 9, 2025, 12:02\u202fPM', '2025-04-09T12:02'],
    ['en', 'Apr 9, 2025, 12:02\u202fAM', '2025-04-09T00:02'],
    ['en-GB', '9 Apr 2025, 15:02', '2025-04-09T15:02'],
    ['vi', '08:01 9 thg 4, 2025', '2025-04-09T08:01'],
    ['vi', '08:01 9 thg 12, 2025', '2025-12-09T08:01'],
    ['ru', 'чт, 26 дек. 2019 г., 22:54', '2019-12-26T22:54'],
    ['de', '3. März 2026, 06:00', '2026-03-03T06:00'],
    ['fr', 'mer. 9 avr. 2025 08:01', '2025-04-09T08:01'],
    ['es', '1 sept 2026, 12:00', '2026-09-01T12:00'],
    ['pt', '9 de abr. de 2025, 08:01', '2025-04-09T08:01'],
    ['ja', '2025年4月9日(水) 8:01', '2025-04-09T08:01'],
    ['ar', '٢١ أغسطس ٢٠٢٦، ٢:٠٥ م', '2026-08-21T14:05'],
  ])('%s: %s', (language, text, at) => {
    expect(shown(text, language)).toBe(at);
  });

  it.each([
    ['en', '3:02 AM (5 hours ago)'],
    ['en', 'Apr 9, 3:02 AM'],
    ['en', '4/9/2025 3:02 AM'],
    ['en', 'Apr 9, 2025, 3:02'],
    ['en', 'Apr 31, 2025, 3:02 AM'],
    ['en', 'Apr 9, 2025, 33:02 AM'],
    ['vi', 'Hôm qua 08:01'],
    ['not a language', 'xx 9 2025'],
    ['en', ''],
  ])('nothing of %s: %s', (language, text) => {
    expect(shown(text, language)).toBeUndefined();
  });
});
