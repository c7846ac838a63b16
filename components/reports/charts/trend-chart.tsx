import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisText, gridColor, labelText, type Named } from './chart-look.ts';
import { ChartTip } from './chart-tip.tsx';

export interface TrendStep extends Named {
  readonly now: number | null;
  readonly before: number | null;
  /** Runs still: `12 so far`. */
  readonly openText: string | undefined;
}

const labelRoom = 110;

/** A period step by step against the one before, which is dashed. */
export function TrendChart({
  width,
  height,
  steps,
  names,
  format,
  formatTick,
  isWhole,
}: {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly TrendStep[];
  readonly names: { readonly now: string; readonly before: string };
  readonly format: (value: number) => string;
  readonly formatTick: (value: number) => string;
  /** Counts: no mark between two of them. */
  readonly isWhole: boolean;
}) {
  return (
    <LineChart
      width={width}
      height={height}
      data={[...steps]}
      margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke={gridColor} />
      <XAxis
        dataKey="label"
        tick={axisText}
        axisLine={false}
        tickLine={false}
        tickMargin={6}
        interval="equidistantPreserveStart"
        minTickGap={12}
        padding={{ left: 12, right: 4 }}
      />
      <YAxis
        width="auto"
        tick={axisText}
        axisLine={false}
        tickLine={false}
        tickFormatter={formatTick}
        allowDecimals={!isWhole}
        domain={[0, 'auto']}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: gridColor }}
        content={({ active, label, payload }) => (
          <ChartTip
            active={active}
            {...(label === undefined ? {} : { label })}
            payload={payload}
            format={format}
          />
        )}
      />
      <Line
        name={names.before}
        dataKey="before"
        type="linear"
        stroke="var(--color-series-2)"
        strokeWidth={1.5}
        strokeDasharray="4 3"
        dot={false}
        isAnimationActive={false}
      />
      <Line
        name={names.now}
        dataKey="now"
        type="linear"
        stroke="var(--color-series)"
        strokeWidth={2}
        strokeLinejoin="round"
        dot={(dot) => <OpenDot key={dot.key} {...dot} width={width} />}
        isAnimationActive={false}
      />
    </LineChart>
  );
}

/** The last point of a period that runs, and a point that has no neighbour to draw a line to. */
function OpenDot({
  cx,
  cy,
  payload,
  width,
}: Pick<DotItemDotProps, 'cx' | 'cy' | 'payload'> & { readonly width: number }) {
  const { openText } = payload as TrendStep;
  if (openText === undefined || cx === undefined || cy === undefined) return null;
  // At the right of the line, which comes from the left.
  const isCramped = cx > width - labelRoom;
  return (
    <g>
      <circle
        cx={cx}
        cy={cy}
        r={3.5}
        fill="var(--color-surface)"
        stroke="var(--color-series)"
        strokeWidth={2}
      />
      <text
        {...labelText}
        x={isCramped ? cx - 8 : cx + 8}
        y={cy < 28 ? cy + 16 : cy - 10}
        textAnchor={isCramped ? 'end' : 'start'}
      >
        {openText}
      </text>
    </g>
  );
}
