import { i18n } from '#i18n';
import type { CurvePoint } from '../../lib/model/scoring.ts';
import { numberText } from '../ui/locale.ts';
import { layOutCurve, type PlotPoint } from './calibration-layout.ts';
import { percentFigure } from './quality-figures.ts';

const ticks = [0, 25, 50, 75, 100];

/**
 * What was said against what came, in bins; on the dashed line both are the same. Places are percent of the square and
 * its texts keep their size, however wide it is.
 */
export function CalibrationPlot({ curve }: { readonly curve: readonly CurvePoint[] }) {
  const points = layOutCurve(curve);
  return (
    <div className="max-w-120">
      <svg
        aria-hidden="true"
        className="ml-11 block h-48 w-[calc(100%-3.75rem)] overflow-visible pt-2"
        fontSize="11"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1="0%"
              x2="100%"
              y1={`${100 - tick}%`}
              y2={`${100 - tick}%`}
              className="stroke-grid forced-colors:stroke-[GrayText]"
            />
            <text
              x="0%"
              y={`${100 - tick}%`}
              dx="-8"
              dy="4"
              textAnchor="end"
              className="fill-ink-3"
            >
              {percentFigure(tick / 100)}
            </text>
            <text x={`${tick}%`} y="100%" dy="18" textAnchor="middle" className="fill-ink-3">
              {percentFigure(tick / 100)}
            </text>
          </g>
        ))}
        <line
          x1="0%"
          y1="100%"
          x2="100%"
          y2="0%"
          strokeDasharray="4 3"
          className="stroke-series-2 forced-colors:stroke-[CanvasText]"
        />
        <text x="0%" y="0%" dx="8" dy="14" className="fill-ink-2">
          {i18n.t('learning.came')}
        </text>
        <text x="100%" y="100%" dy="-6" dx="-4" textAnchor="end" className="fill-ink-2">
          {i18n.t('learning.said')}
        </text>
        {points.map((point) => (
          <Mark key={point.point.from} {...point} />
        ))}
      </svg>
      <div className="h-7" />
      <CurveTable curve={curve} />
    </div>
  );
}

function Mark({ point, x, y, lowY, highY, radius }: PlotPoint) {
  return (
    <g>
      <title>{pointText(point)}</title>
      <line
        x1={`${x}%`}
        x2={`${x}%`}
        y1={`${lowY}%`}
        y2={`${highY}%`}
        strokeWidth="2"
        className="stroke-plus-2 forced-colors:stroke-[CanvasText]"
      />
      <circle
        cx={`${x}%`}
        cy={`${y}%`}
        r={radius}
        className="fill-series forced-colors:fill-[CanvasText]"
      />
    </g>
  );
}

function pointText({ said, came, low, high, count }: CurvePoint): string {
  return i18n.t('learning.pointTitle', [
    percentFigure(said),
    percentFigure(came),
    percentFigure(low),
    percentFigure(high),
    numberText(count),
  ]);
}

/** The same for those who do not see the drawing. */
function CurveTable({ curve }: { readonly curve: readonly CurvePoint[] }) {
  return (
    <table className="sr-only">
      <caption>{i18n.t('learning.plot')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('learning.said')}</th>
          <th scope="col">{i18n.t('learning.came')}</th>
          <th scope="col">{i18n.t('learning.range')}</th>
          <th scope="col">{i18n.t('learning.people')}</th>
        </tr>
      </thead>
      <tbody>
        {layOutCurve(curve).map(({ point }) => (
          <tr key={point.from}>
            <th scope="row">{percentFigure(point.said)}</th>
            <td>{percentFigure(point.came)}</td>
            <td>{`${percentFigure(point.low)}–${percentFigure(point.high)}`}</td>
            <td>{numberText(point.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
