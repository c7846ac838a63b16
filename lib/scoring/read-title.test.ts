import { describe, expect, test } from 'vitest';
import { readTitle } from './read-title.ts';
import { realTitles } from './titles/real-titles.ts';

describe.each(Object.entries(realTitles))('real titles: %s', (_language, titles) => {
  test.each(titles)('%s', (title, seniority, departments) => {
    expect(readTitle(title)).toEqual({ seniority, departments });
  });
});
