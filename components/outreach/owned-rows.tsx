import { Lock, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Icon, type IconShape } from '../ui/icon.tsx';

/** Gives the focus to the button that opens the form of that row. */
export function focusOpener(place: HTMLElement | null, id: string): void {
  place?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(id)}"]`)?.focus();
}

/** Why nothing here can be changed. */
export function NotAllowed() {
  return (
    <p className="flex items-start gap-2 text-ink-2">
      <Icon shape={Lock} className="mt-0.5 text-ink-3" />
      <span>{i18n.t('template.managersOnly')}</span>
    </p>
  );
}

/** A template or a cadence as one row: name, what it is, and what can be done with it. */
export function OwnedRow({
  icon,
  title,
  detail,
  children,
}: {
  readonly icon: IconShape;
  readonly title: string;
  readonly detail: ReactNode;
  /** Buttons. */
  readonly children?: ReactNode;
}) {
  return (
    <li className="flex min-h-(--row) flex-wrap items-start gap-x-3 gap-y-1 border-t border-line py-2 first:border-t-0">
      <Icon shape={icon} className="mt-0.5 text-ink-3" />
      <div className="min-w-40 flex-1">
        <h3 className="font-medium break-words">{title}</h3>
        <p className="text-xs break-words text-ink-2">{detail}</p>
      </div>
      <div className="flex gap-1">{children}</div>
    </li>
  );
}

/** Below the rows: the button for a new one, or its form while that is open. */
export function OwnedAdd({
  label,
  isOpen,
  isAllowed,
  onOpen,
  children,
}: {
  readonly label: string;
  readonly isOpen: boolean;
  readonly isAllowed: boolean;
  readonly onOpen: () => void;
  /** The form. */
  readonly children: ReactNode;
}) {
  if (isOpen) return children;
  return (
    <div>
      <Button icon={Plus} disabled={!isAllowed} data-opens="new" onClick={onOpen}>
        {label}
      </Button>
    </div>
  );
}
