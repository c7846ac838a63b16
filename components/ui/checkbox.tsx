import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface CheckboxProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** The visible text. Where it stands elsewhere (a table), give `label` instead. */
  readonly children?: ReactNode;
  readonly label?: string;
  readonly isDisabled?: boolean;
  /** Of what it stands for some is chosen, and some not. */
  readonly isMixed?: boolean;
  readonly tabIndex?: number;
}

/** The browser's own checkbox, drawn by us: it costs the popup nothing and knows forms, labels and forced colours. */
export function Checkbox({
  isChecked,
  onChange,
  children,
  label,
  isDisabled = false,
  isMixed = false,
  tabIndex,
}: CheckboxProps) {
  const isMarked = isChecked || isMixed;
  return (
    <label
      className={classNames(
        'inline-flex items-start gap-2',
        children !== undefined && 'min-h-6 py-0.5',
        isDisabled && 'text-ink-3',
      )}
    >
      <span className="relative mt-0.5 flex size-4 shrink-0">
        <input
          type="checkbox"
          ref={(input) => {
            if (input) input.indeterminate = isMixed;
          }}
          aria-label={label}
          tabIndex={tabIndex}
          checked={isChecked}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.checked)}
          // The target is 24 px, the drawing 16.
          className="peer absolute -inset-1 z-1 m-0 size-6 appearance-none outline-none"
        />
        <span
          className={classNames(
            'flex size-4 items-center justify-center rounded-xs border peer-focus-visible:outline-(length:--ring-width) peer-focus-visible:outline-offset-(--ring-offset) peer-focus-visible:outline-(--ring-color)',
            isDisabled && 'border-line-strong bg-sunken text-ink-3',
            !isDisabled && !isMarked && 'border-line-control bg-surface',
            !isDisabled &&
              isMarked &&
              'border-accent bg-accent text-on-accent forced-colors:text-[CanvasText]',
          )}
        >
          {isMarked ? <Icon shape={isMixed ? Minus : Check} size="xs" /> : null}
        </span>
      </span>
      {children}
    </label>
  );
}
