import { axisText, labelText } from './chart-look.ts';

export interface ChannelBar {
  readonly id: string;
  readonly name: string;
  readonly outCount: number;
  readonly inCount: number;
  readonly neitherCount: number;
  readonly totalText: string;
  /** Of the conversations that were opened by us; empty where none was. */
  readonly replyText: string;
}

export const channelRow = 28;
const barHeight = 16;
const nameRoom = 84;
const shareRoom = 56;
const totalRoom = 48;
const gap = 2;

/** Touchpoints of a channel as one bar: out, in, and what has no direction. */
export function ChannelChart({
  width,
  bars,
}: {
  readonly width: number;
  readonly bars: readonly ChannelBar[];
}) {
  const full = Math.max(20, width - nameRoom - shareRoom - totalRoom - gap * 2);
  const totals = bars.map(
    ({ outCount, inCount, neitherCount }) => outCount + inCount + neitherCount,
  );
  const most = Math.max(1, ...totals);
  const height = bars.length * channelRow;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block">
      {bars.map((bar, index) => {
        const y = index * channelRow + (channelRow - barHeight) / 2;
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
            <text {...axisText} x={width - totalRoom} y={y + 12} textAnchor="end">
              {bar.replyText}
            </text>
            <text {...labelText} fontWeight={600} x={width} y={y + 12} textAnchor="end">
              {bar.totalText}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
