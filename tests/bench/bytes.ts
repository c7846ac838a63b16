import { readPackage } from '../contract/built.ts';
import { weigh } from '../contract/weights.ts';
import type { Row } from './table.ts';

const KiB = 1024;

/** What each entry of the package weighs before it can draw or answer. */
export function benchBytes(build: string): readonly Row[] {
  return weigh(readPackage(build)).map(({ entry, eagerBytes, budgetBytes }) => ({
    what: `bytes of ${entry}, eager`,
    unit: 'KiB',
    ours: { p50: eagerBytes / KiB, p95: eagerBytes / KiB, count: 1 },
    aims: [{ of: 'value', most: budgetBytes / KiB }],
  }));
}
