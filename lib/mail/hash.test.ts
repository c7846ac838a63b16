import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText } from './hash.ts';

describe('a short name for a long text', () => {
  test('stays as it is: names that are kept were made with it', () => {
    expect(hashText('')).toBe('0wvjl67o803');
    expect(hashText('jane@acme.com')).toBe('258kmlffij8');
    expect(hashText('Báo giá')).toBe('1qjacsxwvcs');
  });

  test('is eleven letters and digits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(hashText(text)).toMatch(/^[0-9a-z]{11}$/);
      }),
    );
  });

  test('keeps a hundred thousand texts that are alike apart', () => {
    const hashes = new Set<string>();
    for (let at = 0; at < 100_000; at += 1) hashes.add(hashText(`person${at}@firm.example`));
    expect(hashes.size).toBe(100_000);
  });
});
