import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';

export interface BarButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly isPressed: boolean;
  /** How many it would leave. */
  readonly count?: number;
  readonly children: ReactNode;
}

/** A button of the bar that holds, and lets go when it is pressed again. */
export function BarButton({ isPressed, count, children, ...rest }: BarButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={isPressed}
      className={classNames(
        'inline-flex h-(--control) max-w-56 shrink-0 cursor-default items-center gap-1.5 rounded-md border px-3 text-sm font-medium whitespace-nowrap transition-colors',
        isPressed
          ? 'border-accent bg-accent-tint text-accent-ink forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
          : 'border-line-strong bg-surface text-ink hover:bg-hover',
      )}
    >
      <span className="truncate">{children}</span>
      {count === undefined ? null : (
        <span className={classNames('font-normal', !isPressed && 'text-ink-3')}>{count}</span>
      )}
    </button>
  );
}
