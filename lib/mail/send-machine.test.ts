import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailDraft } from '../model/mail.ts';
import {
  confirmMs,
  type GoneSending,
  guardMs,
  leaveMs,
  type SendEvent,
  type SendMachine,
  stepSends,
} from './send-machine.ts';

function aDraft(id: string): MailDraft {
  const to = [{ email: 'mara@harrow.example', name: 'Mara' }];
  return { id, threadId: '', replyTo: '', from: '', to, cc: [], bcc: [], subject: 'Offer' };
}

const press = (key: string, at: number, isScheduled = false): SendEvent => ({
  kind: 'pressed',
  key,
  draft: aDraft(key),
  at,
  isScheduled,
});
const open = (at: number, ...keys: string[]): SendEvent => ({ kind: 'open', keys, at });
const said = (at: number): SendEvent => ({ kind: 'said_sent', at });
const undo = (at: number): SendEvent => ({ kind: 'undo', at });
const wentOn = (at: number, ...keys: string[]): SendEvent => ({ kind: 'went_on', keys, at });
const left = (at: number): SendEvent => ({ kind: 'left', at });

function play(events: readonly SendEvent[]): {
  machine: SendMachine;
  told: readonly GoneSending[];
} {
  let machine: SendMachine = [];
  const told: GoneSending[] = [];
  for (const event of events) {
    const step = stepSends(machine, event);
    machine = step.machine;
    told.push(...step.changed);
  }
  return { machine, told };
}

const inShort = ({ key, stage, pressedAt }: GoneSending): string => `${key}@${pressedAt} ${stage}`;

const sent = [press('a', 0), open(100), said(900)];

