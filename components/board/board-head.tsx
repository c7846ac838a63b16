import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { moneyText } from '../deal/deal-words.ts';
import { Button } from '../ui/button.tsx';
import { Highlight } from '../ui/highlight.tsx';
import type { BoardTotals } from './board-columns.ts';

/** What all that is shown adds up to. */
export function BoardHead({
  totals,
  currency,
  onAdd,
  children,
}: {
  readonly totals: BoardTotals;
  readonly currency: string;
  readonly onAdd: () => void;
  /** Beside the button: saved views. */
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 pt-3 pb-2">
      <h2 className="text-lg font-semibold">{i18n.t('board.title')}</h2>
      <p role="status" className="text-ink-2">
        <Figures totals={totals} currency={currency} />
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {children}
        <Button look="primary" icon={Plus} keyHint="n" onClick={onAdd}>
          {i18n.t('deal.new')}
        </Button>
      </div>
    </div>
  );
}

function Figures({
  totals: { annual, weighted, count, unvaluedCount },
  currency,
}: {
  readonly totals: BoardTotals;
  readonly currency: string;
}) {
  if (count === 0) return i18n.t('deal.noneOpen');
  const strong = moneyText(weighted, currency);
  const sums = i18n.t('board.weightedOf', [strong, moneyText(annual, currency)]);
  const start = sums.indexOf(strong);
  return (
    <>
      <Highlight text={sums} ranges={start < 0 ? [] : [[start, start + strong.length]]} />
      {', '}
      {i18n.t('board.openDeals', count, [String(count)])}
      {unvaluedCount === 0
        ? null
        : `, ${i18n.t('board.unvalued', unvaluedCount, [String(unvaluedCount)])}`}
    </>
  );
}
