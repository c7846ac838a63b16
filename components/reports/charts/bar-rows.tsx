import { axisText } from './chart-look.ts';

/** Bars below each other, a row each, with numbers at the right under a head of their own. */

/** Pixels of a row, of the heads above the first, of a bar, and of the column of the period before. */
export const rowHeight = 28;
export const headHeight = 18;
export const barHeight = 16;
export const beforeRoom = 64;

export function toBarsHeight(count: number): number {
  return headHeight + count * rowHeight;
}

/** The upper edge of a row's bar. */
export function toBarTop(index: number): number {
  return headHeight + index * rowHeight + (rowHeight - barHeight) / 2;
}

/** Heads that end where their numbers do. */
export function BarHeads({
  heads,
}: {
  readonly heads: readonly { readonly at: number; readonly text: string }[];
}) {
  return heads.map(({ at, text }) => (
    <text key={at} {...axisText} x={at} y={11} textAnchor="end">
      {text}
    </text>
  ));
}
