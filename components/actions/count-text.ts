import { mostCounted } from '../../lib/store/action-list.ts';
import { numberText } from '../ui/locale.ts';

/** How many are due; more than are counted stand as `999+`. */
export function dueCountText(count: number): string {
  return count < mostCounted ? numberText(count) : `${mostCounted - 1}+`;
}
