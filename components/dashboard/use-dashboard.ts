import { useEffect, useRef, useState } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import { askDashboard, watchDashboard } from './ask-dashboard.ts';
import type { AskName, DashboardAsks } from './dashboard-words.ts';

export interface Told<Answer> {
  /** The last answer, also while a newer one is on its way; `undefined` before the first. */
  readonly answer: Answer | undefined;
  /** The answer is to another question than the one that is asked now. */
  readonly isBehind: boolean;
  readonly isFailed: boolean;
  /** Asks once more. */
  readonly again: () => void;
}

/**
 * Asks the worker, and again whenever the store or the question changes; of several questions the newest one is answered.
 * `asked` undefined asks nothing.
 */
export function useDashboard<Name extends AskName>(
  name: Name,
  asked: DashboardAsks[Name]['asked'] | undefined,
): Told<DashboardAsks[Name]['answer']> {
  const [told, setTold] = useState<{
    readonly key: string;
    readonly answer: DashboardAsks[Name]['answer'] | undefined;
    readonly isFailed: boolean;
  }>();
  const newest = useRef<() => void>(undefined);
  const key = asked === undefined ? undefined : JSON.stringify([name, asked]);
  useEffect(() => {
    if (key === undefined) return undefined;
    const [, question] = JSON.parse(key) as [Name, DashboardAsks[Name]['asked']];
    let isOver = false;
    let isAsking = false;
    let isStale = false;
    const ask = () => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      askDashboard(name, question)
        .then((answer) => ({ key, answer, isFailed: false }))
        .catch((error: unknown) => {
          reportBug('dashboard', error);
          return { key, answer: undefined, isFailed: true };
        })
        .then((next) => {
          isAsking = false;
          if (isOver) return;
          setTold((before) =>
            next.isFailed && before ? { ...before, key, isFailed: true } : next,
          );
          if (isStale) {
            isStale = false;
            ask();
          }
        })
        .catch((error: unknown) => reportBug('dashboard', error));
    };
    ask();
    newest.current = ask;
    const stop = watchDashboard(ask);
    return () => {
      isOver = true;
      stop();
    };
  }, [name, key]);
  return {
    answer: told?.answer,
    isBehind: told?.key !== key,
    isFailed: told?.isFailed ?? false,
    again: () => {
      setTold((before) => before && { ...before, isFailed: false });
      newest.current?.();
    },
  };
}
