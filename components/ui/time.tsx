import { useSyncExternalStore } from 'react';
import { type MomentContext, toFullText, toMomentText } from './moment.ts';

const tickMs = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = Date.now();

function subscribe(listener: () => void): () => void {
  // The first one after a pause must not get the time at which the last one left.
  if (listeners.size === 0) nowMs = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export interface TimeProps {
  /** ISO string in UTC. */
  readonly at: string;
  readonly format?: (at: Date, context: MomentContext) => string;
}

/** A time that stays right while the page is open; one timer serves all of them. */
export function Time({ at, format = toMomentText }: TimeProps) {
  const now = useSyncExternalStore(subscribe, () => nowMs);
  const date = new Date(at);
  // A time just written may lie a moment after the last tick; it is not in the future.
  const aheadMs = date.getTime() - now;
  const context = { now: aheadMs > 0 && aheadMs < tickMs ? date : new Date(now) };
  return (
    <time dateTime={at} title={toFullText(date)} className="whitespace-nowrap">
      {format(date, context)}
    </time>
  );
}
