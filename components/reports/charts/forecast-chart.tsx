import { Bar, BarChart, CartesianGrid, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import { axisText, gridColor, labelText, type Named } from './chart-look.ts';
import { toNiceTicks } from './nice-ticks.ts';

export interface ForecastBar extends Named {
  /** Under the label: `so far`, the year. */
  readonly sub: string;
  readonly won: number;
  /** Of `weighted` what follows on `won`. */
  readonly commit: number;
  readonly weighted: number;
  readonly low: number;
  readonly high: number;
  readonly fixed: number;
  readonly target: number | null;
  /** Lines at the right end, the first one in bold. */
  readonly texts: readonly string[];
}

const axisHeight = 28;
const barHeight = 16;
/** Of most letters at 11 px, about. */
const letterWidth = 5.8;

/** Won, commit × odds and the rest as one bar a period, the range below it, target and static odds as marks. */
export function ForecastChart({
  width,
  height,
  bars,
  formatTick,
}: {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly ForecastBar[];
  readonly formatTick: (value: number) => string;
}) {
  const most = Math.max(
    1,
    ...bars.flatMap(({ weighted, high, fixed, target }) => [weighted, high, fixed, target ?? 0]),
  );
  const ticks = toNiceTicks(0, most);
  const textRoom =
    24 + Math.max(...bars.flatMap(({ texts }) => texts.map(({ length }) => length))) * letterWidth;
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={[...bars]}
      margin={{ top: 0, right: textRoom, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid horizontal={false} stroke={gridColor} />
      <XAxis
        type="number"
        height={axisHeight}
        domain={[0, ticks.at(-1) ?? most]}
        ticks={[...ticks]}
        tick={axisText}
        axisLine={false}
        tickLine={false}
        tickMargin={6}
        tickFormatter={formatTick}
      />
      <YAxis
        type="category"
        dataKey="label"
        width={84}
        hide={false}
        tick={false}
        axisLine={false}
      />
      {/* Not drawn: an axis has its scale from what stands on it. */}
      <Bar dataKey="weighted" fill="none" isAnimationActive={false} />
      <ForecastMarks bars={bars} width={width} />
    </BarChart>
  );
}

function ForecastMarks({
  bars,
  width,
}: {
  readonly bars: readonly ForecastBar[];
  readonly width: number;
}) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) return null;
  const at = (value: number) => toX(value) ?? 0;
  return bars.map((bar) => {
    const top = (toY(bar.label, { position: 'start' }) ?? 0) + 8;
    const zero = at(0);
    const won = at(bar.won);
    const commit = at(bar.won + bar.commit);
    const weighted = at(bar.weighted);
    const markEnd = top + barHeight + 14;
    return (
      <g key={bar.label}>
        <text {...labelText} fontWeight={600} x={0} y={top + 11}>
          {bar.label}
        </text>
        <text {...axisText} x={0} y={top + 26}>
          {bar.sub}
        </text>
        <rect
          x={at(bar.low)}
          y={top + barHeight + 5}
          width={Math.max(2, at(bar.high) - at(bar.low))}
          height={8}
          rx={2}
          fill="var(--color-band)"
        />
        <rect x={zero} y={top} width={won - zero} height={barHeight} fill="var(--color-won)" />
        <rect
          x={won}
          y={top}
          width={Math.max(0, commit - won)}
          height={barHeight}
          fill="var(--color-plus-2)"
        />
        <rect
          x={commit}
          y={top}
          width={Math.max(0, weighted - commit)}
          height={barHeight}
          fill="var(--color-stage-1)"
        />
        <path d={`M${weighted} ${top - 3}V${markEnd}`} stroke="var(--color-ink)" strokeWidth={2} />
        <path
          d={`M${at(bar.fixed)} ${top + barHeight + 4.5}l4.5 8.5h-9Z`}
          fill="var(--color-surface)"
          stroke="var(--color-ink-2)"
          strokeWidth={1.5}
        />
        {bar.target === null ? null : (
          <path
            d={`M${at(bar.target)} ${top - 5}V${markEnd + 2}`}
            stroke="var(--color-caution)"
            strokeWidth={2}
            strokeDasharray="3 2"
          />
        )}
        {bar.texts.map((text, index) => (
          <text
            key={text}
            {...(index === 0 ? { ...labelText, fontWeight: 600 } : axisText)}
            x={width - 2}
            y={top + 8 + index * 14}
            textAnchor="end"
          >
            {text}
          </text>
        ))}
      </g>
    );
  });
}
