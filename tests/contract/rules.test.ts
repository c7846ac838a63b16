import { describe, expect, test } from 'vitest';
import { packs } from '../../lib/sites/registry.ts';
import { readText } from './tree.ts';

describe('rules', () => {
  // Seen to fail: a layer renamed in a pack without a word for it.
  test('every rule of every pack has words for the rep', () => {
    const words = readText('components/prospect/rule-text.ts');
    const rules = packs.flatMap((pack) =>
      Object.values(pack.fields).flatMap((field) => field.layers.map((layer) => layer.name)),
    );
    expect(rules.length).toBeGreaterThan(20);
    const wordless = [...new Set(rules)].filter(
      (rule) => !new RegExp(`^ {2}'?${rule}'?: 'rules\\.`, 'm').test(words),
    );
    expect(wordless).toEqual([]);
  });
});
