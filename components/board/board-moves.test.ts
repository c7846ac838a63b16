import { describe, expect, test } from 'vitest';
import type { Deal, Stage } from '../../lib/model/deal.ts';
import { aStages } from './a-board.ts';
import { asksBeforeMove, findNext, findPrevious } from './board-moves.ts';

function aView(kind: Stage['kind'], of: { criteria: readonly string[]; met: readonly string[] }) {
  return {
    stage: { id: 'here', kind, position: 1, exit_criteria: of.criteria } as unknown as Stage,
    deal: { checked_criteria: of.met } as unknown as Deal,
  };
}

describe('what is asked before a move', () => {
  const open = aView('open', { criteria: ['signed', 'paid'], met: ['paid'] });
  const done = aView('open', { criteria: ['paid'], met: ['paid'] });
  const ahead = { kind: 'open', position: 2 } as const;
  const behind = { kind: 'open', position: 0 } as const;

  test('criteria that are not met, on the way forwards alone', () => {
    expect(asksBeforeMove(open, ahead)).toBe(true);
    expect(asksBeforeMove(open, behind)).toBe(false);
    expect(asksBeforeMove(done, ahead)).toBe(false);
  });

  test('how a deal ends is always asked', () => {
    expect(asksBeforeMove(done, { kind: 'won', position: 5 })).toBe(true);
    expect(asksBeforeMove(done, { kind: 'lost', position: 0 })).toBe(true);
  });

  test('a closed deal is opened again without a question', () => {
    const won = aView('won', { criteria: ['signed'], met: [] });
    expect(asksBeforeMove(won, ahead)).toBe(false);
  });
});

describe('the stages beside', () => {
  const ids = (find: typeof findNext) => aStages.map(({ id }) => find(aStages, id)?.id);

  test('forwards to the end, where it is won', () => {
    expect(ids(findNext)).toEqual(['offer', 'won', undefined, undefined]);
  });

  test('back to the first', () => {
    expect(ids(findPrevious)).toEqual([undefined, 'new', undefined, undefined]);
  });
});
