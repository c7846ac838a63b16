/** Does `work` while nobody else does any; rejects with the signal's reason when the turn did not come in time. */
export type TakeTurn = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

const lockName = 'pipeside-auth';
let queue: Promise<unknown> = Promise.resolve();

/** One at a time over all contexts of the extension. A lock ends with its context, so a killed worker holds up nobody. */
export const takeTurn: TakeTurn = async (signal, work) => {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  if (locks === undefined) return takeTurnHere(signal, work);
  // A promise inside an object is not awaited by the lock's own type.
  const { done } = await locks.request(lockName, { signal }, async () => {
    const result = work();
    await result.catch(() => undefined);
    return { done: result };
  });
  return done;
};

/** Where there are no locks there is one context. */
const takeTurnHere: TakeTurn = async (signal, work) => {
  const before = queue;
  const mine = (async () => {
    await before;
    signal.throwIfAborted();
    return work();
  })();
  // The next comes on after this one, however it ended; the caller hears of the end itself.
  queue = mine.then(
    () => undefined,
    () => undefined,
  );
  return mine;
};
