import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface FieldRowProps {
  readonly label: string;
  /** The value: text, or an `InlineEdit`. Strings are cut with their whole text as title. */
  readonly children: ReactNode;
  /** How sure: `SureDots`, or a word. Put a `RowTrigger` here to make the whole row open the evidence. */
  readonly how?: ReactNode;
  readonly state?: 'normal' | 'open' | 'missing';
  /** `edit` keeps a fixed column for `how`, so that boxes line up. By default: `read` for text, else `edit`. */
  readonly layout?: 'read' | 'edit';
  /** Below the value: a doubt and the way out of it. What draws nothing takes no room. */
  readonly note?: ReactNode;
}

export function FieldRow({
  label,
  children,
  how,
  state = 'normal',
  layout = typeof children === 'string' ? 'read' : 'edit',
  note,
}: FieldRowProps) {
  const isOpen = state === 'open';
  const isEdit = layout === 'edit';
  return (
    <div
      data-state={state}
      className={classNames(
        'relative grid min-h-(--row) grid-cols-[6.5rem_minmax(0,1fr)_auto] gap-x-2 max-[22rem]:grid-cols-[5rem_minmax(0,1fr)_auto] border-t border-line px-4 py-1 first:border-t-0 has-[[data-row-trigger]]:hover:bg-hover',
        isOpen && 'bg-accent-tint!',
        // A box may grow by its error: label and sureness stay on its first line.
        isEdit ? 'items-start' : 'items-center',
      )}
    >
      <span
        className={classNames(
          'text-xs',
          isEdit && 'leading-6',
          isOpen ? 'text-ink-2' : 'text-ink-3',
        )}
      >
        {label}
      </span>
      <span
        title={typeof children === 'string' ? children : undefined}
        className={classNames(
          'flex min-w-0 items-center',
          state === 'missing' && 'text-caution-ink',
        )}
      >
        {typeof children === 'string' ? <span className="truncate">{children}</span> : children}
      </span>
      <span
        className={classNames(
          'flex items-center gap-1.5 text-xs whitespace-nowrap',
          isEdit && 'min-h-6 w-24 max-[22rem]:w-auto',
          isOpen ? 'text-ink-2' : 'text-ink-3',
        )}
      >
        {how}
      </span>
      {note === undefined ? null : (
        <div className="relative z-1 col-span-2 col-start-2 pt-0.5 pb-1 text-xs text-ink-2 empty:hidden">
          {note}
        </div>
      )}
    </div>
  );
}

/** A button as quiet as text whose area is the whole row; as the `trigger` of a `PopoverPanel`. */
export function RowTrigger({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      data-row-trigger=""
      {...rest}
      className={classNames(
        'cover-row min-h-6 cursor-default outline-none after:-outline-offset-2 focus-visible:after:outline-(length:--ring-width) focus-visible:after:outline-(--ring-color)',
        className,
      )}
    />
  );
}