describe('what the worker hears', () => {
  it.each<[string, readonly SendEvent[], readonly string[]]>([
    ['of a press alone nothing', [press('a', 0)], []],
    ['nothing while the window is open', [press('a', 0), open(100, 'a')], []],
    ['that it went', [press('a', 0), open(100)], ['a@0 pending']],
    ['that it was sent', sent, ['a@0 pending', 'a@0 confirmed']],
    ['nothing of a word without a press', [said(0), open(1)], []],
    ['nothing of a word while the window is open', [press('a', 0), said(5), open(9, 'a')], []],
    [
      'nothing where the window stays for longer than ten seconds, and then is closed',
      [press('a', 0), open(leaveMs, 'a'), open(leaveMs + 1, 'a'), open(leaveMs + 2), said(12_000)],
      [],
    ],
    ['that it went in the last moment', [press('a', 0), open(leaveMs)], ['a@0 pending']],
    [
      'nothing where an alert held it up and the rep closes the window',
      [press('a', 0), open(500, 'a'), wentOn(2_000, 'a'), open(2_100), said(2_200)],
      [],
    ],
    [
      'that it went where a second click came at once',
      [press('a', 0), wentOn(200, 'a'), open(300)],
      ['a@0 pending'],
    ],
    [
      'that it went where the rep goes on in another window',
      [press('a', 0), wentOn(2_000, 'b'), open(2_100, 'b')],
      ['a@0 pending'],
    ],
    [
      'of the press that counts where the first was held up',
      [press('a', 0), open(500, 'a'), press('a', 8_000), open(8_100), said(8_200)],
      ['a@8000 pending', 'a@8000 confirmed'],
    ],
    [
      'nothing more where no word comes for fifteen seconds',
      [press('a', 0), open(100), said(100 + confirmMs + 1)],
      ['a@0 pending'],
    ],
    [
      'that it came back, even long after',
      [press('a', 0), open(100), open(20_000, 'a')],
      ['a@0 pending', 'a@0 cancelled'],
    ],
    [
      'that it was undone',
      [...sent, undo(5_000)],
      ['a@0 pending', 'a@0 confirmed', 'a@0 cancelled'],
    ],
    [
      'that it was undone once, where undo is pressed twice',
      [...sent, undo(5_000), undo(5_100), open(5_200, 'a')],
      ['a@0 pending', 'a@0 confirmed', 'a@0 cancelled'],
    ],
    [
      'nothing of an undo after the guard',
      [...sent, undo(900 + guardMs + 1)],
      ['a@0 pending', 'a@0 confirmed'],
    ],
    [
      'nothing of a window of that name after the guard',
      [...sent, open(900 + guardMs + 1, 'a')],
      ['a@0 pending', 'a@0 confirmed'],
    ],
    [
      'of two messages where one is undone and sent again',
      [...sent, undo(5_000), open(5_100, 'a'), press('a', 9_000), open(9_100), said(9_200)],
      ['a@0 pending', 'a@0 confirmed', 'a@0 cancelled', 'a@9000 pending', 'a@9000 confirmed'],
    ],
    [
      'of the return by the press itself, where nobody looked in between',
      [...sent, press('a', 9_000), open(9_100)],
      ['a@0 pending', 'a@0 confirmed', 'a@0 cancelled', 'a@9000 pending'],
    ],
    [
      'of one of two, by one word: of the one that went first',
      [press('a', 0), press('b', 10), open(100, 'a'), open(200), said(900)],
      ['b@10 pending', 'a@0 pending', 'b@10 confirmed'],
    ],
    [
      'of both, by two words',
      [press('a', 0), press('b', 10), open(100), said(900), said(1_400)],
      ['a@0 pending', 'b@10 pending', 'a@0 confirmed', 'b@10 confirmed'],
    ],
    [
      'of the younger, where the older has waited in vain',
      [press('a', 0), open(100), press('b', 20_000), open(20_100), said(20_500)],
      ['a@0 pending', 'b@20000 pending', 'b@20000 confirmed'],
    ],
    ['that it goes out later', [press('a', 0, true), open(100), said(900)], ['a@0 scheduled']],
    [
      'that it goes now, where the dialog of times was closed again',
      [press('a', 0, true), press('a', 3_000), open(3_100)],
      ['a@3000 pending'],
    ],
    [
      'that what was to go later is taken back',
      [press('a', 0, true), open(100), undo(3_000)],
      ['a@0 scheduled', 'a@0 cancelled'],
    ],
    ['that it went with its page', [press('a', 0), left(300)], ['a@0 pending']],
    [
      'nothing of the older format’s second call',
      [press('msg-a:bump-7', 0), open(100), said(200)],
      [],
    ],
  ])('%s', (_, events, told) => {
    expect(play(events).told.map(inShort)).toEqual(told);
  });

  const two = [press('a', 0), press('b', 10), open(100), said(900), said(1_400)];
  const ofTwo = (events: readonly SendEvent[]): readonly string[] =>
    play([...two, ...events])
      .told.slice(4)
      .map(inShort);

  it('of two that may be undone: the one whose window comes back', () => {
    expect(ofTwo([undo(5_000), open(5_300, 'a')])).toEqual(['a@0 cancelled']);
    expect(ofTwo([undo(5_000), open(5_300, 'a'), open(9_000, 'a')])).toEqual(['a@0 cancelled']);
    expect(ofTwo([undo(5_000), open(5_300, 'b')])).toEqual(['b@10 cancelled']);
  });

  it('of two that may be undone: the last, where no window comes back or the page goes', () => {
    expect(ofTwo([undo(5_000), open(5_300)])).toEqual([]);
    expect(ofTwo([undo(5_000), open(7_000)])).toEqual(['b@10 cancelled']);
    expect(ofTwo([undo(5_000), left(5_100)])).toEqual(['b@10 cancelled']);
    expect(ofTwo([undo(900 + guardMs), open(900 + guardMs + 5_000)])).toEqual(['b@10 cancelled']);
  });

  it('carries the draft as it was at the press', () => {
    const late: SendEvent = {
      kind: 'pressed',
      key: 'a',
      draft: { ...aDraft('a'), subject: 'Later' },
      at: 8_000,
      isScheduled: false,
    };
    const { told } = play([press('a', 0), open(500, 'a'), late, open(8_100)]);
    expect(told.map(({ draft }) => draft.subject)).toEqual(['Later']);
  });

  it('keeps nothing for ever', () => {
    expect(play([press('a', 0), open(1, 'a'), open(leaveMs + 1, 'a')]).machine).toEqual([]);
    expect(play([press('a', 0), open(1), open(1 + confirmMs + guardMs + 1)]).machine).toEqual([]);
    expect(play([...sent, open(900 + guardMs + 1)]).machine).toEqual([]);
    expect(play([press('a', 0, true), open(1), open(1 + guardMs + 1)]).machine).toEqual([]);
  });
});

