import { X } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { MailSetting } from '../../lib/model/selling.ts';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { mailHosts, serverOrigin } from '../../lib/sites/hosts.ts';
import { useSiteAccess } from '../account/use-site-access.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useDraft } from '../use-draft.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { AccessChip, toAccessState } from './access-chip.tsx';
import { readServer } from './list-entry.ts';
import { WatchSwitch } from './mail-site-row.tsx';
import { AccessButton, AccessDenied, SiteFrame } from './site-frame.tsx';
import { mailSiteName } from './site-name.ts';
import { type ChangeMail, useChangeMail } from './use-mail-setting.ts';
import { withWatched } from './watched.ts';

const listedOrigins = mailHosts.flatMap(({ origins }) => origins);
const maxServers = 10;

/** Roundcube runs on anybody's server: the rep names it, and the browser is asked for that one host. */
export function ServerPart({ setting }: { readonly setting: MailSetting }) {
  const change = useChangeMail();
  const place = useKeptFocus<HTMLDivElement>(setting.servers);
  const { servers } = setting;
  return (
    <SiteFrame site="roundcube" state={undefined}>
      <p className="text-ink-2">{i18n.t('mailOptions.serverHint')}</p>
      <div ref={place} tabIndex={-1} role="group" aria-label={i18n.t('mailOptions.servers')}>
        {servers.length === 0 ? null : (
          <>
            <ul className="mt-1 flex flex-col">
              {servers.map((host) => (
                <ServerRow key={host} host={host} setting={setting} />
              ))}
            </ul>
            <WatchSwitch site="roundcube" setting={setting} />
          </>
        )}
        {servers.length < maxServers ? <ServerForm servers={servers} change={change} /> : null}
      </div>
    </SiteFrame>
  );
}

function ServerRow({ host, setting }: { readonly host: string; readonly setting: MailSetting }) {
  const change = useChangeMail();
  const { isGranted, wasDenied, grant, revoke } = useSiteAccess({ origins: [serverOrigin(host)] });
  const isWatched = setting.watched.includes('roundcube');
  const takeBack = () => {
    revoke();
    if (!isWatched || setting.servers.length > 1) return;
    void change(
      (now) => withWatched(now, 'roundcube', false),
      i18n.t('mailOptions.turnedOff', [mailSiteName('roundcube')]),
    );
  };
  const remove = () => {
    if (isGranted) revoke();
    void change((now) => withoutServer(now, host), i18n.t('mailOptions.serverRemoved', [host]));
  };
  return (
    <li className="border-t border-line py-1 first:border-t-0">
      <div className="flex min-h-(--row) flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 basis-40 font-mono text-xs wrap-anywhere">{host}</span>
        <AccessChip state={toAccessState({ isGranted, isWatched })} />
        <AccessButton
          size="sm"
          name={host}
          isGranted={isGranted}
          onGrant={grant}
          onRevoke={takeBack}
        />
        <IconButton size="sm" icon={X} label={i18n.t('field.remove', [host])} onClick={remove} />
      </div>
      {wasDenied && isGranted === false ? <AccessDenied /> : null}
    </li>
  );
}

function withoutServer(now: MailSetting, host: string): MailSetting {
  const servers = now.servers.filter((one) => one !== host);
  const watched = now.watched.filter((site) => site !== 'roundcube' || servers.length > 0);
  return { ...now, servers, watched };
}

function ServerForm({
  servers,
  change,
}: {
  readonly servers: readonly string[];
  readonly change: ChangeMail;
}) {
  const [isChecked, setChecked] = useState(false);
  const { value: text, setValue, drop } = useDraft<string>('mail-server:rep_settings:new', '');
  if (text === undefined) return null;
  const read = readServer(text, listedOrigins);
  const problem = 'problem' in read ? read.problem : servers.includes(read.host) ? 'known' : null;
  const add = () => {
    setChecked(true);
    if ('problem' in read || problem !== null) return;
    const { host } = read;
    // In the gesture; the answer may come late, and the row of the server shows it.
    browser.permissions
      .request({ origins: [serverOrigin(host)] })
      .catch((error: unknown) => reportBug('access', error));
    void change(
      (now) => ({ ...now, servers: [...new Set([...now.servers, host])] }),
      i18n.t('mailOptions.serverAdded', [host]),
    ).then((isSaved) => {
      if (!isSaved) return;
      setChecked(false);
      drop();
    });
  };
  return (
    <form
      aria-label={i18n.t('mailOptions.server')}
      className="@container mt-2 max-w-96"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="flex flex-col items-start gap-2 @min-[20rem]:flex-row">
        <div className="w-full min-w-0 flex-1">
          <TextField
            label={i18n.t('mailOptions.server')}
            inputMode="url"
            maxLength={253}
            placeholder={i18n.t('mailOptions.serverExample')}
            value={text}
            error={
              isChecked && problem !== null
                ? i18n.t(`mailOptions.serverProblem.${problem}`)
                : undefined
            }
            onChange={(typed) => {
              setChecked(false);
              setValue(typed);
            }}
            onSubmit={add}
          />
        </div>
        <Button className="@min-[20rem]:mt-5" disabled={text.trim() === ''} onClick={add}>
          {i18n.t('mailOptions.addServer')}
        </Button>
      </div>
    </form>
  );
}
