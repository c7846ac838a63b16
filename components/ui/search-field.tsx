import { Search } from 'lucide-react';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useKeys } from './keys.ts';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Esc: the text is emptied first, then the field is left. */
  readonly onLeave?: () => void;
  readonly size?: 'row' | 'md';
  /** Says what `/` does in the list of keys; without it `/` is not ours. */
  readonly keyLabel?: string;
  /** Enter without a list of results. */
  readonly onEnter?: () => void;
  /** The `ResultList` that belongs to the field: arrows walk in it while the text keeps the focus. */
  readonly results?: {
    readonly listId: string;
    readonly activeId: string | undefined;
    readonly onMove: (step: 1 | -1) => void;
    readonly onOpen: () => void;
    /** The list stands there before anything is typed. */
    readonly isAlwaysOpen?: boolean;
    /** It is put away, whatever is typed. */
    readonly isClosed?: boolean;
  };
  readonly ref?: Ref<HTMLInputElement>;
}

export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  onLeave,
  size = 'md',
  keyLabel,
  onEnter,
  results,
  ref,
}: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  useImperativeHandle(ref, () => input.current as HTMLInputElement, []);
  const isOpen =
    results !== undefined &&
    results.isClosed !== true &&
    (results.isAlwaysOpen === true || value !== '');

  useKeys(
    keyLabel === undefined ? {} : { '/': { label: keyLabel, run: () => input.current?.select() } },
    { enabled: keyLabel !== undefined },
  );

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (value !== '') onChange('');
      else input.current?.blur();
      onLeave?.();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (isOpen) results.onOpen();
      else onEnter?.();
    } else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      results.onMove(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  return (
    // A label, so that a click on the icon or the key hint reaches the field.
    <label
      className={classNames(
        'flex min-w-0 flex-1 items-center gap-2 rounded-md border border-transparent bg-sunken px-2 text-ink-3',
        'focus-within:border-line-control focus-within:bg-surface focus-within:text-ink focus-within:outline-(length:--ring-width) focus-within:outline-offset-(--ring-offset) focus-within:outline-(--ring-color)',
        size === 'row' ? 'h-(--row)' : 'h-(--control)',
      )}
    >
      <Icon shape={Search} />
      <input
        ref={input}
        type="text"
        role={results === undefined ? 'searchbox' : 'combobox'}
        aria-label={label}
        aria-keyshortcuts={keyLabel === undefined ? undefined : '/'}
        {...(results === undefined
          ? {}
          : {
              'aria-expanded': isOpen,
              'aria-controls': isOpen ? results.listId : undefined,
              'aria-activedescendant': isOpen ? results.activeId : undefined,
              'aria-autocomplete': 'list' as const,
            })}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        className="h-full min-w-0 flex-1 truncate bg-transparent text-ink outline-none"
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        onKeyDown={handleKeyDown}
      />
      {hasFocus ? <Kbd of="Escape" /> : keyLabel === undefined ? null : <Kbd of="/" />}
    </label>
  );
}
