import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';

export interface StatusLineProps {
  readonly tone?: 'ok' | 'caution' | 'critical';
  readonly icon: IconShape;
  /** Right end: a time, or a `LinkButton` that shows what is meant. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

const tones = {
  ok: 'border-line bg-surface text-ink-3',
  caution: 'border-transparent bg-caution-tint text-caution-ink',
  critical: 'border-transparent bg-critical-tint text-critical-ink',
};

/** The foot of popup and panel: where the rep's changes are. */
export function StatusLine({ tone = 'ok', icon, aside, children }: StatusLineProps) {
  return (
    <footer
      className={classNames(
        'flex min-h-(--row) shrink-0 items-center gap-2 border-t px-4 text-xs',
        tone !== 'ok' &&
          '**:[button]:font-medium **:[button]:text-inherit **:[button]:underline **:[a]:text-inherit',
        tones[tone],
      )}
    >
      <Icon shape={icon} size="sm" />
      <span role="status" className="min-w-0 flex-1 py-1">
        {children}
      </span>
      {aside === undefined ? null : <span className="shrink-0">{aside}</span>}
    </footer>
  );
}
