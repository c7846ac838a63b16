import { Check } from 'lucide-react';
import { i18n } from '#i18n';
import { Chip } from '../ui/chip.tsx';

/** `undefined` until the browser has said. */
export type AccessState = 'not_allowed' | 'allowed' | 'on' | undefined;

export function toAccessState(of: {
  readonly isGranted: boolean | undefined;
  readonly isWatched: boolean;
}): AccessState {
  if (of.isGranted === undefined) return undefined;
  if (!of.isGranted) return 'not_allowed';
  return of.isWatched ? 'on' : 'allowed';
}

export function AccessChip({ state }: { readonly state: AccessState }) {
  switch (state) {
    case undefined:
      return null;
    case 'not_allowed':
      return <Chip tone="quiet">{i18n.t('options.notAllowed')}</Chip>;
    case 'allowed':
      return <Chip icon={Check}>{i18n.t('options.allowed')}</Chip>;
    case 'on':
      return (
        <Chip icon={Check} tone="accent">
          {i18n.t('mailOptions.on')}
        </Chip>
      );
  }
}
