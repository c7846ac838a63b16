import * as fc from 'fast-check';

/** What a rep does in one tab, act by act; several tabs do so at once. Drawn from a seed, so that a run can be drawn again. */

export interface MailAct {
  readonly kind: 'new' | 'reply';
  /** Whether somebody of the recipients is a prospect. */
  readonly isKnown: boolean;
  readonly isFromAlias: boolean;
  readonly press: 'click' | 'keys' | 'enter';
  readonly then:
    | 'wait for the word'
    | 'wait until it is gone'
    | 'go on'
    | 'undo'
    | 'undo and send again'
    | 'close the tab after the word'
    | 'close the tab when it is gone'
    | 'close the tab'
    | 'load the page again'
    | 'look at its thread'
    | 'look at its thread in another tab';
  /** The message is not sent after all, or later. */
  readonly instead: 'nothing' | 'discard' | 'close' | 'schedule';
  readonly pauseMs: number;
}

export interface MailHistory {
  readonly acts: readonly MailAct[];
  /** The worker is ended so long after the history has begun; negative: not. */
  readonly killAfterMs: number;
}

const act: fc.Arbitrary<MailAct> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constant('new' as const) },
    { weight: 1, arbitrary: fc.constant('reply' as const) },
  ),
  isKnown: fc.oneof(
    { weight: 4, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  isFromAlias: fc.oneof(
    { weight: 5, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  press: fc.constantFrom('click', 'keys', 'enter'),
  then: fc.constantFrom(
    'wait for the word',
    'wait until it is gone',
    'go on',
    'undo',
    'undo and send again',
    'close the tab after the word',
    'close the tab when it is gone',
    'close the tab',
    'load the page again',
    'look at its thread',
    'look at its thread in another tab',
  ),
  instead: fc.oneof(
    { weight: 8, arbitrary: fc.constant('nothing' as const) },
    { weight: 1, arbitrary: fc.constantFrom('discard', 'close', 'schedule') },
  ),
  pauseMs: fc.nat({ max: 250 }),
});

const history: fc.Arbitrary<MailHistory> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 3 }),
  killAfterMs: fc.oneof(
    { weight: 3, arbitrary: fc.constant(-1) },
    { weight: 1, arbitrary: fc.nat({ max: 1_200 }) },
  ),
});

export function drawHistories(count: number, seed: number): readonly MailHistory[] {
  return fc.sample(history, { numRuns: count, seed });
}
