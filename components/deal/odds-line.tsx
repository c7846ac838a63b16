import { i18n } from '#i18n';
import type { DealView } from '../../lib/store/deal-queries.ts';
import type { DealForecast } from '../../lib/store/deal-scores.ts';
import { toGradeChip } from '../score/kept-grade.tsx';

/** Whose score a deal has, and what that does to the odds of its stage. */
export function OddsLine({
  view: { stage },
  forecast: { score, isMoved, oddsOf },
}: {
  readonly view: DealView;
  readonly forecast: DealForecast;
}) {
  const chip = toGradeChip(score?.score, score ? { whose: score.name } : {});
  if (!score || !stage || chip === null) return null;
  const { probability } = stage;
  const percent = oddsOf(probability);
  const points = i18n.t('scoreLine.points', score.score.score);
  const text = !isMoved
    ? i18n.t('deal.oddsHandSet', [`${score.name}, ${points}`])
    : percent === probability
      ? i18n.t('deal.oddsSame', [score.name])
      : i18n.t('deal.oddsMoved', [String(probability), String(percent), score.name]);
  return (
    <p
      className="mt-2 flex items-start gap-2 text-xs text-ink-2"
      title={isMoved ? i18n.t('deal.oddsHow') : undefined}
    >
      {chip}
      <span className="min-w-0 flex-1 pt-0.5 wrap-break-word">{text}</span>
    </p>
  );
}
