import { Check, UserRound } from 'lucide-react';
import { i18n } from '#i18n';
import type { siteHosts } from '../../lib/sites/hosts.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { useSiteAccess } from './use-site-access.ts';

/** One site: what allowing it changes, whether it is allowed, and the way to change that. */
export function SiteRow({ site }: { readonly site: (typeof siteHosts)[number] }) {
  const { isGranted, wasDenied, grant, revoke } = useSiteAccess(site);
  return (
    <li className="flex items-start gap-3 rounded-lg border border-line-strong p-4">
      <Icon shape={UserRound} className="mt-0.5 text-ink-2" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{i18n.t(`options.${site.id}`)}</span>
          {isGranted === true ? (
            <Chip icon={Check} tone="accent">
              {i18n.t('options.allowed')}
            </Chip>
          ) : null}
          {isGranted === false ? <Chip tone="quiet">{i18n.t('options.notAllowed')}</Chip> : null}
        </div>
        <p className="mt-1 text-ink-2">{i18n.t(`options.${site.id}What`)}</p>
        <p className="mt-1 font-mono text-2xs text-ink-3">{site.origins.join(', ')}</p>
        {wasDenied ? (
          <p role="alert" className="mt-1 text-caution-ink">
            {i18n.t('options.denied')}
          </p>
        ) : null}
      </div>
      {isGranted === true ? (
        <Button onClick={revoke}>{i18n.t('options.revoke')}</Button>
      ) : (
        <Button look="default" onClick={grant}>
          {i18n.t('options.allow')}
        </Button>
      )}
    </li>
  );
}
