import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import { IconButton } from '../ui/icon-button.tsx';
import { useKeys } from '../ui/keys.ts';

/**
 * Beside the figures, what lies behind one of them. It takes the focus, Esc closes it, and the focus goes back to the number
 * that was pressed last.
 */
export function SidePanel({
  shows,
  title,
  detail,
  onClose,
  children,
}: {
  /** Which number it is of: with another one it takes the focus again. */
  readonly shows: string;
  readonly title: string;
  readonly detail: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
  const taken = useRef<string>(undefined);
  const titleId = useId();
  useEffect(() => {
    if (taken.current === shows) return;
    taken.current = shows;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && !panel.current?.contains(activeElement)) {
      opener.current = activeElement;
    }
    panel.current?.focus();
  }, [shows]);
  useEffect(() => () => opener.current?.focus(), []);
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
