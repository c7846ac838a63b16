import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface KeyValue {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** The figure that matters most. */
  readonly isStrong?: boolean;
}

/** Short facts in two columns, figures to the right. */
export function KeyValues({ rows }: { readonly rows: readonly KeyValue[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-3 gap-y-1 text-xs">
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fixed list of facts, each in its place
        <div key={index} className="contents">
          <dt className="text-ink-3">{row.label}</dt>
          <dd className={classNames('text-right', row.isStrong && 'font-semibold')}>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
