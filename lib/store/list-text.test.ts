import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../model/fold.ts';
import { foldOnce, toTextKey } from './list-text.ts';

test('any text is folded as elsewhere, the second time too', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.emailAddress());
  fc.assert(
    fc.property(text, (value) => {
      expect(foldOnce(value)).toBe(foldText(value));
      expect(foldOnce(value)).toBe(foldText(value));
    }),
  );
});

test('a text without letters is put in order by itself, and none by nothing', () => {
  expect(['Ødegård', '…', '', null].map(toTextKey)).toEqual(['odegard', '…', null, null]);
});
