import { expect, test } from 'vitest';
import { toInitials } from './initials.ts';

test.each([
  ['Nguyễn Thu Hà', 'NH'],
  ['Đỗ Khánh Vy', 'ĐV'],
  ['Jonas Lindqvist', 'JL'],
  ['Madonna', 'M'],
  ['  ruta   kalniņa ', 'RK'],
  ['Ana María de la Cruz', 'AC'],
  ['Łukasz Żak', 'ŁŻ'],
  ['李小龙', '李'],
  ['Duy Trần 🚀 (he/him)', 'DH'],
  ['🚀 3', ''],
  ['', ''],
])('%s → %s', (name, initials) => {
  expect(toInitials(name)).toBe(initials);
});

test('a letter written with separate marks is one letter', () => {
  expect(toInitials('E\u0302\u0309m Trang')).toBe('\u1ec2T');
});
