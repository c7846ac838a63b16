import type { ReminderMarks, Reminders } from '../model/selling.ts';
import { addDay, type LocalTime } from './local-time.ts';

/** A next action that the rep gave a time to; `dueAt` is ISO time in UTC. */
export interface TimedAction {
  readonly key: string;
  readonly dueAt: string;
}

export interface ReminderPlan {
  readonly isDigestDue: boolean;
  /** Own actions to be told of now, together, in the order in which they came up. */
  readonly own: readonly TimedAction[];
  /** Marks to keep once that is shown. */
  readonly marks: ReminderMarks;
  /** Milliseconds since the epoch; null where nothing comes. */
  readonly nextDigestAt: number | null;
  readonly nextOwnAt: number | null;
}

type QuietHours = Pick<Reminders, 'quietFrom' | 'quietUntil'>;

/** Hours of equal begin and end are none. */
export function isQuietMinute(minute: number, { quietFrom, quietUntil }: QuietHours): boolean {
  return quietFrom <= quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil;
}

/** The minute of the day at which the digest is shown: a time in the quiet hours waits for their end. */
export function digestMinute(settings: Reminders): number {
  return isQuietMinute(settings.digestAt, settings) ? settings.quietUntil : settings.digestAt;
}

/**
 * What to show now and when to look again. Looked at late, because the browser was closed or the computer slept, a digest
 * is still shown on its own day, and own actions that came up meanwhile are told of at once; never in the quiet hours.
 */
export function planReminders(of: {
  now: number;
  settings: Reminders;
  time: LocalTime;
  marks: ReminderMarks;
  /** The rep's own open actions with a time, later than `marks.ownUntil`, the earliest first. */
  actions: readonly TimedAction[];
}): ReminderPlan {
  const { now, settings, time, marks } = of;
  const isQuiet = isQuietMinute(time.minuteOf(now), settings);
  const digest = planDigest(of, isQuiet);
  const own = planOwn(of, isQuiet);
  return {
    isDigestDue: digest.isDue,
    own: own.now,
    marks: {
      digestAt: digest.isDue ? new Date(now).toISOString() : marks.digestAt,
      ownUntil: own.until,
    },
    nextDigestAt: digest.nextAt,
    nextOwnAt: own.nextAt,
  };
}

interface PlanInput {
  readonly now: number;
  readonly settings: Reminders;
  readonly time: LocalTime;
  readonly marks: ReminderMarks;
  readonly actions: readonly TimedAction[];
}

function planDigest(
  { now, settings, time, marks }: PlanInput,
  isQuiet: boolean,
): { isDue: boolean; nextAt: number | null } {
  if (!settings.isDigestOn) return { isDue: false, nextAt: null };
  const today = time.dayOf(now);
  const minute = digestMinute(settings);
  const at = time.toMs(today, minute);
  const tomorrowAt = time.toMs(addDay(today), minute);
  const isDone = marks.digestAt !== null && time.dayOf(Date.parse(marks.digestAt)) === today;
  if (isDone) return { isDue: false, nextAt: tomorrowAt };
  if (now < at) return { isDue: false, nextAt: at };
  if (!isQuiet) return { isDue: true, nextAt: tomorrowAt };
  const quietEnd = time.nextAt(settings.quietUntil, now);
  return { isDue: false, nextAt: time.dayOf(quietEnd) === today ? quietEnd : tomorrowAt };
}

function planOwn(
  { now, settings, time, marks, actions }: PlanInput,
  isQuiet: boolean,
): { now: readonly TimedAction[]; until: string | null; nextAt: number | null } {
  if (!settings.isOwnOn) return { now: [], until: null, nextAt: null };
  // Switched on just now: what came up before is old news. A mark of the future is one of a clock that was wrong.
  const until = Math.min(marks.ownUntil === null ? now : Date.parse(marks.ownUntil), now);
  const waiting = actions.filter(({ dueAt }) => Date.parse(dueAt) > until);
  const upTo = isQuiet ? until : now;
  const isDue = ({ dueAt }: TimedAction) => Date.parse(dueAt) <= upTo;
  const next = waiting.find((action) => !isDue(action));
  const holdFrom = next === undefined ? null : Math.max(Date.parse(next.dueAt), now);
  return {
    now: waiting.filter(isDue),
    until: new Date(upTo).toISOString(),
    nextAt: holdFrom === null ? null : hold(holdFrom, { settings, time }),
  };
}

/** The instant itself, or the end of the quiet hours that it lies in. */
function hold(ms: number, of: { settings: Reminders; time: LocalTime }): number {
  const { settings, time } = of;
  return isQuietMinute(time.minuteOf(ms), settings) ? time.nextAt(settings.quietUntil, ms) : ms;
}
