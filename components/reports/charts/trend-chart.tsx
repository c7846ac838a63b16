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

/** For what is said at the last step, at the right of its point. */
const labelRoom = 84;

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
      margin={{ top: 12, right: steps.at(-1)?.openText ? labelRoom : 16, bottom: 0, left: 0 }}
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
        content={<ChartTip format={format} />}
      />
      <Line
        name={names.before}
        dataKey="before"
        type="linear"
        stroke="var(--color-series-2)"
        strokeWidth={1.5}
        strokeDasharray="4 3"
        dot={{ r: 1.5, strokeWidth: 0, fill: 'var(--color-series-2)' }}
        isAnimationActive={false}
      />
      <Line
        name={names.now}
        dataKey="now"
        type="linear"
        stroke="var(--color-series)"
        strokeWidth={2}
        strokeLinejoin="round"
        dot={<StepDot />}
        isAnimationActive={false}
      />
    </LineChart>
  );
}

/** A point of the line; the one that is not over yet says so. */
function StepDot({ cx, cy, payload }: Partial<Pick<DotItemDotProps, 'cx' | 'cy' | 'payload'>>) {
  const { openText, now = null } = (payload ?? {}) as Partial<TrendStep>;
  if (now === null || cx === undefined || cy === undefined) return null;
  if (openText === undefined) return <circle cx={cx} cy={cy} r={2.5} fill="var(--color-series)" />;
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
      {/* At the right of the line, which comes from the left. */}
      <text {...labelText} x={cx + 8} y={cy < 28 ? cy + 16 : cy - 8}>
        {openText}
      </text>
    </g>
  );
}
