import type { Told } from '../messaging/tell.ts';

/** Calls `work` once after `ms`; what it gives back calls that off. */
export type SetTimer = (work: () => void, ms: number) => () => void;

export interface Sayer<Item> {
  /** Of what is said under one key only the latest counts. */
  say(key: string, item: Item): void;
  /** The page is going: everything that waits is said at once, unheard or not. */
  flush(): void;
  stop(): void;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A worker that refuses may only be asked too fast; one that goes on refusing means it. */
const maxRefusedCount = 5;

/** Says things to a worker that may be asleep, starting, or killed while it listens, until each is heard. */
export function sayUntilHeard<Item>(by: {
  tell(item: Item): Promise<Told>;
  readonly setTimer: SetTimer;
  /** The extension is gone. */
  orphaned(): void;
}): Sayer<Item> {
  const waiting = new Map<string, { readonly item: Item; refusedCount: number }>();
  let unheardCount = 0;
  let isSaying = false;
  let isStopped = false;
  let callOff: (() => void) | undefined;

  const stop = (): void => {
    isStopped = true;
    waiting.clear();
    callOff?.();
  };

  const next = async (): Promise<void> => {
    const first = waiting.entries().next().value;
    if (isStopped || isSaying || callOff !== undefined || first === undefined) return;
    const [key, entry] = first;
    isSaying = true;
    const told = await by.tell(entry.item);
    isSaying = false;
    if (isStopped) return;
    if (told === 'orphaned') {
      stop();
      by.orphaned();
      return;
    }
    if (told === 'refused') entry.refusedCount += 1;
    const isOver = told === 'heard' || entry.refusedCount >= maxRefusedCount;
    if (isOver && waiting.get(key) === entry) waiting.delete(key);
    unheardCount = told === 'heard' ? 0 : unheardCount + 1;
    if (unheardCount > 0 && waiting.size > 0) {
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (unheardCount - 1));
      callOff = by.setTimer(() => {
        callOff = undefined;
        void next();
      }, pauseMs);
    }
    void next();
  };

  return {
    stop,
    say: (key, item) => {
      if (isStopped) return;
      waiting.delete(key);
      waiting.set(key, { item, refusedCount: 0 });
      void next();
    },
    flush: () => {
      for (const { item } of waiting.values()) void by.tell(item);
    },
  };
}
