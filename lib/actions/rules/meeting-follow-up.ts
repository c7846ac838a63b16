import { dueMinute } from '../calendar.ts';
import type { PersonRule } from '../facts.ts';
import { isLater } from '../instants.ts';
import { isContactable } from '../people.ts';
import { findNewest, isAttempt, isMeeting } from '../touches.ts';

/** A meeting that nothing from us has followed. One that lies ahead is due on the day after it, by its own time. */
export const rule: PersonRule = {
  id: 'meeting_follow_up',
  about: 'prospect',
  weight: 4,
  find: (person, { calendar }) => {
    if (!isContactable(person)) return undefined;
    const meeting = findNewest(person.touches, isMeeting);
    if (meeting === undefined) return undefined;
    const isFollowUp = (touch: (typeof person.touches)[number]): boolean =>
      isAttempt(touch) && !isMeeting(touch) && isLater(touch.at, meeting.at);
    if (person.touches.some(isFollowUp)) return undefined;
    const day = calendar.dayOf(meeting.at);
    return {
      dueAt: calendar.toInstant(calendar.addOpenDays(day, 1), dueMinute),
      factsAt: meeting.at,
      channel: person.preferredChannel ?? 'email',
      prospectId: null,
      facts: [{ name: 'metAt', kind: 'day', value: day }],
    };
  },
};
