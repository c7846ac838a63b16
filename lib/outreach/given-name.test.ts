import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGivenName } from './given-name.ts';

describe('the name of a greeting', () => {
  test.each([
    ['Nguyễn Thu Hà', 'Hà'],
    ['Nguyen Thu Ha', 'Ha'],
    ['Trần Quốc Bảo', 'Bảo'],
    ['Phạm Minh Châu', 'Châu'],
    ['Lê Nam', 'Nam'],
    ['Đỗ Hữu Phước', 'Phước'],
    ['Do Huu Phuoc', 'Phuoc'],
    ['Võ Thị Sáu', 'Sáu'],
    ['Nguyễn Hoàng', 'Hoàng'],
    ['Nguyễn Vũ', 'Vũ'],
    ['Nguyễn Trần', 'Trần'],
    ['Hồ Nguyễn Bảo Ngọc', 'Ngọc'],
    ['NGUYỄN THU HÀ', 'Hà'],
    ['Nguyễn Thu Hà, MBA', 'Hà'],
    ['Nguyễn Thu Hà (Helen)', 'Hà'],
    ['ThS. Nguyễn Thu Hà', 'Hà'],
    ['chị Nguyễn Thu Hà', 'Hà'],
    ['  Nguyễn   Thu  Hà ', 'Hà'],
    ['Nguyễn Thu Hà', 'Hà'],
    // Turned round for the West, or no family name of the list in front.
    ['Linh Trần', 'Linh'],
    ['Dương Nguyễn', 'Dương'],
    ['Ha Nguyen', 'Ha'],
    ['Anh Tuan', 'Anh'],
    ['Chi Pham', 'Chi'],
    // Five words and more are not taken apart.
    ['Nguyễn Phúc Bảo Long An', 'Nguyễn'],
    ['Hà', 'Hà'],
    ['Lê', 'Lê'],
    ['Katharina Vogelsang', 'Katharina'],
    ['Jean-Luc Picard', 'Jean-Luc'],
    ['JEAN-LUC PICARD', 'Jean-Luc'],
    ['Dr. Anna Weber', 'Anna'],
    ['Prof. Dr. Anna Weber', 'Anna'],
    ['Björn Åkesson', 'Björn'],
    ['Łucja Żak', 'Łucja'],
    ['山田 太郎', '山田'],
    ['Dr', 'Dr'],
    ['(none)', '(none)'],
  ])('%s → %s', (name, expected) => {
    expect(toGivenName(name)).toBe(expected);
  });

  test('is a word of the name, never empty', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-ZĐÀ][a-zàạêôưđ-]{1,8}$/u), { minLength: 1, maxLength: 6 }),
        (words) => {
          expect(words.map((word) => word.normalize('NFC'))).toContain(
            toGivenName(words.join(' ')),
          );
        },
      ),
    );
  });

  test('marks make no difference to which word it is', () => {
    const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Lý'];
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        fc.array(fc.constantFrom('Thu', 'Minh', 'Anh', 'Khánh'), { maxLength: 2 }),
        fc.constantFrom('Hà', 'Châu', 'Đức', 'Phước'),
        (family, middle, given) => {
          const name = [family, ...middle, given].join(' ');
          const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[Đđ]/g, 'D');
          expect(toGivenName(name)).toBe(given);
          expect(plain.endsWith(toGivenName(plain))).toBe(true);
        },
      ),
    );
  });
});
