import { i18n } from '#i18n';
import type { TrendChange, TrendPoint } from '../../lib/scoring/trend.ts';
import { toDayText } from '../ui/moment.ts';

/** `Up 12 in 4 weeks`. */
export function trendText({ by, weeks }: TrendChange): string {
  if (weeks === null && by === 0) return i18n.t('score.trend.sameSaved');
  const points = String(Math.abs(by));
  if (weeks === null) return i18n.t(`score.trend.${by > 0 ? 'up' : 'down'}Saved`, [points]);
  const way = by > 0 ? 'up' : by < 0 ? 'down' : 'same';
  return i18n.t(`score.trend.${way}`, [points, String(weeks)]);
}

const width = 80;
const height = 24;
/** Room for the dot at the end. */
const rim = 3;

/** How the score went, from 0 to 100, with a dot at where it is now. */
export function ScoreTrend({ trend }: { readonly trend: readonly TrendPoint[] }) {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || first === last) return null;
  const toX = (at: number) => ((at - first.at) / (last.at - first.at)) * (width - rim);
  const toY = (score: number) => height - rim - (score / 100) * (height - 2 * rim);
  const points = trend.map(({ at, score }) => `${toX(at).toFixed(1)},${toY(score).toFixed(1)}`);
  const now = new Date(last.at);
  const label = i18n.t('score.trend.label', [
    toDayText(new Date(first.at), { now }),
    String(first.score),
    String(Math.max(...trend.map(({ score }) => score))),
    String(last.score),
  ]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="shrink-0 max-[20rem]:hidden"
    >
      <title>{label}</title>
      <line
        x1={0}
        x2={width}
        y1={height - rim}
        y2={height - rim}
        className="stroke-grid forced-colors:stroke-[GrayText]"
      />
      <polyline
        points={points.join(' ')}
        fill="none"
        strokeWidth={1.5}
        strokeLinejoin="round"
        className="stroke-series forced-colors:stroke-[CanvasText]"
      />
      <circle
        cx={toX(last.at)}
        cy={toY(last.score)}
        r={2.5}
        className="fill-series forced-colors:fill-[CanvasText]"
      />
    </svg>
  );
}
