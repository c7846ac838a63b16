import { isReached } from '../../model/reached.ts';
import { dueMinute } from '../calendar.ts';
import type { ActionFact, PersonRule, PersonSignal } from '../facts.ts';
import { isLater } from '../instants.ts';

/** In whatever order they come; of two at one time always the same. */
function isNewer(a: PersonSignal, than: PersonSignal): boolean {
  if (isLater(a.at, than.at)) return true;
  return !isLater(than.at, a.at) && (a.after ?? '') > (than.after ?? '');
}

/** A new title or company was seen, and nobody has been in touch since. */
export const rule: PersonRule = {
  id: 'job_change',
  about: 'prospect',
  weight: 2,
  find: ({ signals, touches, preferredChannel }, { calendar }) => {
    let change: PersonSignal | undefined;
    for (const signal of signals) {
      if (signal.kind !== 'job_change') continue;
      if (change === undefined || isNewer(signal, change)) change = signal;
    }
    if (change === undefined) return undefined;
    const { at, before, after } = change;
    if (touches.some((touch) => isReached(touch) && isLater(touch.at, at))) return undefined;
    const day = calendar.nextOpen(calendar.dayOf(at));
    const facts: ActionFact[] = [{ name: 'seenAt', kind: 'instant', value: at }];
    if (before !== null) facts.push({ name: 'before', kind: 'text', value: before });
    if (after !== null) facts.push({ name: 'after', kind: 'text', value: after });
    return {
      dueAt: calendar.toInstant(day, dueMinute),
      factsAt: at,
      channel: preferredChannel,
      prospectId: null,
      facts,
    };
  },
};
