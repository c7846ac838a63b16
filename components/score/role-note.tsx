import { i18n } from '#i18n';
import { type RoleTexts, readRole } from '../../lib/scoring/read-role.ts';
import { departmentLabel, seniorityLabel } from './score-words.ts';

const sources = {
  title: 'score.roleFromTitle',
  headline: 'score.roleFromHeadline',
} as const;

/** What was read from a title or a headline, where the rep has not said it: `Head · Operations, from the title`. */
export function RoleNote({
  prospect,
  field,
}: {
  readonly prospect: RoleTexts;
  readonly field: keyof typeof sources;
}) {
  const { seniority, seniorityFrom, departments, departmentsFrom } = readRole(prospect);
  const parts = [
    ...(seniority !== null && seniorityFrom === field ? [seniorityLabel(seniority)] : []),
    ...(departmentsFrom === field ? departments.map(departmentLabel) : []),
  ];
  return parts.length === 0 ? null : i18n.t(sources[field], [parts.join(' · ')]);
}
