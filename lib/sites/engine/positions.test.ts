import { expect, it } from 'vitest';
import { currentPosition, datesOf } from './positions.ts';

it.each([
  ['Mar 2024 - Present · 2 yrs 4 mos', 'current'],
  ['Jan 2021 - Feb 2024 · 3 yrs 2 mos', 'past'],
  ['mars 2021 - aujourd’hui · 4 ans', 'current'],
  ['De mars 2020 à aujourd’hui', 'current'],
  ['thg 3 2024 - Hiện tại · 2 năm', 'current'],
  ['2020年3月 - 現在 · 6年', 'current'],
  ['2020年3月', 'past'],
  ['يناير ٢٠٢٠ - الحالي', 'current'],
  ['2019', 'past'],
  ['2015 – 2017', 'past'],
  ['2020 - Present 6 years', 'current'],
  ['Full-time · 5 yrs 2 mos', undefined],
  ['Leeds, England · Hybrid', undefined],
  ['', undefined],
])('%s is %s', (line, dates) => {
  expect(datesOf(line)).toBe(dates);
});

it('prefers the current position at the known company', () => {
  const positions = [
    { title: 'Advisor', company: 'Sundry', isCurrent: true },
    { title: 'VP Sales', company: 'Brackenfield Tools', isCurrent: true },
    { title: 'Clerk', company: 'Ostler', isCurrent: false },
  ];
  const titleAt = (company: string | undefined, text = '') =>
    currentPosition(positions, { company, text })?.title;
  expect(titleAt('Brackenfield tools')).toBe('VP Sales');
  expect(titleAt(undefined)).toBe('Advisor');
  expect(titleAt(undefined, 'VP Sales at Brackenfield Tools')).toBe('VP Sales');
  // Two current ones, neither at the card's company: nothing tells which is meant.
  expect(titleAt('Ostler')).toBeUndefined();
  const [only] = positions;
  expect(only && currentPosition([only], { company: 'Ostler', text: '' })?.title).toBe('Advisor');
  expect(currentPosition([], { company: 'Ostler', text: '' })).toBeUndefined();
});
