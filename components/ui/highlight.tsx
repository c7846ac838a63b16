import type { ReactNode } from 'react';

export interface HighlightProps {
  readonly text: string;
  /** Start and end (exclusive) in UTF-16 units, sorted, not overlapping. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** Sets what a search matched in bold. */
export function Highlight({ text, ranges }: HighlightProps): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end <= start) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className="bg-transparent font-semibold text-inherit">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
