interface Limit {
  readonly max: number;
  readonly windowMs: number;
}

/** Counts the requests of each machine in windows of a fixed length. */
export class RequestCounter {
  readonly #limit: Limit;
  readonly #counts = new Map<string, { until: number; count: number }>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Counts one more. */
  isOver(address: string): boolean {
    const now = Date.now();
    const known = this.#counts.get(address);
    const window =
      known !== undefined && known.until > now
        ? known
        : { until: now + this.#limit.windowMs, count: 0 };
    window.count += 1;
    this.#counts.set(address, window);
    return window.count > this.#limit.max;
  }
}
