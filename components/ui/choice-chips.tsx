import { type Ref, useId } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** Shown only; wire the key itself with `useKeys`. */
  readonly keyHint?: string;
}

export interface ChoiceChipsProps<Value extends string = string> {
  readonly label: string;
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  /** `null` when the chosen one is pressed again. */
  readonly onChange: (value: Value | null) => void;
  /** The first one, or the chosen one: what takes the focus when the form opens. */
  readonly firstRef?: Ref<HTMLInputElement>;
}

/** At most one of many that stand in lines of their own width. The browser's radio buttons, drawn by us; none is a choice too. */
export function ChoiceChips<Value extends string>({
  label,
  value,
  choices,
  onChange,
  firstRef,
}: ChoiceChipsProps<Value>) {
  const name = useId();
  const first = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden="true" className="text-xs text-ink-2">
        {label}
      </span>
      <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-1.5">
        {choices.map((choice) => {
          const isChosen = choice.value === value;
          return (
            <label
              key={choice.value}
              className={classNames(
                'relative inline-flex min-h-(--control-sm) items-center gap-1.5 rounded-md border px-2 text-xs',
                isChosen
                  ? 'border-accent bg-accent-tint font-medium text-accent-ink forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
                  : 'border-line-strong text-ink hover:bg-hover',
                'has-focus-visible:outline-(length:--ring-width) has-focus-visible:outline-offset-(--ring-offset) has-focus-visible:outline-(--ring-color)',
              )}
            >
              <input
                ref={choice.value === first ? firstRef : undefined}
                type="radio"
                name={name}
                value={choice.value}
                checked={isChosen}
                onChange={() => onChange(choice.value)}
                onClick={() => {
                  if (isChosen) onChange(null);
                }}
                onKeyDown={(event) => {
                  // The browser reports no click for Space on what is chosen already.
                  if (event.key !== ' ' || !isChosen) return;
                  event.preventDefault();
                  onChange(null);
                }}
                className="absolute inset-0 m-0 size-full appearance-none outline-none"
              />
              {choice.label}
              {choice.keyHint === undefined ? null : <Kbd of={choice.keyHint} />}
            </label>
          );
        })}
      </div>
    </div>
  );
}
