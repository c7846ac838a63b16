import { divide } from '../measures.ts';
import { caveat, count, type Metric, part, quantity, rowsOf } from '../metric.ts';
import { toConversionMs } from '../scope.ts';

/** By cohort of entry. Who is worked on may still come to a deal: open while younger than nine of ten were then. */
export const prospectConversion: Metric = {
  id: 'prospectConversion',
  better: 'more',
  measure(scope) {
    const { index, knownAt, now } = scope;
    const entered = scope.entered();
    const converted = entered.filter(({ dealAt }) => dealAt !== null && dealAt <= knownAt);
    const youngAfter = knownAt - toConversionMs(index, now);
    const open = entered.filter(
      ({ enteredAt, dealAt, isWorkedOn }) =>
        isWorkedOn && enteredAt > youngAfter && !(dealAt !== null && dealAt <= knownAt),
    );
    const idOf = ({ id }: { readonly id: string }) => id;
    return {
      now: quantity('ratio', divide(converted.length, entered.length)),
      parts: [part('converted', count(converted.length)), part('entered', count(entered.length))],
      caveats: [caveat('openCohort', open.length)],
      rows: {
        converted: rowsOf('prospects', converted, idOf),
        entered: rowsOf('prospects', entered, idOf),
        open: rowsOf('prospects', open, idOf),
      },
    };
  },
};
