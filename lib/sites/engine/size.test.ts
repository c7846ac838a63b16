import { expect, it } from 'vitest';
import { parseSizeRange } from './size.ts';

it.each([
  ['1,001-5,000 employees', 1001, 5000],
  ['1.001–5.000 Beschäftigte', 1001, 5000],
  ['1 001–5 000 employés', 1001, 5000],
  ['1\u202F001-5\u202F000 employés', 1001, 5000],
  ['De 51 a 200 empleados', 51, 200],
  ['11-50 nhân viên', 11, 50],
  ['٢٠١-٥٠٠ موظف', 201, 500],
  ['501-1K employees', 501, 1000],
  ['1K-5K employees', 1001, 5000],
  ['5K-10K employees', 5001, 10_000],
  ['10K+ employees', 10_001, undefined],
  ['10,001+ employees', 10_001, undefined],
  ['+ de 10 000 employés', 10_001, undefined],
  ['Más de 10.001 empleados', 10_001, undefined],
  ['2-10 employees', 2, 10],
  ['0-1 employees', 0, 1],
])('%s', (text, min, max) => {
  expect(parseSizeRange(text)).toEqual(max === undefined ? { min } : { min, max });
});

it.each([
  '8K followers',
  '180 employees',
  '100 associated members',
  '500+ connections',
  '2019',
  '',
  '3-7 people',
])('%s is no size', (text) => {
  expect(parseSizeRange(text)).toBeUndefined();
});
