import { Bar, BarChart, type BarShapeProps, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { axisText, gridColor, type Named } from './chart-look.ts';
import { ChartTip } from './chart-tip.tsx';

export interface WeekStep extends Named {
  readonly calls: number;
  readonly meetings: number;
  readonly isOpen: boolean;
}

/** Calls and meetings side by side, week by week. */
export function WeeksChart({
  width,
  height,
  steps,
  names,
  format,
}: {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly WeekStep[];
  readonly names: { readonly calls: string; readonly meetings: string };
  readonly format: (value: number) => string;
}) {
  return (
    <BarChart
      width={width}
      height={height}
      data={[...steps]}
      margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
      barGap={2}
      barCategoryGap="25%"
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
        minTickGap={8}
      />
      <YAxis
        width="auto"
        tick={axisText}
        axisLine={false}
        tickLine={false}
        allowDecimals={false}
        tickFormatter={format}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: gridColor, fillOpacity: 0.6 }}
        content={<ChartTip format={format} />}
      />
      <Bar
        name={names.calls}
        dataKey="calls"
        fill="var(--color-series)"
        maxBarSize={22}
        shape={WeekBar}
        isAnimationActive={false}
      />
      <Bar
        name={names.meetings}
        dataKey="meetings"
        fill="var(--color-plus-2)"
        maxBarSize={22}
        shape={WeekBar}
        isAnimationActive={false}
      />
    </BarChart>
  );
}

/** A week that runs or comes is only outlined: its last word is not spoken. */
function WeekBar({ x, y, width, height, fill, payload }: BarShapeProps) {
  if (height <= 0) return <g />;
  const { isOpen } = payload as WeekStep;
  return (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width={Math.max(1, width - 1.5)}
      height={Math.max(1, height - 0.75)}
      rx={2}
      fill={fill}
      fillOpacity={isOpen ? 0.25 : 1}
      stroke={fill}
      strokeWidth={1.5}
    />
  );
}
