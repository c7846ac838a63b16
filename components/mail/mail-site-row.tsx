import { Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { MailSiteId } from '../../lib/model/mail.ts';
import type { MailSetting } from '../../lib/model/selling.ts';
import type { MailHosts } from '../../lib/sites/hosts.ts';
import { useSiteAccess } from '../account/use-site-access.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import { AccessChip, type AccessState, toAccessState } from './access-chip.tsx';
import { mailSiteName } from './site-name.ts';
import { useChangeMail } from './use-mail-setting.ts';

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

/** Whether what is sent and opened there is logged; and that nothing is, until the rep has said what never is. */
export function WatchSwitch({
  site,
  setting,
}: {
  readonly site: MailSiteId;
  readonly setting: MailSetting;
}) {
  const change = useChangeMail();
  const isOn = setting.watched.includes(site);
  const turn = (isNowOn: boolean) => {
    const name = mailSiteName(site);
    void change(
      (now) => withWatched(now, site, isNowOn),
      i18n.t(isNowOn ? 'mailOptions.turnedOn' : 'mailOptions.turnedOff', [name]),
    );
  };
  return (
    <>
      <div className="mt-1">
        <Switch isOn={isOn} onChange={turn}>
          {i18n.t('mailOptions.watch')}
        </Switch>
      </div>
      {isOn && setting.askedAt === null ? (
        <p className="text-xs text-caution-ink">{i18n.t('mailOptions.waitsForAnswer')}</p>
      ) : null}
    </>
  );
}

export function withWatched(now: MailSetting, site: MailSiteId, isOn: boolean): MailSetting {
  const others = now.watched.filter((one) => one !== site);
  return { ...now, watched: isOn ? [...others, site] : others };
}

/** One webmail site: whether the browser lets us in, and whether its mail is logged. */
export function MailSiteRow({
  hosts,
  setting,
}: {
  readonly hosts: MailHosts;
  readonly setting: MailSetting;
}) {
  const change = useChangeMail();
  const { isGranted, wasDenied, grant, revoke } = useSiteAccess(hosts);
  const isWatched = setting.watched.includes(hosts.id);
  const state = toAccessState({ isGranted, isWatched });
  const takeBack = () => {
    revoke();
    if (!isWatched) return;
    void change(
      (now) => withWatched(now, hosts.id, false),
      i18n.t('mailOptions.turnedOff', [mailSiteName(hosts.id)]),
    );
  };
  return (
    <SiteFrame
      site={hosts.id}
      state={state}
      button={
        <AccessButton
          name={mailSiteName(hosts.id)}
          isGranted={isGranted}
          onGrant={grant}
          onRevoke={takeBack}
        />
      }
    >
      <p className="font-mono text-2xs wrap-anywhere text-ink-3">
        {hosts.origins.map((origin) => new URL(origin).host).join(', ')}
      </p>
      {wasDenied && isGranted === false ? (
        <p role="alert" className="text-caution-ink">
          {i18n.t('mailOptions.denied')}
        </p>
      ) : null}
      {isGranted === true ? <WatchSwitch site={hosts.id} setting={setting} /> : null}
    </SiteFrame>
  );
}
