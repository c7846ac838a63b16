import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface FieldTexts {
  readonly label: string;
  /** `above` in narrow views, `left` in wide ones, `hidden` where the label stands elsewhere already. */
  readonly labelAt?: 'above' | 'left' | 'hidden';
  readonly hint?: ReactNode;
  /** What is wrong and what to do; the field is then marked invalid. */
  readonly error?: string | undefined;
  /** A doubt: the value counts, but needs a look. */
  readonly isUnsure?: boolean;
}

export interface FieldFrameProps extends FieldTexts {
  /** Gets what the control must carry to belong to its label and its line below. */
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-label': string | undefined;
    readonly 'aria-invalid': boolean | undefined;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** Label, control, and a line below it; shared by all fields. */
export function FieldFrame({ label, labelAt = 'above', hint, error, children }: FieldFrameProps) {
  const id = useId();
  const lineId = `${id}-line`;
  const hasLine = error !== undefined || hint !== undefined;
  return (
    <div
      className={classNames(
        'min-w-0',
        labelAt === 'left' ? 'grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3' : 'flex flex-col gap-1',
      )}
    >
      {labelAt === 'hidden' ? null : (
        <label
          htmlFor={id}
          className={classNames('text-xs text-ink-2', labelAt === 'left' && 'pt-1 leading-5')}
        >
          {label}
        </label>
      )}
      <div className="flex min-w-0 flex-col gap-1">
        {children({
          id,
          'aria-label': labelAt === 'hidden' ? label : undefined,
          'aria-invalid': error === undefined ? undefined : true,
          'aria-describedby': hasLine ? lineId : undefined,
        })}
        <FieldLine id={lineId} hint={hint} error={error} />
      </div>
    </div>
  );
}

export interface FieldLineProps {
  readonly id: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** The line under a control: the error, or else the hint. */
export function FieldLine({ id, hint, error }: FieldLineProps) {
  if (error === undefined && hint === undefined) return null;
  return (
    <p
      id={id}
      role={error === undefined ? undefined : 'alert'}
      className={classNames('text-xs', error === undefined ? 'text-ink-2' : 'text-critical-ink')}
    >
      {error ?? hint}
    </p>
  );
}

/** The box of anything one can fill in. */
export function toBoxClasses(state: 'rest' | 'quiet' | 'unsure' | 'error'): string {
  return classNames(
    'w-full min-w-0 rounded-md border text-ink disabled:border-line disabled:bg-sunken disabled:text-ink-3',
    state === 'rest' && 'border-line-control bg-surface',
    state === 'quiet' &&
      'border-transparent bg-sunken hover:border-line-control focus:border-line-control focus:bg-surface',
    state === 'unsure' && 'border-caution bg-surface',
    state === 'error' && 'border-critical bg-surface',
  );
}
