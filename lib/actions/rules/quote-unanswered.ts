import { dueMinute } from '../calendar.ts';
import type { ActionFact, DealFacts, DealRule, StakeholderFacts, Touch } from '../facts.ts';
import { isLater } from '../instants.ts';
import { hasRole } from '../people.ts';
import { findNewest, isAttempt, isInbound, isMeeting } from '../touches.ts';

const waitDays = 5;

/** Of several champions the one who has been in touch last; then by id, so that it is always the same. */
function findChampion({ people }: DealFacts): StakeholderFacts | undefined {
  const champions = people.filter(
    (person) => !person.isDoNotContact && hasRole('champion')(person),
  );
  return champions.toSorted(
    (a, b) =>
      compare(b.lastTouchAt ?? '', a.lastTouchAt ?? '') || compare(a.prospectId, b.prospectId),
  )[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A quote is out, and nothing has come back; after asking once more the days count anew. */
export const rule: DealRule = {
  id: 'quote_unanswered',
  about: 'deal',
  weight: 4,
  find: (deal, { calendar }) => {
    const { quotedAt, outcome, touches } = deal;
    if (outcome !== 'open' || quotedAt === null) return undefined;
    const isAfter = (touch: Touch): boolean => isLater(touch.at, quotedAt);
    const isAnswered = (touch: Touch): boolean =>
      isAfter(touch) && (isInbound(touch) || isMeeting(touch));
    if (touches.some(isAnswered)) return undefined;
    // What went out on the quote's own day brought it along.
    const quotedOn = calendar.dayOf(quotedAt);
    const isAskedAgain = (touch: Touch): boolean =>
      isAfter(touch) && isAttempt(touch) && calendar.dayOf(touch.at) > quotedOn;
    const asked = findNewest(touches, isAskedAgain);
    const from = asked?.at ?? quotedAt;
    const champion = findChampion(deal);
    const quoted: ActionFact = { name: 'quotedAt', kind: 'since', value: quotedAt };
    return {
      dueAt: calendar.toInstant(calendar.addOpenDays(calendar.dayOf(from), waitDays), dueMinute),
      factsAt: from,
      channel: champion === undefined ? null : (champion.preferredChannel ?? 'call'),
      prospectId: champion?.prospectId ?? null,
      facts:
        asked === undefined
          ? [quoted]
          : [{ name: 'askedAt', kind: 'since', value: asked.at }, quoted],
    };
  },
};
