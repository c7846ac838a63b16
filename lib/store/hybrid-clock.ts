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
