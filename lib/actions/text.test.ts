import { describe, expect, test } from 'vitest';
import { channels } from '../model/prospect.ts';
import { now, vn } from './a-facts.ts';
import { type ActionTextContext, toActionText } from './text.ts';

const context: ActionTextContext = {
  now: Date.parse(now),
  subject: 'Maintenance planning',
  personName: (id) => `person ${id}`,
  openDaysSince: (instant) => (instant === now ? 0 : 7),
  formatInstant: (instant) => `at ${instant}`,
  formatDay: (day) => `on ${day}`,
  channelName: (channel) => `by ${channel}`,
};

describe('toActionText', () => {
  test('a title names the person where the action is about one, else the subject', () => {
    const action = { rule: 'role_guessed', channel: null, facts: [] } as const;
    expect(toActionText({ ...action, prospectId: 'bo' }, context).title.values).toEqual([
      'person bo',
    ]);
    expect(toActionText({ ...action, prospectId: null }, context).title.values).toEqual([
      'Maintenance planning',
    ]);
  });

  test.each(channels)('getting in touch by %s has words of its own', (channel) => {
    const action = { rule: 'cadence_step', channel, facts: [], prospectId: null } as const;
    expect(toActionText(action, context).title.key).toBe(`contact_${channel}`);
  });

  test('every kind of fact in a reason, and by itself', () => {
    const at = vn('2026-11-04 11:00');
    const { reason, facts } = toActionText(
      {
        rule: 'cadence_step',
        channel: null,
        prospectId: null,
        facts: [
          { name: 'a', kind: 'instant', value: at },
          { name: 'b', kind: 'day', value: '2026-11-04' },
          { name: 'c', kind: 'since', value: at },
          { name: 'd', kind: 'daysSince', value: at },
          { name: 'e', kind: 'count', value: 3 },
          { name: 'f', kind: 'text', value: 'Short | long' },
          { name: 'g', kind: 'channel', value: 'call' },
          { name: 'h', kind: 'person', value: 'ha' },
        ],
      },
      context,
    );
    const common = ['3', 'Short | long', 'by call', 'person ha'];
    expect(reason.count).toBeUndefined();
    expect(reason.values).toEqual([`at ${at}`, 'on 2026-11-04', '7', '7', ...common]);
    expect(facts.map(({ text }) => text)).toEqual([
      `at ${at}`,
      'on 2026-11-04',
      `at ${at}`,
      `at ${at}`,
      ...common,
    ]);
  });

  test('what is counted decides between one and many, and no name cuts the text apart', () => {
    const { reason } = toActionText(
      {
        rule: 'champion_silent',
        channel: null,
        prospectId: 'ha | hb',
        facts: [
          { name: 'champion', kind: 'person', value: 'ha | hb' },
          { name: 'lastTouchAt', kind: 'since', value: now },
        ],
      },
      context,
    );
    expect(reason.count).toBe(0);
    expect(reason.values).toEqual(['person ha / hb', '0']);
  });

  test('days that have not begun are none', () => {
    const { reason } = toActionText(
      {
        rule: 'stalled',
        channel: null,
        prospectId: null,
        facts: [{ name: 'enteredStageAt', kind: 'daysSince', value: vn('2026-11-13 10:00') }],
      },
      context,
    );
    expect(reason.values).toEqual(['0']);
  });
});
