/** Time as a value that tests can replace. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}

/** The last moment of the rep's own day, as an instant: what is due until then is due today. */
export function endOfDay(ms: number): string {
  const date = new Date(ms);
  date.setHours(23, 59, 59, 999);
  return date.toISOString();
}
