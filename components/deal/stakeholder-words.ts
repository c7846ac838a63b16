import { i18n } from '#i18n';
import type { Influence, Stakeholder, StakeholderRole, Stance } from '../../lib/model/deal.ts';

/** Words of a person's part in a deal, in the language of the interface. */

export function roleLabel(role: StakeholderRole): string {
  return i18n.t(`stakeholders.roleNames.${role}`);
}

export function roleHint(role: StakeholderRole): string {
  return i18n.t(`stakeholders.roleHints.${role}`);
}

/** For the narrow places of a drawing: the first role, and how many more there are. */
export function roleMark(roles: readonly StakeholderRole[]): string {
  const [first, ...others] = roles;
  if (first === undefined) return '';
  const mark = i18n.t(`stakeholders.roleMarks.${first}`);
  return others.length === 0 ? mark : `${mark} +${others.length}`;
}

export function stanceLabel(stance: Stance): string {
  return i18n.t(`stakeholders.stances.${stance}`);
}

export function influenceLabel(influence: Influence): string {
  return i18n.t(`stakeholders.influences.${influence}`);
}

type Part = Pick<Stakeholder, 'roles' | 'stance' | 'influence'>;

/** `Champion, user, high influence, for`. */
export function partWords({ roles, stance, influence }: Part): string {
  const names = roles.map((role, at) => {
    const name = roleLabel(role);
    return at === 0 ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1);
  });
  return [
    ...(names.length === 0 ? [i18n.t('stakeholders.roleNames.none')] : names),
    i18n.t(`stakeholders.influenceWords.${influence}`),
    i18n.t(`stakeholders.stanceWords.${stance}`),
  ].join(', ');
}

/** A role that rests on nothing but a title: there is no evidence of it. */
export function isGuessed({ roles, evidence }: Pick<Stakeholder, 'roles' | 'evidence'>): boolean {
  return roles.length > 0 && evidence === null;
}
