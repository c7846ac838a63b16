import type { MirrorSource, Mirrors } from './mirrors.ts';

/** What is right from then until then, in milliseconds. */
export interface Timed<Value> {
  readonly value: Value;
  readonly from: number;
  readonly until: number;
}

/** Like `memo` of mirrors, but made again as well where the time is none that it is right for; the same value meanwhile. */
export async function memoTimed<Value>(
  mirrors: Mirrors,
  of: { readonly key: string; readonly sources: readonly MirrorSource[]; readonly now: number },
  make: () => Promise<Timed<Value>>,
): Promise<Value> {
  const { key, sources, now } = of;
  const kept = await mirrors.memo(key, sources, async () => ({ found: await make() }));
  const { from, until } = kept.found;
  if (now < from || now >= until) kept.found = await make();
  return kept.found.value;
}
