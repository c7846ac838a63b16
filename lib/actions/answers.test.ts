import { describe, expect, test } from 'vitest';
import { rulesOfOne, toAnswerKey } from './answers.ts';
import { ruleIds } from './facts.ts';

const id = '0b1f4b0e-7c51-4a53-9b6e-2f3d1f0a9c11';

describe('what an answer is kept under', () => {
  test('fits into its column', () => {
    for (const rule of ruleIds) {
      const key = toAnswerKey({ rule, prospectId: id, enrolmentId: id });
      expect(key.length, key).toBeLessThanOrEqual(60);
    }
  });

  test('the person, where the rule looks at each; a deal that names somebody stays one', () => {
    for (const rule of ruleIds) {
      const key = toAnswerKey({ rule, prospectId: id });
      expect(key).toBe(rulesOfOne.has(rule) ? `${rule}:${id}` : rule);
    }
    expect(toAnswerKey({ rule: 'quote_unanswered', prospectId: id })).toBe('quote_unanswered');
  });
});
