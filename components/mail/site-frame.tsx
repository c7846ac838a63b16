import { Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { MailSiteId } from '../../lib/model/mail.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AccessChip, type AccessState } from './access-chip.tsx';
import { mailSiteName } from './site-name.ts';

/** A webmail: its name and state, what it is, and what can be changed about it. */
export function SiteFrame({
  site,
  state,
  children,
  button,
}: {
  readonly site: MailSiteId;
  readonly state: AccessState;
  readonly children: ReactNode;
  readonly button?: ReactNode;
}) {
  return (
    <li className="flex items-start gap-3 border-t border-line px-4 py-3 first:border-t-0">
      <Icon shape={Mail} className="mt-0.5 text-ink-2" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{mailSiteName(site)}</span>
          <AccessChip state={state} />
        </div>
        {children}
      </div>
      {button}
    </li>
  );
}

export function AccessButton({
  name,
  isGranted,
  onGrant,
  onRevoke,
  size = 'md',
}: {
  readonly name: string;
  readonly isGranted: boolean | undefined;
  readonly onGrant: () => void;
  readonly onRevoke: () => void;
  readonly size?: 'md' | 'sm';
}) {
  if (isGranted === undefined) return null;
  const text = i18n.t(isGranted ? 'options.revoke' : 'options.allow');
  return (
    <Button size={size} aria-label={`${text}: ${name}`} onClick={isGranted ? onRevoke : onGrant}>
      {text}
    </Button>
  );
}

export function SiteHostsLine({ origins }: { readonly origins: readonly string[] }) {
  return (
    <p className="font-mono text-2xs wrap-anywhere text-ink-3">
      {origins.map((origin) => new URL(origin).host).join(', ')}
    </p>
  );
}

export function AccessDenied() {
  return (
    <p role="alert" className="text-xs text-caution-ink">
      {i18n.t('mailOptions.denied')}
    </p>
  );
}
