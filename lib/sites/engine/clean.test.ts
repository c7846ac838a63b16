import { describe, expect, it } from 'vitest';
import { toAsciiDigits, toCapped, toCleanText, toPersonName, toSingleText } from './clean.ts';

describe('toCleanText', () => {
  it.each([
    ['  a \n\t b ', 'a b'],
    ['Northwind\u200B', 'Northwind'],
    ['\uFEFFa\u00ADb\u2060', 'ab'],
    ['\u202Eevil\u202C', 'evil'],
    ['e\u0301', 'é'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['\u200Cends\u200D', 'ends'],
    ['a\uD800b', 'ab'],
    ['a\u0000\u0007b', 'ab'],
  ])('%j → %j', (raw, clean) => {
    expect(toCleanText(raw)).toBe(clean);
  });
});

describe('toSingleText', () => {
  it.each([
    ['RTCKRTCK', 'RTCK'],
    ['Maren OstrowMaren Ostrow', 'Maren Ostrow'],
    ['Maren Ostrow Maren Ostrow', 'Maren Ostrow'],
    ['Duran Duran', 'Duran Duran'],
    ['Couscous', 'Couscous'],
    ['Mama', 'Mama'],
    ['', ''],
  ])('%j → %j', (text, single) => {
    expect(toSingleText(text)).toBe(single);
  });
});

describe('toPersonName', () => {
  it.each([
    ['(3) Jane Doe | LinkedIn', 'Jane Doe'],
    ['(99+) Jane Doe', 'Jane Doe'],
    ['Jane Doe• 1stHeadline', 'Jane Doe'],
    ['Jane Doe · 2nd', 'Jane Doe'],
    ['Jane Doe (She/Her)', 'Jane Doe'],
    ['Robert (Bob) Smith', 'Robert (Bob) Smith'],
    ['Gal·la Ros', 'Gal·la Ros'],
    ['Ann Lee, PhD, MBA', 'Ann Lee, PhD, MBA'],
    ['🚀 Ann Lee 👩🏽‍💻', 'Ann Lee'],
    ['Anne-Marie O’Neil', 'Anne-Marie O’Neil'],
    ['李 小竹', '李 小竹'],
    ['Nguyễn Thị Hồng', 'Nguyễn Thị Hồng'],
  ])('%j → %j', (text, name) => {
    expect(toPersonName(text)).toBe(name);
  });
});

describe('toCapped', () => {
  it('cuts at a word and says so', () => {
    expect(toCapped('one two three four', 12)).toBe('one two…');
    expect(toCapped('short', 12)).toBe('short');
    expect(toCapped('x'.repeat(50), 10)).toHaveLength(10);
  });

  it('never halves a character', () => {
    expect(toCapped('😀'.repeat(20), 10)).not.toMatch(/\p{Cs}/u);
  });
});

describe('toAsciiDigits', () => {
  it.each([
    ['٥١-٢٠٠', '51-200'],
    ['۱۴۰۲', '1402'],
    ['१२३', '123'],
    ['2024', '2024'],
  ])('%s → %s', (text, digits) => {
    expect(toAsciiDigits(text)).toBe(digits);
  });
});
