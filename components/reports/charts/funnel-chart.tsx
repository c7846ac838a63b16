import { BarHeads, barHeight, beforeRoom, toBarsHeight, toBarTop } from './bar-rows.tsx';
import { axisText, labelText } from './chart-look.ts';

export interface FunnelBar {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly color: string;
  readonly countText: string;
  /** Of the stage before; empty for the first. */
  readonly shareText: string;
  /** What the share was in the period before; empty where there is none. */
  readonly beforeText: string;
}

const countRoom = 48;
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
  heads,
}: {
  readonly width: number;
  readonly bars: readonly FunnelBar[];
  /** Above the numbers at the right. */
  readonly heads: { readonly count: string; readonly share: string; readonly before: string };
}) {
  const nameRoom = Math.min(150, Math.round(width * 0.3));
  const hasBefore = bars.some(({ beforeText }) => beforeText !== '');
  const lastRoom = hasBefore ? beforeRoom : 0;
  const full = Math.max(20, width - nameRoom - countRoom - shareRoom - lastRoom);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const height = toBarsHeight(bars.length);
  const countAt = nameRoom + full + countRoom;
  const shareAt = width - lastRoom;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block">
      <BarHeads
        heads={[
          { at: countAt, text: heads.count },
          { at: shareAt, text: heads.share },
          ...(hasBefore ? [{ at: width, text: heads.before }] : []),
        ]}
      />
      {bars.map(({ id, name, count, color, countText, shareText, beforeText }, index) => {
        const y = toBarTop(index);
        return (
          <g key={id}>
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
            <text {...labelText} fontWeight={600} x={countAt} y={y + 12} textAnchor="end">
              {countText}
            </text>
            <text {...labelText} x={shareAt} y={y + 12} textAnchor="end">
              {shareText}
            </text>
            <text {...axisText} x={width} y={y + 12} textAnchor="end">
              {beforeText}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
