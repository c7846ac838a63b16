import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

export interface SwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  /** What is on or off; acts at once, without a save. */
  readonly children: ReactNode;
}

export function Switch({ isOn, onChange, isDisabled = false, children }: SwitchProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <Base.Root
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
        className="relative inline-flex h-4 w-7 shrink-0 rounded-full bg-line-control p-0.5 transition-colors after:absolute after:-inset-1 data-checked:bg-accent forced-colors:border"
      >
        <Base.Thumb className="size-3 rounded-full bg-surface transition-[translate] data-checked:translate-x-3 forced-colors:bg-[ButtonText]" />
      </Base.Root>
      {children}
    </label>
  );
}
