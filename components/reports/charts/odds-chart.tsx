import { CartesianGrid, ScatterChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import { axisText, gridColor, labelText } from './chart-look.ts';

export interface OddsPoint {
  readonly said: number;
  readonly came: number;
  readonly dealCount: number;
}

const leastRadius = 3;
const mostRadius = 9;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** Odds that were said against the share that came, by tenths; on the dashed line both are the same. */
export function OddsChart({
  width,
  height,
  points,
  texts,
  formatShare,
}: {
  readonly width: number;
  readonly height: number;
  readonly points: readonly OddsPoint[];
  readonly texts: { readonly said: string; readonly came: string };
  readonly formatShare: (share: number) => string;
}) {
  const axis = {
    type: 'number',
    domain: [0, 1],
    ticks,
    tick: axisText,
    axisLine: false,
    tickLine: false,
    tickFormatter: formatShare,
  } as const;
  return (
    <ScatterChart
      width={width}
      height={height}
      data={[...points]}
      margin={{ top: 12, right: 20, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke={gridColor} />
      <XAxis {...axis} dataKey="said" tickMargin={6} />
      <YAxis {...axis} dataKey="came" width={48} />
      <OddsMarks points={points} texts={texts} />
    </ScatterChart>
  );
}

function OddsMarks({
  points,
  texts,
}: {
  readonly points: readonly OddsPoint[];
  readonly texts: { readonly said: string; readonly came: string };
}) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) return null;
  const x = (share: number) => toX(share) ?? 0;
  const y = (share: number) => toY(share) ?? 0;
  const most = Math.max(1, ...points.map(({ dealCount }) => dealCount));
  return (
    <g>
      <path
        d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`}
        stroke="var(--color-series-2)"
        strokeDasharray="4 3"
      />
      <text {...labelText} x={x(0) + 8} y={y(1) + 14}>
        {texts.came}
      </text>
      <text {...labelText} x={x(1) - 4} y={y(0) - 6} textAnchor="end">
        {texts.said}
      </text>
      {points.map(({ said, came, dealCount }) => (
        <circle
          key={said}
          cx={x(said)}
          cy={y(came)}
          r={leastRadius + (mostRadius - leastRadius) * Math.sqrt(dealCount / most)}
          fill="var(--color-series)"
          fillOpacity={0.85}
          stroke="var(--color-surface)"
        />
      ))}
    </g>
  );
}
