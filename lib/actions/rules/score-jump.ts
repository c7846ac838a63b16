import { isSettled, toAnswerKey } from '../answers.ts';
import { toMorning } from '../calendar.ts';
import type { PersonFacts, PersonRule, PersonSignal, SellingFacts } from '../facts.ts';
import { isLater } from '../instants.ts';
import { isContactable } from '../people.ts';
import { isAnswer, isMeeting } from '../touches.ts';
import { rule as jobChange } from './job-change.ts';
import { rule as meetingFollowUp } from './meeting-follow-up.ts';
import { rule as notContacted } from './not-contacted.ts';
import { rule as replyWaits } from './reply-waits.ts';

const dayMs = 86_400_000;
/** A rise is news for so long. */
const newsMs = 14 * dayMs;
/** Within so long before a jump is what made it. */
const riseMs = 7 * dayMs;

/** These ask to get in touch as well, most of them for what makes a score jump, and say it better. */
const betterReasons: readonly PersonRule[] = [replyWaits, meetingFollowUp, notContacted, jobChange];

interface Jump {
  readonly at: string;
  readonly before: number;
  readonly after: number;
}

function toJump({ kind, at, before, after }: PersonSignal): Jump | undefined {
  if (kind !== 'score_jump' || before === null || after === null) return undefined;
  const isWhole = /^\d{1,3}$/;
  if (!isWhole.test(before) || !isWhole.test(after)) return undefined;
  return { at, before: Number(before), after: Number(after) };
}

/** In whatever order they come; of two at one time always the same. */
function isNewer(one: Jump, than: Jump): boolean {
  if (isLater(one.at, than.at)) return true;
  if (isLater(than.at, one.at)) return false;
  return one.after - than.after > 0 || (one.after === than.after && one.before > than.before);
}

/** It waits for an answer, or was answered when it was the same news. */
function isSaidBetter(person: PersonFacts, selling: SellingFacts, at: string): boolean {
  const riseBegan = new Date(Date.parse(at) - riseMs).toISOString();
  return betterReasons.some((rule) => {
    const finding = rule.find(person, selling);
    const isOver = finding?.until !== undefined && !isLater(finding.until, at);
    if (finding === undefined || isOver) return false;
    const key = toAnswerKey({ ...finding, rule: rule.id });
    return !isSettled(person.answers, { ...finding, key }) || isLater(finding.factsAt, riseBegan);
  });
}

/** The lead score rose by much within a week, and they have not heard from us since. */
export const rule: PersonRule = {
  id: 'score_jump',
  about: 'prospect',
  weight: 2,
  find: (person, selling) => {
    let jump: Jump | undefined;
    for (const signal of person.signals) {
      const one = toJump(signal);
      if (one && (jump === undefined || isNewer(one, jump))) jump = one;
    }
    if (jump === undefined || !isContactable(person)) return undefined;
    const { at, before, after } = jump;
    // A call or a meeting may be what made it jump: then we have just talked.
    const isInTouch = person.touches.some(
      (touch) => !isLater(at, touch.at) && (isAnswer(touch) || isMeeting(touch)),
    );
    if (isInTouch || isSaidBetter(person, selling, at)) return undefined;
    return {
      dueAt: toMorning(selling.calendar, at),
      until: new Date(Date.parse(at) + newsMs).toISOString(),
      factsAt: at,
      channel: person.preferredChannel,
      prospectId: null,
      facts: [
        { name: 'scoreBefore', kind: 'count', value: before },
        { name: 'scoreAfter', kind: 'count', value: after },
        { name: 'jumpedAt', kind: 'instant', value: at },
      ],
    };
  },
};
