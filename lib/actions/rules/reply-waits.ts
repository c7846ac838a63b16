import { type BusinessCalendar, dueMinute } from '../calendar.ts';
import type { ActionFact, PersonRule } from '../facts.ts';
import { isLater } from '../instants.ts';
import { findNewest, isAnswer, isMeeting, isWaiting } from '../touches.ts';

/** At once; what came in on a closed day, in the morning of the next open one. */
function toDueAt(at: string, calendar: BusinessCalendar): string {
  const day = calendar.dayOf(at);
  return calendar.isOpen(day) ? at : calendar.toInstant(calendar.nextOpen(day), dueMinute);
}

/** Somebody wrote, or called and did not reach us, and has heard nothing since. */
export const rule: PersonRule = {
  id: 'reply_waits',
  about: 'prospect',
  weight: 8,
  find: ({ touches }, { calendar }) => {
    const reply = findNewest(touches, isWaiting);
    if (reply === undefined) return undefined;
    const isAfter = (touch: { readonly at: string }): boolean => isLater(touch.at, reply.at);
    if (touches.some((touch) => isAfter(touch) && isAnswer(touch))) return undefined;
    // A meeting is an answer once it is there: one that lies ahead does not let the reply wait until then.
    const meetings = touches.filter((touch) => isAfter(touch) && isMeeting(touch));
    const until = meetings
      .map(({ at }) => at)
      .reduce<string | undefined>(
        (first, at) => (first === undefined || isLater(first, at) ? at : first),
        undefined,
      );
    const facts: ActionFact[] = [
      { name: 'replyAt', kind: 'instant', value: reply.at },
      { name: 'channel', kind: 'channel', value: reply.channel },
    ];
    if (reply.subject !== null && reply.subject !== '') {
      facts.push({ name: 'subject', kind: 'text', value: reply.subject });
    }
    return {
      dueAt: toDueAt(reply.at, calendar),
      factsAt: reply.at,
      channel: reply.channel,
      prospectId: null,
      facts,
      ...(until === undefined ? {} : { until }),
    };
  },
};
