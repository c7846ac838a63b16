import { X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts, toBoxClasses } from './field-frame.tsx';
import { Icon } from './icon.tsx';

export interface TokenFieldProps extends FieldTexts {
  readonly values: readonly string[];
  /** All that was typed or pasted at once, in one call. */
  readonly onAdd: (values: readonly string[]) => void;
  readonly onRemove: (value: string) => void;
  /** Name of a token's remove button. */
  readonly removeLabel: (value: string) => string;
  /** Gives the reason why a text cannot be added. */
  readonly validate?: (value: string) => string | undefined;
  /** Takes apart what was typed or pasted, where commas may belong to a text. By default commas, semicolons and lines part. */
  readonly split?: (text: string) => readonly string[];
  /** Hears what stands in the field and is no token yet, so that a form does not go over it. */
  readonly onText?: (text: string) => void;
  /** What stood in the field when it was left, for a form that comes back. */
  readonly firstText?: string;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'url';
}

const separators = /[,;\n]/;

function splitPlainly(text: string): readonly string[] {
  return text.split(separators);
}

/** A set of short texts. Enter or a comma adds, Backspace in the empty field removes the last one. */
export function TokenField({
  values,
  onAdd,
  onRemove,
  removeLabel,
  validate,
  split,
  onText,
  firstText = '',
  placeholder,
  inputMode,
  ...texts
}: TokenFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setOwnText] = useState(firstText);
  const [refused, setRefused] = useState<string>();
  const error = refused ?? texts.error;

  function setText(next: string) {
    setOwnText(next);
    onText?.(next);
  }

  function addAll(raw: string): boolean {
    const seen = new Set(values);
    const added: string[] = [];
    const parts = (split ?? splitPlainly)(raw).map((part) => part.trim());
    for (const [at, value] of parts.entries()) {
      if (value === '' || seen.has(value)) continue;
      const reason = validate?.(value);
      if (reason !== undefined) {
        if (added.length > 0) onAdd(added);
        // What stands behind it was not looked at, and stays too.
        setText(parts.slice(at).join(', '));
        setRefused(reason);
        return false;
      }
      seen.add(value);
      added.push(value);
    }
    if (added.length > 0) onAdd(added);
    setText('');
    setRefused(undefined);
    return true;
  }

  /** Whether a separator ends a token here. With a `split` of its own it may stand within one that is not whole yet. */
  function isParted(raw: string): boolean {
    if (!split) return separators.test(raw);
    const [first, ...others] = split(raw);
    return first !== undefined && others.length > 0 && validate?.(first) === undefined;
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const isComma = event.key === ',' && (!split || isParted(`${text},x`));
    if ((event.key === 'Enter' && text !== '') || isComma) {
      event.preventDefault();
      addAll(text);
    } else if (event.key === 'Backspace' && text === '') {
      const last = values.at(-1);
      if (last !== undefined && !event.repeat) onRemove(last);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      setText('');
      setRefused(undefined);
    }
  }

  return (
    <FieldFrame {...texts} error={error}>
      {(control) => (
        // The box takes the ring of its input, and a press on its empty part reaches the input.
        <div
          className={classNames(
            toBoxClasses(
              error !== undefined ? 'error' : texts.isUnsure === true ? 'unsure' : 'rest',
            ),
            'flex min-h-(--control) flex-wrap items-center gap-1 p-0.5 has-[input:focus]:outline-(length:--ring-width) has-[input:focus]:outline-offset-(--ring-offset) has-[input:focus]:outline-(--ring-color)',
          )}
          onPointerDown={(event) => {
            if (event.target !== event.currentTarget) return;
            event.preventDefault();
            input.current?.focus();
          }}
        >
          {values.map((value) => (
            <span
              key={value}
              className="inline-flex min-h-[1.375rem] max-w-full items-center rounded-sm bg-hover pl-1.5 text-xs font-medium forced-colors:border"
            >
              <span className="truncate" title={value}>
                {value}
              </span>
              <button
                type="button"
                aria-label={removeLabel(value)}
                className="relative inline-flex size-5 shrink-0 cursor-default items-center justify-center rounded-sm text-ink-3 after:absolute after:-inset-0.5 hover:text-ink"
                onClick={() => {
                  onRemove(value);
                  input.current?.focus();
                }}
              >
                <Icon shape={X} size="xs" />
              </button>
            </span>
          ))}
          <input
            ref={input}
            {...control}
            type="text"
            inputMode={inputMode}
            autoComplete="off"
            placeholder={values.length === 0 ? placeholder : undefined}
            value={text}
            className="h-[1.375rem] min-w-16 flex-1 bg-transparent px-1.5 outline-none"
            onChange={(event) => {
              setRefused(undefined);
              // A pasted list is taken apart at once.
              if (isParted(event.target.value)) addAll(event.target.value);
              else setText(event.target.value);
            }}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text').trim();
              // The browser would join the lines of a pasted list.
              if (!pasted.includes('\n')) return;
              event.preventDefault();
              addAll(`${text}${pasted}`);
            }}
            onKeyDown={handleKeyDown}
            onBlur={() => {
              if (text !== '') addAll(text);
            }}
          />
        </div>
      )}
    </FieldFrame>
  );
}
