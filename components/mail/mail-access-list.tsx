import { i18n } from '#i18n';
import { type MailHosts, mailHosts } from '../../lib/sites/hosts.ts';
import { useSiteAccess } from '../account/use-site-access.ts';
import { toAccessState } from './access-chip.tsx';
import { AccessButton, AccessDenied, SiteFrame } from './site-frame.tsx';
import { mailSiteName } from './site-name.ts';

const firstSites: readonly MailHosts['id'][] = ['gmail', 'outlook'];

/** At the first run: the two webmails that most work in, and their permission alone. */
export function MailAccessList() {
  return (
    <>
      <ul className="flex flex-col rounded-lg border border-line-strong">
        {mailHosts
          .filter(({ id }) => firstSites.includes(id))
          .map((hosts) => (
            <AccessRow key={hosts.id} hosts={hosts} />
          ))}
      </ul>
      <p className="text-xs text-ink-2">{i18n.t('mailOptions.atFirst')}</p>
    </>
  );
}

function AccessRow({ hosts }: { readonly hosts: MailHosts }) {
  const { isGranted, wasDenied, grant, revoke } = useSiteAccess(hosts);
  return (
    <SiteFrame
      site={hosts.id}
      state={toAccessState({ isGranted, isWatched: false })}
      button={
        <AccessButton
          name={mailSiteName(hosts.id)}
          isGranted={isGranted}
          onGrant={grant}
          onRevoke={revoke}
        />
      }
    >
      {wasDenied && isGranted === false ? <AccessDenied /> : null}
    </SiteFrame>
  );
}
