import { describe, expect, it } from 'vitest';
import type { EnrolmentView } from '../../lib/store/deal-queries.ts';
import { toCadenceNews } from './cadence-news.ts';

function view(enrolment: object): EnrolmentView {
  return {
    enrolment: { id: 'e1', step: 1, stopped_reason: null, ...enrolment },
    cadence: { name: 'Short', steps: [{}, {}, {}] },
  } as unknown as EnrolmentView;
}

describe('what became of a cadence', () => {
  it.each<[string, EnrolmentView | undefined, EnrolmentView | undefined, unknown]>([
    ['none', undefined, undefined, undefined],
    ['untouched', view({}), view({}), undefined],
    [
      'a reply',
      view({}),
      view({ stopped_reason: 'reply' }),
      { kind: 'stopped', name: 'Short', reason: 'reply' },
    ],
    ['a step', view({}), view({ step: 2 }), { kind: 'passed', name: 'Short', step: 2, count: 3 }],
    [
      'the last step',
      view({ step: 2 }),
      view({ step: 3, stopped_reason: 'finished' }),
      { kind: 'passed', name: 'Short', step: 3, count: 3 },
    ],
    [
      'ended long ago',
      view({ stopped_reason: 'by_hand' }),
      view({ stopped_reason: 'by_hand' }),
      undefined,
    ],
    ['another one', view({}), view({ id: 'e2', stopped_reason: 'reply' }), undefined],
  ])('%s', (_what, before, after, news) => {
    expect(toCadenceNews(before, after)).toEqual(news);
  });
});
