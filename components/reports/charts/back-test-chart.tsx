import { Bar, BarChart, CartesianGrid, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import { axisText, gridColor, type Named } from './chart-look.ts';
import { toNiceTicks } from './nice-ticks.ts';

export interface BackTestMark extends Named {
  readonly said: number;
  readonly low: number;
  readonly high: number;
  readonly came: number;
  readonly fixed: number;
}

/** From zero where that is near. */
function toTicks(marks: readonly BackTestMark[]): readonly number[] {
  const values = marks.flatMap(({ said, low, high, came, fixed }) => [
    said,
    low,
    high,
    came,
    fixed,
  ]);
  const least = Math.min(...values);
  const most = Math.max(1, ...values);
  return toNiceTicks(least < most / 2 ? 0 : least, most);
}

/** What was said at the start of each period, with its range, what came, and what the stages' own odds said. */
export function BackTestChart({
  width,
  height,
  marks,
  formatTick,
}: {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly BackTestMark[];
  readonly formatTick: (value: number) => string;
}) {
  const ticks = toTicks(marks);
  return (
    <BarChart
      width={width}
      height={height}
      data={[...marks]}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
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
        type="number"
        width="auto"
        domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        ticks={[...ticks]}
        allowDataOverflow
        tick={axisText}
        axisLine={false}
        tickLine={false}
        tickFormatter={formatTick}
      />
      {/* Not drawn: an axis has its scale from what stands on it. */}
      <Bar dataKey="said" fill="none" isAnimationActive={false} />
      <BackTestMarks marks={marks} />
    </BarChart>
  );
}

function BackTestMarks({ marks }: { readonly marks: readonly BackTestMark[] }) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) return null;
  const at = (value: number) => toY(value) ?? 0;
  return marks.map((mark) => {
    const x = toX(mark.label, { position: 'middle' }) ?? 0;
    const bandTop = at(mark.high);
    return (
      <g key={mark.label}>
        <rect
          x={x - 9}
          y={bandTop}
          width={18}
          height={Math.max(2, at(mark.low) - bandTop)}
          rx={3}
          fill="var(--color-band)"
        />
        <path d={`M${x - 9} ${at(mark.said)}h18`} stroke="var(--color-series)" strokeWidth={2} />
        <path
          d={`M${x + 15} ${at(mark.fixed) - 5}l4.5 8.5h-9Z`}
          fill="none"
          stroke="var(--color-ink-2)"
          strokeWidth={1.5}
        />
        <circle cx={x} cy={at(mark.came)} r={4.5} fill="var(--color-ink)" />
      </g>
    );
  });
}
