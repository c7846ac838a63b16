import type { ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';

export interface EmptyStateProps {
  readonly icon?: IconShape;
  /** One line: what is missing. */
  readonly title: ReactNode;
  /** One line: what to do about it. */
  readonly children?: ReactNode;
  /** One button at most. */
  readonly action?: ReactNode;
  /** Inside a `Section`, which has the margins already. */
  readonly isInset?: boolean;
}

export function EmptyState({ icon, title, children, action, isInset = false }: EmptyStateProps) {
  return (
    <div
      className={
        isInset
          ? 'flex flex-col items-start gap-1 text-ink-2'
          : 'flex flex-col items-start gap-1 p-4 text-ink-2'
      }
    >
      {icon === undefined ? null : <Icon shape={icon} className="mb-1 text-ink-3" />}
      <p className={isInset ? undefined : 'font-semibold text-ink'}>{title}</p>
      {children === undefined ? null : <p className="text-xs">{children}</p>}
      {action === undefined ? null : <div className="mt-2">{action}</div>}
    </div>
  );
}
