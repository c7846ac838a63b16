import { axisText, labelText } from './chart-look.ts';

export interface CohortRow {
  readonly id: string;
  readonly name: string;
  readonly createdText: string;
  readonly isOpen: boolean;
  /** By periods since the entry; null where that time is not over. */
  readonly cells: readonly ({ readonly share: number; readonly text: string } | null)[];
}

const cohortRow = 26;
const cellHeight = 22;
const nameRoom = 92;
const countRoom = 48;
const headHeight = 20;

export function toCohortHeight(count: number): number {
  return headHeight + count * cohortRow;
}

/** Shares by cohort and age; the stronger the ground, the more were converted, and the number is printed in each. */
export function CohortChart({
  width,
  rows,
  heads,
  createdHead,
}: {
  readonly width: number;
  readonly rows: readonly CohortRow[];
  readonly heads: readonly string[];
  readonly createdHead: string;
}) {
  const columns = Math.max(1, heads.length);
  const cellWidth = Math.min(96, Math.max(24, (width - nameRoom - countRoom) / columns));
  const most = Math.max(
    0.01,
    ...rows.flatMap(({ cells }) => cells.map((cell) => cell?.share ?? 0)),
  );
  const left = nameRoom + countRoom;
  const height = toCohortHeight(rows.length);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="block">
      <text {...axisText} x={left - 10} y={12} textAnchor="end">
        {createdHead}
      </text>
      {heads.map((head, index) => (
        <text
          key={head}
          {...axisText}
          x={left + (index + 0.5) * cellWidth}
          y={12}
          textAnchor="middle"
        >
          {head}
        </text>
      ))}
      {rows.map((row, at) => {
        const y = headHeight + at * cohortRow;
        return (
          <g key={row.id}>
            <text {...labelText} x={0} y={y + 15}>
              {row.name}
            </text>
            <text {...axisText} x={left - 10} y={y + 15} textAnchor="end">
              {row.createdText}
            </text>
            {row.cells.map((cell, index) =>
              cell === null ? null : (
                <Cell
                  key={heads[index] ?? index}
                  x={left + index * cellWidth + 1}
                  y={y}
                  width={cellWidth - 2}
                  cell={cell}
                  strength={cell.share / most}
                  // Its newest cell may still grow.
                  isOpen={row.isOpen && (row.cells[index + 1] ?? null) === null}
                />
              ),
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Cell({
  x,
  y,
  width,
  cell,
  strength,
  isOpen,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly cell: { readonly share: number; readonly text: string };
  readonly strength: number;
  readonly isOpen: boolean;
}) {
  // Up to a half the text keeps its contrast on the ground that shows through.
  const opacity = 0.08 + 0.42 * strength;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={cellHeight}
        rx={3}
        fill="var(--color-series)"
        fillOpacity={cell.share === 0 ? 0.04 : opacity}
      />
      {isOpen ? (
        <rect
          x={x + 0.75}
          y={y + 0.75}
          width={width - 1.5}
          height={cellHeight - 1.5}
          rx={3}
          fill="none"
          stroke="var(--color-ink-3)"
          strokeDasharray="3 2"
        />
      ) : null}
      <text {...labelText} x={x + width / 2} y={y + 15} textAnchor="middle">
        {cell.text}
      </text>
    </g>
  );
}
