import { byText, type Prepared } from './prepare.ts';
import { hashOf } from './random.ts';

/**
 * The fold of each row, the same for every order of the rows: groups fall in line by a hash of what they are told apart by,
 * those that came and those that did not each for themselves, and are dealt out in turn. Copies of one row are dealt apart;
 * which of them is which makes no difference.
 */
export function assignFolds(
  prepared: Prepared,
  options: { readonly folds: number; readonly seed: number },
): Int32Array {
  const { groupKeys, groupCame } = prepared;
  const hashes = groupKeys.map((key) => hashOf(key, options.seed));
  const line = [...groupKeys.keys()].sort(
    (one, two) =>
      Number(groupCame[one]) - Number(groupCame[two]) ||
      (hashes[one] ?? 0) - (hashes[two] ?? 0) ||
      byText(groupKeys[one] ?? '', groupKeys[two] ?? '') ||
      one - two,
  );
  const foldByGroup = new Int32Array(groupKeys.length);
  for (const [place, index] of line.entries()) foldByGroup[index] = place % options.folds;
  return Int32Array.from(prepared.group, (index) => foldByGroup[index] ?? 0);
}
