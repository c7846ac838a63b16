import { useId } from 'react';
import { classNames } from './class-names.ts';

export interface SegmentedOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** What it means, on hover. */
  readonly title?: string;
  /** Say why beside the field. */
  readonly isDisabled?: boolean;
}

export interface SegmentedFieldProps<Value extends string = string> {
  readonly label: string;
  /** `hidden` where the label stands elsewhere already. */
  readonly labelAt?: 'above' | 'hidden';
  /** `null` for none chosen yet. */
  readonly value: Value | null;
  readonly options: readonly SegmentedOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly size?: 'md' | 'sm';
}

/** One of two to five, all in sight. The browser's own radio buttons, drawn by us: arrows walk, Tab passes. */
export function SegmentedField<Value extends string>({
  label,
  labelAt = 'above',
  value,
  options,
  onChange,
  size = 'md',
}: SegmentedFieldProps<Value>) {
  const name = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {labelAt === 'hidden' ? null : (
        <span aria-hidden="true" className="text-xs text-ink-2">
          {label}
        </span>
      )}
      <div
        role="radiogroup"
        aria-label={label}
        className="flex flex-wrap self-start rounded-md border border-line-control bg-surface"
      >
        {options.map((option, index) => {
          const isChosen = option.value === value;
          return (
            <label
              key={option.value}
              title={option.title}
              className={classNames(
                'relative flex items-center justify-center px-2.5 text-center',
                size === 'md' ? 'min-h-[calc(var(--control)-2px)]' : 'min-h-6 text-xs',
                index > 0 && 'border-l border-line',
                index === 0 && 'rounded-l-[5px]',
                index === options.length - 1 && 'rounded-r-[5px]',
                isChosen
                  ? 'bg-accent-tint font-medium text-accent-ink forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
                  : option.isDisabled
                    ? 'text-ink-3'
                    : 'text-ink-2 hover:bg-hover hover:text-ink',
                'has-focus-visible:z-1 has-focus-visible:outline-(length:--ring-width) has-focus-visible:outline-offset-(--ring-offset) has-focus-visible:outline-(--ring-color)',
              )}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={isChosen}
                disabled={option.isDisabled}
                onChange={() => onChange(option.value)}
                className="absolute inset-0 m-0 size-full appearance-none outline-none"
              />
              {option.label}
            </label>
          );
        })}
      </div>
    </div>
  );
}
