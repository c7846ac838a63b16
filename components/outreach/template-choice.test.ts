import { describe, expect, test } from 'vitest';
import type { Template } from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import { channelsToWrite, templatesOf } from './template-choice.ts';

const aTemplate = (channel: Channel, name = channel as string) => ({ channel, name }) as Template;

describe('channels of a message', () => {
  test.each<[readonly Channel[], Channel | null, readonly Channel[]]>([
    [[], null, ['email', 'linkedin', 'message', 'call']],
    [['linkedin'], null, ['linkedin', 'email', 'message', 'call']],
    [['email', 'linkedin'], 'call', ['call', 'email', 'linkedin', 'message']],
    [['linkedin'], 'linkedin', ['linkedin', 'email', 'message', 'call']],
    // Of an older or a later version: shown, not lost.
    [['event'], 'meeting', ['event', 'email', 'linkedin', 'message', 'call']],
  ])('with templates for %j and %s preferred: %j', (used, preferred, expected) => {
    expect(
      channelsToWrite(
        used.map((channel) => aTemplate(channel)),
        preferred,
      ),
    ).toEqual(expected);
  });

  test('the templates of one keep their order', () => {
    const all = [aTemplate('email', 'a'), aTemplate('call', 'b'), aTemplate('email', 'c')];
    expect(templatesOf(all, 'email').map(({ name }) => name)).toEqual(['a', 'c']);
  });
});
