import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadTeam } from '../../lib/store/sync-queries.ts';
import { classNames } from '../ui/class-names.ts';
import { pageLocale } from '../ui/locale.ts';
import { useNow } from '../use-now.ts';

interface Printing {
  /** The one block that is printed; `undefined` for the whole page. */
  readonly printedId: string | undefined;
  readonly printBlock: (id: string) => void;
}

const PrintingContext = createContext<Printing>({ printedId: undefined, printBlock: () => {} });

export function usePrintBlock(): Printing['printBlock'] {
  return useContext(PrintingContext).printBlock;
}

export function printPage(): void {
  window.print();
}

/**
 * A page of figures: it scrolls on the screen, and is printed on white with a heading that says what it is. `detail` names
 * the period and whose figures they are.
 */
export function PrintedPage({
  title,
  detail,
  children,
}: {
  readonly title: string;
  readonly detail: string;
  readonly children: ReactNode;
}) {
  const [printedId, setPrintedId] = useState<string>();
  const team = useLiveQuery(async () => loadTeam(store()), []);
  useEffect(() => {
    const end = () => setPrintedId(undefined);
    window.addEventListener('afterprint', end);
    return () => window.removeEventListener('afterprint', end);
  }, []);
  const printBlock = (id: string) => {
    flushSync(() => setPrintedId(id));
    window.print();
  };
  const day = new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'long' }).format(useNow());
  return (
    <PrintingContext value={{ printedId, printBlock }}>
      <div className="receipt-room min-h-0 flex-1 overflow-y-auto text-ink print:overflow-visible print:bg-surface print:scheme-light">
        <div className="mb-3 hidden border-b border-line-strong pb-2 print:block">
          <p className="text-lg font-semibold text-ink">{title}</p>
          <p className="text-ink-2">{detail}</p>
          <p className="text-xs text-ink-3">
            {[team?.workspaceName, i18n.t('reports.printedOn', [day])].filter(Boolean).join(' · ')}
          </p>
        </div>
        {children}
      </div>
    </PrintingContext>
  );
}

/** A part of the page that is not cut by the end of a sheet, and stays away while another one is printed alone. */
export function PrintedBlock({
  id,
  className,
  children,
}: {
  readonly id: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { printedId } = useContext(PrintingContext);
  const isLeftOut = printedId !== undefined && printedId !== id;
  return (
    <div
      className={classNames(
        'min-w-0 print:break-inside-avoid',
        isLeftOut && 'print:hidden',
        className,
      )}
    >
      {children}
    </div>
  );
}
