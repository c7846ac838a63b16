import type { ReportSettings } from '../model/reports.ts';

/** A day of the workspace: `YYYY-MM-DD`. */
export type Day = string;

export const grains = ['week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

/** Whole days of the workspace's time zone, `until` not among them; the same span in milliseconds since 1970. */
export interface Period {
  readonly grain: Grain;
  readonly from: Day;
  readonly until: Day;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Of the fiscal year, which is named for the calendar year in which it ends (one that begins in January: its own). */
  readonly year: number;
  /** Of the year: quarter 1–4, month 1–12 as the calendar counts, ISO-like week 1–53; 1 for a year. */
  readonly number: number;
}

/** Periods of a workspace: its time zone, the month of its fiscal year, the day on which its weeks begin. */
export interface PeriodCalendar {
  /** The day on which an instant falls. */
  dayOf(ms: number): Day;
  /** When a day begins. */
  startOf(day: Day): number;
  /** The period that an instant falls into. */
  at(ms: number, grain: Grain): Period;
  /** So many periods later; below 0 earlier. */
  shift(period: Period, count: number): Period;
  /** Periods of a smaller grain whose first day lies in a period; they cover it wholly unless weeks are cut by it. */
  within(period: Period, grain: Grain): readonly Period[];
  /**
   * The period before, up to the same number of days that have passed of this one at `now`: what a running period is
   * compared with. Whole where this one is over.
   */
  sameDaysBefore(period: Period, now: number): Period;
}

export function createPeriods(_of: {
  readonly timeZone: string;
  readonly settings: Pick<ReportSettings, 'fiscalMonth' | 'weekStartsOn'>;
}): PeriodCalendar {
  throw new Error('not here yet');
}
