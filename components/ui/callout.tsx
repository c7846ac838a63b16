import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';

export interface CalloutProps {
  readonly tone?: 'neutral' | 'info' | 'caution' | 'critical';
  readonly icon: IconShape;
  /** The finding, in bold; what to do follows as children. */
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Announced when it appears; for what comes up while the rep works. */
  readonly isAlert?: boolean;
}

const tones = {
  neutral: 'bg-sunken',
  info: 'bg-info-tint',
  caution: 'bg-caution-tint',
  critical: 'bg-critical-tint',
};

const iconInks = {
  neutral: '',
  info: 'text-info-ink',
  caution: 'text-caution-ink',
  critical: 'text-critical-ink',
};

/** A message inside a screen. */
export function Callout({
  tone = 'neutral',
  icon,
  title,
  children,
  isAlert = false,
}: CalloutProps) {
  return (
    <div
      role={isAlert ? 'alert' : undefined}
      className={classNames(
        'flex gap-2 rounded-md border border-transparent px-3 py-2 text-xs text-ink-2',
        tones[tone],
      )}
    >
      <Icon shape={icon} className={iconInks[tone]} />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <b className="text-ink">{title} </b>}
        {children}
      </div>
    </div>
  );
}
