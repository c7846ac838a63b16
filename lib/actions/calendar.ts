/** A day of the workspace: `YYYY-MM-DD`. */
export type Day = string;

export interface CalendarOptions {
  /** IANA name. */
  readonly timeZone: string;
  /** 1 is Monday, 7 Sunday; at least one. */
  readonly workDays: readonly number[];
  /** Holidays, and days on which the rep is away. */
  readonly closed: ReadonlySet<Day>;
}

/** Business days in the workspace's own time. Days are days there, whatever the browser's zone is. */
export interface BusinessCalendar {
  readonly timeZone: string;
  /** The day on which an instant (ISO, UTC) falls. */
  dayOf(instant: string): Day;
  isOpen(day: Day): boolean;
  /** The day itself where it is open, else the next one that is. */
  nextOpen(day: Day): Day;
  /** `count` open days after a day; 0 is `nextOpen`. */
  addOpenDays(day: Day, count: number): Day;
  /** Open days after `from`, up to and with `until`; 0 where `until` is not later. */
  countOpenDays(from: Day, until: Day): number;
  /** The instant (ISO, UTC) at which a clock there shows this time; where that time is skipped, the first one after it. */
  toInstant(day: Day, minuteOfDay: number): string;
}

/** Nine in the morning: when what is due on a day is due. */
export const dueMinute = 9 * 60;

export function createCalendar(_options: CalendarOptions): BusinessCalendar {
  throw new Error('not built yet');
}
