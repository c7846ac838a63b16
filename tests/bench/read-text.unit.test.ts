import { describe, expect, test } from 'vitest';
import { toText } from './read-text.ts';

describe('bytes of a file', () => {
  const text = 'name,note\r\nMüller,Lê';
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, the low byte first', wide],
    ['UTF-16, the high byte first', Buffer.from(wide).swap16()],
  ])('are read as %s', (_, bytes) => expect(toText(bytes)).toEqual({ text, notes: [] }));

  test('are read as an old spreadsheet saves them, and that is said', () => {
    expect(toText(Buffer.from('M\xFCller \x80', 'latin1'))).toEqual({
      text: 'Müller €',
      notes: ['the file is not UTF-8: read as Windows-1252'],
    });
  });
});
