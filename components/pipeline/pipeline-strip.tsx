import { useId } from 'react';
import { i18n } from '#i18n';
import type { Pipeline } from '../../lib/store/kept-pipeline.ts';
import { toMoneyText, toShortMoneyText } from '../money-text.ts';
import { toStepColor } from '../ui/step-color.ts';

/** The whole pipeline at a glance: weighted value by stage, how many deals, and what they come to. */
export function PipelineStrip({ pipeline }: { readonly pipeline: Pipeline }) {
  const { stages, openCount, weighted, currency, unvaluedCount, movedCount, learnedFromCount } =
    pipeline;
  const titleId = useId();
  const locale = i18n.t('app.language');
  // The whole beside the title names the currency; five amounts below each other have no room for it.
  const short = (amount: string) => toShortMoneyText(amount, { currency: null, locale });
  const spoken = stages
    .map(({ name, openCount: count, weighted: of }) => `${name}: ${count}, ${short(of)}`)
    .join('; ');
  return (
    <section aria-labelledby={titleId} className="border-t border-line px-3 py-2 text-xs">
      <div className="flex items-baseline gap-2">
        <h2 id={titleId} className="font-medium text-ink-2">
          {i18n.t('pipeline.title')}
        </h2>
        <span className="min-w-0 flex-1 text-ink-3">{i18n.t('pipeline.open', openCount)}</span>
        <span>
          <span className="font-semibold">{toMoneyText(weighted, { currency, locale })}</span>{' '}
          <span className="text-ink-3" title={i18n.t('pipeline.weightedHow')}>
            {i18n.t('pipeline.weighted')}
          </span>
        </span>
      </div>
      <div role="img" aria-label={spoken} className="my-1.5 flex gap-0.5">
        {stages.map(({ id, name, weighted: of }, index) => (
          <span
            key={id}
            title={`${name}, ${short(of)}`}
            className="h-(--bar) min-w-1 rounded-[1px] first:rounded-l-xs last:rounded-r-xs forced-colors:border"
            style={{ flexGrow: Number(of), background: toStepColor(index, stages.length) }}
          />
        ))}
      </div>
      <ol className="flex gap-1 text-2xs">
        {stages.map(({ id, name, openCount: count, weighted: of }, index) => (
          <li key={id} title={name} className="min-w-0 flex-1">
            <div className="flex items-center gap-1 font-semibold">
              <span
                aria-hidden="true"
                className="size-2 shrink-0 rounded-[2px]"
                style={{ background: toStepColor(index, stages.length) }}
              />
              {count}
            </div>
            <div className="truncate text-ink-2">{name}</div>
            <div className="truncate text-ink-3">{short(of)}</div>
          </li>
        ))}
      </ol>
      {learnedFromCount === null ? null : (
        <p className="mt-1 text-2xs text-ink-3">{i18n.t('odds.pipeline', learnedFromCount)}</p>
      )}
      {movedCount === null || movedCount === 0 ? null : (
        <p className="mt-1 text-2xs text-ink-3">{i18n.t('pipeline.moved', movedCount)}</p>
      )}
      {unvaluedCount > 0 ? (
        <p className="mt-1 text-2xs text-ink-3">{i18n.t('pipeline.unvalued', unvaluedCount)}</p>
      ) : null}
    </section>
  );
}
