import { isAnswered, isWaiting } from '../conversations.ts';
import { divide } from '../measures.ts';
import { caveat, count, fewCaveat, type Metric, part, quantity, rowsOf } from '../metric.ts';

/** Conversations in writing that we opened in the period, and of those the ones that were answered since. */
export const replyRate: Metric = {
  id: 'replyRate',
  better: 'more',
  measure(scope) {
    const asked = scope.conversations();
    const answered = asked.filter((talk) => isAnswered(talk, scope.knownAt));
    const waiting = asked.filter((talk) => isWaiting(talk, scope.knownAt));
    const idOf = ({ opened }: (typeof asked)[number]) => opened.id;
    return {
      now: quantity('ratio', divide(answered.length, asked.length)),
      parts: [part('answered', count(answered.length)), part('asked', count(asked.length))],
      caveats: [fewCaveat(asked.length), caveat('openCohort', waiting.length)],
      rows: {
        answered: rowsOf('touchpoints', answered, idOf),
        asked: rowsOf('touchpoints', asked, idOf),
        open: rowsOf('touchpoints', waiting, idOf),
      },
    };
  },
};
