import type { Page } from 'playwright-core';
import { percentile } from './measure.ts';

/** A screen of 60 frames a second has one each 16.7 ms; one that comes later than this was missed. */
export const lateMs = 20;

export interface Frames {
  readonly count: number;
  /** Share of them that came late, in percent. */
  readonly latePercent: number;
  readonly longestMs: number;
}

/** Starts to count the frames that a page draws. */
export async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(() => {
    const times: number[] = [];
    const scope = globalThis as unknown as { benchFrames?: number[] };
    scope.benchFrames = times;
    let last = performance.now();
    const next = (): void => {
      if (scope.benchFrames !== times) return;
      const now = performance.now();
      times.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  return async () => {
    const times = await page.evaluate(() => {
      const scope = globalThis as unknown as { benchFrames?: number[] };
      const found = scope.benchFrames ?? [];
      delete scope.benchFrames;
      return found;
    });
    if (times.length === 0) throw new Error('no frame was drawn');
    const lateCount = times.filter((ms) => ms > lateMs).length;
    return {
      count: times.length,
      latePercent: (100 * lateCount) / times.length,
      longestMs: percentile(times, 1),
    };
  };
}
