import { type KeyboardEvent, type ReactNode, type Ref, useRef } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, toBoxClasses } from './field-frame.tsx';

export interface ComposerOffer {
  /** The id of the `ResultList` that is shown as `children`. */
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly onMove: (step: 1 | -1) => void;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

export interface ComposerProps {
  /** Read out; the placeholder says the same to the eye. */
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  /** With where the cursor stands, in UTF-16 units. */
  readonly onChange: (value: string, cursor: number) => void;
  /** Ctrl+Enter: Enter makes a line here. */
  readonly onSubmit: () => void;
  readonly onEscape?: (() => void) | undefined;
  readonly error?: string | undefined;
  readonly maxLength?: number;
  /** Holds the place and the focus until what was typed earlier is known. */
  readonly isReadOnly?: boolean;
  readonly rows?: number;
  /** What is offered for the word before the cursor: arrows walk, Enter takes. */
  readonly offer?: ComposerOffer | undefined;
  /** The list of what is offered. */
  readonly children?: ReactNode;
  /** Buttons inside the box. */
  readonly footer?: ReactNode;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** A box to write in with its buttons inside. */
export function Composer({
  label,
  placeholder,
  value,
  onChange,
  onSubmit,
  onEscape,
  error,
  maxLength,
  isReadOnly = false,
  rows = 2,
  offer,
  children,
  footer,
  ref,
}: ComposerProps) {
  const box = useRef<HTMLDivElement>(null);

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    } else if (offer !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      offer.onMove(event.key === 'ArrowDown' ? 1 : -1);
    } else if (offer !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      offer.onTake();
    } else if (event.key === 'Escape' && (offer !== undefined || onEscape !== undefined)) {
      event.preventDefault();
      if (offer) offer.onClose();
      else onEscape?.();
    }
  }

  return (
    <FieldFrame label={label} labelAt="hidden" error={error}>
      {(control) => (
        // The box takes the ring of its text, and a press on its empty part reaches the text.
        <div
          ref={box}
          className={classNames(
            toBoxClasses(error === undefined ? 'rest' : 'error'),
            'has-[textarea:focus-visible]:outline-(length:--ring-width) has-[textarea:focus-visible]:outline-offset-(--ring-offset) has-[textarea:focus-visible]:outline-(--ring-color)',
          )}
          onPointerDown={(event) => {
            if (event.target !== event.currentTarget) return;
            event.preventDefault();
            box.current?.querySelector('textarea')?.focus();
          }}
        >
          <textarea
            ref={ref}
            {...control}
            {...(offer === undefined
              ? {}
              : {
                  'aria-autocomplete': 'list' as const,
                  'aria-controls': offer.listId,
                  'aria-activedescendant': offer.activeId,
                })}
            rows={rows}
            maxLength={maxLength}
            readOnly={isReadOnly}
            placeholder={placeholder}
            value={value}
            onChange={({ target }) => onChange(target.value, target.selectionStart)}
            onKeyDown={handleKeyDown}
            className="field-sizing-content block max-h-72 w-full min-w-0 resize-none bg-transparent px-2 py-1.5 outline-none"
          />
          {children}
          {footer === undefined ? null : (
            <div className="flex flex-wrap items-center gap-1.5 px-2 pt-0.5 pb-2">{footer}</div>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
