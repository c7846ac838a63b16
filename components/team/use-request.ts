import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '../../lib/messaging/send.ts';
import type { Failure, Result } from '../../lib/model/failure.ts';
import { failureText } from '../words.ts';

type Name = Parameters<typeof send>[0];
type Input<N extends Name> = Parameters<typeof send<N>>[1];
type Output<N extends Name> =
  Awaited<ReturnType<typeof send<N>>> extends Result<infer T> ? T : never;

/** An answer that comes at once shows no waiting in between. */
const patienceMs = 300;

export interface Request {
  readonly isRunning: boolean;
  /** Running for so long that the rep should be told. */
  readonly isSlow: boolean;
  readonly failure: Failure | undefined;
  /** Asks the background; `undefined` where it failed, or while another question of this control runs. */
  readonly run: <N extends Name>(name: N, input: Input<N>) => Promise<Output<N> | undefined>;
  readonly forget: () => void;
}

/** One question to the background at a time, with what became of it. */
export function useRequest(): Request {
  const [isRunning, setRunning] = useState(false);
  const [isSlow, setSlow] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isAsking = useRef(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isRunning]);
  const run = useCallback(
    async <N extends Name>(name: N, input: Input<N>): Promise<Output<N> | undefined> => {
      if (isAsking.current) return undefined;
      isAsking.current = true;
      setRunning(true);
      const result = await send(name, input);
      isAsking.current = false;
      setRunning(false);
      setSlow(false);
      setFailure(result.ok ? undefined : result.failure);
      return result.ok ? result.value : undefined;
    },
    [],
  );
  const forget = useCallback(() => setFailure(undefined), []);
  return { isRunning, isSlow, failure, run, forget };
}

/** What went wrong and what to do, as the line under a control; `undefined` where nothing did. */
export function problemText(failure: Failure | undefined): string | undefined {
  if (!failure) return undefined;
  const { what, todo } = failureText(failure.code, failure.detail);
  return `${what}. ${todo}`;
}
