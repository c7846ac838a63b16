import type { StopReason } from '../../lib/model/engagement.ts';
import type { EnrolmentView } from '../../lib/store/deal-queries.ts';

/** What became of a prospect's cadence by a contact that was logged. */
export type CadenceNews =
  | { readonly kind: 'stopped'; readonly name: string; readonly reason: string }
  | {
      readonly kind: 'passed';
      readonly name: string;
      readonly step: number;
      readonly count: number;
    };

/** Compares a prospect's cadence before and after; `undefined` where nothing became of it. */
export function toCadenceNews(
  before: EnrolmentView | undefined,
  after: EnrolmentView | undefined,
): CadenceNews | undefined {
  if (!before || !after || before.enrolment.id !== after.enrolment.id) return undefined;
  if (before.enrolment.stopped_reason !== null) return undefined;
  const { name, steps } = after.cadence;
  const { step, stopped_reason: reason } = after.enrolment;
  const finished: StopReason = 'finished';
  if (reason !== null && reason !== finished) return { kind: 'stopped', name, reason };
  if (reason === null && step === before.enrolment.step) return undefined;
  return { kind: 'passed', name, step: before.enrolment.step + 1, count: steps.length };
}
