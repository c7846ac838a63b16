import type { FactName, ScoreInputs } from '../model/scoring.ts';
import { findJump } from '../scoring/jump.ts';
import { isUsedInRanks, type Scored, toLogOdds, toPersonScore } from './ranked-scores.ts';

/**
 * Whose next actions are to be asked for again though no row of theirs was written: what was kept of their company is
 * another, or what lay ahead has come. Every difference counts, however small, so that all devices come to the same order.
 */

const companyFacts = ['industry', 'company_size', 'place'] as const satisfies readonly FactName[];

function hasOtherCompany(before: ScoreInputs, after: ScoreInputs): boolean {
  return (
    before.industry !== after.industry ||
    before.place !== after.place ||
    before.size?.[0] !== after.size?.[0] ||
    before.size?.[1] !== after.size?.[1] ||
    companyFacts.some((fact) => before.since[fact] !== after.since[fact])
  );
}

/** By what was kept of them before and what is true now. */
export function isRankedOtherwise(
  id: string,
  { before, after }: { readonly before: Scored; readonly after: Scored },
): boolean {
  if (!isUsedInRanks(after.card)) return false;
  const [old, now] = [before.inputsById.get(id), after.inputsById.get(id)];
  if (!now) return false;
  // They may have been ranked before anything was kept of them.
  if (!old) return now.industry !== null || now.size !== null || now.place !== null;
  if (!hasOtherCompany(old, now)) return false;
  const [was, is] = [toPersonScore(before, id), toPersonScore(after, id)];
  if (was?.score !== is?.score || was?.fit !== is?.fit || was?.grade !== is?.grade) return true;
  if (toLogOdds(before, id) !== toLogOdds(after, id)) return true;
  // Whether it is a jump rests on what was told besides: one that may be is looked at again.
  const { card, now: at } = after;
  return findJump(old, card, at) !== null || findJump(now, card, at) !== null;
}

/** Whether something that counts came to pass after `from` and up to `now` (ms). */
export function hasHappened(
  { touches, since }: ScoreInputs,
  { from, now }: { readonly from: number; readonly now: number },
): boolean {
  const isWithin = (at: number) => at > from && at <= now;
  return touches.some(([, at]) => isWithin(at)) || Object.values(since).some(isWithin);
}
