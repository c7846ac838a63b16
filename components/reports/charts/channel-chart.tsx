import { BarHeads, barHeight, beforeRoom, toBarsHeight, toBarTop } from './bar-rows.tsx';
import { axisText, labelText } from './chart-look.ts';

export interface ChannelBar {
  readonly id: string;
  readonly name: string;
  readonly outCount: number;
  readonly inCount: number;
  readonly neitherCount: number;
  readonly totalText: string;
  /** What the total was in the period before; empty where there is none. */
  readonly beforeText: string;
  /** Of the conversations that were opened by us; empty where none was. */
  readonly replyText: string;
}

const nameRoom = 84;
const shareRoom = 68;
const totalRoom = 48;
const gap = 2;

/** Touchpoints of a channel as one bar: out, in, and what has no direction. */
export function ChannelChart({
  width,
  bars,
  heads,
}: {
  readonly width: number;
  readonly bars: readonly ChannelBar[];
  /** Above the numbers at the right. */
  readonly heads: { readonly reply: string; readonly total: string; readonly before: string };
}) {
  const hasBefore = bars.some(({ beforeText }) => beforeText !== '');
  const lastRoom = hasBefore ? beforeRoom : 0;
  const full = Math.max(20, width - nameRoom - shareRoom - totalRoom - lastRoom - gap * 2);
  const totalAt = width - lastRoom;
  const replyAt = totalAt - totalRoom;
  const totals = bars.map(
    ({ outCount, inCount, neitherCount }) => outCount + inCount + neitherCount,
  );
  const most = Math.max(1, ...totals);
  const height = toBarsHeight(bars.length);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block">
      <BarHeads
        heads={[
          { at: replyAt, text: heads.reply },
          { at: totalAt, text: heads.total },
          ...(hasBefore ? [{ at: width, text: heads.before }] : []),
        ]}
      />
      {bars.map((bar, index) => {
        const y = toBarTop(index);
        let x = nameRoom;
        const parts = [
          { of: 'out', count: bar.outCount, color: 'var(--color-series)' },
          { of: 'in', count: bar.inCount, color: 'var(--color-plus-2)' },
          { of: 'neither', count: bar.neitherCount, color: 'var(--color-series-2)' },
        ].map(({ of, count, color }) => {
          const drawn = { of, color, x, width: (full * count) / most };
          if (count > 0) x += drawn.width + gap;
          return drawn;
        });
        return (
          <g key={bar.id}>
            <text {...labelText} x={0} y={y + 12}>
              {bar.name}
            </text>
            {parts.map((part) =>
              part.width === 0 ? null : (
                <rect
                  key={part.of}
                  x={part.x}
                  y={y}
                  width={part.width}
                  height={barHeight}
                  rx={Math.min(3, part.width / 2)}
                  fill={part.color}
                />
              ),
            )}
            <text {...axisText} x={replyAt} y={y + 12} textAnchor="end">
              {bar.replyText}
            </text>
            <text {...labelText} fontWeight={600} x={totalAt} y={y + 12} textAnchor="end">
              {bar.totalText}
            </text>
            <text {...axisText} x={width} y={y + 12} textAnchor="end">
              {bar.beforeText}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
