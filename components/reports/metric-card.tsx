import { i18n } from '#i18n';
import { browser } from '../../lib/platform/browser.ts';
import type { Figure } from '../../lib/reports/metrics.ts';
import { LinkButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { type Change, toChange } from './change-text.ts';
import {
  besideTexts,
  caveatText,
  formulaText,
  metricMeaning,
  metricTitle,
} from './metric-words.ts';
import { quantityText } from './quantity-text.ts';

const newsInks: Readonly<Record<Change['news'], string>> = {
  good: 'text-accent-ink',
  bad: 'text-critical-ink',
  none: 'text-ink-3',
};

/** What a workspace sets before these can be said. */
const isSetInOptions = new Set(['noMargin', 'noTarget']);

function openReportOptions(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/options.html#reports') });
}

/** A number with its change, its definition, its formula and what must be said with it. Pressing it shows the rows behind. */
export function MetricCard({
  figure,
  currency,
  isSmall,
  onOpen,
}: {
  readonly figure: Figure;
  readonly currency: string;
  readonly isSmall: boolean;
  readonly onOpen: () => void;
}) {
  const value = quantityText(figure.now, currency);
  const change = toChange(figure, currency);
  const formula = formulaText(figure, currency);
  const beside = besideTexts(figure, currency);
  const hasRows = Object.values(figure.rowCounts).some((count) => count > 0);
  return (
    <article
      data-metric={figure.id}
      className="relative min-w-0 rounded-lg border border-line bg-surface px-4 py-3 has-[.cover-row:hover]:bg-hover print:break-inside-avoid"
    >
      <h3 className="text-xs font-semibold text-ink-2">
        {hasRows ? (
          <button
            type="button"
            onClick={onOpen}
            className="cover-row cursor-default text-left font-semibold outline-none after:rounded-lg focus-visible:after:outline-(length:--ring-width) focus-visible:after:outline-offset-(--ring-offset) focus-visible:after:outline-(--ring-color)"
          >
            {metricTitle(figure.id)}
          </button>
        ) : (
          metricTitle(figure.id)
        )}
      </h3>
      <p className="my-1 flex flex-wrap items-baseline gap-x-2">
        <span
          className={classNames(
            'font-semibold wrap-anywhere',
            isSmall ? 'text-lg' : 'text-xl',
            value === undefined && 'text-ink-3',
          )}
        >
          {value ?? i18n.t('reports.none')}
        </span>
        {change === undefined ? null : (
          <span className={classNames('text-xs', newsInks[change.news])}>{change.text}</span>
        )}
      </p>
      <p className="text-2xs text-ink-3">{metricMeaning(figure.id)}</p>
      {formula === undefined && beside.length === 0 ? null : (
        <p className="mt-0.5 text-2xs text-ink-2">
          {[formula, ...beside].filter((text) => text !== undefined).join(' · ')}
        </p>
      )}
      {figure.caveats.map((caveat) => {
        const text = caveatText(caveat);
        return text === undefined ? null : (
          <p key={caveat.kind} className="mt-0.5 text-2xs text-caution-ink">
            {text}
            {isSetInOptions.has(caveat.kind) ? (
              <>
                {' '}
                <LinkButton className="relative z-1 print:hidden" onClick={openReportOptions}>
                  {i18n.t('metrics.setIt')}
                </LinkButton>
              </>
            ) : null}
          </p>
        );
      })}
    </article>
  );
}
