import { expect, test } from 'vitest';
import { cutToFit, estimateWidth, fitName } from './map-name.ts';

const room = (width: number) => ({ width, fontSize: 11 });

test.each([
  ['Marcus Feld', 80, 'Marcus Feld'],
  ['Nguyễn Thu Hà', 60, 'Thu Hà'],
  ['Nguyễn Thu Hà', 120, 'Nguyễn Thu Hà'],
  ['Marcus Feld', 48, 'Marcus'],
  ['Elena Ortiz-Santamaría', 40, 'Elena'],
  ['Ingrid Solheim', 50, 'Ingrid'],
  ['Wilhelmina van der Bergh', 50, 'Bergh'],
  ['  Marcus   Feld ', 80, 'Marcus Feld'],
  ['Bartholomew', 40, 'Barth…'],
  ['Bartholomew', 12, ''],
  ['', 80, ''],
])('%j in %i is %j', (name, width, shown) => {
  expect(fitName(name, room(width))).toBe(shown);
});

test('what is shown is never wider than the room', () => {
  const names = [
    'Nguyễn Thị Minh Khai',
    'Wilhelmina Wassermann',
    'Ý',
    '王小明',
    'Zoë van der Meer',
  ];
  for (const name of names) {
    for (let width = 0; width < 140; width += 7) {
      expect(estimateWidth(fitName(name, room(width)), 11)).toBeLessThanOrEqual(width);
    }
  }
});

test('marks above and below a letter take no room, however they are written', () => {
  expect(estimateWidth('Nguyễn'.normalize('NFD'), 11)).toBe(estimateWidth('Nguyễn', 11));
  expect(estimateWidth('Nguyễn', 11)).toBeCloseTo(estimateWidth('Nguyen', 11));
});

test('a text that fits is not cut', () => {
  expect(cutToFit('procurement', room(100))).toBe('procurement');
  expect(cutToFit('procurement', room(45))).toMatch(/^procu.*…$/);
});
