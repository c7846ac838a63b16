import { i18n } from '#i18n';
import type { MailSiteId } from '../../lib/model/mail.ts';
import type { MailSetting } from '../../lib/model/selling.ts';
import type { MailHosts } from '../../lib/sites/hosts.ts';
import { useSiteAccess } from '../account/use-site-access.ts';
import { LinkButton } from '../ui/button.tsx';
import { Switch } from '../ui/switch.tsx';
import { toAccessState } from './access-chip.tsx';
import { questionId } from './mail-question.tsx';
import { AccessButton, AccessDenied, SiteFrame, SiteHostsLine } from './site-frame.tsx';
import { mailSiteName } from './site-name.ts';
import { useChangeMail } from './use-mail-setting.ts';
import { withWatched } from './watched.ts';

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
      isNowOn && setting.askedAt === null
        ? i18n.t('mailQuestion.bar')
        : i18n.t(isNowOn ? 'mailOptions.turnedOn' : 'mailOptions.turnedOff', [name]),
    );
  };
  return (
    <>
      <div className="mt-1">
        <Switch isOn={isOn} onChange={turn}>
          <span>
            {i18n.t('mailOptions.watch')}
            <span className="sr-only">: {mailSiteName(site)}</span>
          </span>
        </Switch>
      </div>
      {isOn && setting.askedAt === null ? (
        <p className="text-xs text-caution-ink">
          {i18n.t('mailOptions.waitsForAnswer')}{' '}
          <LinkButton onClick={() => document.getElementById(questionId)?.focus()}>
            {i18n.t('mailQuestion.answer')}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
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
      <SiteHostsLine origins={hosts.origins} />
      {wasDenied && isGranted === false ? <AccessDenied /> : null}
      {isGranted === true ? <WatchSwitch site={hosts.id} setting={setting} /> : null}
    </SiteFrame>
  );
}
