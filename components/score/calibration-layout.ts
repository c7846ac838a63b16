import type { CurvePoint } from '../../lib/model/scoring.ts';

/** A point of a calibration plot; places are percent of its square, from the left and from the top. */
export interface PlotPoint {
  readonly point: CurvePoint;
  readonly x: number;
  readonly y: number;
  /** The range of the share that came. */
  readonly lowY: number;
  readonly highY: number;
  /** Pixels: its area grows with how many it stands for. */
  readonly radius: number;
}

const leastRadius = 2.5;
const mostRadius = 7;

function toPercent(share: number): number {
  return Math.min(100, Math.max(0, share * 100));
}

/** What was said to the right, what came upwards; bins that nobody fell into have no point. */
export function layOutCurve(curve: readonly CurvePoint[]): readonly PlotPoint[] {
  const filled = curve.filter(({ count }) => count > 0);
  const most = Math.max(1, ...filled.map(({ count }) => count));
  return filled.map((point) => ({
    point,
    x: toPercent(point.said),
    y: 100 - toPercent(point.came),
    lowY: 100 - toPercent(point.low),
    highY: 100 - toPercent(point.high),
    radius: Math.max(leastRadius, mostRadius * Math.sqrt(point.count / most)),
  }));
}
