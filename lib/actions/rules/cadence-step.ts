import { planCadence } from '../cadence.ts';
import type { PersonRule } from '../facts.ts';
import { isContactable } from '../people.ts';

/** The next step of the cadence that the person is on. */
export const rule: PersonRule = {
  id: 'cadence_step',
  about: 'prospect',
  weight: 4,
  find: (person, { calendar }) => {
    const { cadence, preferredChannel } = person;
    if (cadence === null || !isContactable(person)) return undefined;
    const untilNext = { ...cadence, steps: cadence.steps.slice(0, cadence.step + 1) };
    const [next] = planCadence(untilNext, { calendar, preferredChannel });
    if (next === undefined) return undefined;
    return {
      dueAt: next.dueAt,
      factsAt: cadence.steppedAt ?? cadence.startedAt,
      channel: next.channel,
      prospectId: null,
      enrolmentId: cadence.enrolmentId,
      facts: [
        { name: 'step', kind: 'count', value: cadence.step + 1 },
        { name: 'stepCount', kind: 'count', value: cadence.steps.length },
        { name: 'cadence', kind: 'text', value: cadence.name },
        { name: 'channel', kind: 'channel', value: next.channel },
      ],
    };
  },
};
