import type { CadenceStep } from '../model/engagement.ts';
import type { Channel } from '../model/prospect.ts';
import type { BusinessCalendar, Day } from './calendar.ts';
import { dueMinute } from './calendar.ts';
import type { RunningCadence } from './facts.ts';

/** A step that is still to come, on its day. */
export interface PlannedStep {
  /** From 0. */
  readonly stepIndex: number;
  /** The step's, or the one that the person prefers. */
  readonly channel: Channel;
  readonly dueOn: Day;
  /** ISO time in UTC. */
  readonly dueAt: string;
}

export interface CadencePlanOptions {
  readonly calendar: BusinessCalendar;
  readonly preferredChannel?: Channel | null;
  /** Where the next step is late, those behind it count from this day; the late step keeps its own. */
  readonly today?: Day;
}

const writtenChannels: ReadonlySet<Channel> = new Set(['email', 'linkedin', 'message']);

/** What is written may go by any channel that one writes on: there the person's own comes first. A call stays a call. */
export function toOfferedChannel(channel: Channel, preferred: Channel | null): Channel {
  const isFree = preferred !== null && writtenChannels.has(preferred);
  return isFree && writtenChannels.has(channel) ? preferred : channel;
}

/**
 * The days of all steps still to come. A step is due `waitDays` open days after the one before it was done, or is planned;
 * the first one after the start. A step never lies on a closed day, and no two lie on one: what slides shifts the rest.
 * Nothing is planned while the cadence is paused.
 */
export function planCadence(
  cadence: Pick<RunningCadence, 'steps' | 'step' | 'startedAt' | 'steppedAt' | 'pausedAt'>,
  { calendar, preferredChannel = null, today }: CadencePlanOptions,
): readonly PlannedStep[] {
  if (cadence.pausedAt !== null) return [];
  const planned: PlannedStep[] = [];
  let before = calendar.dayOf(cadence.steppedAt ?? cadence.startedAt);
  for (const [stepIndex, step] of cadence.steps.entries()) {
    if (stepIndex < cadence.step) continue;
    const dueOn = calendar.addOpenDays(before, toWait(step, stepIndex));
    planned.push({
      stepIndex,
      channel: toOfferedChannel(step.channel, preferredChannel),
      dueOn,
      dueAt: calendar.toInstant(dueOn, dueMinute),
    });
    before = today !== undefined && today > dueOn ? calendar.nextOpen(today) : dueOn;
  }
  return planned;
}

/** Only the first step may share its day, with the start. */
function toWait(step: CadenceStep, stepIndex: number): number {
  return stepIndex === 0 ? step.waitDays : Math.max(step.waitDays, 1);
}
