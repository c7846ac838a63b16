/** Bars that lie to the right of a zero line, or to the left of it; all numbers are percent of the width. */

export interface BarScale {
  readonly zero: number;
  readonly perPoint: number;
}

export interface Bar {
  readonly left: number;
  readonly width: number;
  readonly isMinus: boolean;
}

/** One scale for all bars of a table, as wide as the values lie apart. */
export function toBarScale(values: readonly number[]): BarScale {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const span = most - least;
  if (span === 0) return { zero: 0, perPoint: 0 };
  return { zero: (100 * (0 - least)) / span, perPoint: 100 / span };
}

/** Where a value lies. */
export function toPlace(value: number, { zero, perPoint }: BarScale): number {
  return Math.min(100, Math.max(0, zero + value * perPoint));
}

export function toBar(value: number, scale: BarScale): Bar {
  const place = toPlace(value, scale);
  return {
    left: Math.min(place, scale.zero),
    width: Math.abs(place - scale.zero),
    isMinus: value < 0,
  };
}
