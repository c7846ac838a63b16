/** Time as a value that tests can replace. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}
