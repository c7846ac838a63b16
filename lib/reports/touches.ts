import type { Channel } from '../model/prospect.ts';
import type { ReportFacts } from './facts.ts';
import type { MetricQuery } from './metrics.ts';
import type { Period } from './periods.ts';

/** Touchpoints: how much, by which channel, with what answer, and who hears nothing. */

export interface ChannelCount {
  readonly channel: Channel;
  readonly outCount: number;
  readonly inCount: number;
  /** Without a direction: meetings and events. */
  readonly neitherCount: number;
  /** Conversations that we opened, and of those the ones that were answered on the same channel. */
  readonly askedCount: number;
  readonly repliedCount: number;
}

export interface WeekOfTouches {
  readonly week: Period;
  readonly calls: number;
  /** Held, or planned in a week to come. */
  readonly meetings: number;
  readonly all: number;
  readonly isOpen: boolean;
}

export interface RepTouches {
  readonly repId: string;
  readonly name: string;
  readonly byChannel: readonly ChannelCount[];
  readonly calls: number;
  readonly meetings: number;
  readonly all: number;
  readonly askedCount: number;
  readonly repliedCount: number;
  readonly dealsClosed: number;
  readonly coldCount: number;
}

/** A prospect who is worked on and hears nothing. */
export interface ColdProspect {
  readonly id: string;
  readonly ownerId: string | null;
  /** Null for never. */
  readonly lastTouchAt: number | null;
  readonly enteredAt: number;
}

export interface TouchReport {
  readonly byChannel: readonly ChannelCount[];
  readonly weeks: readonly WeekOfTouches[];
  readonly byRep: readonly RepTouches[];
  /** The longest silence first. */
  readonly cold: readonly ColdProspect[];
}

export function toTouchReport(
  _facts: ReportFacts,
  _query: MetricQuery,
  /** Of prospects those who are worked on: new, working or nurturing, and may be contacted. */
  _workedOn: ReadonlySet<string>,
): TouchReport {
  throw new Error('not here yet');
}