const keys = ['a', 'b', 'c'] as const;
const aKey = fc.constantFrom(...keys);
const someKeys = fc.subarray([...keys]);

type Unplaced = SendEvent extends infer Each
  ? Each extends SendEvent
    ? Omit<Each, 'at'>
    : never
  : never;

const anUnplaced: fc.Arbitrary<Unplaced> = fc.oneof(
  fc.record({
    kind: fc.constant('pressed' as const),
    key: aKey,
    isScheduled: fc.boolean(),
    draft: aKey.map(aDraft),
  }),
  fc.record({ kind: fc.constant('open' as const), keys: someKeys }),
  fc.record({ kind: fc.constant('went_on' as const), keys: someKeys }),
  fc.constant({ kind: 'said_sent' as const }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'left' as const }),
);

const aPause = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12_000 }) },
);

/** Each at a time of its own, so that a press is known by it. */
const aHistory = fc
  .array(fc.tuple(anUnplaced, aPause), { maxLength: 60, size: 'max' })
  .map((list) => {
    let at = 0;
    return list.map(([event, pauseMs]): SendEvent => {
      at += pauseMs;
      return { ...event, at };
    });
  });

describe('whatever happens', () => {
  it('confirms only what was pressed, was gone, and was said to be sent, once, and one a word', () => {
    let confirmedCount = 0;
    fc.assert(
      fc.property(aHistory, (events) => {
        let machine: SendMachine = [];
        const stages = new Map<string, string[]>();
        for (const event of events) {
          const step = stepSends(machine, event);
          machine = step.machine;
          const words = step.changed.filter(({ stage }) => stage === 'confirmed');
          expect(words.length).toBeLessThanOrEqual(event.kind === 'said_sent' ? 1 : 0);
          for (const { key, pressedAt, stage } of step.changed) {
            const name = `${key}@${pressedAt}`;
            const before = stages.get(name) ?? [];
            const presses = events.filter(
              (each) => each.kind === 'pressed' && each.key === key && each.at === pressedAt,
            );
            expect(presses).toHaveLength(1);
            if (stage === 'pending' || stage === 'scheduled') {
              expect(before).toEqual([]);
              const isGone =
                event.kind === 'left' || (event.kind === 'open' && !event.keys.includes(key));
              expect(isGone).toBe(true);
              expect(event.at - pressedAt).toBeLessThanOrEqual(leaveMs);
            }
            if (stage === 'confirmed') {
              expect(before).toEqual(['pending']);
              confirmedCount += 1;
            }
            if (stage === 'cancelled') {
              expect(before.length).toBeGreaterThan(0);
              expect(before).not.toContain('cancelled');
            }
            stages.set(name, [...before, stage]);
          }
        }
        // Nothing is followed that is not a press of this history, and a window once.
        expect(new Set(machine.map(({ key }) => key)).size).toBe(machine.length);
      }),
      { numRuns: 3_000 },
    );
    expect(confirmedCount).toBeGreaterThan(1_000);
  });

  it('never throws, in any order of times', () => {
    const anEvent = fc
      .tuple(anUnplaced, fc.integer({ min: -100_000, max: 100_000 }))
      .map(([event, at]) => ({ ...event, at }));
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 40 }), (events) => {
        const { told } = play(events);
        for (const { stage } of told) expect(stage).not.toBe('armed');
      }),
    );
  });

  it('cancels every message whose window is back within the guard', () => {
    fc.assert(
      fc.property(aHistory, aKey, (events, key) => {
        const { machine } = play(events);
        const at = Math.max(0, ...events.map((event) => event.at)) + 1;
        const step = stepSends(machine, open(at, ...keys));
        const gone = machine.filter(
          (sending) =>
            sending.key === key && sending.stage !== 'armed' && at - sending.stageAt <= guardMs,
        );
        for (const { pressedAt } of gone) {
          expect(step.changed.map(inShort)).toContain(`${key}@${pressedAt} cancelled`);
        }
        expect(step.machine.every(({ stage }) => stage === 'armed')).toBe(true);
      }),
    );
  });
});
