import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts, toBoxClasses } from './field-frame.tsx';
import { Icon, type IconShape } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { toAriaShortcut } from './key-caps.ts';

export interface SelectOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectFieldProps<Value extends string = string> extends FieldTexts {
  readonly value: Value | null;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly icon?: IconShape;
  readonly size?: 'md' | 'sm';
  readonly isDisabled?: boolean;
  /** The key that brings here; pressing it is wired with `useKeys`. */
  readonly keyHint?: string;
  readonly triggerRef?: Ref<HTMLButtonElement>;
}

/** One of a few. Letters jump to an option; arrows, Enter and Esc as everywhere. */
export function SelectField<Value extends string>({
  value,
  options,
  onChange,
  placeholder,
  icon,
  size = 'md',
  isDisabled = false,
  isUnsure = false,
  keyHint,
  triggerRef,
  ...texts
}: SelectFieldProps<Value>) {
  return (
    <FieldFrame {...texts}>
      {(control) => (
        <Select.Root
          modal={false}
          disabled={isDisabled}
          items={options}
          value={value}
          onValueChange={(next: Value | null) => {
            if (next !== null) onChange(next);
          }}
        >
          <Select.Trigger
            {...control}
            {...(triggerRef ? { ref: triggerRef } : {})}
            aria-keyshortcuts={keyHint === undefined ? undefined : toAriaShortcut(keyHint)}
            className={classNames(
              toBoxClasses(texts.error !== undefined ? 'error' : isUnsure ? 'unsure' : 'rest'),
              'flex cursor-default items-center gap-2 px-2 text-left',
              size === 'md' ? 'h-(--control)' : 'h-(--control-sm)',
            )}
          >
            {icon === undefined ? null : <Icon shape={icon} className="text-ink-2" />}
            <Select.Value
              placeholder={placeholder}
              className="min-w-0 flex-1 truncate data-placeholder:text-ink-3"
            />
            {keyHint === undefined ? null : <Kbd of={keyHint} />}
            <Icon shape={ChevronDown} className="text-ink-3" />
          </Select.Trigger>
          <Select.Portal>
            <Select.Positioner
              alignItemWithTrigger={false}
              sideOffset={4}
              collisionPadding={8}
              className="z-20 outline-none"
            >
              <Select.Popup className="max-h-(--available-height) max-w-(--available-width) min-w-(--anchor-width) overflow-y-auto rounded-lg bg-raised p-1 shadow-overlay transition-opacity duration-(--duration-move) outline-none forced-colors:border data-ending-style:opacity-0 data-starting-style:opacity-0">
                {options.map((option) => (
                  <Select.Item
                    key={option.value}
                    value={option.value}
                    className="grid min-h-(--control) cursor-default grid-cols-[1rem_minmax(0,1fr)] items-center gap-2 rounded-md py-1 pr-3 pl-2 outline-none data-highlighted:bg-accent-tint forced-colors:data-highlighted:outline-2"
                  >
                    <Select.ItemIndicator className="col-start-1 text-accent-ink">
                      <Icon shape={Check} />
                    </Select.ItemIndicator>
                    <Select.ItemText className="col-start-2 wrap-anywhere">
                      {option.label}
                    </Select.ItemText>
                  </Select.Item>
                ))}
              </Select.Popup>
            </Select.Positioner>
          </Select.Portal>
        </Select.Root>
      )}
    </FieldFrame>
  );
}
