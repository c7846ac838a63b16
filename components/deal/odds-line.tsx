import { i18n } from '#i18n';
import type { DealView } from '../../lib/store/deal-queries.ts';
import type { DealForecast } from '../../lib/store/deal-scores.ts';
import type { StagePlace } from '../../lib/store/stage-odds.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { useNow } from '../use-now.ts';
import { toStagePlace } from './stage-steps.ts';

/** Where a deal's odds come from: its stage, as learned or as set, and what somebody's score does to them. */
export function OddsLine({
  view,
  forecast,
}: {
  readonly view: DealView;
  readonly forecast: DealForecast;
}) {
  const place = toStagePlace(view, useNow());
  if (!place) return null;
  return (
    <>
      <LearnedLine place={place} forecast={forecast} />
      <ScoreLine place={place} forecast={forecast} />
    </>
  );
}

interface LineProps {
  readonly place: StagePlace;
  readonly forecast: DealForecast;
}

function LearnedLine({ place, forecast: { learnedFromCount, stageOddsOf } }: LineProps) {
  if (learnedFromCount === null) return null;
  const [learned, set] = [stageOddsOf(place), place.probability].map(String);
  return (
    <p className="mt-2 text-xs wrap-break-word text-ink-2">
      {i18n.t('odds.learned', learnedFromCount, [
        String(learnedFromCount),
        learned ?? '',
        set ?? '',
      ])}
    </p>
  );
}

function ScoreLine({ place, forecast: { score, isMoved, oddsOf, stageOddsOf } }: LineProps) {
  const chip = toGradeChip(score?.score, score ? { whose: score.name } : {});
  if (!score || chip === null) return null;
  const [ofStage, percent] = [stageOddsOf(place), oddsOf(place)];
  const points = i18n.t('scoreLine.points', score.score.score);
  const text = !isMoved
    ? i18n.t('deal.oddsHandSet', [`${score.name}, ${points}`])
    : percent === ofStage
      ? i18n.t('deal.oddsSame', [score.name])
      : i18n.t('deal.oddsMoved', [String(ofStage), String(percent), score.name]);
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
