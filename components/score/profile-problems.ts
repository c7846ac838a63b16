import { i18n } from '#i18n';
import { numberText } from '../ui/locale.ts';
import { maxEntries, maxValueLength, type ValueProblem } from './profile-draft.ts';

/** What is wrong with what was written, and what to do. */
export function problemText(problem: ValueProblem): string {
  if (problem === 'full') return i18n.t('profile.problems.full', [numberText(maxEntries)]);
  if (problem === 'long') return i18n.t('profile.problems.long', [numberText(maxValueLength)]);
  return i18n.t(`profile.problems.${problem}`);
}
