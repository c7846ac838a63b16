import type { ComponentProps, KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts, toBoxClasses } from './field-frame.tsx';

export interface TextFieldProps
  extends FieldTexts,
    Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id' | 'size'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter. */
  readonly onSubmit?: () => void;
  readonly size?: 'md' | 'sm';
}

export function TextField({
  label,
  labelAt,
  hint,
  error,
  isUnsure = false,
  value,
  onChange,
  onSubmit,
  size = 'md',
  className,
  ...rest
}: TextFieldProps) {
  return (
    <FieldFrame label={label} labelAt={labelAt ?? 'above'} hint={hint} error={error}>
      {(control) => (
        <input
          autoComplete="off"
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            rest.onKeyDown?.(event);
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            if (onSubmit === undefined || event.defaultPrevented) return;
            event.preventDefault();
            onSubmit();
          }}
          className={classNames(
            toBoxClasses(error !== undefined ? 'error' : isUnsure ? 'unsure' : 'rest'),
            'px-2',
            size === 'md' ? 'h-(--control)' : 'h-(--control-sm)',
            className,
          )}
        />
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps
  extends FieldTexts,
    Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'id'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl+Enter: Enter makes a line here. */
  readonly onSubmit?: () => void;
}

export function TextArea({
  label,
  labelAt,
  hint,
  error,
  isUnsure = false,
  value,
  onChange,
  onSubmit,
  className,
  rows = 3,
  ...rest
}: TextAreaProps) {
  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    rest.onKeyDown?.(event);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    if (onSubmit === undefined || event.defaultPrevented) return;
    event.preventDefault();
    onSubmit();
  }
  return (
    <FieldFrame label={label} labelAt={labelAt ?? 'above'} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={handleKeyDown}
          className={classNames(
            toBoxClasses(error !== undefined ? 'error' : isUnsure ? 'unsure' : 'rest'),
            'field-sizing-content max-h-64 min-h-(--control) resize-none px-2 py-1',
            className,
          )}
        />
      )}
    </FieldFrame>
  );
}
