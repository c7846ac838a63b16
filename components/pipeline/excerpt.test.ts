import { describe, expect, it } from 'vitest';
import { toExcerpt } from './excerpt.ts';
import { toMatchRanges } from './match-ranges.ts';

const long =
  'Làm dây chuyền Hải Phòng trước, hai cơ sở còn lại sau Tết. Vướng ở ngày bắt đầu, không phải giá.';

describe('toExcerpt', () => {
  it('shows a short note whole, without its marks', () => {
    expect(toExcerpt('ask **Wolff** about the pilot line', 'wolf')).toBe(
      '“ask Wolff about the pilot line”',
    );
    expect(
      toExcerpt('> Said:\n- the `pilot` first\n2) then [the rest](https://x.example)', 'pilot'),
    ).toBe('“Said: the pilot first then the rest”');
  });

  it('begins near the word that was found, and ends with a word', () => {
    expect(toExcerpt(long, 'lam')).toBe(
      '“Làm dây chuyền Hải Phòng trước, hai cơ sở còn lại sau Tết. Vướng…”',
    );
    expect(toExcerpt(long, 'tet')).toBe(
      '“…còn lại sau Tết. Vướng ở ngày bắt đầu, không phải giá.”',
    );
    expect(toExcerpt(long, 'gia')).toBe('“…không phải giá.”');
  });

  it.each(['dây', 'phong', 'vuong', 'ngay', 'khong phai', 'hai co'])('holds %s', (query) => {
    const excerpt = toExcerpt(`${long} ${long}`, query);
    expect(toMatchRanges(excerpt, query).length).toBeGreaterThan(0);
    expect(excerpt.length).toBeLessThan(80);
  });

  it('begins at the beginning where the words were found in another way', () => {
    expect(toExcerpt('half a day', 'nowhere')).toBe('“half a day”');
    expect(toExcerpt('', 'x')).toBe('“”');
  });

  it('cuts a text without spaces, and no letter in two', () => {
    expect(toExcerpt('𠮷'.repeat(100), '𠮷')).toBe(`“${'𠮷'.repeat(32)}…”`);
    expect(toExcerpt(`a${'𠮷'.repeat(100)}`, 'a')).toBe(`“a${'𠮷'.repeat(31)}…”`);
  });
});
