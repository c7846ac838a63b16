import { describe, expect, it } from 'vitest';
import type { RepId } from '../../lib/model/ids.ts';
import { findMentioned, insertMention, readMentionQuery, readMentions } from './mention.ts';

const members = [
  { rep_id: 'r1' as RepId, name: 'Thảo Trần' },
  { rep_id: 'r2' as RepId, name: 'Thảo' },
  { rep_id: 'r3' as RepId, name: 'Duy Đặng' },
];

describe('what is typed after an @', () => {
  it.each([
    ['@', { at: 0, letters: '' }],
    ['Ask @th', { at: 4, letters: 'th' }],
    ['Ask @th tr', { at: 4, letters: 'th tr' }],
    ['(@d', { at: 1, letters: 'd' }],
    ['ha@lacvan', undefined],
    ['at @ five', undefined],
    ['@d\nnext line', undefined],
    ['no sign', undefined],
    [`@${'x'.repeat(60)}`, undefined],
  ])('%j', (text, expected) => {
    expect(readMentionQuery(text, text.length)).toEqual(expected);
  });

  it('counts up to the cursor alone', () => {
    expect(readMentionQuery('Ask @duy now', 6)).toEqual({ at: 4, letters: 'd' });
  });
});

describe('the offer', () => {
  it.each([
    ['', ['Duy Đặng', 'Thảo', 'Thảo Trần']],
    ['thao', ['Thảo', 'Thảo Trần']],
    ['th tr', ['Thảo Trần']],
    ['dang', ['Duy Đặng']],
    ['hao', []],
  ])('for %j', (letters, names) => {
    expect(findMentioned(members, letters).map(({ name }) => name)).toEqual(names);
  });

  it('is put in place of the letters', () => {
    const put = (text: string, cursor = text.length) => {
      const query = readMentionQuery(text, cursor);
      return query && insertMention(text, query, 'Thảo Trần');
    };
    expect(put('Ask @th')).toEqual({ text: 'Ask @Thảo Trần ', cursor: 15 });
    expect(put('Ask @th, please', 7)).toEqual({ text: 'Ask @Thảo Trần, please', cursor: 14 });
  });
});

describe('who is mentioned', () => {
  it.each([
    ['Ask @Thảo Trần and @duy đặng.', ['r1', 'r3']],
    ['@Thảo, @Thảo again', ['r2']],
    ['@Thảox and mail@Duy Đặng', []],
    ['@Nobody', []],
  ])('in %j', (text, ids) => {
    expect(readMentions(text, members)).toEqual(ids);
  });

  it('is what the offer put there', () => {
    const query = readMentionQuery('@d', 2);
    if (!query) return expect.unreachable();
    const { text } = insertMention('@d', query, 'Duy Đặng');
    expect(readMentions(text, members)).toEqual(['r3']);
  });
});
