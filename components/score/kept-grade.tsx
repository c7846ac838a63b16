import type { ReactNode } from 'react';
import type { KeptScore } from '../../lib/store/score-rows.ts';
import { GradeChip } from './grade-chip.tsx';

/** The grade of a kept score, for a row. Nothing where it is not worked out yet, or nobody has said who fits. */
export function toGradeChip(
  score: KeptScore | null | undefined,
  { whose }: { readonly whose?: string } = {},
): ReactNode {
  if (!score || score.grade === null) return null;
  return (
    <GradeChip
      grade={score.grade}
      score={score.score}
      known={score.known}
      {...(whose === undefined ? {} : { whose })}
    />
  );
}
