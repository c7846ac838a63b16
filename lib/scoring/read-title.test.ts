import { describe, expect, test } from 'vitest';
import { readTitle } from './read-title.ts';
import { german } from './titles/de.ts';
import { english } from './titles/en.ts';
import { spanish } from './titles/es.ts';
import { french } from './titles/fr.ts';
import { heldOutTitles } from './titles/held-out-titles.ts';
import { portuguese } from './titles/pt.ts';
import { realTitles } from './titles/real-titles.ts';
import { titlesNearTheTop } from './titles/titles-near-the-top.ts';
import { vietnamese } from './titles/vi.ts';

describe.each(Object.entries({ ...realTitles, ...heldOutTitles, ...titlesNearTheTop }))(
  'real titles: %s',
  (_list, titles) => {
    test.each(titles)('%s', (title, seniority, departments) => {
      expect(readTitle(title)).toEqual({ seniority, departments });
    });
  },
);

test('a title reads the same in capitals and without its marks', () => {
  const wrong = [...realTitles.french, ...realTitles.spanish, ...realTitles.german]
    .filter(([title]) => !/[/(:]/.test(title))
    .filter(([title, seniority, departments]) => {
      const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '');
      return [title.toUpperCase(), plain].some((text) => {
        const read = readTitle(text);
        return read.seniority !== seniority || read.departments.join(' ') !== departments.join(' ');
      });
    });
  expect(wrong).toEqual([]);
});

describe('whose title it is', () => {
  test.each([
    ['Advisor to the Director', 'specialist'],
    ['Promoted to Director', 'director'],
    ['Reporting to the CEO', null],
    ['Consultant for CEOs and CFOs', 'specialist'],
    ['Referentin der Geschäftsführung', 'specialist'],
    ['Cố vấn Tổng giám đốc', 'specialist'],
    ['Executive Assistant & Office Manager', 'manager'],
    ['Trợ lý Chủ tịch, Trưởng phòng Hành chính', 'assistant'],
    ['Assistant Engineer', 'assistant'],
    ['Senior Procurement Officer', 'senior'],
    ['Assistant HR Officer', 'assistant'],
    ['Head of Legal, Chief Compliance Officer', 'c_level'],
  ])('%s: %s', (title, seniority) => {
    expect(readTitle(title).seniority).toBe(seniority);
  });
});

describe('what is held no longer, or was not', () => {
  test.each([
    ['CEO (retired)', null],
    ['Retired, formerly CFO', null],
    ['Former Head of Sales | CEO', 'c_level'],
    ['Ex VP of Sales and Marketing', null],
    ['Director, ex-McKinsey', 'director'],
    ['Giám đốc Nguyên vật liệu', 'director'],
    ['Nguyễn Giám Đốc', 'director'],
    ['Chuyên viên, nguyên Trưởng phòng', 'specialist'],
    ['Manager | Aspiring Director', 'manager'],
  ])('%s: %s', (title, seniority) => {
    expect(readTitle(title).seniority).toBe(seniority);
  });
});

describe('names of companies', () => {
  test.each([
    ['CEO, Marketing Monkeys GmbH', ['general_management']],
    ['CEO of Marketing Inc', ['general_management']],
    ['Founder of Sales Academy', ['general_management']],
    ['Sales Manager at Legal Director Ltd, Hanoi', ['sales']],
    ['Sales Manager @ IT Group', ['sales']],
    ['Giám đốc Công ty CP Vận tải Biển', ['general_management']],
    ['Gerente de Vendas na Saúde Total', ['sales']],
    ['Especialista en Marketing', ['marketing']],
  ] as const)('%s: %j', (title, departments) => {
    expect(readTitle(title).departments).toEqual(departments);
  });
});

describe('what a rep writes for a seniority or a department', () => {
  test.each([
    ['Head', 'head', []],
    ['C-Level', 'c_level', ['general_management']],
    ['c_level', 'c_level', ['general_management']],
    ['Trưởng phòng', 'head', []],
    ['Mua hàng', null, ['procurement']],
    ['Purchasing', null, ['procurement']],
    ['customer_service', null, ['customer_service']],
    ['', null, []],
    ['🚀 – |', null, []],
    ['x'.repeat(5000), null, []],
  ] as const)('%s', (text, seniority, departments) => {
    expect(readTitle(text)).toEqual({ seniority, departments });
  });
});

describe('the tables', () => {
  const tables = [english, vietnamese, german, french, spanish, portuguese];
  const phrases = tables.flatMap(({ seniorities }) =>
    Object.entries(seniorities).flatMap(([seniority, list]) =>
      list.split(' ').map((phrase) => ({ seniority, phrase })),
    ),
  );

  test('no phrase has two seniorities', () => {
    const byPhrase = Map.groupBy(phrases, ({ phrase }) => phrase);
    const torn = [...byPhrase].filter(
      ([, found]) => new Set(found.map(({ seniority }) => seniority)).size > 1,
    );
    expect(phrases.length).toBeGreaterThan(500);
    expect(torn).toEqual([]);
  });

  test('a part of a word is long enough to mean something', () => {
    const parts = phrases.flatMap(({ phrase }) => phrase.replace(/^[!^<=?>]*/, '').split('_'));
    const short = parts.filter((part) => part.includes('*') && part.length < 4);
    expect(short).toEqual([]);
  });
});
