import { setTimeout as sleep } from 'node:timers/promises';

const usualLimitMs = 20_000;
const pauseMs = 50;

/** Asks until the answer is yes. @throws with `what` after 20 s, or as long as is said. */
export async function waitUntil(
  what: string,
  ask: () => Promise<boolean>,
  limitMs = usualLimitMs,
): Promise<void> {
  const began = Date.now();
  while (!(await ask())) {
    if (Date.now() - began > limitMs) {
      throw new Error(`after ${limitMs / 1000} s it is not so that ${what}`);
    }
    await sleep(pauseMs);
  }
}
