import { i18n } from '#i18n';
import { type FitLetter, type Grade, sureFrom } from '../../lib/scoring/grade.ts';
import { classNames } from '../ui/class-names.ts';

const looks: Readonly<Record<FitLetter, string>> = {
  A: 'border-transparent bg-grade-a text-grade-a-on',
  B: 'border-transparent bg-grade-b text-grade-b-on',
  C: 'border-transparent bg-grade-c text-grade-c-on',
  D: 'border-line-strong bg-grade-d text-grade-d-on',
};

/** `A2`: how well somebody fits, and how much they are engaged. A dashed edge where little is known. */
export function GradeChip({
  grade,
  score,
  known,
  whose,
}: {
  readonly grade: Grade;
  readonly score: number;
  /** 0–100. */
  readonly known: number;
  /** Where it stands beside something else than who has it. */
  readonly whose?: string;
}) {
  const isUnsure = known < sureFrom;
  const words = i18n.t(isUnsure ? 'score.gradeUnsure' : 'score.grade', [grade, String(score)]);
  const label = whose === undefined ? words : `${whose}: ${words}`;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={classNames(
        'inline-flex h-(--chip) shrink-0 items-center rounded-sm border px-1.5 text-xs leading-none font-semibold tabular-nums',
        looks[grade[0] as FitLetter],
        isUnsure && 'border-dashed border-line-control',
      )}
    >
      {grade}
    </span>
  );
}
