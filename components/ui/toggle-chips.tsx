import { useId } from 'react';
import { classNames } from './class-names.ts';
import { FieldLine } from './field-frame.tsx';

export interface ToggleChoice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** What it means: on hover, and for screen readers. */
  readonly title?: string;
}

export interface ToggleChipsProps<Value extends string = string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly choices: readonly ToggleChoice<Value>[];
  /** The chosen ones in the order of `choices`. */
  readonly onChange: (values: readonly Value[]) => void;
}

/** Any number of a few, all in sight. The browser's own checkboxes, drawn by us; what is chosen is explained below. */
export function ToggleChips<Value extends string>({
  label,
  values,
  choices,
  onChange,
}: ToggleChipsProps<Value>) {
  const id = useId();
  const chosen = choices.filter(({ value }) => values.includes(value));
  const toggle = (value: Value) =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((each) => (each === value ? !values.includes(each) : values.includes(each))),
    );
  return (
    <div role="group" aria-label={label} className="flex min-w-0 flex-col gap-1">
      <span aria-hidden="true" className="text-xs text-ink-2">
        {label}
      </span>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ value, label: text, title }) => {
          const isChosen = values.includes(value);
          const lineId = `${id}-${value}`;
          return (
            <label
              key={value}
              title={title}
              className={classNames(
                'relative inline-flex min-h-(--control-sm) items-center rounded-md border px-2 text-xs',
                isChosen
                  ? 'border-accent bg-accent-tint font-medium text-accent-ink forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
                  : 'border-line-control text-ink hover:bg-hover',
                'has-focus-visible:outline-(length:--ring-width) has-focus-visible:outline-offset-(--ring-offset) has-focus-visible:outline-(--ring-color)',
              )}
            >
              <input
                type="checkbox"
                checked={isChosen}
                aria-describedby={title === undefined ? undefined : lineId}
                onChange={() => toggle(value)}
                className="absolute inset-0 m-0 size-full appearance-none outline-none"
              />
              {text}
              {title === undefined ? null : (
                <span id={lineId} hidden>
                  {title}
                </span>
              )}
            </label>
          );
        })}
      </div>
      {chosen.map(({ value, label: text, title }) =>
        title === undefined ? null : (
          <FieldLine
            key={value}
            id={`${id}-${value}-below`}
            hint={
              <>
                <span className="font-medium text-ink">{text}:</span> {title}
              </>
            }
          />
        ),
      )}
    </div>
  );
}
