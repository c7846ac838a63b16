import { i18n } from '#i18n';
import {
  type Department,
  departments,
  type FactName,
  type ProfileEntry,
  type Seniority,
  seniorities,
  type TouchKind,
} from '../../lib/model/scoring.ts';
import type { EngagementDigit, FitLetter, Grade } from '../../lib/scoring/grade.ts';
import { elseKey } from '../../lib/scoring/match.ts';
import { sizeText } from '../words.ts';

export function factLabel(fact: FactName): string {
  return i18n.t(`scoreFacts.${fact}`);
}

export function seniorityLabel(seniority: Seniority): string {
  return i18n.t(`seniorities.${seniority}`);
}

export function departmentLabel(department: Department): string {
  return i18n.t(`departments.${department}`);
}

export function touchKindLabel(kind: TouchKind): string {
  return i18n.t(`touchKinds.${kind}`);
}

const levels = { 1: 'highest', 2: 'high', 3: 'low', 4: 'lowest' } as const;

/** `A4` in words: of the digits 1 is the most, which no number says by itself. */
export function gradeText(grade: Grade): string {
  const [letter, digit] = [grade[0] as FitLetter, Number(grade[1]) as EngagementDigit];
  return i18n.t('score.parts', [letter, i18n.t(`score.levels.${levels[digit]}`), String(digit)]);
}

function isOneOf<Value extends string>(values: readonly Value[], value: string): value is Value {
  return (values as readonly string[]).includes(value);
}

/** What a line of the profile asks for: `Head`, `200–2,000`, `Cold-chain logistics`. */
export function entryText({ fact, value, from, to }: ProfileEntry): string {
  if (fact === 'company_size') {
    if ((from ?? 0) === 0 && typeof to === 'number')
      return i18n.t('scoreFacts.sizeUpTo', [String(to)]);
    return sizeText(from ?? 0, to ?? null) ?? '';
  }
  return keyText(fact, value);
}

/** A bin of a fact as words; what is left over is `Anything else`. */
export function keyText(fact: FactName, key: string): string {
  if (fact === 'seniority' && isOneOf(seniorities, key)) return seniorityLabel(key);
  if (fact === 'department' && isOneOf(departments, key)) return departmentLabel(key);
  if (fact === 'company_size' && key === 'below') return i18n.t('scoreFacts.sizeBelow');
  if (fact === 'company_size' && key === 'above') return i18n.t('scoreFacts.sizeAbove');
  return key === elseKey ? i18n.t('scoreFacts.anythingElse') : key;
}
