import { expect, test } from 'vitest';
import { toAriaShortcut, toKeyCaps } from './key-caps.ts';

test.each([
  ['d', 'D', 'D'],
  ['Enter', '↵', 'Enter'],
  ['Escape', 'Esc', 'Escape'],
  ['Ctrl+Enter', 'Ctrl ↵', 'Control+Enter'],
  ['Shift+m', '⇧ M', 'Shift+M'],
  ['/', '/', '/'],
  ['+', '+', '+'],
  ['Ctrl++', 'Ctrl +', 'Control++'],
])('%s is printed %s and announced %s', (keys, caps, announced) => {
  expect(toKeyCaps(keys)).toBe(caps);
  expect(toAriaShortcut(keys)).toBe(announced);
});
