import { toInstant } from '../platform/clock.ts';

/** The last reading of a hybrid logical clock. */
export interface ClockReading {
  readonly ms: number;
  readonly counter: number;
}

const maxCounter = 0xffff;

/**
 * The next reading: never behind the last one, also when the computer's clock was set back. A counter that is full
 * borrows the next millisecond.
 */
export function nextReading(last: ClockReading | undefined, nowMs: number): ClockReading {
  if (!last || nowMs > last.ms) return { ms: nowMs, counter: 0 };
  if (last.counter < maxCounter) return { ms: last.ms, counter: last.counter + 1 };
  return { ms: last.ms + 1, counter: 0 };
}

/** `<13-digit ms>:<4 hex>:<client>`: text order is time order, the client breaks ties. */
export function toClockText(reading: ClockReading, clientId: string): string {
  return `${String(reading.ms).padStart(13, '0')}:${reading.counter.toString(16).padStart(4, '0')}:${clientId}`;
}

/** A clock for a deletion of which only the time is known; it loses to any change of the same millisecond. */
export function toDeletionClock(instant: string): string {
  const ms = Date.parse(instant);
  return `${String(Number.isFinite(ms) ? ms : 0).padStart(13, '0')}:0000:`;
}

/** Milliseconds of a clock. */
export function clockMs(clock: string): number {
  return Number(clock.slice(0, 13));
}

/** The client that a clock is of; '' where it is none's. */
export function clockClient(clock: string): string {
  return clock.split(':')[2] ?? '';
}

/** ISO time in UTC of a clock. */
export function clockInstant(clock: string): string {
  return toInstant(clockMs(clock));
}
