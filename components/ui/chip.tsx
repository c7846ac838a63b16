import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';

export type Tone = 'neutral' | 'accent' | 'info' | 'caution' | 'critical';

export interface ChipProps {
  readonly tone?: Tone | 'quiet';
  readonly icon?: IconShape;
  readonly children: ReactNode;
}

const tones = {
  neutral: 'border-line-strong text-ink',
  quiet: 'border-transparent bg-sunken text-ink-2',
  accent: 'border-transparent bg-accent-tint text-accent-ink',
  info: 'border-transparent bg-info-tint text-info-ink',
  caution: 'border-transparent bg-caution-tint text-caution-ink',
  critical: 'border-transparent bg-critical-tint text-critical-ink',
};

/** A state in words. Never clickable; the border shows in forced colours, where the tint is gone. */
export function Chip({ tone = 'neutral', icon, children }: ChipProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-(--chip) shrink-0 items-center gap-1 rounded-sm border pr-1.5 text-xs leading-none font-medium whitespace-nowrap',
        icon === undefined ? 'pl-1.5' : 'pl-1',
        tones[tone],
      )}
    >
      {icon === undefined ? null : <Icon shape={icon} size="sm" />}
      {children}
    </span>
  );
}
