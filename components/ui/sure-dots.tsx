import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Sureness = 'certain' | 'likely' | 'guess';

export interface SureDotsProps {
  readonly sure: Sureness;
  /** The word; the dots alone never say it. */
  readonly children: ReactNode;
  readonly dots?: 'before' | 'after';
}

const filledCounts = { certain: 3, likely: 2, guess: 1 };

export function SureDots({ sure, children, dots = 'after' }: SureDotsProps) {
  const filled = filledCounts[sure];
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap',
        dots === 'before' && 'flex-row-reverse justify-end',
      )}
    >
      {children}
      <span aria-hidden="true" className="inline-flex shrink-0 gap-0.5">
        {[1, 2, 3].map((place) => (
          <i
            key={place}
            className={classNames(
              'size-[0.3125rem] rounded-full border',
              place > filled && 'border-line-control',
              place <= filled && sure === 'guess' && 'border-caution bg-caution',
              place <= filled && sure !== 'guess' && 'border-accent bg-accent',
            )}
          />
        ))}
      </span>
    </span>
  );
}
