import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { FieldLine, toBoxClasses } from './field-frame.tsx';

export interface InlineEditProps {
  /** For screen readers; the visible label is the row's. */
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Gives the error to show, or nothing when the value is saved. Also called when the field is left with a change. */
  readonly onSave: (
    value: string,
  ) => string | undefined | void | Promise<string | undefined | void>;
  /** Esc on an unchanged value. */
  readonly onLeave?: () => void;
  readonly isMultiline?: boolean;
  readonly isUnsure?: boolean;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'url' | 'numeric';
  readonly ref?: Ref<HTMLInputElement | HTMLTextAreaElement>;
}

/**
 * A value that is edited where it stands. Enter saves (Ctrl+Enter where Enter makes a line) and keeps the focus,
 * Esc takes the old value back, a refused value stays in the field with its reason below.
 */
export function InlineEdit({
  label,
  value,
  placeholder,
  onSave,
  onLeave,
  isMultiline = false,
  isUnsure = false,
  inputMode,
  ref,
}: InlineEditProps) {
  const lineId = useId();
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();
  const saving = useRef<string>(undefined);

  async function save() {
    // Enter and the blur that may follow it would save the same text twice.
    if (draft === undefined || draft === saving.current) return;
    if (draft === value) {
      setDraft(undefined);
      setError(undefined);
      return;
    }
    saving.current = draft;
    const refused = await onSave(draft);
    saving.current = undefined;
    setError(refused ?? undefined);
    // What was typed while the save ran stays.
    if (refused === undefined) setDraft((current) => (current === draft ? undefined : current));
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (draft === undefined) {
        onLeave?.();
        return;
      }
      event.preventDefault();
      // Inside a popover, Esc belongs to the draft first.
      event.stopPropagation();
      setDraft(undefined);
      setError(undefined);
    } else if (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  }

  const shared = {
    'aria-label': label,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': error === undefined ? undefined : lineId,
    placeholder,
    inputMode,
    value: draft ?? value,
    onChange: ({ target }: { target: { value: string } }) => setDraft(target.value),
    onKeyDown: handleKeyDown,
    onBlur: () => void save(),
  };
  const box = toBoxClasses(error !== undefined ? 'error' : isUnsure ? 'unsure' : 'quiet');

  return (
    <div className="relative z-1 flex min-w-0 flex-1 flex-col gap-1">
      {isMultiline ? (
        <textarea
          {...shared}
          ref={ref as Ref<HTMLTextAreaElement>}
          rows={2}
          className={classNames(
            box,
            'field-sizing-content max-h-64 min-h-(--control-sm) resize-none px-2 py-0.5',
          )}
        />
      ) : (
        <input
          {...shared}
          ref={ref as Ref<HTMLInputElement>}
          type="text"
          autoComplete="off"
          className={classNames(box, 'h-(--control-sm) truncate px-2')}
        />
      )}
      <FieldLine id={lineId} error={error} />
    </div>
  );
}
