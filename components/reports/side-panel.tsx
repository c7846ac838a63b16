import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import { IconButton } from '../ui/icon-button.tsx';
import { useKeys } from '../ui/keys.ts';

/** Beside the figures, what lies behind one of them. It takes the focus, Esc closes it, and the focus goes back. */
export function SidePanel({
  title,
  detail,
  onClose,
  children,
}: {
  readonly title: string;
  readonly detail: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useKeys({ Escape: { run: onClose } });
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={titleId}
      className="flex w-104 shrink-0 flex-col border-l border-line bg-surface outline-none print:hidden"
    >
      <header className="flex items-start gap-2 px-4 py-3">
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="text-md font-semibold">
            {title}
          </h2>
          <p className="text-xs text-ink-2">{detail}</p>
        </div>
        <IconButton icon={X} label={i18n.t('reports.close')} keyHint="Escape" onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
