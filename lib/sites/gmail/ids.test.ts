import { describe, expect, it } from 'vitest';
import { toGmailId, toTime } from './ids.ts';

describe('ids of Gmail', () => {
  it('turns decimals into the hex that lists show', () => {
    expect(toGmailId('#thread-f:1828907528778129395', 'thread')).toBe('196195b51bdb9ff3');
    expect(toGmailId('thread-f:1828907528778129395', 'thread')).toBe('196195b51bdb9ff3');
    expect(toGmailId('#msg-f:1828907528778129395', 'message')).toBe('196195b51bdb9ff3');
    expect(toGmailId('196195b51bdb9ff3', 'message')).toBe('196195b51bdb9ff3');
  });

  it('keeps what the client made', () => {
    expect(toGmailId('#msg-a:r-3813093717009887474', 'message')).toBe(
      'msg-a:r-3813093717009887474',
    );
    expect(toGmailId('thread-a:r12', 'thread')).toBe('thread-a:r12');
  });

  it.each([
    '',
    'undefined',
    '#',
    'null',
    'msg-a:bump-7',
    '#msg-f:',
    '#msg-f:1',
    'thread-f:12',
    'zz',
    'ffffffffffffffff',
    '0000000000000001',
    '#msg-f:99999999999999999999',
  ])('takes %j for no message', (raw) => {
    expect(toGmailId(raw, 'message')).toBeUndefined();
  });

  it('tells the time to a second, of hex ids alone', () => {
    // Sent at 1662744701149 ms.
    expect(toTime('183234eaadcf41e5')).toBe('2022-09-09T17:31:41.660Z');
    expect(toTime('16f438f4edd46df5')).toBe('2019-12-26T18:54:22.941Z');
    expect(toTime('msg-a:r-1')).toBeUndefined();
    expect(toTime('ffffffffffffffff')).toBeUndefined();
  });
});
