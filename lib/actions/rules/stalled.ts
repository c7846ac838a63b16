import { toMorning } from '../calendar.ts';
import type { DealRule } from '../facts.ts';

const dayMs = 86_400_000;

/**
 * Longer in its stage than deals are in the middle. It speaks again each time that so many days more have passed: the
 * first of these times that the rep has not answered yet.
 */
export const rule: DealRule = {
  id: 'stalled',
  about: 'deal',
  weight: 1,
  find: ({ outcome, stageId, enteredStageAt, answers }, selling) => {
    const median = selling.medianDaysByStage[stageId];
    if (outcome !== 'open' || median === undefined) return undefined;
    const days = Math.max(1, Math.round(median));
    const enteredMs = Date.parse(enteredStageAt);
    const settledUntil = answers.settledUntil.stalled;
    const settledMs = settledUntil === undefined ? enteredMs : Date.parse(settledUntil);
    const rounds = Math.max(1, Math.floor((settledMs - enteredMs) / (days * dayMs)) + 1);
    const factsAt = new Date(enteredMs + rounds * days * dayMs).toISOString();
    return {
      dueAt: toMorning(selling.calendar, factsAt),
      factsAt,
      channel: null,
      prospectId: null,
      facts: [
        { name: 'enteredStageAt', kind: 'daysSince', value: enteredStageAt },
        { name: 'medianDays', kind: 'count', value: days },
      ],
    };
  },
};
