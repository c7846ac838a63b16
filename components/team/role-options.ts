import { i18n } from '#i18n';
import type { Role } from '../../lib/model/sync.ts';
import type { SelectOption } from '../ui/select-field.tsx';

/** From the least to the most. The list of the schemas would bring those along. */
const roles = ['rep', 'manager', 'owner'] as const satisfies readonly Role[];

export function roleOptions(): readonly SelectOption<Role>[] {
  return roles.map((value) => ({ value, label: i18n.t(`role.${value}`) }));
}
