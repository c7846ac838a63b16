import { axisText, labelText } from './chart-look.ts';

export interface FunnelBar {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly color: string;
  readonly countText: string;
  /** Of the stage before; empty for the first. */
  readonly shareText: string;
}

export const funnelRow = 28;
const barHeight = 16;
const countRoom = 44;
const shareRoom = 52;

/** What fits in so many pixels at 11 px, about; the whole name is in the table. */
function toShort(name: string, pixels: number): string {
  const room = Math.floor(pixels / 5.8);
  return name.length <= room ? name : `${name.slice(0, room - 1).trimEnd()}…`;
}

/** Bars of one scale with their number and share at the right: nothing has to be read off an axis. */
export function FunnelChart({
  width,
  bars,
}: {
  readonly width: number;
  readonly bars: readonly FunnelBar[];
}) {
  const nameRoom = Math.min(150, Math.round(width * 0.3));
  const full = Math.max(20, width - nameRoom - countRoom - shareRoom);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const height = bars.length * funnelRow;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block">
      {bars.map(({ id, name, count, color, countText, shareText }, index) => {
        const y = index * funnelRow + (funnelRow - barHeight) / 2;
        return (
          <g key={id}>
            <title>{name}</title>
            <text {...labelText} x={0} y={y + 12}>
              {toShort(name, nameRoom - 8)}
            </text>
            <rect
              x={nameRoom}
              y={y}
              width={full}
              height={barHeight}
              rx={3}
              fill="var(--color-track)"
            />
            <rect
              x={nameRoom}
              y={y}
              width={(full * count) / most}
              height={barHeight}
              rx={3}
              fill={color}
            />
            <text
              {...labelText}
              fontWeight={600}
              x={nameRoom + full + countRoom}
              y={y + 12}
              textAnchor="end"
            >
              {countText}
            </text>
            <text {...axisText} x={width} y={y + 12} textAnchor="end">
              {shareText}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
