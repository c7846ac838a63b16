import { expect, test } from 'vitest';
import type { ActionRow } from './action-row.ts';
import { findNext } from './list-next.ts';

const now = Date.parse('2026-03-02T08:00:00.000Z');

function anAction(
  key: string,
  more: Partial<ActionRow> & { readonly until?: string } = {},
): ActionRow {
  const { until, ...row } = more;
  return {
    key,
    subject: 'deals:one',
    action: { rule: key, ...(until ? { until } : {}) } as never,
    taskId: null,
    prospectId: null,
    dealId: 'one',
    dueAt: '2026-03-01T08:00:00.000Z',
    owner: '',
    rank: 1,
    ...row,
  };
}

function ruleOf(actions: readonly ActionRow[], tasks = new Map<string, never>()) {
  return findNext(actions, { tasks, now }).value.get('deals:one')?.rule;
}

test('of what is due today the highest rank is next, else what comes up first', () => {
  const low = anAction('quote_unanswered', { rank: 1, dueAt: '2026-02-01T08:00:00.000Z' });
  const high = anAction('reply_waits', { rank: 5 });
  const ahead = anAction('stalled', { rank: 9, dueAt: '2026-03-20T08:00:00.000Z' });
  const sooner = anAction('renewal_due', { rank: 2, dueAt: '2026-03-10T08:00:00.000Z' });
  expect(ruleOf([low, high, ahead])).toBe('reply_waits');
  expect(ruleOf([ahead, sooner])).toBe('renewal_due');
  expect(ruleOf([])).toBeUndefined();
});

test('what is over, and a task that is done, are no longer next', () => {
  const over = anAction('score_jump', { rank: 9, until: '2026-03-02T07:00:00.000Z' });
  const done = anAction('task:gone', { rank: 8, action: null, taskId: 'gone' });
  const ends = anAction('reply_waits', { rank: 1, until: '2026-03-02T09:00:00.000Z' });
  expect(ruleOf([over, done, ends])).toBe('reply_waits');
  expect(findNext([over, ends], { tasks: new Map(), now }).until).toBe(now + 3_600_000);
});
