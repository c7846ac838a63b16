import { i18n } from '#i18n';
import type { Stage } from '../../lib/model/deal.ts';
import type { SelectOption } from '../ui/select-field.tsx';

const kinds = ['open', 'won', 'lost'] as const satisfies readonly Stage['kind'][];

export function kindOptions(): readonly SelectOption<Stage['kind']>[] {
  return kinds.map((value) => ({ value, label: i18n.t(`selling.kind.${value}`) }));
}
