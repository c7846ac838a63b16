import type { Grade } from '../../lib/scoring/grade.ts';
import type { Cell } from '../../lib/store/record-lists.ts';
import { GradeChip } from '../score/grade-chip.tsx';
import { Chip, type Tone } from '../ui/chip.tsx';
import { Time } from '../ui/time.tsx';
import { cellText, nextDue, nextText } from './list-words.ts';

const dueInks: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-3',
  accent: 'text-accent-ink',
  info: 'text-info-ink',
  caution: 'text-caution-ink',
  critical: 'text-critical-ink',
};

function NextCell({
  cell,
  now,
}: {
  readonly cell: Extract<Cell, { readonly kind: 'next' }>;
  readonly now: number;
}) {
  const due = nextDue(cell, now);
  return (
    <>
      <span className="min-w-0 flex-1 truncate">{nextText(cell)}</span>
      {due === undefined ? null : (
        <span className={`shrink-0 text-xs ${dueInks[due.tone]}`}>{due.text}</span>
      )}
    </>
  );
}

function toGradeChip({ grade, score, known }: Extract<Cell, { readonly kind: 'score' }>) {
  if (grade === null || score === null) return null;
  return <GradeChip grade={grade as Grade} score={score} known={known ?? 0} />;
}

/** What stands in a cell. What is not known leaves it empty. */
export function ListCell({
  cell,
  column,
  now,
}: {
  readonly cell: Cell;
  readonly column: string;
  readonly now: number;
}) {
  switch (cell.kind) {
    case 'tags':
      return cell.tags.map((tag) => (
        <Chip key={tag} tone="quiet">
          {tag}
        </Chip>
      ));
    case 'time':
      return cell.at === null ? null : <Time at={new Date(cell.at).toISOString()} />;
    case 'next':
      return <NextCell cell={cell} now={now} />;
    case 'score':
      return (
        <>
          {toGradeChip(cell)}
          {column === 'grade' ? null : (
            <span className="min-w-6 text-right">{cellText(cell, now)}</span>
          )}
        </>
      );
    default:
      return <span className="truncate">{cellText(cell, now)}</span>;
  }
}
