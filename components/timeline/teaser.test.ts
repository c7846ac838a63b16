import { describe, expect, it } from 'vitest';
import { toTeaser } from './teaser.ts';

const lineCount = (text: string | undefined) => text?.split('\n').length;

describe('toTeaser', () => {
  it.each([['a word'], ['line\n'.repeat(11)], ['x '.repeat(420)]])(
    'shows a short text whole: %#',
    (text) => {
      expect(toTeaser(text)).toBeUndefined();
    },
  );

  it('ends after a line, and says that there is more', () => {
    const teaser = toTeaser('a line\n'.repeat(40));
    expect(lineCount(teaser)).toBe(10);
    expect(teaser).toMatch(/a line …$/);
  });

  it('ends after a word', () => {
    const teaser = toTeaser('word '.repeat(400)) ?? '';
    expect(teaser).toMatch(/^(?:word )+…$/);
    expect(teaser.length).toBeGreaterThan(600);
    expect(teaser.length).toBeLessThan(710);
  });

  it('does not cut through a letter of two units', () => {
    const teaser = toTeaser(`x${'😀'.repeat(900)}`) ?? '';
    expect(teaser.isWellFormed()).toBe(true);
  });
});
