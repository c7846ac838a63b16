import { Check } from 'lucide-react';
import { i18n } from '#i18n';
import type { MailSetting } from '../../lib/model/selling.ts';
import { mailHosts } from '../../lib/sites/hosts.ts';
import { OptionPart } from '../account/option-part.tsx';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { MailSiteRow } from './mail-site-row.tsx';
import { NeverLists } from './never-list.tsx';
import { ServerPart } from './server-part.tsx';
import { useChangeMail, useMailSetting } from './use-mail-setting.ts';
import { useWatchers } from './use-watchers.ts';

/** Options: which webmail is read, what of it is logged, and what never is. */
export function MailOptions() {
  const setting = useMailSetting();
  return (
    <OptionPart id="mail" title={i18n.t('mailOptions.title')} hint={i18n.t('mailOptions.hint')}>
      {setting ? <MailForm setting={setting} /> : null}
    </OptionPart>
  );
}

function MailForm({ setting }: { readonly setting: MailSetting }) {
  const change = useChangeMail();
  useWatchers(setting);
  const place = useKeptFocus<HTMLDivElement>(setting.askedAt);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-1 text-ink-2">
        {(['reads', 'puts', 'account', 'sends'] as const).map((fact) => (
          <li key={fact} className="flex items-start gap-2">
            <Icon shape={Check} size="sm" className="mt-0.75 shrink-0 text-accent-ink" />
            {i18n.t(`mailOptions.facts.${fact}`)}
          </li>
        ))}
      </ul>
      <ul
        aria-label={i18n.t('mailOptions.sites')}
        className="flex flex-col rounded-lg border border-line-strong"
      >
        {mailHosts
          .filter(({ origins }) => origins.length > 0)
          .map((hosts) => (
            <MailSiteRow key={hosts.id} hosts={hosts} setting={setting} />
          ))}
        <ServerPart setting={setting} />
      </ul>
      <div>
        <h3 className="font-medium">{i18n.t('mailOptions.what')}</h3>
        <p className="mt-1 max-w-160 text-ink-2">{i18n.t('mailOptions.knownOnly')}</p>
        <div className="mt-2">
          <Switch
            isOn={setting.keepsSnippet}
            onChange={(keepsSnippet) => void change((now) => ({ ...now, keepsSnippet }))}
          >
            {i18n.t('mailOptions.keepSnippet')}
          </Switch>
          <p className="pl-9 text-xs text-ink-2">{i18n.t('mailOptions.keepSnippetHint')}</p>
        </div>
      </div>
      <div ref={place} tabIndex={-1} className="flex flex-col gap-2 outline-none">
        <h3 className="font-medium">{i18n.t('mailOptions.leftOut')}</h3>
        <NeverLists setting={setting} />
      </div>
    </div>
  );
}
