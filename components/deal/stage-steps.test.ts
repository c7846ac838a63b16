import { describe, expect, test } from 'vitest';
import type { Stage } from '../../lib/model/deal.ts';
import {
  findNextStage,
  findPreviousStage,
  findReopenStage,
  toCriteria,
  toOpenStages,
  toStageTime,
} from './stage-steps.ts';

function aStage(id: string, position: number, kind: Stage['kind'] = 'open'): Stage {
  return { id, position, kind, name: id, probability: 10, exit_criteria: [] } as unknown as Stage;
}

const first = aStage('first', 1);
const second = aStage('second', 5);
const last = aStage('last', 9);
const won = aStage('won', 0, 'won');
const lost = aStage('lost', 3, 'lost');
/** As a workspace may have them: out of order, with the closed ones between. */
const stages = [last, lost, first, won, second];

describe('where a deal may go', () => {
  test('open stages stand in their order, whatever lies between', () => {
    expect(toOpenStages(stages)).toEqual([first, second, last]);
  });

  test.each([
    [first, 'second'],
    [second, 'last'],
    [last, 'won'],
    [won, undefined],
    [lost, undefined],
    // Its stage was deleted by somebody else.
    [undefined, 'first'],
  ])('the next after %o', (current, next) => {
    expect(findNextStage(stages, current)?.id).toBe(next);
  });

  test.each([
    [first, undefined],
    [second, 'first'],
    [last, 'second'],
    [won, undefined],
    [undefined, undefined],
  ])('the one before %o', (current, previous) => {
    expect(findPreviousStage(stages, current)?.id).toBe(previous);
  });

  test.each([
    ['second', 'second'],
    ['gone', 'last'],
    // It was won by way of lost.
    ['lost', 'last'],
    [null, 'last'],
  ])('a closed deal that left %s goes on in %s', (left, id) => {
    expect(findReopenStage(stages, left)?.id).toBe(id);
  });
});

test('criteria of this stage alone are counted, in the order of the stage', () => {
  const stage = { exit_criteria: ['Quote sent', 'Champion has it', 'Terms read'] };
  const deal = { checked_criteria: ['Terms read', 'Need asked', 'Quote sent'] };
  expect(toCriteria(stage, deal)).toEqual({
    met: ['Quote sent', 'Terms read'],
    unmet: ['Champion has it'],
  });
});

describe('time in a stage', () => {
  const enteredAt = '2026-03-02T09:00:00.000Z';
  const after = (days: number) => Date.parse(enteredAt) + days * 86_400_000;

  test.each([
    [12.5, 9, { days: 12, median: 9, isStalled: true }],
    [9.9, 9.2, { days: 9, median: 9, isStalled: false }],
    [10, 9.4, { days: 10, median: 9, isStalled: true }],
    [0.2, 0.1, { days: 0, median: 1, isStalled: false }],
    [400, null, { days: 400, median: undefined, isStalled: false }],
    // The clock of who moved it ran ahead.
    [-1, 9, { days: 0, median: 9, isStalled: false }],
  ])('%s days with a median of %s', (days, medianDays, time) => {
    expect(toStageTime({ enteredAt, medianDays, nowMs: after(days) })).toEqual(time);
  });
});
